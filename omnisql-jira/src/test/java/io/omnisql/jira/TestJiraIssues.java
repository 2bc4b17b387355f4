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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What is asked for issues, and what comes of it: what the typed data says, whatever is left to Jira.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraIssues
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4));

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("issues", "a-token").start();
        Map<String, String> catalog = TestingJira.catalog(simulator, "a-token");
        jira = TestingJira.start(simulator, ImmutableMap.of(
                "jira", catalog,
                "few", ImmutableMap.<String, String>builder().putAll(catalog).put("omnisql.max-requests-per-query", "1").buildOrThrow())).knowingFields(List.of("jira", "few"));
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testAllIssuesByTheirKeys()
    {
        assertThat(jira.query("SELECT key FROM issues").column()).containsExactlyInAnyOrderElementsOf(keys(_ -> true));
        assertThat(jira.query("SELECT count(*) FROM issues").column()).containsExactly(issues().count());
    }

    @Test
    void testDocumentsAreTexts()
    {
        assertThat(jira.query("SELECT count(*) FROM issues WHERE (description IS NULL) <> (description_adf IS NULL)").column()).containsExactly(0L);
        assertThat(jira.query("SELECT description FROM issues WHERE description <> '' LIMIT 3").column()).hasSize(3).noneMatch(text -> ((String) text).startsWith("{"));
    }

    @Test
    void testConditions()
    {
        assertTakes("status = 'Done'", issue -> issue.facts().status().name().equals("Done"));
        assertTakes("status IN ('Done', 'Nowhere')", issue -> issue.facts().status().name().equals("Done"));
        // a refusal repeats the value, whatever it says
        assertTakes("status IN ('Done', 'The board does not support sprints')", issue -> issue.facts().status().name().equals("Done"));
        assertTakes("status_id IN ('10002', '3')", issue -> issue.facts().status().id() == 10_002 || issue.facts().status().id() == 3);
        assertTakes("priority IS NULL", issue -> issue.facts().priority().isEmpty());
        assertTakes("resolution IS NOT NULL", issue -> issue.facts().resolution().isPresent());
        assertTakes("assignee_id IS NULL", issue -> issue.people().assignee().isEmpty());
        assertTakes("updated_at >= TIMESTAMP '2025-01-01 00:00:30 UTC'", issue -> !issue.times().updated().isBefore(Instant.parse("2025-01-01T00:00:30Z")));
        assertTakes(
                "updated_at < TIMESTAMP '2026-06-01 12:34:56.789 UTC' AND created_at > TIMESTAMP '2024-01-01 00:00:00 Europe/Warsaw'",
                issue -> issue.times().updated().isBefore(Instant.parse("2026-06-01T12:34:56.789Z")) && issue.times().created().isAfter(Instant.parse("2023-12-31T23:00:00Z")));
        String label = issues().flatMap(issue -> issue.facts().labels().stream()).findFirst().orElseThrow();
        assertTakes("contains(labels, '%s')".formatted(label), issue -> issue.facts().labels().contains(label));
        assertTakes("due_date BETWEEN DATE '2024-01-01' AND DATE '2026-12-31'", issue -> issue.times().due().filter(due -> due.getYear() >= 2024 && !due.isAfter(LocalDate.of(2026, 12, 31))).isPresent());
        assertTakes("project_key = 'MONOLI' AND issue_type <> 'Bug'", issue -> issue.projectKey().equals("MONOLI") && !issue.facts().type().name().equals("Bug"));
        assertTakes("summary LIKE '%a%'", issue -> issue.facts().summary().contains("a"));
    }

    /**
     * JQL takes these for what has another case, and for what is unknown.
     */
    @Test
    void testConditionsThatTakeNothing()
    {
        for (String condition : List.of("status = 'done'", "status = 'Nowhere'", "project_key = 'rocket'", "key = 'rocket-1'", "parent_key = 'rocket-5'")) {
            assertThat(jira.query("SELECT key FROM issues WHERE " + condition).rows()).as(condition).isEmpty();
        }
    }

    private void assertTakes(String condition, Predicate<JiraIssue> taken)
    {
        List<String> keys = keys(taken);
        assertThat(keys).as(condition).isNotEmpty().hasSizeLessThan((int) issues().count());
        assertThat(jira.query("SELECT key FROM issues WHERE " + condition).column()).as(condition).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(jira.queryWithoutPushdown("SELECT key FROM issues WHERE " + condition).column()).as("%s, without pushdown", condition).containsExactlyInAnyOrderElementsOf(keys);
    }

    /**
     * What is read in an order, or up to a bound, is what the typed data has in that order.
     */
    @Test
    void testOrders()
    {
        assertFirst("created_at", issue -> issue.times().created());
        assertFirst("updated_at", issue -> issue.times().updated());
    }

    /**
     * Nulls are the last ones in SQL, wherever Jira has them in its order.
     */
    @Test
    void testOrdersWithNulls()
    {
        List<LocalDate> due = issues().flatMap(issue -> issue.times().due().stream()).sorted().toList();
        assertThat(issues().anyMatch(issue -> issue.times().due().isEmpty())).isTrue();
        assertThat(jira.query("SELECT due_date FROM issues ORDER BY due_date LIMIT 10").column()).isEqualTo(due.subList(0, 10));
        assertThat(jira.query("SELECT due_date FROM issues ORDER BY due_date DESC NULLS LAST LIMIT 10").column()).isEqualTo(due.reversed().subList(0, 10));
        assertThat(jira.query("SELECT due_date FROM issues ORDER BY due_date NULLS FIRST LIMIT 10").column()).containsOnlyNulls();
        assertThat(jira.query("SELECT count(due_date), min(due_date), max(due_date) FROM issues").rows()).containsExactly(List.of((long) due.size(), due.getFirst(), due.getLast()));
        List<Instant> resolved = issues().flatMap(issue -> issue.times().resolved().stream()).sorted().toList().reversed();
        assertThat(times("SELECT key FROM issues ORDER BY resolved_at DESC NULLS LAST LIMIT 10", issue -> issue.times().resolved().orElseThrow())).isEqualTo(resolved.subList(0, 10));

        // as many are read at a time as if nothing were known of the order
        assertThat(jira.query("SELECT due_date FROM issues ORDER BY due_date DESC NULLS LAST LIMIT 1").bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("\"maxResults\":100"));

        TestingJira.Answer next = jira.query("SELECT due_date FROM issues WHERE due_date >= DATE '%s' ORDER BY due_date LIMIT 10".formatted(due.get(5)));
        assertThat(next.column()).isEqualTo(due.stream().filter(day -> !day.isBefore(due.get(5))).limit(10).toList());
        assertThat(next.bodies(SEARCH)).hasSize(1).first().asString().contains("ORDER BY duedate ASC, key ASC");
    }

    /**
     * The key of an issue tells its project, so that issues are counted by the five thousand.
     */
    @Test
    void testProjectsOfKeys()
    {
        TestingJira.Answer counts = jira.query("SELECT project_key, count(*) FROM issues GROUP BY project_key");
        assertThat(counts.rows()).containsExactlyInAnyOrderElementsOf(issues().collect(groupingBy(JiraIssue::projectKey, counting())).entrySet().stream().<List<Object>>map(count -> List.of(count.getKey(), count.getValue())).toList());
        assertThat(counts.bodies(SEARCH)).containsExactly("{\"jql\":\"created >= \\\"1970-01-01\\\" ORDER BY created ASC, key ASC\",\"fields\":[\"key\"],\"maxResults\":5000}");
    }

    /**
     * A search waits for what a join has to say of the fields that it looks for.
     */
    @Test
    void testSearchesForWhatJoinsTell()
    {
        TestingJira.Answer answer = jira.query("SELECT i.key FROM issues i JOIN projects p ON i.project_key = p.project_key WHERE p.project_key LIKE 'LA%'");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(keys(issue -> issue.projectKey().startsWith("LA")));
        assertThat(answer.bodies(SEARCH)).hasSize(1).first().asString().contains("project in (\\\"LANDIN\\\", \\\"LAUNCH\\\")");
    }

    private void assertFirst(String column, Function<JiraIssue, Instant> time)
    {
        List<Instant> all = issues().map(time).sorted().toList();
        for (int limit : List.of(1, 130)) {
            assertThat(times("SELECT key FROM issues ORDER BY %s LIMIT %s".formatted(column, limit), time)).as(column).isEqualTo(all.subList(0, limit));
            assertThat(times("SELECT key FROM issues ORDER BY %s DESC LIMIT %s".formatted(column, limit), time)).as(column).isEqualTo(all.reversed().subList(0, limit));
        }
        Instant bound = all.get(all.size() / 2);
        assertThat(times("SELECT key FROM issues WHERE %s < from_iso8601_timestamp('%s')".formatted(column, bound), time)).as(column)
                .containsExactlyInAnyOrderElementsOf(all.stream().filter(value -> value.isBefore(bound)).toList());
        assertThat(times("SELECT key FROM issues WHERE %s > from_iso8601_timestamp('%s')".formatted(column, bound), time)).as(column)
                .containsExactlyInAnyOrderElementsOf(all.stream().filter(value -> value.isAfter(bound)).toList());
    }

    /**
     * A source that names one unknown value after the other is not asked about all of them.
     */
    @Test
    void testRefusalsOfOneValueAtATime()
    {
        String values = IntStream.range(0, 8).mapToObj("'Nowhere %s'"::formatted).collect(joining(", "));
        for (int refusal = 0; refusal < 5; refusal++) {
            String body = "{\"errorMessages\":[\"The value 'Nowhere %s' does not exist for the field 'status'.\"],\"errors\":{}}".formatted(refusal);
            jira.simulator().faults().add(Fault.fault(new Fault.Respond(400, Headers.of("Content-Type", "application/json"), body)).on(SEARCH).atRequest(refusal + 1));
        }
        TestingJira.Answer answer = jira.query("SELECT key FROM issues WHERE status IN ('Done', %s)".formatted(values));
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(keys(issue -> issue.facts().status().name().equals("Done")));
        assertThat(answer.requests()).extracting(JournalEntry::status).startsWith(400, 400, 400, 400, 400, 200);
        assertThat(answer.requests().get(4).body()).contains("Nowhere 4").doesNotContain("Nowhere 3");
        assertThat(answer.requests().get(5).body()).doesNotContain("Nowhere");
    }

    /**
     * What is asked in place of a search that was refused counts before it is asked.
     */
    @Test
    void testEstimateBehindRefusal()
    {
        assertThat(jira.failure("SELECT key FROM few.default.issues WHERE status IN ('Done', 'Nowhere')")).contains("the query needs at least 2 requests, and may make 1");
        assertThat(jira.simulator().journal().entries()).hasSize(1);
    }

    /**
     * Searches are seen as they were sent.
     */
    @Test
    void testSearchesAreSeen()
    {
        jira.query("SELECT key FROM issues WHERE status = 'Done' ORDER BY created_at LIMIT 1");
        assertThat(jira.query("SELECT json_value(body, 'strict $.jql') FROM jira.system.requests WHERE route = 'POST /rest/api/3/search/jql'").column())
                .contains("status = \"Done\" ORDER BY created ASC, key ASC");
    }

    private List<Instant> times(String sql, Function<JiraIssue, Instant> time)
    {
        return jira.query(sql).column().stream().map(key -> time.apply(DATA.issue((String) key))).toList();
    }

    private static List<String> keys(Predicate<JiraIssue> condition)
    {
        return issues().filter(condition).map(JiraIssue::key).toList();
    }

    private static Stream<JiraIssue> issues()
    {
        return TestingJira.found(DATA);
    }
}
