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

import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.util.Objects.requireNonNull;

/**
 * Writes statuses, types, priorities and the like.
 */
record WordsJson(Rendering rendering)
{
    WordsJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    ObjectNode category(StatusCategory category)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/statuscategory/" + category.id()))
                .put("id", category.id())
                .put("key", category.key())
                .put("colorName", category.color())
                .put("name", rendering.name(category.title()));
    }

    ObjectNode status(JiraStatus status)
    {
        ObjectNode json = Rendering.object()
                .put("self", rendering.urls().api("/status/" + status.id()))
                .put("description", status.description())
                .put("iconUrl", rendering.urls().image("statuses/generic.png"))
                .put("name", rendering.name(status.name()))
                .put("id", String.valueOf(status.id()));
        json.set("statusCategory", category(status.category()));
        return json;
    }

    /**
     * A status with the project that alone has it, as lists of statuses tell.
     */
    ObjectNode listedStatus(JiraStatus status)
    {
        ObjectNode json = status(status).put("untranslatedName", status.name());
        status.project().ifPresent(key -> json.putObject("scope").put("type", "PROJECT").putObject("project").put("id", String.valueOf(rendering.site().project(key).id())));
        return json;
    }

    ObjectNode type(JiraIssueType type)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/issuetype/" + type.id()))
                .put("id", String.valueOf(type.id()))
                .put("description", type.description())
                .put("iconUrl", rendering.urls().image("issuetypes/" + type.id() + ".png"))
                .put("name", rendering.name(type.name()))
                .put("subtask", type.isSubtask())
                .put("avatarId", 10_300 + type.id() % 100)
                .put("hierarchyLevel", type.hierarchyLevel());
    }

    ObjectNode priority(JiraPriority priority)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/priority/" + priority.id()))
                .put("iconUrl", rendering.urls().image("priorities/" + priority.id() + ".svg"))
                .put("name", rendering.name(priority.name()))
                .put("id", String.valueOf(priority.id()));
    }

    ObjectNode listedPriority(JiraPriority priority)
    {
        return priority(priority)
                .put("description", priority.description())
                .put("statusColor", priority.color());
    }

    ObjectNode resolution(JiraResolution resolution)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/resolution/" + resolution.id()))
                .put("id", String.valueOf(resolution.id()))
                .put("description", resolution.description())
                .put("name", rendering.name(resolution.name()));
    }

    ObjectNode linkType(JiraLinkType type)
    {
        return Rendering.object()
                .put("id", String.valueOf(type.id()))
                .put("name", type.name())
                .put("inward", type.inward())
                .put("outward", type.outward())
                .put("self", rendering.urls().api("/issueLinkType/" + type.id()));
    }

    ObjectNode level(JiraSecurityLevel level)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/securitylevel/" + level.id()))
                .put("id", String.valueOf(level.id()))
                .put("description", level.description())
                .put("name", level.name());
    }
}
