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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Joins that GitHub answers have the rows that they have without, and cost no more than the scan, but for what its records do not tell.
 */
@ExtendWith(GitHubExtension.class)
@Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubRelatedJoins
{
    private static final String QUERIES = "/graphql";
    private static final String OF_ROCKET = "WHERE owner = 'acme' AND repo = 'rocket'";
    private static final String ISSUES = "(SELECT * FROM issues " + OF_ROCKET + ") i";
    private static final String PULL_REQUESTS = "(SELECT * FROM pull_requests " + OF_ROCKET + ") i";
    private static final String BY_AUTHOR = " ON u.login = i.author";
    private static final String BY_MILESTONE = " ON m.owner = i.owner AND m.repo = i.repo AND m.number = i.milestone_number";
    private static final String BY_NUMBER = " ON r.owner = i.owner AND r.repo = i.repo AND r.pull_number = i.number";

    private final TestingGitHub github;

    TestGitHubRelatedJoins(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    /**
     * Among the authors are a bot, which no query tells as an account, and accounts that are gone, which the list has in another form only.
     */
    @Test
    void testAuthors()
    {
        assertAuthors(ISSUES, github.issues("acme", "rocket"));
        assertAuthors(PULL_REQUESTS, github.pullRequests("acme", "rocket"));
    }

    private void assertAuthors(String scan, List<ExpectedRow> rows)
    {
        assertThat(rows).anyMatch(row -> row.isNull("author")).anyMatch(row -> row.is("author", "acme-ci[bot]"));
        List<List<Object>> authored = rows.stream().filter(row -> !row.isNull("author")).map(this::withAuthor).collect(toImmutableList());
        List<List<Object>> all = rows.stream().map(this::withAuthor).collect(toImmutableList());
        for (String from : ImmutableList.of(scan + " JOIN users u", "users u JOIN " + scan)) {
            assertRows("i.number, u.login, u.id, u.name, u.company", from + BY_AUTHOR, authored);
        }
        for (String from : ImmutableList.of(scan + " LEFT JOIN users u", "users u RIGHT JOIN " + scan)) {
            assertRows("i.number, u.login, u.id, u.name, u.company", from + BY_AUTHOR, all);
        }
    }

    private List<Object> withAuthor(ExpectedRow row)
    {
        Optional<ExpectedRow> author = Optional.ofNullable(row.get("author")).map(login -> github.user((String) login));
        return Arrays.asList(
                row.get("number"),
                row.get("author"),
                author.map(user -> user.get("id")).orElse(null),
                author.map(user -> user.get("name")).orElse(null),
                author.map(user -> user.get("company")).orElse(null));
    }

    /**
     * Asserts the rows of a join that is one scan, and that besides a query nothing was asked for but the bot's account, and the one record of which a query tells no author.
     */
    private void assertRows(String columns, String from, List<List<Object>> expected)
    {
        Answer answer = github.query("SELECT %s FROM %s".formatted(columns, from));
        assertThat(answer.rows()).as(from).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.planNodes()).as(from).doesNotContain("JoinNode");
        assertThat(answer.requests()).as(from).hasSizeLessThanOrEqualTo(3);
        assertThat(paths(answer)).as(from).startsWith(QUERIES);
        assertThat(github.query("SELECT count(*) FROM " + from).column()).as(from).containsExactly((long) expected.size());
    }

    @Test
    void testMilestones()
    {
        for (String scan : ImmutableList.of(ISSUES, PULL_REQUESTS)) {
            List<ExpectedRow> rows = scan.equals(ISSUES) ? github.issues("acme", "rocket") : github.pullRequests("acme", "rocket");
            List<List<Object>> all = rows.stream().map(this::withMilestone).collect(toImmutableList());
            List<List<Object>> planned = all.stream().filter(row -> row.get(1) != null).collect(toImmutableList());
            for (String milestones : ImmutableList.of("milestones m", "(SELECT * FROM milestones " + OF_ROCKET + ") m")) {
                for (String from : ImmutableList.of(scan + " JOIN " + milestones, milestones + " JOIN " + scan)) {
                    assertTold("i.number, m.number, m.title", from + BY_MILESTONE, planned);
                }
                for (String from : ImmutableList.of(scan + " LEFT JOIN " + milestones, milestones + " RIGHT JOIN " + scan)) {
                    assertTold("i.number, m.number, m.title", from + BY_MILESTONE, all);
                }
            }
        }
    }

    private List<Object> withMilestone(ExpectedRow row)
    {
        Optional<ExpectedRow> milestone = github.milestones("acme", "rocket").stream().filter(other -> other.get("number").equals(row.get("milestone_number"))).findFirst();
        return Arrays.asList(row.get("number"), row.get("milestone_number"), milestone.map(found -> found.get("title")).orElse(null));
    }

    private void assertTold(String columns, String from, List<List<Object>> expected)
    {
        Answer answer = github.query("SELECT %s FROM %s".formatted(columns, from));
        assertThat(answer.rows()).as(from).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths(answer)).as(from).containsExactly(QUERIES);
    }

    @Test
    void testReviews()
    {
        assertRecords("pull_request_reviews r", github.reviews("acme", "rocket"), "r.id", "id");
    }

    @Test
    void testCommits()
    {
        List<ExpectedRow> commits = github.pullRequestCommits("acme", "rocket");
        assertThat(commits).as("more than a pull request's record holds").filteredOn(commit -> commit.is("pull_number", 29L)).hasSizeGreaterThan(100);
        assertRecords("pull_request_commits r", commits, "r.sha", "sha");
    }

    private void assertRecords(String table, List<ExpectedRow> records, String column, String key)
    {
        List<List<Object>> inner = records.stream().map(record -> Arrays.asList(record.get("pull_number"), record.get(key))).collect(toImmutableList());
        List<List<Object>> outer = Stream.concat(
                        inner.stream(),
                        github.pullRequests("acme", "rocket").stream()
                                .filter(pull -> inner.stream().noneMatch(row -> row.getFirst().equals(pull.get("number"))))
                                .map(pull -> Arrays.asList(pull.get("number"), null)))
                .collect(toImmutableList());
        for (String from : ImmutableList.of(PULL_REQUESTS + " JOIN " + table, table + " JOIN " + PULL_REQUESTS)) {
            assertJoined("SELECT i.number, " + column + " FROM " + from + BY_NUMBER, inner);
        }
        for (String from : ImmutableList.of(PULL_REQUESTS + " LEFT JOIN " + table, table + " RIGHT JOIN " + PULL_REQUESTS)) {
            assertJoined("SELECT i.number, " + column + " FROM " + from + BY_NUMBER, outer);
        }
    }

    private void assertJoined(String sql, List<List<Object>> expected)
    {
        Answer answer = github.query(sql);
        assertThat(answer.planNodes()).as(sql).doesNotContain("JoinNode");
        assertThat(answer.rows()).as(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(github.query(alone(), sql).rows()).as(sql).containsExactlyInAnyOrderElementsOf(expected);
    }

    /**
     * The files of the one large change are asked for, and no others.
     */
    @Test
    void testFiles()
    {
        Answer answer = github.query("SELECT i.number, r.filename FROM (SELECT * FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp') i JOIN pull_request_files r" + BY_NUMBER);
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(github.files("acme", "webapp").stream().<List<Object>>map(file -> Arrays.asList(file.get("pull_number"), file.get("filename"))).toList());
        assertThat(answer.planNodes()).doesNotContain("JoinNode");
    }

    /**
     * A scan has one relation: what a third table needs is looked up as it is without, and not read in whole.
     */
    @Test
    void testThreeTables()
    {
        String keys = " ON r.owner = p.owner AND r.repo = p.repo AND r.pull_number = p.number";
        String sql = "SELECT p.number, r.id, c.filename FROM acme.default.pull_requests p LEFT JOIN acme.default.pull_request_reviews r" + keys +
                " LEFT JOIN acme.default.pull_request_files c" + keys.replace("r.", "c.") + " WHERE p.author = 'zoe'";
        Answer answer = github.query(sql);
        Session without = Session.builder(github.session()).setCatalogSessionProperty("acme", "join_pushdown_enabled", "false").build();
        Answer trino = github.query(without, sql);
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(trino.rows());
        assertThat(answer.requests()).hasSizeLessThanOrEqualTo(trino.requests().size() + 1);
    }

    /**
     * Whatever is filtered and compared, the rows are those of a join that Trino makes.
     */
    @Test
    void testConditions()
    {
        String reviews = PULL_REQUESTS + " %s pull_request_reviews r" + BY_NUMBER;
        for (String from : ImmutableList.of(
                "(SELECT * FROM issues " + OF_ROCKET + " AND state = 'open') i JOIN users u" + BY_AUTHOR,
                ISSUES + " JOIN (SELECT * FROM users WHERE login IN ('ada', 'acme-ci[bot]', 'zoe')) u" + BY_AUTHOR,
                ISSUES + " JOIN (SELECT * FROM users WHERE company IS NOT NULL) u" + BY_AUTHOR,
                ISSUES + " JOIN users u ON u.login = i.author AND u.id = i.author_id",
                ISSUES + " JOIN users u ON u.login = i.author AND u.login = i.title",
                PULL_REQUESTS + " LEFT JOIN (SELECT * FROM pull_request_reviews WHERE pull_number > 20) r" + BY_NUMBER,
                PULL_REQUESTS + " LEFT JOIN (SELECT * FROM pull_request_reviews WHERE owner = 'globex') r" + BY_NUMBER,
                PULL_REQUESTS + " LEFT JOIN (SELECT * FROM pull_request_reviews WHERE state = 'APPROVED') r" + BY_NUMBER,
                PULL_REQUESTS + " JOIN (SELECT * FROM pull_request_reviews WHERE state <> 'APPROVED' AND author <> 'zoe') r" + BY_NUMBER,
                reviews.formatted("JOIN") + " WHERE i.number IN (5, 6, 29, 4711)",
                reviews.formatted("LEFT JOIN") + " WHERE r.id IS NULL",
                reviews.formatted("JOIN") + " JOIN (VALUES 5, 7, 29) k (n) ON k.n = i.number",
                reviews.formatted("JOIN") + " JOIN (VALUES 'APPROVED') k (n) ON k.n = r.state",
                "(SELECT * FROM pull_requests WHERE owner = 'acme' AND repo IN ('rocket', 'webapp')) i JOIN pull_request_reviews r" + BY_NUMBER,
                "pull_requests i JOIN pull_request_reviews r ON r.pull_number = i.number WHERE i.owner = 'acme' AND i.repo = 'rocket' AND r.owner = 'acme' AND r.repo = 'rocket'",
                "pull_requests i JOIN pull_request_reviews r ON r.pull_number = i.number WHERE i.owner = 'acme' AND i.repo = 'rocket' AND r.owner = 'acme' AND r.repo = 'webapp'",
                PULL_REQUESTS + " LEFT JOIN milestones m" + BY_MILESTONE + " AND m.number = i.number",
                "issues a JOIN issues i ON a.owner = i.owner AND a.repo = i.repo AND a.number = i.milestone_number JOIN users u" + BY_AUTHOR + " WHERE a.owner = 'acme' AND a.repo = 'rocket'")) {
            String columns = Stream.of("u.login", "r.id", "m.title").filter(column -> from.contains(" " + column.substring(0, 1) + " ON")).findFirst().orElse("i.title");
            String sql = "SELECT i.number, %s FROM %s".formatted(columns, from);
            assertThat(github.query(sql).rows()).as(sql).containsExactlyInAnyOrderElementsOf(github.query(alone(), sql).rows());
        }
    }

    /**
     * Lists that are longer than what is told with their repository are looked up, and joined as they come in.
     */
    @Test
    void testListsOfRepositories()
    {
        for (String table : ImmutableList.of("issues", "pull_requests")) {
            for (String join : ImmutableList.of("JOIN", "LEFT JOIN")) {
                String sql = "SELECT r.repo, r.fork, i.number, i.title FROM (SELECT * FROM repositories WHERE owner = 'acme') r %s %s i ON i.owner = r.owner AND i.repo = r.repo".formatted(join, table);
                Answer answer = github.query(sql);
                Answer alone = github.query(alone(), sql);
                assertThat(answer.rows()).as(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(alone.rows());
                assertThat(answer.planNodes()).as(sql).doesNotContain("JoinNode");
                assertThat(answer.requests().size()).as(sql).isLessThanOrEqualTo(alone.requests().size());
            }
        }
    }

    @Test
    void testConstantOnOneSide()
    {
        Answer answer = github.query("SELECT i.number, u.id FROM " + ISSUES + " JOIN (SELECT * FROM users WHERE login = 'ada') u" + BY_AUTHOR);
        assertThat(answer.rows()).hasSize((int) github.issues("acme", "rocket").stream().filter(issue -> issue.is("author", "ada")).count());
        assertThat(paths(answer)).as("the list has the filter").containsExactlyInAnyOrder("/users/ada", "/repos/acme/rocket/issues");
    }

    @Test
    void testLimit()
    {
        for (String from : ImmutableList.of(
                ISSUES + " JOIN users u" + BY_AUTHOR,
                ISSUES + " LEFT JOIN users u" + BY_AUTHOR,
                PULL_REQUESTS + " JOIN pull_request_files r" + BY_NUMBER,
                PULL_REQUESTS + " LEFT JOIN pull_request_reviews r" + BY_NUMBER)) {
            Answer answer = github.query("SELECT i.number FROM " + from + " LIMIT 7");
            assertThat(answer.rows()).as(from).hasSize(7);
            assertThat(answer.requests()).as(from).hasSize(1);
            assertThat(answer.planNodes()).as(from).doesNotContain("LimitNode");
        }
        Answer scoped = github.query("SELECT i.number, r.id FROM acme.default.pull_requests i JOIN acme.default.pull_request_reviews r" + BY_NUMBER + " LIMIT 5");
        assertThat(scoped.rows()).hasSize(5);
        assertThat(scoped.requests()).as("the list of the repositories has both").hasSize(1);
        Answer all = github.query("SELECT i.number FROM " + PULL_REQUESTS + " JOIN pull_request_reviews r" + BY_NUMBER + " LIMIT 1000");
        assertThat(all.rows()).hasSameSizeAs(github.reviews("acme", "rocket"));
    }

    /**
     * The keys that another join names narrow the scan of the one that the source answers.
     */
    @Test
    void testJoinOnTop()
    {
        Answer answer = github.query("SELECT i.number, u.login FROM " + ISSUES + " JOIN users u" + BY_AUTHOR + " JOIN (VALUES ('acme', 'rocket')) k (o, r) ON k.o = i.owner AND k.r = i.repo");
        assertThat(answer.rows()).hasSize((int) github.issues("acme", "rocket").stream().filter(issue -> !issue.isNull("author")).count());
        Answer open = github.query("SELECT i.repo, i.number FROM issues i JOIN users u" + BY_AUTHOR + " JOIN (VALUES ('acme', 'rocket'), ('acme', 'attic')) k (o, r) ON k.o = i.owner AND k.r = i.repo");
        assertThat(open.rows()).containsExactlyInAnyOrderElementsOf(Stream.of("rocket", "attic")
                .flatMap(repo -> github.issues("acme", repo).stream().filter(issue -> !issue.isNull("author")).<List<Object>>map(issue -> Arrays.asList(repo, issue.get("number"))))
                .toList());
        assertThat(paths(open)).filteredOn(QUERIES::equals).as("both repositories in one query").hasSize(1);
    }

    /**
     * What the source does not answer is Trino's: with the same rows.
     */
    @Test
    void testOtherJoins()
    {
        for (String sql : ImmutableList.of(
                "SELECT i.number, r.* FROM " + PULL_REQUESTS + " JOIN pull_request_reviews r" + BY_NUMBER,
                "SELECT i.number, u.id FROM " + ISSUES + " JOIN acme.default.users u" + BY_AUTHOR,
                "SELECT i.number, r.id FROM " + PULL_REQUESTS + " JOIN acme.default.pull_request_reviews r" + BY_NUMBER,
                "SELECT i.number, m.title FROM " + ISSUES + " FULL JOIN (SELECT * FROM milestones " + OF_ROCKET + ") m" + BY_MILESTONE,
                "SELECT i.number, r.id FROM (SELECT * FROM pull_requests " + OF_ROCKET + " AND random() < 2) i JOIN pull_request_reviews r" + BY_NUMBER)) {
            assertThat(github.query(sql).rows()).as(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(github.query(alone(), sql).rows());
        }
        Answer elsewhere = github.query("SELECT i.number, r.id FROM (SELECT * FROM pull_requests WHERE owner = 'acme' AND repo IN ('rocket', 'launchpad')) i JOIN acme.default.pull_request_reviews r" + BY_NUMBER);
        assertThat(elsewhere.planNodes()).as("the keys are looked up in the other catalog").contains("IndexJoinNode");
        assertThat(elsewhere.rows()).hasSize(github.reviews("acme", "rocket").size() + github.reviews("acme", "launchpad").size());
    }

    @Test
    void testSwitchedOff()
    {
        String sql = "SELECT i.number, r.id FROM " + PULL_REQUESTS + " JOIN pull_request_reviews r" + BY_NUMBER;
        for (Session session : ImmutableList.of(alone(), github.withoutPushdown(github.session()))) {
            assertThat(github.query(session, sql).planNodes()).containsAnyOf("JoinNode", "IndexJoinNode");
        }
    }

    @Test
    void testPlan()
    {
        assertThat(plan("SELECT i.number, u.id FROM " + ISSUES + " LEFT JOIN users u" + BY_AUTHOR + " LIMIT 7"))
                .contains("github:issues constraint=[owner, repo] limit=7 from=[POST /graphql repository.issues] left join=[users keys=[login]] limit=7")
                .doesNotContain("rocket");
        assertThat(plan("SELECT i.number, r.id FROM " + PULL_REQUESTS + " JOIN pull_request_reviews r" + BY_NUMBER))
                .contains("github:pull_requests constraint=[owner, repo] from=[POST /graphql repository.pullRequests] join=[pull_request_reviews constraint=[owner, repo] keys=[owner, repo, pull_number]]");
    }

    /**
     * Where no query is answered, each record is asked for in the other form, and what it would have told as well.
     */
    @Test
    void testQueriesThatAreRefused()
    {
        String reviews = "SELECT i.number, r.id FROM " + PULL_REQUESTS + " LEFT JOIN pull_request_reviews r" + BY_NUMBER;
        String authors = "SELECT i.number, u.id FROM " + ISSUES + " JOIN users u" + BY_AUTHOR;
        for (String sql : ImmutableList.of(reviews, authors)) {
            List<List<Object>> expected = github.query(sql).rows();
            github.simulator().faults().add(Fault.status(403).on(QUERIES).times(100));
            try {
                Answer answer = github.query(sql);
                assertThat(answer.rows()).as(sql).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(paths(answer)).as(sql).contains("/repos/acme/rocket/" + (sql.equals(reviews) ? "pulls" : "issues"));
            }
            finally {
                github.simulator().faults().clear();
            }
        }
    }

    private Session alone()
    {
        return github.session("join_pushdown_enabled", "false");
    }

    private String plan(String sql)
    {
        return (String) getOnlyElement(github.query("EXPLAIN (TYPE DISTRIBUTED) " + sql).column());
    }

    private static List<String> paths(Answer answer)
    {
        return answer.requests().stream().map(JournalEntry::path).collect(toImmutableList());
    }
}
