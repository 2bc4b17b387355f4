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

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Accounts and groups.
 */
final class UserEndpoints
{
    private static final int PAGE = 50;
    private static final int MOST = 1_000;
    private static final int BULK_PAGE = 10;
    private static final int MOST_IDS = 200;

    private UserEndpoints() {}

    /**
     * All accounts, those that left among them.
     */
    static JiraResult search(JiraCall call)
    {
        List<JiraUser> page = JiraPage.of(call, call.site().users(), PAGE, MOST).values().stream().filter(call.viewer().visibility()::shows).toList();
        return JiraResult.identities(Rendering.array(page, new PeopleJson(call.rendering())::user), page.size());
    }

    static JiraResult single(JiraCall call)
    {
        return call.site().findUser(call.parameter("accountId"))
                .filter(call.viewer().visibility()::shows)
                .map(user -> JiraResult.identities(new PeopleJson(call.rendering()).wholeUser(user), 1))
                .orElseThrow(() -> JiraRefusal.notFound("The user with account ID '%s' does not exist".formatted(call.parameter("accountId"))));
    }

    /**
     * Accounts by their ids, few on a page; those that are not there are left out.
     */
    static JiraResult bulk(JiraCall call)
    {
        List<String> ids = call.parameters("accountId");
        if (ids.isEmpty()) {
            throw JiraRefusal.badRequest("The accountId query parameter is required.");
        }
        List<JiraUser> found = call.site().users().stream()
                .filter(user -> ids.contains(user.accountId()))
                .filter(call.viewer().visibility()::shows)
                .toList();
        JiraPage<JiraUser> page = JiraPage.of(call, found, BULK_PAGE, MOST_IDS);
        return JiraResult.identities(page.bean(call, new PeopleJson(call.rendering())::user), page.values().size());
    }

    static JiraResult myself(JiraCall call)
    {
        return JiraResult.identities(new PeopleJson(call.rendering()).wholeUser(call.site().user(call.viewer().accountId())), 1);
    }

    static JiraResult groups(JiraCall call)
    {
        List<String> ids = call.parameters("groupId");
        List<String> names = call.parameters("groupName");
        List<JiraGroup> groups = call.site().groups().stream()
                .filter(group -> (ids.isEmpty() && names.isEmpty()) || ids.contains(group.id()) || names.contains(group.name()))
                .toList();
        JiraPage<JiraGroup> page = JiraPage.of(call, groups, PAGE, PAGE);
        return JiraResult.identities(page.bean(call, group -> Rendering.object().put("name", group.name()).put("groupId", group.id())), page.values().size());
    }

    /**
     * The members of a group; those who left only when they are asked for.
     */
    static JiraResult members(JiraCall call)
    {
        String wanted = call.query().value("groupId").orElseGet(() -> call.parameter("groupname"));
        JiraGroup group = call.site().findGroup(wanted).orElseThrow(() -> JiraRefusal.notFound("The group named '%s' does not exist.".formatted(wanted)));
        boolean all = call.parameter("includeInactiveUsers").equals("true");
        ImmutableList<JiraUser> members = group.members().stream().map(call.site()::user).filter(user -> all || user.active()).collect(toImmutableList());
        JiraPage<JiraUser> page = JiraPage.of(call, members, PAGE, PAGE);
        JiraPage<JiraUser> visible = new JiraPage<>(page.startAt(), page.maxResults(), page.total(), page.values().stream().filter(call.viewer().visibility()::shows).collect(toImmutableList()));
        ObjectNode json = visible.bean(call, new PeopleJson(call.rendering())::user);
        return JiraResult.identities(json, visible.values().size());
    }
}
