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

import java.util.Comparator;
import java.util.TreeSet;

/**
 * Issues by their ids and keys, and what belongs to one of them.
 */
final class IssueEndpoints
{
    private static final int MOST_ISSUES = 100;
    private static final int EMBEDDED = 5_000;

    private IssueEndpoints() {}

    static JiraResult single(JiraCall call)
    {
        IssueJson json = call.issueJson(FieldSelection.parse(call.parameters("fields"), "*all"), call.parameter("expand"), EMBEDDED);
        ObjectNode issue = json.issue(call.issue());
        if (call.parameter("expand").contains("names")) {
            issue.set("names", json.names());
        }
        if (call.parameter("expand").contains("schema")) {
            issue.set("schema", json.schemas());
        }
        return JiraResult.objects(issue, 1);
    }

    /**
     * Issues in ascending order of ids, each once. Those that cannot be told at the moment, or for which there is no room, are named beside them; those that are not there, or not visible, are nowhere.
     */
    static JiraResult bulkFetch(JiraCall call)
    {
        JsonNode body = call.body();
        ImmutableList<String> wanted = JiraCall.texts(body.path("issueIdsOrKeys"));
        if (wanted.isEmpty() || wanted.size() > MOST_ISSUES) {
            throw JiraRefusal.badRequest("The number of issues has to be between 1 and %s.".formatted(MOST_ISSUES));
        }
        TreeSet<JiraIssue> issues = new TreeSet<>(Comparator.comparingLong(JiraIssue::id));
        wanted.forEach(idOrKey -> call.findIssue(idOrKey).ifPresent(issues::add));
        ObjectNode json = Rendering.object();
        ArrayNode array = json.putArray("issues");
        ArrayNode errors = json.putArray("issueErrors");
        IssueJson writer = call.issueJson(FieldSelection.parse(JiraCall.texts(body.path("fields")), "*navigable"), String.join(",", JiraCall.texts(body.path("expand"))), call.rules().embeddedRows());
        for (JiraIssue issue : issues) {
            if (call.withheld().contains(issue.id())) {
                errors.addObject().put("id", String.valueOf(issue.id())).put("errorMessage", "The issue could not be fetched. Try again later.");
            }
            else if (array.size() == call.rules().bulkIssues()) {
                errors.addObject().put("id", String.valueOf(issue.id())).put("errorMessage", "The response is too large. Ask for fewer issues.");
            }
            else {
                array.add(writer.issue(issue));
            }
        }
        return JiraResult.objects(json, array.size());
    }

    static JiraResult watchers(JiraCall call)
    {
        JiraIssue issue = call.issue();
        if (!call.rules().has(JiraFeature.WATCHING)) {
            throw JiraRefusal.notFound("Watching issues is not enabled.");
        }
        ObjectNode json = new IssueRelationsJson(call.rendering()).watches(issue);
        json.set("watchers", Rendering.array(issue.people().watchers(), new PeopleJson(call.rendering())::user));
        return JiraResult.identities(json, issue.people().watchers().size());
    }

    static JiraResult votes(JiraCall call)
    {
        JiraIssue issue = call.issue();
        if (!call.rules().has(JiraFeature.VOTING)) {
            throw JiraRefusal.notFound("Voting for issues is not enabled.");
        }
        ObjectNode json = new IssueRelationsJson(call.rendering()).votes(issue);
        json.set("voters", Rendering.array(issue.people().voters(), new PeopleJson(call.rendering())::user));
        return JiraResult.identities(json, issue.people().voters().size());
    }

    static JiraResult remoteLinks(JiraCall call)
    {
        JiraIssue issue = call.issue();
        if (!call.rules().has(JiraFeature.ISSUE_LINKING)) {
            throw JiraRefusal.forbidden("Issue linking is currently disabled.");
        }
        return JiraResult.objects(Rendering.array(issue.activity().remoteLinks(), link -> new PartsJson(call.rendering()).remoteLink(issue, link)), issue.activity().remoteLinks().size());
    }

    static JiraResult transitions(JiraCall call)
    {
        ImmutableList<JiraStatus> next = JiraTransitions.of(call.site(), call.issue());
        ObjectNode json = Rendering.object().put("expand", "transitions");
        json.set("transitions", Rendering.array(next, status -> new JiraTransitions(call.rendering()).transition(status)));
        return JiraResult.objects(json, next.size());
    }
}
