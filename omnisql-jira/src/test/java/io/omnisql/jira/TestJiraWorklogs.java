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
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraProject;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Entries of work that a query names by their own numbers: Jira says of which issues they are, and these are read, and no others.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraWorklogs
{
    private static final String LIST = "/rest/api/3/worklog/list";
    private static final String SEARCH = "/rest/api/3/search/jql";
    // how many entries an issue shows
    private static final int EMBEDDED = 20;
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4));

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA).token("worklogs", "a-token"));
        jira = TestingJira.start(simulator, ImmutableMap.of(
                        "jira", TestingJira.catalog(simulator, "a-token"),
                        "scoped", TestingJira.declaring(TestingJira.catalog(simulator, "a-token"), "ROCKET")))
                .knowingFields(ImmutableList.of("jira", "scoped"));
    }

    @AfterAll
    void stop()
    {
        List<?> violations = jira.simulator().violations();
        jira.close();
        assertThat(violations).isEmpty();
    }

    @Test
    void testKnownEntries()
    {
        List<Worklog> some = worklogs().filter(worklog -> worklog.issue().activity().worklogs().size() <= EMBEDDED).limit(5).toList();
        TestingJira.Answer answer = jira.query("SELECT issue_key, issue_id, id FROM issue_worklogs WHERE id IN (%s)".formatted(some.stream().map(worklog -> "'%s'".formatted(worklog.id())).collect(joining(", "))));
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(some.stream().map(Worklog::row).toList());
        assertThat(answer.asked()).containsExactly(LIST, SEARCH);
        assertThat(answer.bodies(LIST)).containsExactly("{\"ids\":[%s]}".formatted(some.stream().map(Worklog::id).sorted().collect(joining(","))));
        assertThat(answer.bodies(SEARCH).getFirst()).contains("\"fields\":[\"worklog\"]", some.getFirst().issue().id() + "");
    }

    /**
     * An issue that does not show all of its entries is asked for them.
     */
    @Test
    void testEntriesOfCrowdedIssues()
    {
        Worklog last = worklogs().filter(worklog -> worklog.issue().activity().worklogs().size() > EMBEDDED).reduce((_, later) -> later).orElseThrow();
        TestingJira.Answer answer = jira.query("SELECT issue_key, issue_id, id FROM issue_worklogs WHERE id = '%s'".formatted(last.id()));
        assertThat(answer.rows()).containsExactly(last.row());
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly(LIST, SEARCH, "/rest/api/3/issue/%s/worklog".formatted(last.issue().key()));
    }

    /**
     * A thousand entries of a join are asked for at once.
     */
    @Test
    void testJoinedEntries()
    {
        List<Worklog> some = worklogs().filter(worklog -> worklog.issue().activity().worklogs().size() <= EMBEDDED).toList();
        String values = Stream.concat(some.stream().map(Worklog::id), Stream.iterate(1, id -> id + 1).limit(1_200 - some.size()).map(id -> "9" + "%09d".formatted(id))).map("('%s')"::formatted).collect(joining(", "));
        TestingJira.Answer answer = jira.query("SELECT w.issue_key, w.issue_id, w.id FROM (VALUES %s) v(id) JOIN issue_worklogs w ON w.id = v.id".formatted(values));
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(some.stream().map(Worklog::row).toList());
        assertThat(answer.bodies(LIST)).hasSize(2);
        assertThat(answer.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("id in ("));
    }

    /**
     * What is no number in Jira's spelling is in no row, nor is what Jira does not find.
     */
    @Test
    void testEntriesThatAreNotThere()
    {
        TestingJira.Answer answer = jira.query("SELECT id FROM issue_worklogs WHERE id IN ('99999999', '%s', '0%s', 'x')".formatted("9".repeat(30), worklogs().findFirst().orElseThrow().id()));
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.bodies(LIST)).containsExactly("{\"ids\":[99999999]}");
        assertThat(answer.requests()).hasSize(1);
        assertThat(jira.query("SELECT count(*) FROM issue_worklogs WHERE id = '99999999'").column()).containsExactly(0L);
        assertThat(jira.query("SELECT id FROM issue_worklogs WHERE id = 'x'").requests()).isEmpty();
    }

    /**
     * Entries of issues that no search finds, or that are outside of the scope, are in no row.
     */
    @Test
    void testEntriesOfOtherIssues()
    {
        JiraIssue hidden = DATA.issues().stream().filter(issue -> DATA.site().project(issue.projectKey()).state() == JiraProject.State.ARCHIVED && !issue.activity().worklogs().isEmpty()).findFirst()
                .orElseGet(() -> DATA.issues("WEBAPP").stream().filter(issue -> !issue.activity().worklogs().isEmpty()).findFirst().orElseThrow());
        Worklog elsewhere = worklogs().filter(worklog -> worklog.issue().projectKey().equals("WEBAPP")).findFirst().orElseThrow();
        Worklog inside = worklogs().filter(worklog -> worklog.issue().projectKey().equals("ROCKET")).findFirst().orElseThrow();
        assertThat(jira.query("SELECT id FROM scoped.default.issue_worklogs WHERE id IN ('%s', '%s', '%s')".formatted(elsewhere.id(), inside.id(), hidden.activity().worklogs().getFirst().id())).column()).containsExactly(inside.id());
    }

    /**
     * Of issues that a query names by their numbers no others are read.
     */
    @Test
    void testNumbersOfIssues()
    {
        JiraIssue issue = worklogs().map(Worklog::issue).filter(some -> some.activity().worklogs().size() <= EMBEDDED).findFirst().orElseThrow();
        for (String table : ImmutableList.of("issue_worklogs", "issue_comments")) {
            TestingJira.Answer answer = jira.query("SELECT issue_key, id FROM %s WHERE issue_id = '%s'".formatted(table, issue.id()));
            assertThat(answer.rows()).as(table).isEqualTo(jira.query("SELECT issue_key, id FROM %s WHERE issue_key = '%s'".formatted(table, issue.key())).rows());
            assertThat(answer.bodies(SEARCH)).as(table).hasSize(1).allSatisfy(body -> assertThat(body).contains("id = %s".formatted(issue.id())));
        }
    }

    private static Stream<Worklog> worklogs()
    {
        return TestingJira.found(DATA).flatMap(issue -> issue.activity().worklogs().stream().map(worklog -> new Worklog(issue, String.valueOf(worklog.id()))));
    }

    private record Worklog(JiraIssue issue, String id)
    {
        List<Object> row()
        {
            return List.of(issue.key(), String.valueOf(issue.id()), id);
        }
    }
}
