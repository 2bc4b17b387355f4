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

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.stream.Stream;

import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The number of rows is the source's where it counts what the query means, and the same as that of the rows in any case.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubCounts
{
    private final TestingGitHub github;

    TestGitHubCounts(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testCountsOfTheSource()
    {
        for (String from : ImmutableList.of(
                "issues WHERE owner = 'acme' AND repo = 'webapp'",
                "issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp', 'empty', 'mirror')",
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND state = 'open'",
                "issues WHERE owner = 'acme' AND repo IN ('webapp', 'rocket') AND state = 'closed'",
                "pull_requests WHERE owner = 'acme' AND repo = 'rocket'",
                "pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND state = 'closed'",
                "pull_requests WHERE owner = 'acme' AND repo IN ('rocket', 'mirror') AND state = 'open'",
                "labels WHERE owner = 'acme' AND repo = 'webapp'",
                "labels WHERE owner = 'acme' AND repo IN ('rocket', 'empty', 'mirror')",
                "branches WHERE owner = 'acme' AND repo IN ('rocket', 'empty')",
                "branches WHERE owner = 'jose-n' AND repo = 'haystack'",
                "releases WHERE owner = 'jose-n' AND repo = 'haystack'",
                "releases WHERE owner = 'acme' AND repo IN ('rocket', 'webapp')",
                "commits WHERE owner = 'acme' AND repo IN ('rocket', 'webapp')",
                "milestones WHERE owner = 'acme' AND repo IN ('rocket', 'webapp', 'empty')",
                "milestones WHERE owner = 'acme' AND repo IN ('rocket', 'webapp') AND state = 'open'",
                "issues WHERE owner = 'acme' AND repo = 'empty'",
                "issues WHERE owner = 'acme' AND repo = 'mirror'")) {
            assertThat(assertCount(from).requests()).as(from).extracting(JournalEntry::path).containsExactly("/graphql");
        }
        for (String from : ImmutableList.of("acme.default.issues", "acme.default.issues WHERE state = 'open'", "acme.default.pull_requests", "acme.default.labels", "issues WHERE owner = 'acme'")) {
            assertThat(assertCount(from).requests()).as("%s: the list of the repositories has the numbers", from).extracting(JournalEntry::path).containsExactly("/graphql");
        }
        assertThat(assertCount("acme.default.branches").requests()).extracting(JournalEntry::path).containsExactly("/orgs/acme/repos", "/graphql");
    }

    /**
     * What the source evaluates roughly, or not at all, is counted row by row.
     */
    @Test
    void testCountsOfRows()
    {
        for (String from : ImmutableList.of(
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND author = 'ada'",
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND title LIKE '%a%'",
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND number > 20",
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND state = 'open' AND contains(labels, 'bug')",
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND (state = 'open' OR author = 'ada')",
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND updated_at >= TIMESTAMP '2026-06-01 00:00:00 UTC'",
                "issues WHERE owner = 'acme' AND repo = 'rocket' AND number IN (1, 5, 42, 43)",
                "pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND base_ref = 'release/1.x'",
                "pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND draft",
                "(SELECT number FROM issues WHERE owner = 'acme' AND repo = 'webapp' LIMIT 7)",
                "(SELECT number FROM issues WHERE owner = 'acme' AND repo = 'webapp' ORDER BY created_at DESC LIMIT 7)",
                "labels WHERE owner = 'acme' AND repo = 'webapp' AND is_default",
                "branches WHERE owner = 'acme' AND repo = 'webapp' AND protected",
                "releases WHERE owner = 'acme' AND repo = 'rocket' AND draft",
                "commits WHERE owner = 'acme' AND repo = 'webapp' AND author_email IS NOT NULL",
                "issues WHERE owner = 'acme' AND repo = 'webapp' AND state = 'merged'")) {
            Answer _ = assertCount(from);
        }
    }

    /**
     * A repository without a default branch has no history to be counted: its list says why, and the others are counted all the same.
     */
    @Test
    void testCommitsOfAnEmptyRepository()
    {
        Answer answer = assertCount("commits WHERE owner = 'acme' AND repo IN ('rocket', 'empty')");
        assertThat(answer.column()).containsExactly((long) github.commits("acme", "rocket").size());
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly("/graphql", "/repos/acme/empty/commits");
    }

    @Test
    void testOtherAggregations()
    {
        String from = " FROM issues WHERE owner = 'acme' AND repo = 'webapp'";
        List<ExpectedRow> issues = github.issues("acme", "webapp");
        assertThat(github.query("SELECT count(DISTINCT state), max(number), count(*)" + from).rows())
                .containsExactly(List.of(2L, issues.stream().map(row -> row.value("number", Long.class)).max(Long::compare).orElseThrow(), (long) issues.size()));
        assertThat(github.query("SELECT count(milestone_number)" + from).column()).containsExactly(issues.stream().filter(row -> !row.isNull("milestone_number")).count());
        assertThat(github.query("SELECT count(*) FILTER (WHERE state = 'open')" + from).column()).containsExactly(issues.stream().filter(row -> row.is("state", "open")).count());
        assertThat(github.query("SELECT state, count(*)" + from + " GROUP BY state").rows())
                .containsExactlyInAnyOrderElementsOf(Stream.of("open", "closed").map(state -> List.<Object>of(state, issues.stream().filter(row -> row.is("state", state)).count())).toList());
        assertThat(github.query("SELECT count(*) + 1" + from).column()).containsExactly(issues.size() + 1L);
        assertThat(github.query("SELECT 1" + from + " HAVING count(*) > 10").column()).containsExactly(1);
        assertThat(github.query("SELECT (SELECT count(*)%s) - (SELECT count(*)%s AND state = 'open')".formatted(from, from)).column())
                .containsExactly(issues.stream().filter(row -> row.is("state", "closed")).count());
    }

    @Test
    void testKeysThatAreNotThere()
    {
        String sql = "SELECT count(*) FROM issues WHERE owner = 'acme' AND repo IN ('attic', '%s')";
        for (String repo : ImmutableList.of("nowhere", "old-launchpad", "ATTIC", "..")) {
            github.failure(sql.formatted(repo)).is(RESOURCE_MISSING);
            assertThat(github.query(github.session("missing_resource", "EMPTY"), sql.formatted(repo)).column()).as(repo).containsExactly((long) github.issues("acme", "attic").size());
        }
        github.failure("SELECT count(*) FROM issues").is(KEY_REQUIRED).withRequests(0);
        assertThat(github.query("SELECT count(*) FROM declared.default.issues WHERE repo = 'nowhere'").column()).containsExactly(0L);
        assertThat(github.query("SELECT count(*) FROM issues WHERE owner = 'acme' AND repo IN ('attic', 'nowhere') AND false").column()).containsExactly(0L);
    }

    /**
     * A credential that may not see some of a scope counts the rest.
     */
    @Test
    void testRestrictedCredential()
    {
        assertThat(assertCount("restricted.default.issues WHERE owner = 'acme' AND repo = 'rocket'").column()).containsExactly((long) github.issues("acme", "rocket").size());
        github.failure("SELECT count(*) FROM restricted.default.issues WHERE owner = 'acme' AND repo = 'webapp'").is(RESOURCE_MISSING);
    }

    private Answer assertCount(String from)
    {
        Answer answer = github.query("SELECT count(*) FROM " + from);
        assertThat(answer.rows()).as(from).hasSize(1).isEqualTo(github.queryWithoutPushdown("SELECT count(*) FROM " + from).rows());
        return answer;
    }
}
