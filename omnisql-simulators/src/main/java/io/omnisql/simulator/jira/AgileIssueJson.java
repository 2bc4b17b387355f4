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
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Writes issues as boards show them: with plain texts, and with the epic and the sprints beside the usual fields.
 */
record AgileIssueJson(JiraCall call)
{
    AgileIssueJson
    {
        requireNonNull(call, "call is null");
    }

    ObjectNode issue(JiraIssue issue)
    {
        FieldSelection selection = FieldSelection.parse(call.parameters("fields"), "*all");
        ObjectNode json = new IssueJson(call.rendering(true), call.shown(selection), IssueJson.expansions(call.parameter("expand")), call.rules().embeddedRows()).issue(issue);
        if (json.has("fields") && call.parameters("fields").isEmpty()) {
            ObjectNode fields = (ObjectNode) json.get("fields");
            fields.set("epic", parent(issue).<JsonNode>map(epic -> epic(call.urls(), epic)).orElse(NullNode.instance));
            fields.put("flagged", false);
            List<JiraSprint> sprints = sprints(call.site(), issue);
            fields.set("sprint", sprints.stream().filter(sprint -> sprint.state() != JiraSprint.State.CLOSED).findFirst().<JsonNode>map(this::sprint).orElse(NullNode.instance));
            List<JiraSprint> closed = sprints.stream().filter(sprint -> sprint.state() == JiraSprint.State.CLOSED).toList();
            if (!closed.isEmpty()) {
                fields.set("closedSprints", Rendering.array(closed, this::sprint));
            }
        }
        return json;
    }

    private Optional<JiraIssue> parent(JiraIssue issue)
    {
        return issue.parent().flatMap(call.viewer().data()::findIssue).filter(parent -> parent.facts().type().hierarchyLevel() == 1);
    }

    private ObjectNode sprint(JiraSprint sprint)
    {
        return CustomJson.sprint(sprint).put("self", call.urls().agile("/sprint/" + sprint.id())).put("originBoardId", sprint.board());
    }

    static ObjectNode epic(JiraUrls urls, JiraIssue epic)
    {
        ObjectNode json = Rendering.object()
                .put("id", epic.id())
                .put("key", epic.key())
                .put("self", urls.agile("/epic/" + epic.id()))
                .put("name", epic.facts().summary())
                .put("summary", epic.facts().summary());
        json.putObject("color").put("key", "color_" + (epic.id() % 14 + 1));
        return json.put("done", isDone(epic));
    }

    static boolean isDone(JiraIssue issue)
    {
        return issue.facts().status().category() == StatusCategory.DONE;
    }

    static ImmutableList<JiraSprint> sprints(JiraSite site, JiraIssue issue)
    {
        return site.fields().stream()
                .filter(field -> field.kind() == CustomFieldKind.SPRINT)
                .flatMap(field -> issue.custom(field).stream())
                .findFirst()
                .map(value -> ((CustomValue.OfSprints) value).values())
                .orElse(ImmutableList.of());
    }
}
