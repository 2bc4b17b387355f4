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
import io.omnisql.simulator.company.Company;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/**
 * Writes projects, versions and components.
 */
record ProjectJson(Rendering rendering)
{
    ProjectJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    /**
     * A project as its issues show it.
     */
    ObjectNode reference(JiraProject project)
    {
        ObjectNode json = Rendering.object()
                .put("self", rendering.urls().api("/project/" + project.id()))
                .put("id", String.valueOf(project.id()))
                .put("key", project.key())
                .put("name", project.name())
                .put("projectTypeKey", "software")
                .put("simplified", project.simplified());
        json.set("avatarUrls", new PeopleJson(rendering).avatars("project/" + project.id()));
        project.category().ifPresent(name -> json.set("projectCategory", category(name)));
        return json;
    }

    /**
     * A project in a list; what is to be expanded comes only when it is asked for.
     */
    ObjectNode listed(JiraProject project, String expand)
    {
        ObjectNode json = reference(project)
                .put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight")
                .put("style", project.simplified() ? "next-gen" : "classic")
                .put("isPrivate", false);
        json.putObject("properties");
        if (project.simplified()) {
            String uuid = UUID.nameUUIDFromBytes(project.key().getBytes(StandardCharsets.UTF_8)).toString();
            json.put("uuid", uuid);
        }
        if (project.state() == JiraProject.State.ARCHIVED) {
            json.put("archived", true).put("archivedDate", rendering.time(Company.TODAY.minusSeconds(1_000_000)));
        }
        if (project.state() == JiraProject.State.DELETED) {
            json.put("deleted", true).put("deletedDate", rendering.time(Company.TODAY.minusSeconds(500_000)));
        }
        if (expand.contains("description")) {
            json.put("description", project.description());
        }
        if (expand.contains("lead")) {
            json.set("lead", new PeopleJson(rendering).user(project.lead()));
        }
        if (expand.contains("url")) {
            json.put("url", "https://wiki.acme.example/" + project.key());
        }
        if (expand.contains("issueTypes")) {
            json.set("issueTypes", Rendering.array(rendering.site().vocabulary().issueTypes(), new WordsJson(rendering)::type));
        }
        if (expand.contains("insight")) {
            json.putObject("insight").put("totalIssueCount", rendering.viewer().data().issues(project.key()).size());
        }
        return json;
    }

    /**
     * A project by itself, with versions and components in short.
     */
    ObjectNode whole(JiraProject project)
    {
        ObjectNode json = listed(project, "description,lead,issueTypes,url")
                .put("assigneeType", "UNASSIGNED");
        json.set("components", Rendering.array(project.components(), component -> reference(component).put("isAssigneeTypeValid", false)));
        json.set("versions", Rendering.array(project.versions(), version -> version(project, version)));
        ObjectNode roles = json.putObject("roles");
        JiraRole.ALL.forEach(role -> roles.put(role.name(), rendering.urls().api("/project/%s/role/%s".formatted(project.id(), role.id()))));
        return json;
    }

    ObjectNode category(String name)
    {
        long id = 10_000L + name.length();
        return Rendering.object()
                .put("self", rendering.urls().api("/projectCategory/" + id))
                .put("id", String.valueOf(id))
                .put("name", name)
                .put("description", "");
    }

    /**
     * A version as issues show it.
     */
    ObjectNode reference(JiraVersion version)
    {
        ObjectNode json = Rendering.object()
                .put("self", rendering.urls().api("/version/" + version.id()))
                .put("id", String.valueOf(version.id()));
        version.description().ifPresent(description -> json.put("description", description));
        json.put("name", version.name()).put("archived", version.archived()).put("released", version.released());
        version.releaseDate().ifPresent(date -> json.put("releaseDate", date.toString()));
        return json;
    }

    /**
     * A version as its project shows it.
     */
    ObjectNode version(JiraProject project, JiraVersion version)
    {
        ObjectNode json = reference(version).put("projectId", project.id());
        version.startDate().ifPresent(date -> json.put("startDate", date.toString()));
        return json;
    }

    /**
     * A version in a list; what is to be expanded comes only when it is asked for.
     */
    ObjectNode listed(JiraProject project, JiraVersion version, List<String> expand)
    {
        ObjectNode json = version(project, version);
        if (expand.contains("driver")) {
            version.driver().ifPresent(driver -> json.put("driver", driver));
        }
        if (!version.released()) {
            version.releaseDate().ifPresent(date -> json.put("overdue", date.isBefore(LocalDate.ofInstant(rendering.viewer().now(), ZoneOffset.UTC))));
        }
        return json;
    }

    ObjectNode reference(JiraComponent component)
    {
        ObjectNode json = Rendering.object()
                .put("self", rendering.urls().api("/component/" + component.id()))
                .put("id", String.valueOf(component.id()))
                .put("name", component.name());
        component.description().ifPresent(description -> json.put("description", description));
        return json;
    }

    ObjectNode component(JiraProject project, JiraComponent component)
    {
        ObjectNode json = reference(component)
                .put("assigneeType", "PROJECT_DEFAULT")
                .put("realAssigneeType", "PROJECT_DEFAULT")
                .put("isAssigneeTypeValid", false)
                .put("project", project.key())
                .put("projectId", project.id());
        component.lead().ifPresent(lead -> json.set("lead", new PeopleJson(rendering).user(lead)));
        return json;
    }
}
