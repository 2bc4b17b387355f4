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
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What is asked for issues, and what comes of it.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraIssues
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4));

    private JiraSimulator simulator;
    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        simulator = JiraSimulator.builder().data(DATA).token("issues", "a-token").start();
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.cache.enabled", "false",
                "jira.uri", simulator.baseUri().toString(),
                "jira.email", "ada@acme.example",
                "jira.api-token", "a-token")));
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testAllIssuesByTheirKeys()
    {
        List<Object> keys = jira.query("SELECT key FROM issues").column();
        assertThat(keys).doesNotHaveDuplicates().isNotEmpty();
        List<Object> counted = jira.query("SELECT count(*) FROM issues").column();
        assertThat(counted).containsExactly((long) keys.size());
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
}
