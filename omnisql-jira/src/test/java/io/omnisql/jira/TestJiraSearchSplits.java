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
package io.omnisql.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSimulator;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.Locale.ENGLISH;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * A search of issues is one stream, or as many as a session wants, by ranges of the time at which issues were entered: the rows are the same, each once, in whichever zone the account has its clock.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraSearchSplits
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final int PARTS = 4;
    private static final Map<String, String> DIVIDED = ImmutableMap.of("search_splits", String.valueOf(PARTS));
    private static final Pattern JQL = Pattern.compile("\"jql\":\"(.*?)\",\"fields\"");
    private static final Pattern EARLIEST = Pattern.compile("created >= (\\d+)");
    private static final Pattern LATEST = Pattern.compile("created <= (\\d+)");
    // what a bound is widened by, so that it is a whole minute in any zone
    private static final long WIDENED = 60_000;

    private final List<JiraSimulator> simulators = new ArrayList<>();
    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraDataset data = JiraDataset.of(Company.generate(1, 0.4));
        ImmutableMap.Builder<String, Map<String, String>> catalogs = ImmutableMap.builder();
        for (String zone : TestJiraTimes.ZONES) {
            JiraSimulator simulator = JiraSimulator.builder().data(data).timeZone(ZoneId.of(zone)).token("splits", "a-token").start();
            simulators.add(simulator);
            catalogs.put(catalog(zone), TestingJira.catalog(simulator, "a-token"));
        }
        Map<String, String> first = TestingJira.catalog(simulators.getFirst(), "a-token");
        catalogs.put("jira", first);
        catalogs.put("scoped", TestingJira.declaring(first, "ROCKET,WEB*"));
        jira = TestingJira.start(simulators.getFirst(), catalogs.buildOrThrow());
    }

    private static String catalog(String zone)
    {
        return zone.toLowerCase(ENGLISH).replace('/', '_');
    }

    @AfterAll
    void stop()
    {
        jira.close();
        simulators.forEach(JiraSimulator::close);
    }

    @Test
    void testOneStream()
    {
        TestingJira.Answer answer = jira.query("SELECT key, summary FROM issues");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(keys(simulators.getFirst()));
        assertThat(answer.bodies(SEARCH)).hasSizeGreaterThan(2).allSatisfy(body -> assertThat(body).startsWith("{\"jql\":\"created >= \\\"1970-01-01\\\" ORDER BY created ASC, key ASC\",\"fields\":[\"summary\"],\"maxResults\":100"));
    }

    /**
     * The first search is for the earliest issue, and finds where the ranges begin.
     */
    @Test
    void testParts()
    {
        TestingJira.Answer answer = divided("jira", "SELECT key, summary FROM issues");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(keys(simulators.getFirst()));
        assertThat(answer.bodies(SEARCH).getFirst()).startsWith("{\"jql\":\"created >= \\\"1970-01-01\\\" ORDER BY created ASC, key ASC\",\"fields\":[\"created\"]");
        List<String> parts = parts(answer);
        assertThat(parts).hasSize(PARTS);
        assertThat(parts.stream().filter(part -> bound(EARLIEST, part).isEmpty())).hasSize(1);
        assertThat(parts.stream().filter(part -> bound(LATEST, part).isEmpty())).hasSize(1);
        // where one ends another one begins
        List<Long> ends = parts.stream().flatMap(part -> bound(LATEST, part).stream().boxed()).sorted().toList();
        assertThat(parts.stream().flatMap(part -> bound(EARLIEST, part).stream().boxed()).sorted().toList())
                .hasSize(PARTS - 1)
                .allSatisfy(begin -> assertThat(begin % 60_000).isZero())
                .isEqualTo(ends.stream().map(end -> end - WIDENED).toList());
        assertThat(answer.bodies(SEARCH).stream().skip(1)).allSatisfy(body -> assertThat(body).contains("\"fields\":[\"created\",\"summary\"]"));
    }

    /**
     * Issues that were entered at a bound, and a millisecond, a second and nearly a minute beside it.
     */
    @Test
    void testBoundsInZones()
    {
        for (int index = 0; index < simulators.size(); index++) {
            JiraSimulator simulator = simulators.get(index);
            String catalog = catalog(TestJiraTimes.ZONES.get(index));
            String sql = "SELECT key, summary FROM %s.default.issues".formatted(catalog);
            List<Long> edges = parts(divided(catalog, sql, simulator)).stream().flatMap(part -> bound(EARLIEST, part).stream().boxed()).toList();
            assertThat(edges).hasSize(PARTS - 1);
            // the earliest one keeps its time, and the bounds keep theirs
            List<JiraIssue> issues = TestingJira.found(simulator.data()).sorted((left, right) -> right.times().created().compareTo(left.times().created())).toList();
            List<Instant> moments = edges.stream().flatMap(edge -> Stream.of(-60_000, -59_999, -1_000, -1, 0, 1, 999, 30_500, 59_999, 60_000).map(beside -> Instant.ofEpochMilli(edge + beside))).toList();
            assertThat(issues).hasSizeGreaterThan(moments.size());
            for (int moment = 0; moment < moments.size(); moment++) {
                Instant created = moments.get(moment);
                simulator.edit(issues.get(moment).key(), issue -> issue.created(created));
            }
            assertThat(divided(catalog, sql, simulator).column()).as(catalog).containsExactlyInAnyOrderElementsOf(keys(simulator));
            for (long edge : edges) {
                String bounds = "created_at >= from_iso8601_timestamp('%s') AND created_at < from_iso8601_timestamp('%s')".formatted(Instant.ofEpochMilli(edge - 1), Instant.ofEpochMilli(edge + 1));
                assertThat(divided(catalog, sql + " WHERE " + bounds, simulator).column()).as("%s, %s", catalog, bounds).hasSize(2);
            }
        }
    }

    /**
     * Other conditions go with each part, and values that Jira does not know are left out of each.
     */
    @Test
    void testConditions()
    {
        for (String condition : List.of(
                "status IN ('Done', 'Nowhere')",
                "updated_at >= TIMESTAMP '2025-01-01 00:00:30 UTC'",
                "created_at > TIMESTAMP '2024-01-01 00:00:00 UTC' AND created_at <= TIMESTAMP '2026-03-01 12:00:00.500 UTC'",
                "project_key = 'ROCKET' AND summary <> ''")) {
            String sql = "SELECT key, status FROM issues WHERE " + condition;
            TestingJira.Answer answer = divided("jira", sql);
            assertThat(answer.rows()).as(condition).isNotEmpty().containsExactlyInAnyOrderElementsOf(jira.query(sql).rows());
            assertThat(parts(answer)).as(condition).hasSizeGreaterThan(1);
        }
        TestingJira.Answer bounded = divided("jira", "SELECT key, status FROM issues WHERE created_at > TIMESTAMP '2024-01-01 00:00:00 UTC'");
        assertThat(parts(bounded)).as("of two bounds the narrower one is sent").allSatisfy(part -> assertThat(EARLIEST.matcher(part).results()).hasSize(1));
    }

    @Test
    void testScope()
    {
        TestingJira.Answer answer = divided("scoped", "SELECT key, summary FROM scoped.default.issues");
        assertThat(answer.column()).isNotEmpty().containsExactlyInAnyOrderElementsOf(TestingJira.found(simulators.getFirst().data())
                .filter(issue -> issue.projectKey().equals("ROCKET") || issue.projectKey().startsWith("WEB"))
                .map(JiraIssue::key)
                .toList());
        assertThat(answer.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("project in ("));
        assertThat(parts(answer)).hasSize(PARTS);
    }

    /**
     * What one reader has to see, what has larger pages without the time, and what is asked for by its keys, is one stream.
     */
    @Test
    void testWhatIsNotDivided()
    {
        for (String sql : ImmutableList.of(
                "SELECT key, summary FROM issues LIMIT 5",
                "SELECT key, summary FROM issues ORDER BY created_at LIMIT 5",
                "SELECT min(created_at) FROM issues",
                "SELECT key FROM issues",
                "SELECT count(*) FROM issues",
                "SELECT summary FROM issues WHERE id IN ('%s', '%s')".formatted(issue(0).id(), issue(1).id()),
                "SELECT summary FROM issues WHERE key IN ('%s', '%s')".formatted(issue(0).key(), issue(1).key()),
                "SELECT i.summary FROM (VALUES '%s', '%s') v(k) JOIN issues i ON i.key = v.k".formatted(issue(0).key(), issue(1).key()))) {
            List<String> once = jira.query(sql).requests().stream().map(JournalEntry::body).toList();
            assertThat(divided("jira", sql).requests()).as(sql).extracting(JournalEntry::body).containsExactlyElementsOf(once);
        }
        assertThat(parts(jira.queryWith("jira", ImmutableMap.of("search_splits", "4", "pushdown_enabled", "false"), "SELECT key, summary FROM issues"))).hasSize(1);
    }

    /**
     * Each part counts before one of them is read.
     */
    @Test
    void testEstimate()
    {
        assertThatThrownBy(() -> jira.queryWith("jira", ImmutableMap.of("search_splits", "4", "max_requests_per_query", "3"), "SELECT key, summary FROM issues"))
                .hasMessageContaining("the query needs at least 5 requests, and may make 3");
        assertThat(jira.simulator().journal().entries()).hasSize(1);
    }

    /**
     * A record without its time may be in any part: where it comes first nothing is divided, and elsewhere the query fails, unless the row is not wanted.
     */
    @Test
    void testRecordWithoutTime()
    {
        String whole = "{\"isLast\":true,\"issues\":[%s]}";
        String none = "{\"id\":\"1\",\"key\":\"ROCKET-1\",\"fields\":{\"created\":null,\"summary\":\"none\"}}";
        String timed = "{\"id\":\"2\",\"key\":\"ROCKET-2\",\"fields\":{\"created\":\"2020-01-01T00:00:00.000+0000\",\"summary\":\"timed\"}}";
        answer(1, whole.formatted(none));
        answer(2, whole.formatted(none + "," + timed));
        assertThat(divided("jira", "SELECT key, summary FROM issues").column()).containsExactly("ROCKET-1", "ROCKET-2");
        answer(1, whole.formatted(timed));
        answer(2, whole.formatted(none + "," + timed));
        assertThatThrownBy(() -> divided("jira", "SELECT key, summary FROM issues"))
                .hasMessageContaining("A record of the source has no value in column 'created_at', by which its search is divided: set the session property search_splits to 1");
        answer(1, whole.formatted(timed));
        for (int part = 0; part < PARTS; part++) {
            answer(2 + part, whole.formatted(none));
        }
        assertThat(divided("jira", "SELECT key, summary FROM issues WHERE created_at > TIMESTAMP '2000-01-01 00:00:00 UTC'").rows()).isEmpty();
    }

    private void answer(int request, String page)
    {
        jira.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), page)).on(SEARCH).atRequest(request));
    }

    private TestingJira.Answer divided(String catalog, String sql)
    {
        return divided(catalog, sql, jira.simulator());
    }

    /**
     * @param simulator that the catalog asks
     */
    private TestingJira.Answer divided(String catalog, String sql, JiraSimulator simulator)
    {
        simulator.journal().clear();
        return new TestingJira.Answer(jira.queryWith(catalog, DIVIDED, sql).rows(), simulator.journal().entries());
    }

    /**
     * What the searches behind the first one are for, each once.
     */
    private static List<String> parts(TestingJira.Answer answer)
    {
        List<String> searches = answer.requests().stream()
                .filter(request -> request.path().equals(SEARCH) && request.status() == 200)
                .map(request -> JQL.matcher(request.body()).results().map(found -> found.group(1)).collect(joining()))
                .distinct()
                .toList();
        return searches.size() == 1 ? searches : searches.subList(1, searches.size());
    }

    private static OptionalLong bound(Pattern pattern, String search)
    {
        Matcher matcher = pattern.matcher(search);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private JiraIssue issue(int index)
    {
        return TestingJira.found(simulators.getFirst().data()).toList().get(index);
    }

    private static List<String> keys(JiraSimulator simulator)
    {
        return TestingJira.found(simulator.data()).map(JiraIssue::key).toList();
    }
}
