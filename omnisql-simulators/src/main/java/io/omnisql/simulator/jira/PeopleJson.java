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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Writes accounts and groups.
 */
record PeopleJson(Rendering rendering)
{
    private static final ImmutableList<Integer> AVATAR_SIZES = ImmutableList.of(48, 24, 16, 32);

    PeopleJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    ObjectNode user(String accountId)
    {
        return user(rendering.site().user(accountId));
    }

    JsonNode user(Optional<String> accountId)
    {
        return accountId.<JsonNode>map(this::user).orElse(NullNode.instance);
    }

    ObjectNode user(JiraUser user)
    {
        ObjectNode json = Rendering.object()
                .put("self", rendering.urls().api("/user?accountId=" + user.accountId()))
                .put("accountId", user.accountId());
        user.email().ifPresent(email -> json.put("emailAddress", email));
        json.set("avatarUrls", avatars("user/" + user.accountId()));
        return json.put("displayName", user.displayName())
                .put("active", user.active())
                .put("timeZone", user.timeZone().getId())
                .put("accountType", user.kind().json());
    }

    /**
     * What an account is told of itself, and administrators of all.
     */
    ObjectNode wholeUser(JiraUser user)
    {
        ObjectNode json = user(user).put("locale", "en_US").put("expand", "groups,applicationRoles");
        long groups = rendering.site().groups().stream().filter(group -> group.members().contains(user.accountId())).count();
        json.putObject("groups").put("size", (int) groups).putArray("items");
        json.putObject("applicationRoles").put("size", 1).putArray("items");
        return json;
    }

    ObjectNode group(JiraGroup group)
    {
        return Rendering.object()
                .put("name", group.name())
                .put("groupId", group.id())
                .put("self", rendering.urls().api("/group?groupId=" + group.id()));
    }

    ObjectNode avatars(String owner)
    {
        ObjectNode json = Rendering.object();
        AVATAR_SIZES.forEach(size -> json.put(size + "x" + size, rendering.urls().image("avatars/%s/%s".formatted(owner, size))));
        return json;
    }
}
