/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.omnisql.github;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Objects;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that a table lists for another one, where the list itself is read by queries, looked up in, or counted against the allowance.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubListedKeys
{
    private final TestingGitHub github;

    TestGitHubListedKeys(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    /**
     * A deleted author makes the query that lists the numbers leave a pull request to REST; its number is listed all the same.
     */
    @Test
    void testListedRecordThatIsAskedElsewhere()
    {
        List<List<Object>> rows = github.query("SELECT repo, number, mergeable_state FROM pull_requests WHERE owner = 'acme' AND repo IN ('infra', 'rocket') AND author IS NULL").rows();
        long deleted = List.of("infra", "rocket").stream()
                .flatMap(repo -> github.pullRequests("acme", repo).stream())
                .filter(row -> Objects.isNull(row.get("author")))
                .count();
        assertThat(rows).isNotEmpty().hasSize((int) deleted).doesNotHaveDuplicates();
    }

    /**
     * Hashes are looked for in the list of the default branch, whoever names them: an index would answer for others as well.
     */
    @Test
    void testKeysThatHaveToBeListedAreNotLookedUp()
    {
        String sql = "SELECT c.sha, c.additions FROM (SELECT owner, repo, sha FROM commits WHERE owner = 'acme' AND repo = 'rocket' LIMIT 5) k JOIN commits c ON c.owner = k.owner AND c.repo = k.repo AND c.sha = k.sha";
        assertThat(github.query(github.session("index_lookup", "ALL"), sql).rows())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(github.query(github.session("index_lookup", "OFF"), sql).rows());
    }

    /**
     * What is listed is estimated by the queries that ask for it, and not by its number.
     */
    @Test
    void testListedKeysAreEstimatedByQueries()
    {
        Answer answer = github.query(github.session("max_requests_per_query", "60"), "SELECT count(id) FROM acme.default.pull_request_reviews");
        assertThat(answer.requests()).hasSizeLessThanOrEqualTo(12);
    }
}
