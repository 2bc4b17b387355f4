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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches for issues with JQL.
 */
final class SearchEndpoints
{
    private SearchEndpoints() {}

    static JiraResult get(JiraCall call)
    {
        return search(call, SearchRequest.ofQuery(call));
    }

    static JiraResult post(JiraCall call)
    {
        return search(call, SearchRequest.ofBody(call));
    }

    /**
     * The search with a total and positions, which is gone.
     */
    static JiraResult removed(JiraCall call)
    {
        return JiraRefusal.removed().result();
    }

    static JiraResult approximateCount(JiraCall call)
    {
        Viewer indexed = call.viewer().of(call.index());
        JqlSearch search = JqlSearch.compile(call.body().path("jql").asText(""), indexed);
        long count = call.index().issues().stream().filter(indexed::searches).filter(search.where()).count();
        return JiraResult.of(200, Rendering.object().put("count", count));
    }

    /**
     * Which of some issues each query takes; a query that is refused is no refusal of the others. Looks at the issues as they are.
     */
    static JiraResult match(JiraCall call)
    {
        JsonNode body = call.body();
        List<JiraIssue> issues = JiraCall.texts(body.path("issueIds")).stream().flatMap(id -> call.findIssue(id).stream()).toList();
        ObjectNode json = Rendering.object();
        json.set("matches", Rendering.array(JiraCall.texts(body.path("jqls")), jql -> {
            ObjectNode match = Rendering.object();
            ArrayNode matched = match.putArray("matchedIssues");
            ArrayNode errors = match.putArray("errors");
            try {
                issues.stream().filter(JqlSearch.compile(jql, call.viewer()).where()).forEach(issue -> matched.add(issue.id()));
            }
            catch (JiraRefusal e) {
                errors.add(e.getMessage());
            }
            return match;
        }));
        return JiraResult.objects(json, issues.size());
    }

    private static JiraResult search(JiraCall call, SearchRequest request)
    {
        List<JiraIssue> found = find(call, request);
        FieldSelection selection = FieldSelection.parse(request.fields(), "id");
        int rows = Math.min(request.maxResults(), mostRows(call.rules(), selection, request.expand()));
        List<JiraIssue> page = found.subList(0, Math.min(rows, found.size()));
        IssueJson issues = call.issueJson(selection, request.expand(), call.rules().embeddedRows());
        ObjectNode json = Rendering.object();
        ArrayNode array = json.putArray("issues");
        for (JiraIssue issue : page) {
            // what was deleted or became invisible since it was indexed leaves the page short
            call.viewer().data().findIssue(issue.id()).filter(call.viewer()::searches).ifPresent(current -> array.add(issues.issue(current)));
        }
        if (request.expand().contains("names")) {
            json.set("names", issues.names());
        }
        if (request.expand().contains("schema")) {
            json.set("schema", issues.schemas());
        }
        boolean last = page.size() == found.size();
        if (!last) {
            json.put("nextPageToken", call.cursors().open(request.identity(), page.getLast(), call.index(), found.subList(page.size(), found.size()), call.viewer().now()));
        }
        return JiraResult.objects(json.put("isLast", last), array.size());
    }

    /**
     * What is behind the token, in order. Issues that are hidden by their security level are among it: they are left out of pages, and not of searches.
     */
    private static List<JiraIssue> find(JiraCall call, SearchRequest request)
    {
        Viewer indexed = call.viewer().of(call.index());
        JqlSearch search = JqlSearch.compile(request.jql(), indexed);
        Optional<SearchCursors.Cursor> cursor = request.token().map(token -> call.cursors().find(token, request.identity(), call.viewer().now()));
        if (cursor.isPresent() && cursor.get().index() == call.index() && request.reconcile().isEmpty()) {
            return cursor.get().rest();
        }
        return reconciled(call, request).stream()
                .filter(issue -> call.viewer().searches(call.site().project(issue.projectKey())))
                .filter(search.where())
                .filter(issue -> cursor.isEmpty() || search.order().compare(cursor.get().last(), issue) < 0)
                .sorted(search.order())
                .toList();
    }

    private static List<JiraIssue> reconciled(JiraCall call, SearchRequest request)
    {
        if (request.reconcile().isEmpty()) {
            return call.index().issues();
        }
        List<JiraIssue> issues = new ArrayList<>(call.index().issues().stream().filter(issue -> !request.reconcile().contains(issue.id())).toList());
        request.reconcile().forEach(id -> call.viewer().data().findIssue(id).ifPresent(issues::add));
        return ImmutableList.copyOf(issues);
    }

    private static int mostRows(JiraRules rules, FieldSelection selection, String expand)
    {
        if (expand.contains("changelog") || selection.isWide()) {
            return rules.wideRows();
        }
        return selection.isNamesOnly() ? rules.namedRows() : rules.pageRows();
    }
}
