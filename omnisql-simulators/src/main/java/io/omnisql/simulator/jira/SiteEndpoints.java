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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static java.time.temporal.ChronoUnit.DAYS;

/**
 * The site itself, its saved searches, dashboards, and how it is set up.
 */
final class SiteEndpoints
{
    private static final int PAGE = 50;
    private static final int RECORDS = 1_000;

    private SiteEndpoints() {}

    static JiraResult serverInfo(JiraCall call)
    {
        ObjectNode json = Rendering.object()
                .put("baseUrl", call.urls().base())
                .put("version", "1001.0.0-SNAPSHOT");
        json.putArray("versionNumbers").add(1001).add(0).add(0);
        return JiraResult.of(200, json
                .put("deploymentType", "Cloud")
                .put("buildNumber", 100_300)
                .put("buildDate", call.rendering().time(call.viewer().now().truncatedTo(DAYS)))
                .put("serverTime", call.rendering().time(call.viewer().now()))
                .put("serverTitle", "Acme")
                .put("serverTimeZone", call.viewer().zone().getId()));
    }

    /**
     * The filters that are shared or one's own.
     */
    static JiraResult filters(JiraCall call)
    {
        List<JiraFilter> found = call.site().filters().stream()
                .filter(filter -> filter.shared() || filter.owner().equals(call.viewer().accountId()))
                .filter(filter -> filter.name().toLowerCase(Locale.ROOT).contains(call.parameter("filterName").toLowerCase(Locale.ROOT)))
                .toList();
        JiraPage<JiraFilter> page = JiraPage.of(call, found, PAGE, PAGE);
        return JiraResult.objects(page.bean(call, filter -> filter(call, filter)), page.values().size());
    }

    private static ObjectNode filter(JiraCall call, JiraFilter filter)
    {
        String expand = call.parameter("expand");
        ObjectNode json = Rendering.object()
                .put("expand", "description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,isWritable,approximateLastUsed,subscriptions")
                .put("self", call.urls().api("/filter/" + filter.id()))
                .put("id", String.valueOf(filter.id()))
                .put("name", filter.name());
        if (expand.contains("description")) {
            json.put("description", filter.description());
        }
        if (expand.contains("owner")) {
            json.set("owner", new PeopleJson(call.rendering()).user(filter.owner()));
        }
        if (expand.contains("jql")) {
            json.put("jql", filter.jql());
        }
        if (expand.contains("favourite")) {
            json.put("favourite", false).put("favouritedCount", 0);
        }
        share(json.putArray("sharePermissions"), filter.shared());
        json.putArray("editPermissions");
        return json;
    }

    static JiraResult dashboards(JiraCall call)
    {
        List<JiraDashboard> found = call.site().dashboards().stream()
                .filter(dashboard -> dashboard.shared() || dashboard.owner().equals(call.viewer().accountId()))
                .toList();
        JiraPage<JiraDashboard> page = JiraPage.of(call, found, PAGE, PAGE);
        return JiraResult.objects(page.bean(call, dashboard -> {
            ObjectNode json = Rendering.object()
                    .put("id", String.valueOf(dashboard.id()))
                    .put("isFavourite", false)
                    .put("name", dashboard.name())
                    .put("description", dashboard.description())
                    .put("popularity", 1)
                    .put("self", call.urls().api("/dashboard/" + dashboard.id()))
                    .put("view", call.urls().base() + "/jira/dashboards/" + dashboard.id());
            JiraUser owner = call.site().user(dashboard.owner());
            json.putObject("owner").put("self", call.urls().api("/user?accountId=" + owner.accountId())).put("accountId", owner.accountId()).put("displayName", owner.displayName()).put("active", owner.active());
            share(json.putArray("sharePermissions"), dashboard.shared());
            json.putArray("editPermissions");
            return json;
        }), page.values().size());
    }

    private static void share(ArrayNode permissions, boolean shared)
    {
        if (shared) {
            permissions.addObject().put("id", 10_000).put("type", "loggedin");
        }
    }

    static JiraResult permissionSchemes(JiraCall call)
    {
        ObjectNode json = Rendering.object();
        ObjectNode scheme = json.putArray("permissionSchemes").addObject()
                .put("expand", "permissions,user,group,projectRole,field,all")
                .put("id", 0)
                .put("self", call.urls().api("/permissionscheme/0"))
                .put("name", "Default Permission Scheme")
                .put("description", "For all projects");
        if (call.parameter("expand").contains("permissions") || call.parameter("expand").contains("all")) {
            scheme.putArray("permissions").addObject()
                    .put("id", 10_000)
                    .put("self", call.urls().api("/permissionscheme/0/permission/10000"))
                    .put("permission", "BROWSE_PROJECTS")
                    .putObject("holder").put("type", "applicationRole");
        }
        return JiraResult.objects(json, 1);
    }

    static JiraResult securitySchemes(JiraCall call)
    {
        ObjectNode json = Rendering.object();
        json.putArray("issueSecuritySchemes").addObject()
                .put("self", call.urls().api("/issuesecurityschemes/10000"))
                .put("id", 10_000)
                .put("name", "Acme \"security\"")
                .put("description", "Who sees what")
                .put("defaultSecurityLevelId", 10_011)
                .set("levels", Rendering.array(call.site().vocabulary().securityLevels(), level -> new WordsJson(call.rendering()).level(level).put("isDefault", level.id() == 10_011)));
        return JiraResult.objects(json, 1);
    }

    /**
     * What administrators did, from the newest to the oldest: shown to administrators only.
     */
    static JiraResult audit(JiraCall call)
    {
        if (!call.viewer().isIn("jira-administrators")) {
            throw JiraRefusal.forbidden("Only an admin user can access the audit log");
        }
        int offset = Math.max(0, call.number("offset", 0));
        int limit = Math.min(RECORDS, Math.max(1, call.number("limit", RECORDS)));
        Optional<Instant> from = moment(call, "from");
        Optional<Instant> to = moment(call, "to");
        boolean isEmpty = to.isPresent() && from.filter(to.get()::isAfter).isEmpty() && from.isPresent();
        List<JiraProject> projects = call.site().projects().reversed().stream()
                .filter(_ -> !isEmpty)
                .filter(project -> from.filter(created(call, project)::isBefore).isEmpty())
                .filter(project -> to.filter(created(call, project)::isAfter).isEmpty())
                .toList();
        ObjectNode json = Rendering.object()
                .put("offset", offset)
                .put("limit", limit)
                .put("total", projects.size());
        json.set("records", Rendering.array(projects.stream().skip(offset).limit(limit).toList(), project -> {
            ObjectNode record = Rendering.object()
                    .put("id", project.id())
                    .put("summary", "Project created")
                    .put("created", call.rendering().time(created(call, project)))
                    .put("category", "projects")
                    .put("eventSource", "");
            record.putObject("objectItem").put("id", String.valueOf(project.id())).put("name", project.name()).put("typeName", "PROJECT");
            record.putArray("changedValues").addObject().put("fieldName", "Key").put("changedTo", project.key());
            record.putArray("associatedItems");
            return record;
        }));
        return JiraResult.objects(json, json.get("records").size());
    }

    private static Instant created(JiraCall call, JiraProject project)
    {
        return call.viewer().now().truncatedTo(DAYS).minus(project.id() % 100, DAYS);
    }

    private static Optional<Instant> moment(JiraCall call, String parameter)
    {
        return call.query().value(parameter).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            }
            catch (DateTimeException _) {
                throw JiraRefusal.badRequest("The value of '%s' is no date and time.".formatted(parameter));
            }
        });
    }
}
