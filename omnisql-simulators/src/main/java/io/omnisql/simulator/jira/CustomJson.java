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
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.ImmutableList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Writes the values of custom fields.
 */
record CustomJson(Rendering rendering)
{
    CustomJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    JsonNode value(CustomValue value)
    {
        PeopleJson people = new PeopleJson(rendering);
        ProjectJson projects = new ProjectJson(rendering);
        return switch (value) {
            case CustomValue.OfNumber(double number) -> DoubleNode.valueOf(number);
            case CustomValue.OfText(String text) -> TextNode.valueOf(text);
            case CustomValue.OfDocument(JsonNode document) -> rendering.document(document);
            case CustomValue.OfOption(FieldOption option) -> option(option);
            case CustomValue.OfOptions(ImmutableList<FieldOption> options) -> Rendering.array(options, this::option);
            case CustomValue.OfCascade(FieldOption parent, Optional<FieldOption> child) -> {
                ObjectNode json = option(parent);
                child.ifPresent(below -> json.set("child", option(below)));
                yield json;
            }
            case CustomValue.OfUser(String accountId) -> people.user(accountId);
            case CustomValue.OfUsers(ImmutableList<String> accountIds) -> Rendering.array(accountIds, people::user);
            case CustomValue.OfGroup(JiraGroup group) -> people.group(group);
            case CustomValue.OfGroups(ImmutableList<JiraGroup> groups) -> Rendering.array(groups, people::group);
            case CustomValue.OfVersion(JiraVersion version) -> projects.reference(version);
            case CustomValue.OfVersions(ImmutableList<JiraVersion> versions) -> Rendering.array(versions, projects::reference);
            case CustomValue.OfProject(String key) -> projects.reference(rendering.site().project(key));
            case CustomValue.OfDate(LocalDate date) -> TextNode.valueOf(date.toString());
            case CustomValue.OfTime(Instant time) -> TextNode.valueOf(rendering.time(time));
            case CustomValue.OfLabels(ImmutableList<String> labels) -> Rendering.array(labels, TextNode::valueOf);
            case CustomValue.OfSprints(ImmutableList<JiraSprint> sprints) -> sprints(sprints);
        };
    }

    private ArrayNode sprints(ImmutableList<JiraSprint> sprints)
    {
        return Rendering.array(sprints, sprint -> sprint(sprint).put("boardId", sprint.board()));
    }

    private ObjectNode option(FieldOption option)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/customFieldOption/" + option.id()))
                .put("value", option.value())
                .put("id", String.valueOf(option.id()));
    }

    /**
     * A sprint, whose times are in UTC everywhere.
     */
    static ObjectNode sprint(JiraSprint sprint)
    {
        ObjectNode json = Rendering.object()
                .put("id", sprint.id())
                .put("name", sprint.name())
                .put("state", sprint.state().json())
                .put("goal", sprint.goal());
        sprint.start().ifPresent(time -> json.put("startDate", JiraTimes.utc(time)));
        sprint.end().ifPresent(time -> json.put("endDate", JiraTimes.utc(time)));
        sprint.complete().ifPresent(time -> json.put("completeDate", JiraTimes.utc(time)));
        return json;
    }
}
