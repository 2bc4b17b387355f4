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
package io.omnisql.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * What was changed of issues.
 */
final class ChangeEndpoints
{
    private static final int PAGE = 100;
    private static final int MOST_ISSUES = 1_000;
    private static final int MOST_FIELDS = 10;
    private static final int BULK_PAGE = 1_000;
    private static final int MOST_CHANGES = 10_000;

    private ChangeEndpoints() {}

    static JiraResult ofIssue(JiraCall call)
    {
        JiraPage<JiraChange> page = JiraPage.of(call, call.issue().activity().changes(), PAGE, PAGE);
        return JiraResult.objects(page.bean(call, new PartsJson(call.rendering())::change), page.values().size());
    }

    /**
     * The changes of many issues, from the oldest to the newest. Some have their time in milliseconds since the epoch.
     */
    static JiraResult bulkFetch(JiraCall call)
    {
        JsonNode body = call.body();
        ImmutableList<String> wanted = JiraCall.texts(body.path("issueIdsOrKeys"));
        ImmutableList<String> fields = JiraCall.texts(body.path("fieldIds"));
        int maxResults = body.path("maxResults").asInt(BULK_PAGE);
        if (wanted.isEmpty() || wanted.size() > MOST_ISSUES) {
            throw JiraRefusal.badRequest("The number of issues has to be between 1 and %s.".formatted(MOST_ISSUES));
        }
        if (fields.size() > MOST_FIELDS || maxResults < 1 || maxResults > MOST_CHANGES) {
            throw JiraRefusal.badRequest("Up to %s fields and between 1 and %s changes can be asked for.".formatted(MOST_FIELDS, MOST_CHANGES));
        }
        List<Row> rows = rows(call, wanted, fields);
        int start = position(body.path("nextPageToken").asText(""));
        List<Row> page = rows.subList(Math.min(start, rows.size()), Math.min(rows.size(), start + maxResults));
        ObjectNode json = Rendering.object();
        ArrayNode array = json.putArray("issueChangeLogs");
        for (Row row : page) {
            ObjectNode change = new PartsJson(call.rendering()).change(row.change());
            if (row.change().id() % 2 == 0) {
                change.put("created", row.change().created().toEpochMilli());
            }
            histories(array, row.issue()).add(change);
        }
        if (start + page.size() < rows.size()) {
            json.put("nextPageToken", Base64.getEncoder().encodeToString(("at:" + (start + page.size())).getBytes(StandardCharsets.UTF_8)));
        }
        return JiraResult.objects(json, page.size());
    }

    private static List<Row> rows(JiraCall call, List<String> wanted, List<String> fields)
    {
        List<Row> rows = new ArrayList<>();
        wanted.stream().flatMap(idOrKey -> call.findIssue(idOrKey).stream()).distinct().forEach(issue -> {
            for (JiraChange change : issue.activity().changes()) {
                List<JiraChange.Item> items = change.items().stream().filter(item -> fields.isEmpty() || item.fieldId().filter(fields::contains).isPresent()).toList();
                if (!items.isEmpty()) {
                    rows.add(new Row(issue, new JiraChange(change.id(), change.author(), change.created(), ImmutableList.copyOf(items))));
                }
            }
        });
        rows.sort(comparing((Row row) -> row.change().created()).thenComparingLong(row -> row.issue().id()).thenComparingLong(row -> row.change().id()));
        return rows;
    }

    /**
     * Where the changes of an issue go: one object of the page holds them all.
     */
    private static ArrayNode histories(ArrayNode array, JiraIssue issue)
    {
        String id = String.valueOf(issue.id());
        JsonNode found = Iterables.tryFind(array, entry -> entry.get("issueId").asText().equals(id)).or(() -> array.addObject().put("issueId", id));
        return ((ObjectNode) found).withArray("/changeHistories");
    }

    private static int position(String token)
    {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseInt(text.replaceFirst("^at:", ""));
        }
        catch (IllegalArgumentException _) {
            throw JiraRefusal.badRequest("The provided next page token is invalid or expired.");
        }
    }

    private record Row(JiraIssue issue, JiraChange change)
    {
        private Row
        {
            requireNonNull(issue, "issue is null");
            requireNonNull(change, "change is null");
        }
    }
}
