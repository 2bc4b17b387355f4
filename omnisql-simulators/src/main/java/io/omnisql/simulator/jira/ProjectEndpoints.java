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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Projects, and what each has.
 */
final class ProjectEndpoints
{
    private static final int PAGE = 50;

    private ProjectEndpoints() {}

    static JiraResult search(JiraCall call)
    {
        ImmutableList<String> states = call.parameters("status").isEmpty() ? ImmutableList.of("live") : call.parameters("status");
        ImmutableSet<String> ids = ImmutableSet.copyOf(call.parameters("id"));
        ImmutableSet<String> keys = ImmutableSet.copyOf(call.parameters("keys"));
        String query = call.parameter("query").toLowerCase(Locale.ROOT);
        List<JiraProject> found = call.site().projects().stream()
                .filter(project -> states.contains(project.state().name().toLowerCase(Locale.ROOT)))
                .filter(project -> ids.isEmpty() || ids.contains(String.valueOf(project.id())))
                .filter(project -> keys.isEmpty() || keys.contains(project.key()))
                .filter(project -> project.key().toLowerCase(Locale.ROOT).contains(query) || project.name().toLowerCase(Locale.ROOT).contains(query))
                .filter(_ -> List.of("", "software").contains(call.parameter("typeKey")))
                .filter(call.parameter("action").equals("browse") ? call.viewer().visibility()::shows : call.viewer().visibility()::lists)
                .sorted(order(call.query().value("orderBy").orElse("key").trim()))
                .toList();
        JiraPage<JiraProject> page = JiraPage.of(call, found, PAGE, PAGE);
        return JiraResult.objects(page.bean(call, project -> new ProjectJson(call.rendering()).listed(project, call.parameter("expand"))), page.values().size());
    }

    private static Comparator<JiraProject> order(String orderBy)
    {
        boolean descending = orderBy.startsWith("-");
        Comparator<JiraProject> order = switch (orderBy.replaceFirst("^[-+]", "")) {
            case "key" -> Comparator.comparing(JiraProject::key);
            case "name" -> Comparator.comparing((JiraProject project) -> project.name().toLowerCase(Locale.ROOT)).thenComparingLong(JiraProject::id);
            case "category", "owner", "issueCount", "lastIssueUpdatedDate", "archivedDate", "deletedDate" -> Comparator.comparingLong(JiraProject::id);
            default -> throw JiraRefusal.badRequest("The value '%s' of orderBy is not known.".formatted(orderBy));
        };
        return descending ? order.reversed() : order;
    }

    static JiraResult single(JiraCall call)
    {
        return JiraResult.objects(new ProjectJson(call.rendering()).whole(call.project()), 1);
    }

    static JiraResult versions(JiraCall call)
    {
        JiraProject project = call.project();
        List<String> states = List.of(call.parameter("status").split(","));
        List<JiraVersion> found = project.versions().stream()
                .filter(version -> version.name().toLowerCase(Locale.ROOT).contains(call.parameter("query").toLowerCase(Locale.ROOT)))
                .filter(version -> call.parameter("status").isEmpty() || states.contains(version.archived() ? "archived" : version.released() ? "released" : "unreleased"))
                .toList();
        List<JiraVersion> ordered = call.parameter("orderBy").startsWith("-") ? found.reversed() : found;
        JiraPage<JiraVersion> page = JiraPage.of(call, ordered, PAGE, PAGE);
        return JiraResult.objects(page.bean(call, version -> new ProjectJson(call.rendering()).listed(project, version, List.of(call.parameter("expand").split(",")))), page.values().size());
    }

    static JiraResult components(JiraCall call)
    {
        JiraProject project = call.project();
        JiraPage<JiraComponent> page = JiraPage.of(call, project.components(), PAGE, PAGE);
        return JiraResult.objects(page.bean(call, component -> new ProjectJson(call.rendering()).component(project, component)
                .put("issueCount", call.viewer().data().issues(project.key()).stream().filter(issue -> issue.facts().components().contains(component)).count())), page.values().size());
    }

    static JiraResult roles(JiraCall call)
    {
        JiraProject project = call.project();
        ObjectNode json = Rendering.object();
        JiraRole.ALL.forEach(role -> json.put(role.name(), call.urls().api("/project/%s/role/%s".formatted(project.id(), role.id()))));
        return JiraResult.identities(json, JiraRole.ALL.size());
    }

    static JiraResult role(JiraCall call)
    {
        JiraProject project = call.project();
        JiraRole role = JiraRole.ALL.stream()
                .filter(candidate -> String.valueOf(candidate.id()).equals(call.path().get("id")))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.notFound("Can not retrieve a role actor for a null project role."));
        ObjectNode json = Rendering.object()
                .put("self", call.urls().api("/project/%s/role/%s".formatted(project.id(), role.id())))
                .put("name", role.name())
                .put("id", role.id())
                .put("description", role.description());
        JiraGroup group = call.site().findGroup(role.group()).orElseThrow();
        ObjectNode actor = json.putArray("actors").addObject()
                .put("id", role.id() + 100)
                .put("displayName", group.name())
                .put("type", "atlassian-group-role-actor")
                .put("name", group.name());
        actor.putObject("actorGroup").put("name", group.name()).put("displayName", group.name()).put("groupId", group.id());
        json.withArray("/actors").addObject()
                .put("id", project.id() + 100_000)
                .put("displayName", call.site().user(project.lead()).displayName())
                .put("type", "atlassian-user-role-actor")
                .putObject("actorUser").put("accountId", project.lead());
        return JiraResult.identities(json, 1);
    }

    static JiraResult roleDetails(JiraCall call)
    {
        JiraProject project = call.project();
        return JiraResult.identities(Rendering.array(JiraRole.ALL, role -> Rendering.object()
                .put("self", call.urls().api("/project/%s/role/%s".formatted(project.id(), role.id())))
                .put("name", role.name())
                .put("id", role.id())
                .put("description", role.description())
                .put("admin", role.name().equals("Administrators"))
                .put("default", false)
                .put("roleConfigurable", true)
                .put("translatedName", role.name())), JiraRole.ALL.size());
    }
}
