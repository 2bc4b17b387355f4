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
import io.omnisql.connector.testing.SearchReading;
import io.omnisql.connector.testing.SqlLiteral;
import io.omnisql.connector.testing.WireParameters;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraSite;
import io.omnisql.simulator.jira.JiraStatus;
import io.omnisql.simulator.jira.JiraVocabulary;
import io.omnisql.simulator.jira.StatusCategory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * A site on which things are called by what could be read as a part of the language: each name is sent as the one value that it is, and finds what the typed data has under it.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraLiterals
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final int MANY = 2_000;
    private static final long FIRST_ID = 50_000;
    // what is no text by itself stands in no row
    private static final List<String> HOSTILE = TestJqlDialect.hostile().filter(text -> text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE)).collect(toImmutableList());
    private static final JiraDataset DATA = data();

    private TestingJira jira;

    /**
     * Each text is the name of a status and a label, beside so many other statuses that a list of their names is long.
     */
    private static JiraDataset data()
    {
        JiraDataset data = JiraDataset.of(Company.generate(1, 0.4));
        List<String> names = Stream.concat(HOSTILE.stream(), IntStream.range(0, MANY - HOSTILE.size()).mapToObj("\"%s\" = '\\%1$s"::formatted)).toList();
        List<JiraStatus> statuses = IntStream.range(0, names.size()).mapToObj(index -> new JiraStatus(FIRST_ID + index, names.get(index), "", StatusCategory.NEW, Optional.empty())).collect(toImmutableList());
        data = data.withSite(withStatuses(data.site(), statuses));
        List<JiraIssue> issues = TestingJira.found(data).toList();
        for (int index = 0; index < HOSTILE.size(); index++) {
            JiraStatus status = statuses.get(index);
            data = data.edit(issues.get(index).key(), issue -> issue.status(status));
            data = data.edit(issues.get(index + 1).key(), issue -> issue.labels(status.name(), "plain"));
        }
        return data;
    }

    private static JiraSite withStatuses(JiraSite site, List<JiraStatus> added)
    {
        JiraVocabulary vocabulary = site.vocabulary();
        return new JiraSite(
                new JiraVocabulary(vocabulary.issueTypes(), ImmutableList.<JiraStatus>builder().addAll(vocabulary.statuses()).addAll(added).build(), vocabulary.priorities(), vocabulary.resolutions(), vocabulary.linkTypes(), vocabulary.securityLevels()),
                site.users(),
                site.groups(),
                site.projects(),
                site.fields(),
                site.boards(),
                site.sprints(),
                site.filters(),
                site.dashboards());
    }

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("literals", "a-token").start();
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")));
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testNames()
    {
        for (String text : HOSTILE) {
            assertTakes(SqlLiteral.in("status", ImmutableList.of(text)), "status", ImmutableList.of(text), issue -> issue.facts().status().name().equals(text));
        }
    }

    @Test
    void testElements()
    {
        for (String text : HOSTILE) {
            assertTakes("contains(labels, %s)".formatted(SqlLiteral.of(text)), "labels", ImmutableList.of(text), issue -> issue.facts().labels().contains(text));
        }
    }

    /**
     * A text is not taken for the end of another condition.
     */
    @Test
    void testConditionsBesideEachOther()
    {
        for (int index = 1; index < HOSTILE.size(); index++) {
            String status = HOSTILE.get(index);
            String label = HOSTILE.get(index - 1);
            String condition = "%s AND contains(labels, %s)".formatted(SqlLiteral.in("status", ImmutableList.of(status)), SqlLiteral.of(label));
            assertTakes(condition, "status", ImmutableList.of(status), issue -> issue.facts().status().name().equals(status) && issue.facts().labels().contains(label));
        }
    }

    @Test
    void testListOfManyNames()
    {
        List<String> names = names().toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(MANY);
        assertTakes(SqlLiteral.in("status", names), "status", names, issue -> names.contains(issue.facts().status().name()));
        assertTakes(SqlLiteral.in("status", names) + " AND summary <> ''", "status", names, issue -> names.contains(issue.facts().status().name()) && !issue.facts().summary().isEmpty());
    }

    /**
     * What is not there is left out of the list, and nothing else is.
     */
    @Test
    void testListOfManyNamesOfWhichHalfAreUnknown()
    {
        List<String> known = names().limit(MANY / 2).toList();
        List<String> all = Stream.concat(known.stream(), IntStream.range(0, MANY / 2).mapToObj("not '%s' \\ \""::formatted)).toList();
        assertTakes(SqlLiteral.in("status", all), "status", known, issue -> known.contains(issue.facts().status().name()));
    }

    private static Stream<String> names()
    {
        return DATA.site().vocabulary().statuses().stream().filter(status -> status.id() >= FIRST_ID).map(JiraStatus::name);
    }

    /**
     * @param values those that the last search has in its condition on the field
     */
    private void assertTakes(String condition, String field, List<String> values, Predicate<JiraIssue> taken)
    {
        List<String> keys = TestingJira.found(DATA).filter(taken).map(JiraIssue::key).toList();
        assertThat(keys).as(condition).isNotEmpty();
        TestingJira.Answer answer = jira.query("SELECT key FROM issues WHERE " + condition);
        assertThat(answer.column()).as(condition).containsExactlyInAnyOrderElementsOf(keys);
        JournalEntry last = answer.requests().getLast();
        assertThat(last.path()).isEqualTo(SEARCH);
        SearchReading search = JqlReading.of(WireParameters.parse(last.body()).path("jql").asText());
        List<SearchReading.Condition> sent = search.conditions().stream().filter(read -> read.field().equals(field)).toList();
        assertThat(sent).as(condition).hasSize(1).noneMatch(SearchReading.Condition::numbers);
        assertThat(sent.getFirst().values()).as(condition).containsExactlyInAnyOrderElementsOf(values);
    }
}
