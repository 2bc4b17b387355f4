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
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraChange;
import io.omnisql.simulator.jira.JiraComment;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraGroup;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraProject;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.lang.Math.ceilDiv;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What issues have: of all of them, by their keys and their numbers, and what is asked for it.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraIssueParts
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BY_KEY = "/rest/api/3/issue/bulkfetch";
    private static final String CHANGES = "/rest/api/3/changelog/bulkfetch";
    private static final String ALL_KEYS = "{\"jql\":\"created >= \\\"1970-01-01\\\" ORDER BY created ASC, key ASC\",\"fields\":[\"key\"],\"maxResults\":5000}";

    // how many comments and entries of work an issue shows
    private static final int EMBEDDED = 20;

    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.05));

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA).token("parts", "a-token"));
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token"))).knowingFields(List.of("jira"));
    }

    @AfterAll
    void stop()
    {
        List<?> violations = jira.simulator().violations();
        jira.close();
        assertThat(violations).isEmpty();
    }

    /**
     * Moments come as texts and as numbers.
     */
    @Test
    void testChanges()
    {
        String columns = "issue_key, issue_id, history_id, position, author_id, created_at, field, field_id, field_type, from_value, from_string, to_value, to_string";
        TestingJira.Answer all = assertRows("SELECT %s FROM issue_changelogs".formatted(columns), issues().flatMap(TestJiraIssueParts::changes));
        assertThat(all.asked()).containsExactly(SEARCH, CHANGES);
        assertThat(all.bodies(SEARCH)).containsExactly(ALL_KEYS);
        assertThat(issues()).allSatisfy(issue -> assertThat(all.bodies(CHANGES).getFirst()).contains("\"%s\"".formatted(issue.id())));
    }

    @Test
    void testChangesOfSomeIssues()
    {
        JiraIssue issue = issues().filter(some -> some.activity().changes().size() > 1).findFirst().orElseThrow();
        for (String condition : List.of("issue_key = '%s'".formatted(issue.key()), "issue_id = '%s'".formatted(issue.id()))) {
            TestingJira.Answer answer = jira.query("SELECT issue_key, issue_id, history_id FROM issue_changelogs WHERE " + condition);
            assertThat(answer.rows()).describedAs(condition).containsExactlyInAnyOrderElementsOf(changes(issue).map(change -> change.subList(0, 3)).toList());
            assertThat(answer.bodies(CHANGES)).describedAs(condition).containsExactly("{\"issueIdsOrKeys\":[\"%s\"],\"maxResults\":5000}".formatted(issue.id()));
            assertThat(answer.requests()).describedAs(condition).hasSize(2);
        }
        assertThat(jira.query("SELECT history_id FROM issue_changelogs WHERE issue_key = '%s'".formatted(issue.key())).bodies(BY_KEY))
                .containsExactly("{\"fields\":[\"key\"],\"issueIdsOrKeys\":[\"%s\"]}".formatted(issue.key()));
    }

    /**
     * Keys of a join are found a hundred at a time, and the changes of all of them by one request.
     */
    @Test
    void testChangesOfJoinedIssues()
    {
        List<JiraIssue> some = issues().limit(120).toList();
        String values = some.stream().map(issue -> "('%s')".formatted(issue.key())).collect(joining(", "));
        TestingJira.Answer answer = jira.query("SELECT c.issue_key, c.issue_id, c.history_id FROM (VALUES %s) v(k) JOIN issue_changelogs c ON c.issue_key = v.k".formatted(values));
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(some.stream().flatMap(TestJiraIssueParts::changes).map(change -> change.subList(0, 3)).toList());
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactlyInAnyOrder(BY_KEY, BY_KEY, CHANGES);
    }

    /**
     * An issue has the rows of its present key, by whichever of its keys Jira is ready to answer.
     */
    @Test
    void testKeysOfMovedIssues()
    {
        JiraIssue moved = DATA.issues().stream().filter(issue -> !issue.formerKeys().isEmpty()).findFirst().orElseThrow();
        String former = moved.formerKeys().getFirst();
        for (String table : List.of("issue_changelogs", "issue_comments", "issue_worklogs", "issue_watchers", "issue_votes", "issue_remote_links", "issue_transitions", "issue_links", "issue_attachments")) {
            TestingJira.Answer answer = jira.query("SELECT issue_key FROM %s WHERE issue_key = '%s'".formatted(table, former));
            assertThat(answer.rows()).describedAs(table).isEmpty();
            assertThat(answer.asked()).describedAs(table).containsExactly(BY_KEY);
        }
        assertThat(jira.query("SELECT issue_key FROM issue_transitions WHERE issue_key = '%s'".formatted(moved.key())).column()).isNotEmpty().containsOnly(moved.key());
    }

    /**
     * What Jira takes for keys, and never spells so.
     */
    @Test
    void testOtherSpellings()
    {
        for (String other : List.of("rocket-1", "10000", "ROCKET-01")) {
            TestingJira.Answer answer = jira.query("SELECT id FROM issue_comments WHERE issue_key = '%s'".formatted(other));
            assertThat(answer.rows()).describedAs(other).isEmpty();
            assertThat(answer.requests()).describedAs(other).isEmpty();
        }
    }

    @Test
    void testPartsOfAllIssues()
    {
        TestingJira.Answer watchers = assertRows("SELECT issue_key, account_id FROM issue_watchers", issues().flatMap(issue -> issue.people().watchers().stream().map(account -> row(issue.key(), account))));
        assertThat(watchers.bodies(SEARCH)).containsExactly(ALL_KEYS);
        assertThat(watchers.requests()).hasSize(1 + (int) issues().count());
        assertRows("SELECT issue_key, account_id FROM issue_votes", issues().flatMap(issue -> issue.people().voters().stream().map(account -> row(issue.key(), account))));
        assertRows("SELECT issue_key, id FROM issue_remote_links", issues().flatMap(issue -> issue.activity().remoteLinks().stream().map(link -> row(issue.key(), link.id()))));
        assertRows("SELECT DISTINCT issue_key FROM issue_transitions", issues().map(issue -> row(issue.key())));
    }

    /**
     * What an issue shows of its comments and of the work on it is taken where it is all there is, and no other issue is asked for more.
     */
    @Test
    void testEmbeddedParts()
    {
        TestingJira.Answer comments = assertRows("SELECT issue_key, id, author_id FROM issue_comments", issues().flatMap(issue -> comments(issue).map(comment -> row(issue.key(), text(comment.id()), comment.author()))));
        assertThat(comments.bodies(SEARCH)).hasSize(ceilDiv((int) issues().count(), 100)).allSatisfy(body -> assertThat(body).contains("\"fields\":[\"comment\"],\"maxResults\":100"));
        List<String> crowded = issues().filter(issue -> comments(issue).count() > EMBEDDED).map(JiraIssue::key).toList();
        assertThat(crowded).isNotEmpty();
        assertThat(comments.requests()).extracting(JournalEntry::path).filteredOn(path -> path.endsWith("/comment")).hasSameElementsAs(crowded.stream().map("/rest/api/3/issue/%s/comment"::formatted).toList());
        Instant since = Instant.parse("2024-01-01T00:00:00Z");
        TestingJira.Answer bounded = assertRows(
                "SELECT issue_key, id FROM issue_comments WHERE created_at >= from_iso8601_timestamp('%s')".formatted(since),
                issues().flatMap(issue -> comments(issue).filter(comment -> !comment.created().isBefore(since)).map(comment -> row(issue.key(), text(comment.id())))));
        assertThat(bounded.requests()).as("a bound makes nothing dearer").hasSameSizeAs(comments.requests());
        TestingJira.Answer worklogs = assertRows("SELECT issue_key, id FROM issue_worklogs", issues().flatMap(issue -> issue.activity().worklogs().stream().map(worklog -> row(issue.key(), text(worklog.id())))));
        assertThat(worklogs.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("\"fields\":[\"worklog\"],\"maxResults\":100"));
        assertThat(worklogs.asked()).filteredOn(request -> request.contains("/worklog?")).hasSize((int) issues().filter(issue -> issue.activity().worklogs().size() > EMBEDDED).count());
    }

    /**
     * An order is that of the endpoint, and not of what an issue shows.
     */
    @Test
    void testEmbeddedPartsOfOneIssue()
    {
        JiraIssue issue = issues().filter(some -> comments(some).count() > 1 && comments(some).count() <= EMBEDDED).findFirst().orElseThrow();
        TestingJira.Answer all = jira.query("SELECT id FROM issue_comments WHERE issue_key = '%s'".formatted(issue.key()));
        assertThat(all.column()).containsExactlyInAnyOrderElementsOf(comments(issue).map(comment -> text(comment.id())).toList());
        assertThat(all.asked()).containsExactly(BY_KEY);
        assertThat(all.bodies(BY_KEY)).containsExactly("{\"fields\":[\"comment\"],\"issueIdsOrKeys\":[\"%s\"]}".formatted(issue.key()));
        TestingJira.Answer last = jira.query("SELECT id FROM issue_comments WHERE issue_key = '%s' ORDER BY created_at DESC LIMIT 1".formatted(issue.key()));
        assertThat(last.rows()).hasSize(1);
        assertThat(last.asked()).hasSize(2).last().isEqualTo("/rest/api/3/issue/%s/comment?orderBy=-created&maxResults=1".formatted(issue.key()));
    }

    private static Stream<JiraComment> comments(JiraIssue issue)
    {
        String reader = DATA.site().users().getFirst().accountId();
        return issue.activity().comments().stream().filter(comment -> comment.visibleTo().flatMap(DATA.site()::findGroup).map(group -> group.members().contains(reader)).orElse(true));
    }

    /**
     * A limit ends the reading, so that not every issue is asked.
     */
    @Test
    void testLimit()
    {
        assertThat(jira.query("SELECT account_id FROM issue_watchers LIMIT 3").requests()).hasSizeLessThan(20);
    }

    /**
     * Issues of a search that are joined are asked for, and no others.
     */
    @Test
    void testPartsOfJoinedIssues()
    {
        List<JiraIssue> stories = DATA.issues("ROCKET").stream().filter(issue -> issue.facts().type().name().equals("Story")).toList();
        TestingJira.Answer answer = jira.query("SELECT t.issue_key, t.id FROM issues i JOIN issue_transitions t ON t.issue_key = i.key WHERE i.project_key = 'ROCKET' AND i.issue_type = 'Story'");
        assertThat(answer.rows()).extracting(List::getFirst).hasSameElementsAs(stories.stream().<Object>map(JiraIssue::key).toList());
        assertThat(answer.asked()).filteredOn(request -> request.contains("/transitions")).hasSameSizeAs(stories);
        TestingJira.Answer changes = jira.query("SELECT c.history_id FROM issues i JOIN issue_changelogs c ON c.issue_id = i.id WHERE i.project_key = 'ROCKET' AND i.issue_type = 'Bug'");
        assertThat(changes.rows()).hasSize((int) DATA.issues("ROCKET").stream().filter(issue -> issue.facts().type().name().equals("Bug")).flatMap(TestJiraIssueParts::changes).count());
        assertThat(changes.bodies(SEARCH)).last().asString().contains("id in (");
    }

    @Test
    void testLinks()
    {
        TestingJira.Answer all = assertRows("SELECT issue_key, issue_id, id, link_type, link_type_id, inward_issue_key, outward_issue_key, inward_issue_summary FROM issue_links", issues().flatMap(issue -> issue.activity().links().stream()
                .filter(link -> DATA.findIssue(link.issue()).isPresent())
                .map(link -> {
                    JiraIssue other = DATA.findIssue(link.issue()).orElseThrow();
                    return row(
                            issue.key(),
                            text(issue.id()),
                            text(link.id()),
                            link.type().name(),
                            text(link.type().id()),
                            link.outward() ? null : other.key(),
                            link.outward() ? other.key() : null,
                            link.outward() ? null : other.facts().summary());
                })));
        assertThat(all.asked()).containsOnly(SEARCH);
        assertThat(all.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("\"fields\":[\"issuelinks\"],\"maxResults\":100"));
        JiraIssue linked = issues().filter(issue -> !issue.activity().links().isEmpty()).findFirst().orElseThrow();
        TestingJira.Answer some = jira.query("SELECT id FROM issue_links WHERE issue_key IN ('%s', 'ROCKET-1')".formatted(linked.key()));
        assertThat(some.rows()).isNotEmpty();
        assertThat(some.asked()).containsExactly(BY_KEY);
        assertThat(some.bodies(BY_KEY).getFirst()).contains("\"fields\":[\"issuelinks\"]");
        assertThat(jira.query("SELECT id FROM issue_links WHERE issue_id = '%s'".formatted(linked.id())).bodies(SEARCH).getFirst()).contains("id = %s ".formatted(linked.id()));
    }

    @Test
    void testAttachments()
    {
        TestingJira.Answer all = assertRows("SELECT issue_key, issue_id, id, filename, author_id, mime_type, size_bytes, created_at FROM issue_attachments", issues().flatMap(issue -> issue.activity().attachments().stream()
                .map(file -> row(issue.key(), text(issue.id()), text(file.id()), file.filename(), file.author(), file.mimeType(), file.size(), file.created().truncatedTo(MILLIS)))));
        assertThat(all.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("\"fields\":[\"attachment\"]"));
        JiraIssue first = issues().filter(issue -> !issue.activity().attachments().isEmpty()).findFirst().orElseThrow();
        assertThat(jira.query("SELECT id FROM issue_attachments WHERE issue_key = '%s'".formatted(first.key())).asked()).containsExactly(BY_KEY);
    }

    /**
     * A group is found by its name as well as by its id, and no other one is asked.
     */
    @Test
    void testMembersOfGroups()
    {
        assertRows("SELECT group_id, group_name, account_id, is_active FROM group_members", DATA.site().groups().stream()
                .flatMap(group -> group.members().stream().map(account -> row(group.id(), group.name(), account, DATA.site().user(account).active()))));
        JiraGroup admins = DATA.site().groups().stream().filter(group -> group.name().equals("jira-administrators")).findFirst().orElseThrow();
        for (String condition : List.of("group_name = 'jira-administrators'", "group_id = '%s' AND group_name LIKE 'jira%%'".formatted(admins.id()))) {
            TestingJira.Answer answer = jira.query("SELECT account_id FROM group_members WHERE " + condition);
            assertThat(answer.column()).describedAs(condition).containsExactlyInAnyOrderElementsOf(admins.members());
            assertThat(answer.asked()).describedAs(condition).hasSize(2).last().isEqualTo(members(admins.id()));
        }
        assertThat(jira.query("SELECT account_id FROM group_members WHERE group_name = 'JIRA-administrators'").rows()).isEmpty();
    }

    /**
     * A group whose id a query or a join spells as Jira does is not looked for, unless its name is wanted; one that is nowhere has no rows either way.
     */
    @Test
    void testMembersByIdsOfGroups()
    {
        JiraGroup group = DATA.site().groups().getFirst();
        JiraGroup other = DATA.site().groups().getLast();
        String nowhere = "00000000-63d7-42c8-9520-92d01dca0001";
        TestingJira.Answer one = jira.query("SELECT account_id FROM group_members WHERE group_id = '%s'".formatted(group.id()));
        assertThat(one.column()).containsExactlyInAnyOrderElementsOf(group.members());
        assertThat(one.asked()).containsExactly(members(group.id()));
        TestingJira.Answer some = jira.query("SELECT group_id, account_id FROM group_members WHERE group_id IN ('%s', '%s', '%s')".formatted(group.id(), nowhere, other.id()));
        assertThat(some.rows()).containsExactlyInAnyOrderElementsOf(Stream.of(group, other).flatMap(found -> found.members().stream().map(account -> row(found.id(), account))).toList());
        assertThat(some.asked()).containsExactlyInAnyOrder(members(group.id()), members(nowhere), members(other.id()));
        TestingJira.Answer joined = jira.query("SELECT m.account_id FROM (VALUES '%s', '%s') v(id) JOIN group_members m ON m.group_id = v.id".formatted(group.id(), nowhere));
        assertThat(joined.column()).containsExactlyInAnyOrderElementsOf(group.members());
        assertThat(joined.asked()).containsExactlyInAnyOrder(members(group.id()), members(nowhere));
        assertThat(jira.query("SELECT count(*) FROM group_members WHERE group_id = '%s'".formatted(nowhere)).column()).containsExactly(0L);
        assertThat(jira.query("SELECT group_name FROM group_members WHERE group_id = '%s'".formatted(nowhere)).rows()).isEmpty();
        for (String spelling : List.of(group.id().toUpperCase(Locale.ROOT), group.name())) {
            assertThat(jira.query("SELECT account_id FROM group_members WHERE group_id = '%s'".formatted(spelling)).asked()).describedAs(spelling).allSatisfy(request -> assertThat(request).startsWith("/rest/api/3/group/bulk"));
        }
    }

    private static String members(String group)
    {
        return "/rest/api/3/group/member?groupId=%s&includeInactiveUsers=true&maxResults=50".formatted(group);
    }

    private TestingJira.Answer assertRows(String sql, Stream<List<Object>> expected)
    {
        TestingJira.Answer answer = jira.query(sql);
        List<List<Object>> rows = expected.toList();
        assertThat(rows).describedAs(sql).isNotEmpty();
        assertThat(answer.rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(rows);
        return answer;
    }

    private static Stream<List<Object>> changes(JiraIssue issue)
    {
        return issue.activity().changes().stream().flatMap(change -> IntStream.range(0, change.items().size()).mapToObj(place -> change(issue, change, place)));
    }

    private static List<Object> change(JiraIssue issue, JiraChange change, int place)
    {
        JiraChange.Item item = change.items().get(place);
        return row(
                issue.key(),
                text(issue.id()),
                text(change.id()),
                (long) place,
                change.author(),
                change.created().truncatedTo(MILLIS),
                item.field(),
                item.fieldId(),
                item.custom() ? "custom" : "jira",
                item.from(),
                item.fromText(),
                item.to(),
                item.toText());
    }

    private static Stream<JiraIssue> issues()
    {
        return DATA.issues().stream().filter(TestJiraIssueParts::isLive);
    }

    private static boolean isLive(JiraIssue issue)
    {
        return DATA.site().project(issue.projectKey()).state() == JiraProject.State.LIVE;
    }

    private static String text(long number)
    {
        return String.valueOf(number);
    }

    private static List<Object> row(Object... values)
    {
        return Arrays.asList(Stream.of(values).map(value -> value instanceof Optional<?> maybe ? maybe.orElse(null) : value).toArray());
    }
}
