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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.QueryFailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * For users to whom the policy grants some rows, a source is as if it had no others, and what is hidden is not asked for where keys tell it.
 */
@ExtendWith(GitHubExtension.class)
@TestInstance(PER_CLASS)
final class TestGitHubPolicy
{
    private static final String VIEWS = "views";

    private final TestingGitHub github;
    // of the issues of a visible repository, one that another user has written
    private final ExpectedRow hidden;
    private final String author;
    private GovernedGitHub governed;

    TestGitHubPolicy(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
        this.author = GovernedGitHub.author(github);
        this.hidden = github.issues("acme", "rocket").stream().filter(issue -> !author.equals(issue.get("author"))).findFirst().orElseThrow();
    }

    @BeforeAll
    void create()
            throws IOException
    {
        governed = GovernedGitHub.create(github);
        github.queryRunner().installPlugin(new MemoryPlugin());
        github.queryRunner().createCatalog(VIEWS, "memory", ImmutableMap.of());
    }

    @AfterAll
    void drop()
            throws IOException
    {
        github.queryRunner().execute("DROP CATALOG " + VIEWS);
        governed.close();
    }

    @Test
    void testTablesAreThoseOfTheVisibleRepositories()
    {
        for (TableDefinition table : GovernedGitHub.TABLES) {
            String columns = table.columns().stream().filter(column -> !column.hidden()).map(ColumnDefinition::name).map("\"%s\""::formatted).collect(joining(", "));
            assertSame("SELECT %s FROM %s WHERE owner = 'acme' AND repo = 'rocket'".formatted(columns, table.name()), "");
            assertSame("SELECT %s FROM %s WHERE owner = 'acme'".formatted(columns, table.name()), "");
            assertSame("SELECT %s FROM %s".formatted(columns, table.name()), "_acme");
        }
    }

    @Test
    void testWhatIsHiddenIsAsIfItWereNotThere()
    {
        for (String condition : ImmutableList.of(
                "owner = 'acme' AND repo = 'launchpad'",
                "owner = 'acme' AND repo = 'nowhere'",
                "owner = 'acme' AND repo IN ('rocket', 'launchpad')",
                "owner = 'acme' AND repo > 'j'",
                "owner IN ('acme', 'ada') AND repo IN ('rocket', 'launchpad', 'dotfiles')",
                "owner = 'globex'",
                "owner = 'acme' AND repo LIKE 'l%'")) {
            for (String select : ImmutableList.of("count(*)", "owner, repo, number, title", "max(created_at)", "DISTINCT repo")) {
                for (String catalog : ImmutableList.of("", "_acme")) {
                    assertSame("SELECT %s FROM issues WHERE %s".formatted(select, condition), catalog);
                }
            }
        }
    }

    @Test
    void testOrdersLimitsCountsAndJoins()
    {
        for (String sql : ImmutableList.of(
                "SELECT count(*), count(number) FROM issues",
                "SELECT repo, count(*), min(number), max(updated_at) FROM issues GROUP BY repo",
                "SELECT number FROM issues WHERE state = 'open' ORDER BY created_at DESC, number LIMIT 7",
                "SELECT owner, repo, number FROM pull_requests ORDER BY updated_at, number LIMIT 3",
                "SELECT count(*) FROM (SELECT * FROM issues LIMIT 5)",
                "SELECT count(*) FROM (SELECT * FROM issues LIMIT 100000)",
                "SELECT r.repo, i.number FROM repositories r JOIN issues i ON i.owner = r.owner AND i.repo = r.repo",
                "SELECT r.repo, i.number FROM repositories r LEFT JOIN issues i ON i.owner = r.owner AND i.repo = r.repo AND i.state = 'open'",
                "SELECT repo FROM repositories WHERE repo IN (SELECT repo FROM issues WHERE state = 'open')",
                "SELECT repo FROM repositories WHERE repo NOT IN (SELECT repo FROM issues)",
                "SELECT p.number, v.state FROM pull_requests p JOIN pull_request_reviews v ON v.owner = p.owner AND v.repo = p.repo AND v.pull_number = p.number WHERE p.repo = 'rocket' AND p.number < 30",
                "SELECT DISTINCT repo FROM commits",
                "SELECT a.number FROM issues a JOIN issues b ON a.number = b.number AND a.repo <> b.repo",
                "DESCRIBE issues")) {
            assertSame(sql, "_acme");
        }
    }

    /**
     * No request names a repository that is hidden, and none is made for what the policy leaves nothing of.
     */
    @Test
    void testHiddenKeysAreNotAskedFor()
    {
        List<String> visible = ImmutableList.of("rocket", "infra", "dotfiles");
        List<String> hiddenNames = github.data().repositories().stream().map(content -> content.repository().name()).filter(name -> !visible.contains(name)).distinct().collect(toImmutableList());
        for (String sql : ImmutableList.of(
                "SELECT owner, repo, number FROM governed.default.issues",
                "SELECT owner, repo, number FROM governed_acme.default.issues",
                "SELECT owner, repo, sha FROM governed_acme.default.commits",
                "SELECT i.number FROM governed.default.issues i JOIN (SELECT * FROM UNNEST(ARRAY['acme', 'acme'], ARRAY['launchpad', 'rocket']) AS k (owner, repo)) k ON i.owner = k.owner AND i.repo = k.repo")) {
            Answer answer = github.query(governed.session("alice", "governed"), sql);
            assertThat(answer.rows()).describedAs(sql).isNotEmpty();
            for (JournalEntry request : answer.journal()) {
                assertThat(Stream.of(request.path().split("/"))).describedAs(sql).doesNotContainAnyElementsOf(hiddenNames);
                assertThat(hiddenNames).describedAs(sql).noneMatch(name -> request.body().contains("\"" + name + "\""));
            }
        }
        Answer ofOwner = github.query(governed.session("dave", "governed_acme"), "SELECT owner, repo, number FROM issues");
        assertThat(ofOwner.rows()).isNotEmpty();
        assertThat(ofOwner.journal()).noneMatch(request -> hiddenNames.stream().anyMatch(name -> Splitter.on('/').splitToList(request.path()).contains(name) || request.body().contains("\"" + name + "\"")));
        assertThat(github.query(governed.session("alice", "governed_acme"), "SELECT count(*) FROM issues WHERE repo = 'launchpad'").journal()).isEmpty();
        for (String name : ImmutableList.of("acme/launchpad", "acme/nowhere", "acme/Rocket", "ada/rocket")) {
            List<String> parts = Splitter.on('/').splitToList(name);
            github.failure(governed.session("alice", "governed"), "SELECT * FROM issues WHERE owner = '%s' AND repo = '%s'".formatted(parts.getFirst(), parts.getLast()))
                    .is(RESOURCE_MISSING)
                    .says("there is no '%s' at the source".formatted(name))
                    .withRequests(0);
        }
    }

    /**
     * A record that is asked for by its number and hidden by something else fails like one that is not there, and tells of itself nowhere.
     */
    @Test
    void testHiddenRecords()
    {
        long number = (Long) hidden.get("number");
        String sql = "SELECT %s FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number = %s";
        Session bob = governed.session("bob", "governed");
        assertThat(github.query(governed.session("steward", "governed"), sql.formatted("title", number)).rows()).hasSize(1);
        List<String> queries = new ArrayList<>();
        for (Object asked : ImmutableList.of(number, 987_654)) {
            for (String columns : ImmutableList.of("title", "node_id")) {
                Answer answer = github.query(bob, sql.formatted(columns, asked));
                assertThat(answer.rows()).isEmpty();
                queries.add(answer.queryId());
            }
        }
        for (String query : queries) {
            assertThat(github.query(bob, "SELECT url, body, status FROM governed.system.requests WHERE query_id = '%s'".formatted(query)).rows())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request).containsOnlyNulls());
            assertThat(github.query(bob, "SELECT DISTINCT rows, skipped_keys FROM governed.system.query_status WHERE query_id = '%s'".formatted(query)).rows().getFirst()).containsExactly(0L, null);
        }
        assertThat(github.query(bob, "SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket'").column()).containsExactly(author);
        assertThat(github.query(bob, "SELECT i.title FROM (VALUES (BIGINT '%s'), 987654) v (number) JOIN issues i ON i.number = v.number WHERE i.owner = 'acme' AND i.repo = 'rocket'".formatted(number)).rows()).isEmpty();
    }

    /**
     * Where a record has to be there, as it is the key itself, one that is hidden fails as one that is not there does.
     */
    @Test
    void testHiddenKeysByWhatTheirRecordsSay()
    {
        Session bob = governed.session("bob", "governed");
        String sql = "SELECT %s FROM repositories WHERE owner = 'acme' AND repo = '%s'";
        for (String columns : ImmutableList.of("description", "node_id", "count(*)")) {
            assertThat(github.query(governed.session("steward", "governed"), sql.formatted(columns, "attic")).rows()).hasSize(1);
            Failure ofHidden = github.failure(bob, sql.formatted(columns, "attic")).is(RESOURCE_MISSING);
            Failure ofNone = github.failure(bob, sql.formatted(columns, "nowhere")).is(RESOURCE_MISSING);
            assertThat(ofHidden.message().replace("attic", "nowhere")).isEqualTo(ofNone.message());
        }
        assertThat(github.query(bob, "SELECT repo FROM repositories WHERE owner = 'acme'").column()).contains("rocket").doesNotContain("attic");
    }

    /**
     * A number has one spelling, so that a record that is hidden by it is like one that is not there.
     */
    @Test
    void testRecordsHiddenByTheirNumbers()
    {
        Session grace = governed.session("grace", "governed");
        String sql = "SELECT title FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number = %s";
        long last = github.issues("acme", "rocket").stream().mapToLong(issue -> (Long) issue.get("number")).max().orElseThrow();
        assertThat(github.query(governed.session("steward", "governed"), sql.formatted(last)).rows()).hasSize(1);
        assertThat(github.query(grace, sql.formatted(last)).rows()).isEmpty();
        assertThat(github.query(grace, sql.formatted(987_654)).rows()).isEmpty();
    }

    /**
     * How many pages and records there were would tell how much of them is hidden.
     */
    @Test
    void testMetricsTellWhatIsVisible()
    {
        String sql = "EXPLAIN ANALYZE VERBOSE SELECT title FROM issues WHERE owner = 'acme' AND repo = 'rocket'";
        assertThat((String) github.query(governed.session("steward", "governed"), sql).column().getFirst()).contains("scan.pages", "scan.records");
        assertThat((String) github.query(governed.session("bob", "governed"), sql).column().getFirst()).contains("scan.rows").doesNotContain("scan.pages", "scan.records");
    }

    @Test
    void testPlansTellNothing()
    {
        for (String explain : ImmutableList.of("EXPLAIN", "EXPLAIN (TYPE DISTRIBUTED)", "EXPLAIN (TYPE IO)", "EXPLAIN ANALYZE VERBOSE")) {
            assertThat((String) github.query(governed.session("alice", "governed_acme"), explain + " SELECT number FROM issues WHERE state = 'open'").column().getFirst())
                    .describedAs(explain)
                    .doesNotContain("rocket", "infra", "dotfiles", "ada");
        }
    }

    /**
     * They are made of what the table declares, and of what the policy says of the user's own rows.
     */
    @Test
    void testStatisticsTellNothing()
    {
        List<List<Object>> statistics = github.query(governed.session("alice", "governed_acme"), "SHOW STATS FOR issues").rows();
        assertThat(statistics).isNotEmpty().allSatisfy(column -> assertThat(column.subList(5, 7)).containsOnlyNulls());
    }

    /**
     * In a view with its owner's rights the owner's rows are read, in one with the rights of whoever asks those of the latter.
     */
    @Test
    void testViews()
    {
        String select = "SELECT DISTINCT repo FROM governed_acme.default.issues";
        github.queryRunner().execute(governed.session("steward", VIEWS), "CREATE VIEW views.default.of_owner SECURITY DEFINER AS " + select);
        github.queryRunner().execute(governed.session("steward", VIEWS), "CREATE VIEW views.default.of_reader SECURITY INVOKER AS " + select);
        List<Object> ofSteward = github.query(governed.session("steward", VIEWS), select).column();
        assertThat(ofSteward).contains("launchpad");
        assertThat(github.query(governed.session("alice", VIEWS), "SELECT repo FROM views.default.of_owner").column()).containsExactlyInAnyOrderElementsOf(ofSteward);
        assertThat(github.query(governed.session("alice", VIEWS), "SELECT repo FROM views.default.of_reader").column()).containsExactlyInAnyOrder("rocket", "infra");
        assertThat(github.query(governed.session("alice", VIEWS), "SELECT count(*), count(DISTINCT o.repo), count(r.repo) FROM views.default.of_owner o LEFT JOIN (%s) r ON o.repo = r.repo".formatted(select)).rows())
                .containsExactly(ImmutableList.of((long) ofSteward.size(), (long) ofSteward.size(), 2L));
    }

    /**
     * Answers are kept as the source has given them, and checked for whoever reads them.
     */
    @Test
    void testKeptAnswers()
    {
        String sql = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket'";
        Answer ofSteward = github.query(governed.session("steward", "governed_kept"), sql);
        Answer ofBob = github.query(governed.session("bob", "governed_kept"), sql + " AND author IS NOT NULL");
        assertThat(ofBob.rows()).isNotEmpty().hasSameSizeAs(github.issues("acme", "rocket").stream().filter(issue -> author.equals(issue.get("author"))).toList());
        assertThat(ofSteward.rows()).hasSizeGreaterThan(ofBob.rows().size());
        assertThat(github.query(governed.session("steward", "governed_kept"), sql).rows()).containsExactlyInAnyOrderElementsOf(ofSteward.rows());
    }

    @Test
    void testPreparedStatements()
    {
        Session alice = Session.builder(governed.session("alice", "governed")).addPreparedStatement("issues_of", "SELECT count(*) FROM issues WHERE owner = ? AND repo = ?").build();
        github.failure(alice, "EXECUTE issues_of USING 'acme', 'launchpad'").is(RESOURCE_MISSING).withRequests(0);
        assertThat(github.query(alice, "EXECUTE issues_of USING 'acme', 'rocket'").column()).containsExactly((long) github.issues("acme", "rocket").size());
    }

    @Test
    void testWhetherPolicyIsAskedIsShown()
    {
        String sql = "SELECT parameter FROM %s.system.capabilities WHERE capability = 'ROW_POLICY'";
        assertThat(github.query(governed.session("alice", "governed"), sql.formatted("governed")).column()).containsExactly("omnisql.policy.enforcement=required");
        assertThat(github.query(governed.session("alice", "three"), sql.formatted("three")).rows()).isEmpty();
    }

    @Test
    void testWhoIsNotGrantedATable()
    {
        for (String user : ImmutableList.of("mallory", "nobody")) {
            assertThatThrownBy(() -> github.query(governed.session(user, "governed_acme"), "SELECT * FROM issues"))
                    .isInstanceOf(QueryFailedException.class)
                    .hasMessageContaining("Access Denied: Cannot select from table");
        }
    }

    /**
     * The same rows, or the same failure, as where the source has nothing but what is visible.
     */
    private void assertSame(String sql, String catalog)
    {
        assertThat(outcome("governed" + catalog, sql)).describedAs(sql + " in governed" + catalog).isEqualTo(outcome("three" + catalog, sql));
    }

    private List<String> outcome(String catalog, String sql)
    {
        try {
            return github.query(governed.session("alice", catalog), sql).rows().stream().map(String::valueOf).sorted().collect(toImmutableList());
        }
        catch (QueryFailedException e) {
            Failure failure = Failure.of(e, ImmutableList.of());
            // of several keys, those that are hidden are known before the first page
            return ImmutableList.of(failure.errorName(), failure.message().replaceFirst("page [0-9]+", "page #"));
        }
    }
}
