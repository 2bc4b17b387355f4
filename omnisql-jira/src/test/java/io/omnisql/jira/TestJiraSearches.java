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
import com.google.common.collect.Streams;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.Occasion;
import io.omnisql.simulator.jira.JiraComponent;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Issues of a site on which what JQL means is not what it seems to say: a version is called what another one has for its id, a project is called by another one's key and hides fields, moments are in one second, and an answer has no room for many
 * issues.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraSearches
{
    private static final String BULK = "/rest/api/3/issue/bulkfetch";
    private static final JiraDataset PLAIN = JiraDataset.of(Company.generate(1, 0.4));
    private static final JiraVersion VERSION = TestingJira.found(PLAIN).flatMap(issue -> issue.facts().fixVersions().stream()).findFirst().orElseThrow();
    private static final Instant FIRST = TestingJira.found(PLAIN).map(issue -> issue.times().updated()).min(naturalOrder()).orElseThrow().truncatedTo(SECONDS).minusSeconds(60);
    private static final Instant LAST = TestingJira.found(PLAIN).map(issue -> issue.times().updated()).max(naturalOrder()).orElseThrow().truncatedTo(SECONDS).plusSeconds(60);
    private static final JiraDataset DATA = PLAIN
            .withSite(PLAIN.site()
                    .withProject(PLAIN.site().project("LAUNCH").withVersion(new JiraVersion(99_999, String.valueOf(VERSION.id()), Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty())))
                    .withProject(PLAIN.site().project("WEBAPP").withName("ROCKET").withoutFields("resolution", "duedate", "assignee", "reporter", "priority")))
            .edit("ROCKET-2", issue -> issue.updated(FIRST.plusMillis(700)))
            .edit("ROCKET-3", issue -> issue.updated(FIRST.plusMillis(200)))
            .edit("ROCKET-4", issue -> issue.updated(LAST.plusMillis(700)))
            .edit("ROCKET-5", issue -> issue.updated(LAST.plusMillis(200)));

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("searches", "a-token").bulkIssues(7).start();
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token"))).knowingFields(List.of("jira"));
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    /**
     * Issues for which an answer has no room are asked for again, fewer at a time.
     */
    @Test
    void testKeysThatAreToldLater()
    {
        List<String> keys = keys(_ -> true).subList(0, 40);
        String sql = join(keys);
        assertThat(jira.query(sql).column()).containsExactlyInAnyOrderElementsOf(keys);
        jira.simulator().withhold(keys.get(3));
        assertThat(jira.failure(sql)).contains("issues: the source has put off some of the records that it was asked for by their keys, and has done so again when it was asked for fewer (POST /rest/api/3/issue/bulkfetch)");
        jira.simulator().changes().add(Occasion.nextRequest(BULK).atRequest(2), jira.simulator()::withhold);
        TestingJira.Answer answer = jira.query(sql);
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(answer.requests()).extracting(JournalEntry::path).containsOnly(BULK);
    }

    /**
     * So are those whose parts are wanted, and those that other tables are to be asked for.
     */
    @Test
    void testPartsThatAreToldLater()
    {
        List<JiraIssue> issues = TestingJira.found(DATA).limit(40).toList();
        String keys = issues.stream().map(issue -> "'%s'".formatted(issue.key())).collect(joining(", "));
        assertParts("SELECT issue_key, id FROM issue_links WHERE issue_key IN (%s)".formatted(keys), issues, issue -> issue.activity().links().stream().filter(link -> DATA.findIssue(link.issue()).isPresent()).map(link -> String.valueOf(link.id())));
        assertParts("SELECT issue_key, id FROM issue_attachments WHERE issue_key IN (%s)".formatted(keys), issues, issue -> issue.activity().attachments().stream().map(file -> String.valueOf(file.id())));
        assertParts("SELECT issue_key, account_id FROM issue_watchers WHERE issue_key IN (%s)".formatted(keys), issues, issue -> issue.people().watchers().stream());
    }

    private void assertParts(String sql, List<JiraIssue> issues, Function<JiraIssue, Stream<String>> parts)
    {
        List<List<Object>> expected = issues.stream().flatMap(issue -> parts.apply(issue).map(part -> List.<Object>of(issue.key(), part))).toList();
        TestingJira.Answer answer = jira.query(sql);
        assertThat(answer.rows()).describedAs(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.bodies(BULK)).describedAs(sql).hasSizeGreaterThan(1);
    }

    @Test
    void testIdsInLists()
    {
        JiraComponent component = TestingJira.found(DATA).flatMap(issue -> issue.facts().components().stream()).findFirst().orElseThrow();
        assertTakes("contains(component_ids, '%s')".formatted(component.id()), issue -> issue.facts().components().contains(component));
        JiraVersion affected = TestingJira.found(DATA).flatMap(issue -> issue.facts().affectedVersions().stream()).findFirst().orElseThrow();
        assertTakes("contains(affected_version_ids, '%s')".formatted(affected.id()), issue -> issue.facts().affectedVersions().contains(affected));
    }

    @Test
    void testNamesThatAreIdsOfOthers()
    {
        assertTakes("contains(fix_version_ids, '%s')".formatted(VERSION.id()), issue -> issue.facts().fixVersions().contains(VERSION));
        assertTakes("project = 'ROCKET'", issue -> issue.projectKey().equals("WEBAPP"));
        assertTakes("project_key = 'ROCKET'", issue -> issue.projectKey().equals("ROCKET"));
        assertTakes("project_id = '%s'".formatted(DATA.site().project("ROCKET").id()), issue -> issue.projectKey().equals("ROCKET"));
    }

    /**
     * A record is of the batch that has asked for it by its key, and of no other one that has asked for a former key.
     */
    @Test
    void testFormerKeysInOtherBatches()
    {
        assertThat(DATA.issue("PAYROL-901").key()).isEqualTo("ROCKET-7");
        List<String> keys = Streams.concat(Stream.of("PAYROL-901"), IntStream.range(0, 120).mapToObj("QUERY-%s"::formatted), Stream.of("ROCKET-7")).toList();
        TestingJira.Answer answer = jira.query(join(keys));
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly(BULK, BULK);
        assertThat(answer.column()).containsExactly("ROCKET-7");
    }

    /**
     * A field that a project hides is null in its issues, of which JQL does not say that it is empty.
     */
    @Test
    void testFieldsThatAProjectHides()
    {
        assertThat(keys(issue -> issue.facts().resolution().isEmpty() && issue.projectKey().equals("WEBAPP"))).isNotEmpty();
        assertTakes("resolution IS NULL", issue -> issue.facts().resolution().isEmpty());
        assertTakes("resolution IS NOT NULL", issue -> issue.facts().resolution().isPresent());
        assertTakes("due_date IS NULL", issue -> issue.times().due().isEmpty());
        assertTakes("assignee_id IS NULL", issue -> issue.people().assignee().isEmpty());
    }

    /**
     * Jira sorts moments of one second by the keys of their issues, so that the earlier one may come later.
     */
    @Test
    void testMomentsOfOneSecond()
    {
        assertTakes("updated_at < from_iso8601_timestamp('%s')".formatted(FIRST.plusMillis(500)), issue -> issue.key().equals("ROCKET-3"));
        assertTakes("updated_at > from_iso8601_timestamp('%s')".formatted(LAST.plusMillis(500)), issue -> issue.key().equals("ROCKET-4"));
        assertThat(jira.query("SELECT key FROM issues ORDER BY updated_at LIMIT 1").column()).containsExactly("ROCKET-3");
        assertThat(jira.query("SELECT key FROM issues ORDER BY updated_at DESC LIMIT 1").column()).containsExactly("ROCKET-4");
        assertThat(jira.query("SELECT min(updated_at) = from_iso8601_timestamp('%s'), max(updated_at) = from_iso8601_timestamp('%s') FROM issues".formatted(FIRST.plusMillis(200), LAST.plusMillis(700))).rows())
                .containsExactly(List.of(true, true));
    }

    private void assertTakes(String condition, Predicate<JiraIssue> taken)
    {
        List<String> keys = keys(taken);
        assertThat(keys).as(condition).isNotEmpty();
        assertThat(jira.query("SELECT key FROM issues WHERE " + condition).column()).as(condition).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static String join(List<String> keys)
    {
        return "SELECT i.key FROM (VALUES %s) v(k) JOIN issues i ON i.key = v.k".formatted(keys.stream().map("('%s')"::formatted).collect(joining(", ")));
    }

    private static List<String> keys(Predicate<JiraIssue> condition)
    {
        return TestingJira.found(DATA).filter(condition).map(JiraIssue::key).toList();
    }
}
