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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
                "few", ImmutableMap.<String, String>builder().putAll(catalog).put("omnisql.max-requests-per-query", "1").buildOrThrow()));
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
        for (String condition : List.of(
                "status = 'Done'",
                "status = 'done'",
                "status IN ('Done', 'Nowhere')",
                "status = 'Nowhere'",
                "priority IS NULL",
                "resolution IS NOT NULL",
                "updated_at >= TIMESTAMP '2025-01-01 00:00:30 UTC'",
                "updated_at < TIMESTAMP '2025-06-01 12:34:56.789 UTC' AND created_at > TIMESTAMP '2024-01-01 00:00:00 Europe/Warsaw'",
                "contains(labels, 'red')",
                "due_date BETWEEN DATE '2024-01-01' AND DATE '2026-12-31'",
                "project_key = 'MONOLI' AND issue_type <> 'Bug'",
                "assignee_id IS NULL",
                "summary LIKE '%a%'")) {
            List<Object> pushed = jira.query("SELECT id FROM issues WHERE " + condition).column();
            List<Object> local = jira.query("SELECT id FROM (SELECT * FROM issues OFFSET 0) WHERE " + condition).column();
            assertThat(pushed).as(condition).containsExactlyInAnyOrderElementsOf(local);
        }
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
