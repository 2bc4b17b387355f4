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
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Arrays;
import java.util.List;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Catalogs over one source keep their tokens apart: each sees what its own token may see.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubCatalogs
{
    private final TestingGitHub github;

    TestGitHubCatalogs(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testEachCatalogSeesWhatItsTokenSees()
    {
        Answer full = github.query("SELECT repo FROM github.default.repositories WHERE owner = 'acme'");
        assertThat(full.column()).contains("rocket", "infra", "webapp", "vault");
        assertThat(full.requests()).extracting(JournalEntry::credential).containsOnly("full");

        Answer restricted = github.query("SELECT repo FROM restricted.default.repositories WHERE owner = 'acme'");
        assertThat(restricted.column()).containsExactlyInAnyOrder("rocket", "infra");
        assertThat(restricted.requests()).extracting(JournalEntry::credential).containsOnly("restricted");
    }

    @Test
    void testBothInOneQuery()
    {
        Answer answer = github.query(
                """
                SELECT count(*)
                FROM github.default.issues a
                JOIN restricted.default.issues b ON a.id = b.id
                WHERE a.owner = 'acme' AND a.repo = 'rocket' AND b.owner = 'acme' AND b.repo = 'rocket'
                """);
        assertThat(answer.column()).containsExactly((long) github.issues("acme", "rocket").size());
        assertThat(answer.requests()).extracting(JournalEntry::credential).containsExactlyInAnyOrder("full", "restricted");
    }

    @Test
    void testBothSeeDifferentRows()
    {
        Answer answer = github.query(
                """
                SELECT a.repo, b.repo
                FROM github.default.repositories a
                LEFT JOIN restricted.default.repositories b ON a.id = b.id AND b.owner = 'acme'
                WHERE a.owner = 'acme' AND a.repo IN ('rocket', 'infra', 'vault')
                """);
        assertThat(answer.rows()).containsExactlyInAnyOrder(List.of("rocket", "rocket"), List.of("infra", "infra"), Arrays.asList("vault", null));
        assertThat(answer.requests()).extracting(JournalEntry::credential).containsOnly("full", "restricted");
    }

    /**
     * Each catalog keeps the account of its own requests, under the name of its own credential.
     */
    @Test
    void testAccounts()
    {
        Answer answer = github.query("SELECT 1 FROM github.default.repositories a, restricted.default.repositories b WHERE a.owner = 'acme' AND a.repo = 'rocket' AND b.owner = 'acme' AND b.repo = 'infra'");
        List<Object> full = credentials("github", answer.queryId());
        List<Object> restricted = credentials("restricted", answer.queryId());
        assertThat(full).hasSize(1);
        assertThat(restricted).hasSize(1).doesNotContainAnyElementsOf(full);
    }

    /**
     * A catalog may do without GraphQL altogether, and has the same rows.
     */
    @Test
    void testCatalogWithoutGraphQl()
    {
        github.queryRunner().createCatalog("rest", "omnisql_github", ImmutableMap.<String, String>builder()
                .putAll(TestingGitHub.catalog(github.simulator(), TestingGitHub.FULL_SECRET))
                .put("github.graphql-enabled", "false")
                .buildOrThrow());
        for (String sql : ImmutableList.of(
                "SELECT repo, number, title, author FROM %s.default.issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic')",
                "SELECT count(*) FROM %s.default.issues WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT number, additions FROM %s.default.pull_requests WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT r.id, u.name FROM %1$s.default.pull_request_reviews r JOIN %1$s.default.users u ON u.login = r.author WHERE r.owner = 'acme' AND r.repo = 'rocket' AND r.pull_number IN (5, 8)")) {
            Answer rest = github.query(sql.formatted("rest"));
            assertThat(rest.rows()).describedAs(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(github.query(sql.formatted("github")).rows());
            assertThat(rest.requests()).describedAs(sql).isNotEmpty().extracting(JournalEntry::path).doesNotContain("/graphql");
        }
        assertThat((String) github.query("EXPLAIN SELECT count(*) FROM rest.default.issues WHERE owner = 'acme'").column().getFirst()).doesNotContain("/graphql");
    }

    private List<Object> credentials(String catalog, String queryId)
    {
        return github.query("SELECT credential FROM %s.system.requests WHERE query_id = '%s'".formatted(catalog, queryId)).column();
    }

    @Test
    void testTokenThatIsNotAccepted()
    {
        String secret = "github_pat_wrong-canary";
        github.queryRunner().createCatalog("wrong", "omnisql_github", TestingGitHub.catalog(github.simulator(), secret));
        for (String table : ImmutableList.of("issues", "repositories")) {
            Failure failure = github.failure("SELECT * FROM wrong.default.%s WHERE owner = 'acme' AND repo = 'rocket'".formatted(table));
            failure.is(CREDENTIAL_REJECTED).says("github.token", "token-").withRequests(1);
            assertThat(failure.message()).doesNotContain(secret);
        }
        assertThat(github.query("SELECT url, credential FROM wrong.system.requests").rows().toString()).contains("token-").doesNotContain(secret);
    }
}
