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
import io.omnisql.simulator.http.Occasion;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSecurityLevel;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraVisibility;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Pages that are short, or empty, because the account does not see all that a search finds: a list ends where Jira says that it does.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraSearchPages
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BY_KEY = "/rest/api/3/issue/bulkfetch";
    private static final int ROWS = 10;
    private static final JiraSecurityLevel HIDDEN = new JiraSecurityLevel(99_001, "Nobody", "Nobody sees these");
    private static final JiraDataset DATA = data();

    private TestingJira jira;

    /**
     * The earliest issues, more than two pages of them, and every third one of the others are hidden.
     */
    private static JiraDataset data()
    {
        JiraDataset data = JiraDataset.of(Company.generate(1, 0.2));
        List<JiraIssue> issues = TestingJira.found(data).sorted(Comparator.comparing(issue -> issue.times().created())).toList();
        for (int index = 0; index < issues.size(); index++) {
            if (index < 25 || index % 3 == 0) {
                data = data.edit(issues.get(index).key(), issue -> issue.security(Optional.of(HIDDEN)));
            }
        }
        return data;
    }

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).pageRows(ROWS, ROWS, ROWS).token("pages", "a-token", JiraVisibility.withoutLevels(HIDDEN.id())).start();
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token"))).knowingFields(ImmutableList.of("jira"));
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testShortPages()
    {
        int found = (int) TestingJira.found(DATA).count();
        TestingJira.Answer keys = jira.query("SELECT key FROM issues");
        assertThat(keys.column()).containsExactlyInAnyOrderElementsOf(visible());
        // whatever a page holds, the next one is asked for
        assertThat(keys.bodies(SEARCH)).hasSize(-Math.floorDiv(-found, ROWS)).allSatisfy(body -> assertThat(body).contains("\"fields\":[\"key\"],\"maxResults\":5000"));
        assertThat(keys.bodies(SEARCH).stream().skip(1)).allSatisfy(body -> assertThat(body).contains("\"nextPageToken\":"));
        TestingJira.Answer wide = jira.query("SELECT key, summary, status FROM issues");
        assertThat(wide.column()).containsExactlyInAnyOrderElementsOf(visible());
        assertThat(wide.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("\"fields\":[\"status\",\"summary\"],\"maxResults\":100"));
        assertThat(jira.queryWith("jira", ImmutableMap.of("search_splits", "3"), "SELECT key, summary FROM issues").column()).containsExactlyInAnyOrderElementsOf(visible());
    }

    /**
     * An answer that says that a page follows, and not which one, is none to take for the last one. One that says nothing of either is.
     */
    @Test
    void testAnswerWithoutNextPage()
    {
        String issues = "\"issues\":[{\"id\":\"1\",\"key\":\"ROCKET-1\"}]}";
        answer("{\"isLast\":false," + issues);
        assertThat(jira.failure("SELECT key FROM issues")).contains("The source says that more pages follow, and does not say where (/nextPageToken)");
        for (String word : List.of("{\"isLast\":true,", "{", "{\"isLast\":null,\"nextPageToken\":null,")) {
            answer(word + issues);
            TestingJira.Answer answer = jira.query("SELECT key FROM issues");
            assertThat(answer.column()).as(word).containsExactly("ROCKET-1");
            assertThat(answer.asked()).as(word).containsExactly(SEARCH);
        }
    }

    private void answer(String page)
    {
        jira.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), page)).on(SEARCH));
    }

    /**
     * What Jira counts is an estimate, and is not asked for.
     */
    @Test
    void testCount()
    {
        TestingJira.Answer answer = jira.query("SELECT count(*) FROM issues");
        assertThat(answer.column()).containsExactly((long) visible().size());
        assertThat(answer.asked()).containsOnly(SEARCH);
        assertThat(jira.query("SELECT count(*) FROM issues WHERE project_key = 'ROCKET'").requests()).extracting(JournalEntry::path).containsOnly(SEARCH);
    }

    /**
     * Two hundred keys of a join are two requests.
     */
    @Test
    void testKeysOfJoin()
    {
        List<String> keys = IntStream.concat(IntStream.range(0, 100), IntStream.range(5_000, 5_100)).mapToObj("ROCKET-%s"::formatted).toList();
        TestingJira.Answer answer = jira.query("SELECT i.key, i.summary FROM (VALUES %s) v(k) JOIN issues i ON i.key = v.k".formatted(keys.stream().map("('%s')"::formatted).collect(joining(", "))));
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(visible().stream().filter(keys::contains).toList()).isNotEmpty();
        assertThat(answer.asked()).containsExactly(BY_KEY, BY_KEY);
    }

    /**
     * An issue that is edited while issues are read keeps its place among them, so that it is in the answer whether it has been read or not.
     */
    @Test
    void testEditsOnTheWay()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).pageRows(ROWS, ROWS, ROWS).token("edits", "a-token").start();
        try (TestingJira edited = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")))) {
            String oldest = TestingJira.found(DATA).min(comparing(issue -> issue.times().updated())).orElseThrow().key();
            simulator.editBefore(Occasion.nextRequest(SEARCH).atRequest(2), oldest, issue -> issue.summary("Edited on the way"));
            TestingJira.Answer answer = edited.query("SELECT key, summary FROM issues WHERE updated_at >= TIMESTAMP '2000-01-01 00:00:00 UTC'");
            assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(TestingJira.found(DATA).<Object>map(JiraIssue::key).toList());
            assertThat(answer.bodies(SEARCH)).hasSizeGreaterThan(2).allSatisfy(body -> assertThat(body).contains("updated >= 946684800000 ORDER BY created ASC, key ASC"));
        }
    }

    private static List<String> visible()
    {
        return TestingJira.found(DATA).filter(issue -> !issue.facts().security().equals(Optional.of(HIDDEN))).map(JiraIssue::key).toList();
    }
}
