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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.omnisql.jira.LeastCase.least;
import static io.omnisql.jira.LeastKind.PARTS;
import static io.omnisql.jira.LeastRows.rows;
import static io.omnisql.jira.LeastRows.within;
import static io.omnisql.jira.RawJira.EVERY_ISSUE;
import static java.util.Comparator.comparingInt;

/**
 * What issues have. Jira answers to a key that an issue had before it was moved, which has no rows in SQL; so a plan for a key asks the issue what it is called now, unless the same answer tells.
 */
final class PartLeastCases
{
    static final String CHANGES_BY_NUMBERS = "Changes are asked for by the number of the issue, which its key is looked up for; GET of one issue tells its latest 40 changes beside its key.";
    static final String ASKED_AGAIN = "Pages that are counted from the first record are asked for once more, as a list that changes meanwhile loses some; Jira has no ETags to make that free.";
    private static final int CHANGES_OF = 1_000;

    private PartLeastCases() {}

    static ImmutableList<LeastCase> of(JiraDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(ofAll()).addAll(ofOne(data)).build();
    }

    private static ImmutableList<LeastCase> ofAll()
    {
        return ImmutableList.of(
                least(PARTS, "changes of all issues", "SELECT issue_key, history_id, field FROM issue_changelogs", source -> changes(source, source.search(EVERY_ISSUE, "key"))),
                least(PARTS, "comments of all issues", "SELECT issue_key, id FROM issue_comments", source -> comments(source, EVERY_ISSUE)).because(ASKED_AGAIN),
                least(PARTS, "work on all issues", "SELECT issue_key, id, time_spent_seconds FROM issue_worklogs", source -> worklogs(source, EVERY_ISSUE)),
                least(
                        PARTS,
                        "links of all issues",
                        "SELECT issue_key, id, link_type FROM issue_links",
                        source -> within(source.search(EVERY_ISSUE, "issuelinks"), "/fields/issuelinks", List.of("/key"), "/id", "/type/name")),
                least(
                        PARTS,
                        "files of all issues",
                        "SELECT issue_key, filename, size_bytes FROM issue_attachments",
                        source -> within(source.search(EVERY_ISSUE, "attachment"), "/fields/attachment", List.of("/key"), "/filename", "/size")));
    }

    private static ImmutableList<LeastCase> ofOne(JiraDataset data)
    {
        String commented = most(data, issue -> issue.activity().comments().size());
        String worked = most(data, issue -> issue.activity().worklogs().size());
        String changed = most(data, issue -> issue.activity().changes().size());
        String some = data.issues("ROCKET").stream().filter(issue -> issue.activity().changes().size() > 1 && issue.activity().changes().size() <= 40).findFirst().orElseThrow().key();
        String linked = most(data, issue -> issue.activity().links().size());
        String watched = most(data, issue -> issue.people().watchers().size());
        String voted = most(data, issue -> issue.people().voters().size());
        String remote = most(data, issue -> issue.activity().remoteLinks().size());
        return ImmutableList.of(
                least(PARTS, "comments of an issue", "SELECT id FROM issue_comments WHERE issue_key = '%s'".formatted(commented), source -> withoutKey(comments(source, source.issues(List.of(commented), "comment")))).because(ASKED_AGAIN),
                least(PARTS, "work on an issue", "SELECT id, time_spent_seconds FROM issue_worklogs WHERE issue_key = '%s'".formatted(worked), source -> withoutKey(worklogs(source, source.issues(List.of(worked), "worklog")))),
                changes("changes of an issue", some).because(CHANGES_BY_NUMBERS),
                changes("changes of an issue that has many", changed),
                least(
                        PARTS,
                        "links of an issue",
                        "SELECT id, link_type FROM issue_links WHERE issue_key = '%s'".formatted(linked),
                        source -> within(source.issues(List.of(linked), "issuelinks"), "/fields/issuelinks", List.of(), "/id", "/type/name")),
                least(PARTS, "who watches an issue", "SELECT account_id FROM issue_watchers WHERE issue_key = '%s'".formatted(watched), source -> ofCurrent(source, watched, "watchers", "/watchers", "/accountId")),
                least(PARTS, "who has voted for an issue", "SELECT account_id FROM issue_votes WHERE issue_key = '%s'".formatted(voted), source -> ofCurrent(source, voted, "votes", "/voters", "/accountId")),
                least(PARTS, "what an issue has elsewhere", "SELECT id, title FROM issue_remote_links WHERE issue_key = '%s'".formatted(remote), source -> ofCurrent(source, remote, "remotelink", "", "/id", "/object/title")),
                least(
                        PARTS,
                        "what can be done with an issue",
                        "SELECT id, name, to_status FROM issue_transitions WHERE issue_key = '%s'".formatted(watched),
                        source -> ofCurrent(source, watched, "transitions?includeUnavailableTransitions=true", "/transitions", "/id", "/name", "/to/name")));
    }

    /**
     * GET of one issue tells its latest changes, and how many there are.
     */
    private static LeastCase changes(String name, String key)
    {
        return least(PARTS, name, "SELECT history_id, field FROM issue_changelogs WHERE issue_key = '%s'".formatted(key), source -> {
            JsonNode issue = named(source.get("/rest/api/3/issue/%s?fields=key&expand=changelog".formatted(key)), key);
            JsonNode shown = issue.get("changelog");
            return shown.get("total").intValue() == shown.get("histories").size()
                    ? within(ImmutableList.copyOf(shown.get("histories")), "/items", List.of("/id"), "/field")
                    : withoutKey(changes(source, List.of(issue)));
        });
    }

    /**
     * Rows of what was changed of these issues.
     */
    static List<List<Object>> changes(RawJira source, List<JsonNode> issues)
    {
        Map<String, String> keys = issues.stream().collect(Collectors.toMap(issue -> issue.get("id").textValue(), issue -> issue.get("key").textValue()));
        return Lists.partition(ImmutableList.copyOf(keys.keySet()), CHANGES_OF).stream()
                .flatMap(ids -> source.changes(ids).stream())
                .flatMap(issue -> within(ImmutableList.copyOf(issue.get("changeHistories")), "/items", List.of("/id"), "/field").stream()
                        .map(row -> Stream.concat(Stream.of((Object) keys.get(issue.get("issueId").textValue())), row.stream()).toList()))
                .toList();
    }

    static List<List<Object>> comments(RawJira source, String jql)
    {
        return comments(source, source.search(jql, "comment"));
    }

    private static List<List<Object>> comments(RawJira source, List<JsonNode> issues)
    {
        return embedded(source, issues, "comment", "comments", 100, "/id");
    }

    static List<List<Object>> worklogs(RawJira source, String jql)
    {
        return worklogs(source, source.search(jql, "worklog"));
    }

    private static List<List<Object>> worklogs(RawJira source, List<JsonNode> issues)
    {
        return embedded(source, issues, "worklog", "worklogs", 5_000, "/id", "/timeSpentSeconds");
    }

    /**
     * What issues show of a list, where that is all of it, and the list of those that have more.
     */
    private static List<List<Object>> embedded(RawJira source, List<JsonNode> issues, String field, String array, int page, String... pointers)
    {
        return issues.stream()
                .flatMap(issue -> {
                    JsonNode shown = issue.at("/fields/" + field);
                    Stream<JsonNode> all = shown.get("total").intValue() == shown.get(array).size()
                            ? shown.get(array).valueStream()
                            : paged(source, "/rest/api/3/issue/%s/%s".formatted(issue.get("key").textValue(), field), array, page);
                    return all.map(part -> Stream.concat(Stream.of((Object) issue.get("key").textValue()), LeastRows.row(part, pointers).stream()).toList());
                })
                .toList();
    }

    private static Stream<JsonNode> paged(RawJira source, String path, String array, int size)
    {
        JsonNode first = source.get("%s?maxResults=%s".formatted(path, size));
        return Stream.concat(
                first.get(array).valueStream(),
                Stream.iterate(size, start -> start < first.get("total").intValue(), start -> start + size).flatMap(start -> source.get("%s?maxResults=%s&startAt=%s".formatted(path, size, start)).get(array).valueStream()));
    }

    private static List<List<Object>> ofCurrent(RawJira source, String key, String part, String array, String... pointers)
    {
        named(source.get("/rest/api/3/issue/%s?fields=key".formatted(key)), key);
        return rows(ImmutableList.copyOf(source.get("/rest/api/3/issue/%s/%s".formatted(key, part)).at(array)), pointers);
    }

    private static JsonNode named(JsonNode issue, String key)
    {
        if (!issue.get("key").textValue().equals(key)) {
            throw new IllegalStateException("%s is %s now".formatted(key, issue.get("key")));
        }
        return issue;
    }

    private static List<List<Object>> withoutKey(List<List<Object>> rows)
    {
        return rows.stream().map(row -> row.subList(1, row.size())).toList();
    }

    private static String most(JiraDataset data, ToIntFunction<JiraIssue> size)
    {
        return data.issues("ROCKET").stream().max(comparingInt(size)).orElseThrow().key();
    }
}
