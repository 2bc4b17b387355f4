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
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Joins with keys of several columns, which nothing but a look-up answers: each key that the other side has costs the requests of its own list, once, and no other key is asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubLookups
{
    private static final String ON = " ON c.owner = p.owner AND c.repo = p.repo AND c.pull_number = p.number ";
    // pull requests of rocket and infra: the keys of both are known to the other side only
    private static final String PULLS = "(SELECT * FROM github.default.pull_requests WHERE owner = 'acme' AND repo IN ('rocket', 'infra') AND number < 60) p";

    private final TestingLookups lookups = TestingLookups.start();

    @AfterEach
    void clearFaults()
    {
        lookups.simulator().faults().clear();
    }

    @AfterAll
    void close()
    {
        lookups.close();
    }

    @Test
    void testInnerAndLeftJoinsInBothOrders()
    {
        List<List<Object>> inner = pulls().flatMap(pull -> comments(pull).map(id -> row(pull, id))).toList();
        List<List<Object>> left = Stream.concat(inner.stream(), pulls().filter(pull -> comments(pull).findAny().isEmpty()).map(pull -> row(pull, null))).toList();
        assertThat(left.size()).isGreaterThan(inner.size());
        assertJoin(PULLS + " JOIN comments_of_pulls c" + ON, inner);
        assertJoin("comments_of_pulls c JOIN " + PULLS + ON, inner);
        assertJoin(PULLS + " LEFT JOIN comments_of_pulls c" + ON, left);
        assertJoin("comments_of_pulls c RIGHT JOIN " + PULLS + ON, left);
    }

    private void assertJoin(String from, List<List<Object>> expected)
    {
        for (String concurrency : ImmutableList.of("1", "8")) {
            Session session = lookups.session().setSystemProperty("task_concurrency", concurrency).build();
            Answer answer = lookups.query(session, "SELECT p.repo, p.number, c.id FROM " + from);
            assertThat(answer.planNodes()).describedAs(from).contains("IndexJoinNode");
            assertThat(answer.rows()).describedAs(from).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(lists(answer)).describedAs(from).containsExactlyInAnyOrderElementsOf(pulls().map(TestGitHubLookups::path).toList());
        }
    }

    @Test
    void testPlan()
    {
        assertThat((String) lookups.queryRunner().execute("EXPLAIN SELECT p.number, c.id FROM " + PULLS + " JOIN comments_of_pulls c" + ON).getOnlyValue())
                .contains("InnerIndexJoin", "IndexSource[indexedTable = lookup:comments_of_pulls constraint=[owner, pull_number, repo] keys=[repo, pull_number]")
                .doesNotContain("dynamicFilter");
        assertThat((String) lookups.queryRunner().execute("EXPLAIN SELECT p.number, c.id FROM " + PULLS + " LEFT JOIN comments_of_pulls c" + ON).getOnlyValue())
                .contains("SourceOuterIndexJoin", "IndexSource[indexedTable = lookup:comments_of_pulls");
    }

    /**
     * The keys come from another catalog, repeat over many pages and drivers, and are null at times.
     */
    @Test
    void testKeysOfAnotherCatalogRepeat()
    {
        String keys = "(SELECT 'acme' AS owner, repo, CASE WHEN n % 3 = 0 THEN NULL ELSE n % 12 END AS number FROM github.default.labels CROSS JOIN UNNEST(sequence(1, 3000)) AS s (n) WHERE owner = 'acme' AND repo IN ('rocket', 'infra')) p";
        for (String sharing : ImmutableList.of("false", "true")) {
            Session session = lookups.session().setSystemProperty("task_concurrency", "8").setSystemProperty("task_share_index_loading", sharing).build();
            Answer answer = lookups.query(session, "SELECT DISTINCT p.repo, p.number, c.id FROM " + keys + " LEFT JOIN comments_of_pulls c" + ON);
            ImmutableList.Builder<List<Object>> expected = ImmutableList.builder();
            Set<String> paths = new HashSet<>();
            for (String repo : ImmutableList.of("rocket", "infra")) {
                expected.add(Arrays.asList(repo, null, null));
                for (long number = 1; number < 12; number++) {
                    if (number % 3 != 0) {
                        List<ExpectedRow> comments = lookups.comments("acme", repo, number);
                        if (comments.isEmpty()) {
                            expected.add(Arrays.asList(repo, number, null));
                        }
                        for (ExpectedRow comment : comments) {
                            expected.add(Arrays.asList(repo, number, comment.get("id")));
                        }
                        paths.add("/repos/acme/%s/pulls/%s/comments".formatted(repo, number));
                    }
                }
            }
            assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(expected.build());
            assertThat(lists(answer)).hasSameSizeAs(paths).containsExactlyInAnyOrderElementsOf(paths);
        }
    }

    @Test
    void testKeysThatAreNotThere()
    {
        String keys = "(SELECT * FROM UNNEST(ARRAY['acme', 'ACME', 'acme', 'acme', NULL], ARRAY['rocket', 'rocket', 'not-there', 'rocket', 'rocket'], ARRAY[5, 5, 5, 999999, 5]) AS k (owner, repo, number)) p";
        String sql = "SELECT p.owner, p.repo, p.number, count(c.id) FROM %s LEFT JOIN %s.default.comments_of_pulls c" + ON + "GROUP BY 1, 2, 3";
        long comments = lookups.comments("acme", "rocket", 5).size();
        Answer open = lookups.query(sql.formatted(keys, "lookup"));
        assertThat(open.rows()).containsExactlyInAnyOrder(
                Arrays.asList("acme", "rocket", 5, comments),
                Arrays.asList("ACME", "rocket", 5, 0L),
                Arrays.asList("acme", "not-there", 5, 0L),
                Arrays.asList("acme", "rocket", 999999, 0L),
                Arrays.asList(null, "rocket", 5, 0L));
        assertThat(lookups.query("SELECT sum(skipped_keys) FROM lookup.system.query_status WHERE query_id = '%s'".formatted(open.queryId())).column()).containsExactly(3L);
        Answer declared = lookups.query(sql.formatted(keys, "declared"));
        assertThat(declared.rows()).isEqualTo(declared.rows()).containsExactlyInAnyOrderElementsOf(open.rows());
        assertThat(declared.requests()).extracting(JournalEntry::path).describedAs("outside the scope").noneMatch(path -> path.contains("not-there"));
    }

    /**
     * Requests of look-ups stand where all others do, although Trino drops the metrics of an index.
     */
    @Test
    void testRequestsAreCounted()
    {
        Answer answer = lookups.query("SELECT count(*) FROM " + PULLS + " JOIN comments_of_pulls c" + ON);
        long comments = pulls().flatMap(this::comments).count();
        assertThat(lookups.query("SELECT sum(requests), sum(rows) FROM lookup.system.query_status WHERE query_id = '%s'".formatted(answer.queryId())).rows())
                .containsExactly(List.of((long) lists(answer).size(), comments));
        assertThat(lookups.query("SELECT count(*) FROM lookup.system.requests WHERE query_id = '%s' AND route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments'".formatted(answer.queryId())).column())
                .containsExactly((long) lists(answer).size());
    }

    @Test
    void testFiltersProjectionsAndAggregations()
    {
        String filter = "c.author <> 'ghost' AND length(c.body) > 3 AND c.created_at >= TIMESTAMP '2020-01-01 00:00:00 UTC'";
        assertSameAsScan("SELECT c.created_at, p.number, c.author FROM " + PULLS + " JOIN comments_of_pulls c" + ON + "WHERE " + filter);
        assertSameAsScan("SELECT p.number, c.n FROM " + PULLS + " LEFT JOIN (SELECT owner, repo, pull_number, count(*) AS n, max(c.id) FROM comments_of_pulls c WHERE " + filter + " GROUP BY 1, 2, 3) c" + ON);
        assertSameAsScan("SELECT p.number, c.id FROM " + PULLS + " JOIN comments_of_pulls c" + ON + "AND c.author = p.author");
        assertSameAsScan("SELECT p.number, c.id FROM " + PULLS + " JOIN comments_of_pulls c" + ON + "AND c.id > p.id");
        assertSameAsScan("SELECT p.number, c.path, count(*) OVER (PARTITION BY c.path) FROM " + PULLS + " JOIN comments_of_pulls c" + ON);
        assertSameAsScan("SELECT p.number, l.name, c.id FROM " + PULLS + " JOIN comments_of_pulls c" + ON + "JOIN github.default.labels l ON l.owner = c.owner AND l.repo = c.repo WHERE l.owner = 'acme' AND l.repo IN ('rocket', 'infra')");
    }

    /**
     * The same query over the table of all comments of a repository, which is scanned.
     */
    private void assertSameAsScan(String sql)
    {
        Answer answer = lookups.query(sql);
        assertThat(answer.planNodes()).describedAs(sql).contains("IndexJoinNode");
        Answer scanned = lookups.query(sql.replace("comments_of_pulls", "github.default.pull_request_review_comments"));
        assertThat(scanned.planNodes()).describedAs(sql).doesNotContain("IndexJoinNode");
        assertThat(answer.rows()).describedAs(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(scanned.rows());
    }

    @Test
    void testOff()
    {
        String sql = "SELECT count(*) FROM " + PULLS + " LEFT JOIN comments_of_pulls c" + ON;
        for (Session session : ImmutableList.of(lookups.session("index_lookup", "OFF"), lookups.session("pushdown_enabled", "false"))) {
            assertThat((String) lookups.queryRunner().execute(session, "EXPLAIN " + sql).getOnlyValue()).doesNotContain("IndexJoin");
        }
        lookups.failure(lookups.session("index_lookup", "OFF"), "SELECT count(*) FROM github.default.labels p LEFT JOIN comments_of_pulls c ON c.owner = p.owner AND c.repo = p.repo WHERE p.owner = 'acme'").is(KEY_REQUIRED);
    }

    /**
     * Tables with a list under the repository alone are looked up only on demand.
     */
    @Test
    void testAll()
    {
        long rocket = firstIssue("rocket");
        long monolith = firstIssue("monolith");
        String keys = "(SELECT * FROM UNNEST(ARRAY['acme', 'acme', 'acme'], ARRAY['rocket', 'monolith', 'rocket'], ARRAY[%s, %s, 999999]) AS k (owner, repo, number)) p".formatted(rocket, monolith);
        String sql = "SELECT i.repo, i.number FROM " + keys + " JOIN issues i ON i.owner = p.owner AND i.repo = p.repo AND i.number = p.number";
        assertThat((String) lookups.queryRunner().execute("EXPLAIN " + sql).getOnlyValue()).doesNotContain("IndexJoin");
        Answer answer = lookups.query(lookups.session("index_lookup", "ALL"), sql);
        assertThat(answer.planNodes()).contains("IndexJoinNode");
        assertThat(answer.rows()).containsExactlyInAnyOrder(List.of("rocket", rocket), List.of("monolith", monolith));
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly("/graphql");
        Answer texts = lookups.query(lookups.session("index_lookup", "ALL"), sql.replace("i.number FROM", "i.number, i.body FROM"));
        assertThat(texts.rows()).hasSize(2);
        assertThat(texts.requests()).extracting(JournalEntry::path).containsExactlyInAnyOrder(
                "/repos/acme/rocket/issues/" + rocket,
                "/repos/acme/monolith/issues/" + monolith,
                "/repos/acme/rocket/issues/999999");

        String logins = "(SELECT * FROM UNNEST(ARRAY['ada', 'nobody-of-that-name']) AS k (login)) k";
        Answer users = lookups.query(lookups.session("index_lookup", "ALL"), "SELECT k.login, u.id IS NOT NULL FROM " + logins + " LEFT JOIN users u ON u.login = k.login");
        assertThat(users.planNodes()).contains("IndexJoinNode");
        assertThat(users.rows()).containsExactlyInAnyOrder(List.of("ada", true), List.of("nobody-of-that-name", false));
    }

    @Test
    void testAllowance()
    {
        String sql = "SELECT count(*) FROM " + PULLS + " JOIN comments_of_pulls c" + ON;
        Failure failure = lookups.failure(lookups.session("max_requests_per_query", "3"), sql).is(REQUEST_LIMIT_EXCEEDED).says("comments_of_pulls", "max_requests_per_query");
        assertThat(failure.requests().stream().filter(request -> request.path().endsWith("/comments")).count()).isLessThanOrEqualTo(3);
    }

    @Test
    void testFailure()
    {
        lookups.simulator().faults().add(Fault.fault(new Fault.Respond(403, Headers.of(), "{\"message\":\"Resource not accessible\"}")).on("/repos/{owner}/{repo}/pulls/{pull_number}/comments"));
        lookups.failure(lookups.session().build(), "SELECT count(*) FROM " + PULLS + " JOIN comments_of_pulls c" + ON).is(ACCESS_REFUSED).says("comments_of_pulls: ", "pulls/{pull_number}/comments");
    }

    private long firstIssue(String repo)
    {
        return ExpectedIssueRows.of(lookups.simulator().data(), "acme", repo).getFirst().value("number", Long.class);
    }

    private Stream<ExpectedRow> pulls()
    {
        return Stream.of("rocket", "infra")
                .flatMap(repo -> ExpectedPullRequestRows.of(lookups.simulator().data(), "acme", repo).stream())
                .filter(pull -> pull.value("number", Long.class) < 60);
    }

    private Stream<Object> comments(ExpectedRow pull)
    {
        return lookups.comments("acme", pull.value("repo", String.class), pull.value("number", Long.class)).stream().map(comment -> comment.get("id"));
    }

    private static List<Object> row(ExpectedRow pull, Object id)
    {
        return Arrays.asList(pull.get("repo"), pull.get("number"), id);
    }

    private static String path(ExpectedRow pull)
    {
        return "/repos/acme/%s/pulls/%s/comments".formatted(pull.get("repo"), pull.get("number"));
    }

    private static List<String> lists(Answer answer)
    {
        return answer.requests().stream()
                .map(JournalEntry::path)
                .filter(path -> path.endsWith("/comments"))
                .collect(toImmutableList());
    }
}
