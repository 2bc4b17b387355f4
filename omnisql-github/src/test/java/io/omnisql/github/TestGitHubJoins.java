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
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Arrays;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A join names the keys that the other side has, and no others are asked for.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubJoins
{
    private static final String LAUNCHPAD = "/repos/acme/launchpad/issues";
    private static final String ATTIC = "/repos/acme/attic/issues";
    private static final String QUERIES = "/graphql";
    private static final String REPOSITORIES = "/orgs/acme/repos";

    private final TestingGitHub github;

    TestGitHubJoins(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    /**
     * No table has a literal key: the catalog is open, and the join says which repositories are meant.
     */
    @Test
    void testKeysFromValues()
    {
        List<List<Object>> expected = ImmutableList.<List<Object>>builder()
                .addAll(issues("launchpad"))
                .addAll(issues("attic"))
                .build();
        String keys = "(SELECT * FROM UNNEST(ARRAY['acme', 'acme'], ARRAY['launchpad', 'attic']) AS k (owner, repo)) k";
        for (String from : ImmutableList.of(
                "issues i JOIN " + keys + " ON i.owner = k.owner AND i.repo = k.repo",
                "issues i RIGHT JOIN " + keys + " ON i.owner = k.owner AND i.repo = k.repo")) {
            String sql = "SELECT i.repo, i.number FROM " + from;
            Answer answer = github.query(sql);
            assertThat(answer.rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(paths(answer)).describedAs(sql).containsExactly(QUERIES);
            // queries do not tell this column
            assertThat(paths(github.query("SELECT i.repo, i.node_id FROM " + from))).describedAs(sql).containsExactlyInAnyOrder(LAUNCHPAD, ATTIC);
            github.failure(Session.builder(github.session()).setSystemProperty("enable_dynamic_filtering", "false").build(), sql).is(KEY_REQUIRED).withRequests(0);
        }
    }

    @Test
    void testKeysFromAnotherTable()
    {
        String sql = "SELECT i.repo, i.number FROM repositories r JOIN issues i ON i.owner = r.owner AND i.repo = r.repo WHERE r.owner = 'acme' AND r.archived";
        for (Session session : ImmutableList.of(github.session(), withoutJoins(github.session()))) {
            Answer answer = github.query(session, sql);
            assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(issues("attic"));
            assertThat(paths(answer)).containsExactlyElementsOf(session.equals(github.session()) ? ImmutableList.of(QUERIES) : ImmutableList.of(REPOSITORIES, ATTIC));
        }
    }

    /**
     * The tables' declared sizes put the one whose keys are wanted where it is told them, whichever side it is written on.
     */
    @Test
    void testSidesMayBeWrittenInAnyOrder()
    {
        String on = " ON i.owner = r.owner AND i.repo = r.repo ";
        String archived = "(SELECT owner, repo FROM repositories WHERE owner = 'acme' AND archived)";
        for (String distribution : ImmutableList.of("AUTOMATIC", "BROADCAST", "PARTITIONED")) {
            Session session = Session.builder(github.session()).setSystemProperty("join_distribution_type", distribution).build();
            ImmutableList.Builder<String> joins = ImmutableList.<String>builder().add(
                    archived + " r JOIN issues i" + on,
                    "issues i JOIN " + archived + " r" + on,
                    "issues i WHERE i.owner = 'acme' AND i.repo IN (SELECT repo FROM repositories WHERE owner = 'acme' AND archived)");
            if (distribution.equals("AUTOMATIC")) {
                // Trino turns an outer join around for its cost only where nobody prescribes the distribution
                joins.add(
                        archived + " r LEFT JOIN issues i" + on,
                        "issues i RIGHT JOIN " + archived + " r" + on);
            }
            for (String from : joins.build()) {
                String sql = "SELECT i.repo, i.number FROM " + from;
                Answer answer = github.query(withoutJoins(session), sql);
                assertThat(answer.rows()).describedAs(from).containsExactlyInAnyOrderElementsOf(issues("attic"));
                assertThat(paths(answer)).describedAs("%s: %s", distribution, from).containsExactly(REPOSITORIES, ATTIC);
                Answer joined = github.query(session, sql);
                assertThat(joined.rows()).describedAs(from).containsExactlyInAnyOrderElementsOf(issues("attic"));
                assertThat(paths(joined)).describedAs("%s: %s", distribution, from).containsExactly(QUERIES);
            }
        }
    }

    /**
     * Single records take fewer requests than the list, as for numbers that the query spells out.
     */
    @Test
    void testNumbers()
    {
        assertNumbers("number", "5, 4711", QUERIES);
        assertNumbers("number", "5, 4711, 4712", QUERIES);
        // queries do not tell this column
        assertNumbers("number, p.node_id", "5, 4711", "/repos/acme/rocket/pulls/5", "/repos/acme/rocket/pulls/4711", "/repos/acme/rocket");
        assertNumbers("number, p.node_id", "5, 4711, 4712, 4713, 4714", "/repos/acme/rocket/pulls");
    }

    /**
     * However many numbers are nowhere, the repository is asked once by each node, and not at all where joins have named it.
     */
    @Test
    void testNumbersThatAreNowhere()
    {
        String numbers = "(SELECT * FROM UNNEST(ARRAY[5, 4711, 4712, 4713], ARRAY['rocket', 'rocket', 'rocket', 'rocket']) AS k (number, repo)) k";
        String sql = "SELECT p.number, p.node_id FROM pull_requests p JOIN " + numbers + " ON p.number = k.number WHERE p.owner = 'acme' AND p.repo = 'rocket'";
        Answer spelled = github.query(sql);
        assertThat(spelled.column()).containsExactly(5L);
        assertThat(paths(spelled).stream().filter("/repos/acme/rocket"::equals)).hasSizeBetween(1, 2);
        assertThat(paths(spelled)).hasSizeLessThanOrEqualTo(4 + 2);
        Answer joined = github.query(sql.replace("AND p.repo = 'rocket'", "AND p.repo = k.repo"));
        assertThat(joined.column()).containsExactly(5L);
        assertThat(paths(joined)).containsExactlyInAnyOrder("/repos/acme/rocket/pulls/5", "/repos/acme/rocket/pulls/4711", "/repos/acme/rocket/pulls/4712", "/repos/acme/rocket/pulls/4713");
    }

    /**
     * A repository that GraphQL does not find is nowhere; what only a join has named is not asked for again.
     */
    @Test
    void testRepositoriesThatAreNowhere()
    {
        String names = "(SELECT * FROM UNNEST(ARRAY['rocket', 'attic', 'not-there', 'nowhere', 'ROCKET']) AS k (repo)) k";
        for (String table : ImmutableList.of("issues", "milestones")) {
            Answer answer = github.query("SELECT DISTINCT m.repo FROM %s m JOIN %s ON m.repo = k.repo WHERE m.owner = 'acme'".formatted(table, names));
            assertThat(answer.column()).containsExactlyInAnyOrder("rocket", "attic");
            assertThat(paths(answer)).describedAs(table).containsExactly(QUERIES);
        }
    }

    private void assertNumbers(String columns, String numbers, String... paths)
    {
        Answer answer = github.query("SELECT p.%s FROM pull_requests p JOIN (SELECT * FROM UNNEST(ARRAY[%s]) AS k (number)) k ON p.number = k.number WHERE p.owner = 'acme' AND p.repo = 'rocket'".formatted(columns, numbers));
        assertThat(answer.column()).containsExactly(5L);
        assertThat(paths(answer)).containsExactlyInAnyOrder(paths);
    }

    /**
     * The list of the owner's repositories tells which of many names there are.
     */
    @Test
    void testManyNames()
    {
        String names = "SELECT 'attic' AS repo UNION ALL SELECT 'x' || CAST(n AS varchar) FROM UNNEST(sequence(1, 600)) AS s (n)";
        for (String catalog : ImmutableList.of("github", "acme")) {
            Answer answer = github.query("SELECT i.repo, i.number FROM %s.default.issues i JOIN (%s) k ON i.repo = k.repo WHERE i.owner = 'acme'".formatted(catalog, names));
            assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(issues("attic"));
            assertThat(paths(answer)).containsExactly(REPOSITORIES, ATTIC);
        }
    }

    /**
     * The rest of a user's repositories is in a list that tokens of apps may not read. The join has named them, so each can be asked for.
     */
    @Test
    void testManyNamesUnderAUserWhoseListIsRefused()
    {
        String names = "SELECT 'dotfiles' AS repo UNION ALL SELECT 'x' || CAST(n AS varchar) FROM UNNEST(sequence(1, 11)) AS s (n)";
        github.simulator().faults().add(Fault.status(403).on("/user/repos").times(3));
        try {
            // queries do not tell this column
            Answer answer = github.query("SELECT i.node_id FROM issues i JOIN (%s) k ON i.repo = k.repo WHERE i.owner = 'ada'".formatted(names));
            assertThat(answer.rows()).isEmpty();
            assertThat(answer.requests()).hasSize(3 + 12).extracting(JournalEntry::path).contains("/orgs/ada/repos", "/users/ada/repos", "/user/repos", "/repos/ada/dotfiles/issues", "/repos/ada/x11/issues");
            github.failure("SELECT i.node_id FROM issues i WHERE i.owner = 'ada'").is(ACCESS_REFUSED).withRequests(3);
            // a query looks for an organization before
            github.failure("SELECT i.number FROM issues i WHERE i.owner = 'ada'").is(ACCESS_REFUSED).withRequests(4);
        }
        finally {
            github.simulator().faults().clear();
        }
    }

    /**
     * What the other side of a join has and the source has not is no mistake of the query.
     */
    @Test
    void testKeysThatAreNotThere()
    {
        Answer answer = github.query(
                """
                SELECT k.repo, i.number
                FROM issues i
                RIGHT JOIN (SELECT * FROM UNNEST(ARRAY['acme', 'acme', 'acme', 'acme'], ARRAY['attic', 'not-there', 'ATTIC', 'old-launchpad']) AS k (owner, repo)) k
                ON i.owner = k.owner AND i.repo = k.repo
                """);
        ImmutableList.Builder<List<Object>> expected = ImmutableList.<List<Object>>builder().addAll(issues("attic"));
        for (String repo : ImmutableList.of("not-there", "ATTIC", "old-launchpad")) {
            expected.add(Arrays.asList(repo, null));
        }
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(expected.build());
        assertThat(github.query("SELECT sum(skipped_keys) FROM github.system.query_status WHERE query_id = '%s'".formatted(answer.queryId())).column()).containsExactly(3L);
    }

    /**
     * A join that narrows the owners: a user is no organization that a query finds, and has repositories all the same.
     */
    @Test
    void testOwnersThatAreUsers()
    {
        String owners = "(SELECT * FROM UNNEST(ARRAY['Grace-H', 'nobody-at-all']) AS k (owner)) k";
        for (String column : ImmutableList.of("node_id", "number")) {
            List<Object> expected = github.query("SELECT %s FROM issues WHERE owner = 'Grace-H'".formatted(column)).column();
            assertThat(github.query("SELECT i.%s FROM issues i JOIN %s ON i.owner = k.owner WHERE i.owner IN ('acme', 'Grace-H')".formatted(column, owners)).column())
                    .describedAs(column)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void testNoValues()
    {
        Answer answer = github.query(
                withoutJoins(github.session()),
                "SELECT count(*) FROM repositories r JOIN issues i ON i.owner = r.owner AND i.repo = r.repo WHERE r.owner = 'acme' AND r.repo LIKE 'no-such-%'");
        assertThat(answer.column()).containsExactly(0L);
        assertThat(paths(answer)).containsExactly(REPOSITORIES);
    }

    @Test
    void testDeclaredScopeHoldsNoOtherKeys()
    {
        Answer answer = github.query(
                """
                SELECT DISTINCT i.owner, i.repo
                FROM declared.default.issues i
                JOIN (SELECT * FROM UNNEST(ARRAY['acme', 'acme', 'initech'], ARRAY['rocket', 'attic', 'tower']) AS k (owner, repo)) k ON i.owner = k.owner AND i.repo = k.repo
                """);
        assertThat(answer.rows()).containsExactly(List.of("acme", "rocket"));
        assertThat(answer.requests()).allMatch(request -> request.path().endsWith("/repos/acme/rocket/issues"));
    }

    @Test
    void testJoinsThatNameNoKeys()
    {
        for (String sql : ImmutableList.of(
                "SELECT count(*) FROM issues i JOIN (VALUES 1) k (number) ON i.number = k.number",
                "SELECT count(*) FROM issues i LEFT JOIN (VALUES ('acme', 'tiny')) k (owner, repo) ON i.owner = k.owner AND i.repo = k.repo",
                "SELECT count(*) FROM (SELECT * FROM issues LIMIT 5) i JOIN (VALUES ('acme', 'tiny')) k (owner, repo) ON i.owner = k.owner AND i.repo = k.repo")) {
            github.failure(sql).is(KEY_REQUIRED).says("a value for owner", "or a join that gives some").withRequests(0);
        }
    }

    private List<List<Object>> issues(String repo)
    {
        return github.issues("acme", repo).stream()
                .map(issue -> ImmutableList.of(issue.get("repo"), issue.get("number")))
                .collect(toImmutableList());
    }

    /**
     * Joins are left to Trino.
     */
    private static Session withoutJoins(Session session)
    {
        return Session.builder(session).setCatalogSessionProperty("github", "join_pushdown_enabled", "false").build();
    }

    private static List<String> paths(Answer answer)
    {
        return answer.requests().stream()
                .map(JournalEntry::path)
                .collect(toImmutableList());
    }
}
