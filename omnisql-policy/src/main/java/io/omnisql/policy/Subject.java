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
package io.omnisql.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * A user as policies know them, always of exactly one tenant.
 * <p>
 * Printed without attributes, which may be personal.
 *
 * @param piiAccess whether personal columns may be shown to the user: policies decide what follows from it
 * @param attributes free ones, by name; an empty list is as good as none
 */
public record Subject(String user, String tenant, Optional<String> role, Optional<String> team, Set<String> groups, boolean piiAccess, Map<String, List<String>> attributes)
{
    private static final String TENANT = "tenant:";
    private static final String ROLE = "role:";
    private static final String TEAM = "team:";

    public Subject
    {
        requireNonNull(user, "user is null");
        requireNonNull(tenant, "tenant is null");
        requireNonNull(role, "role is null");
        requireNonNull(team, "team is null");
        groups = ImmutableSortedSet.copyOf(groups);
        attributes = attributes.entrySet().stream().collect(toImmutableMap(Map.Entry::getKey, entry -> ImmutableList.copyOf(entry.getValue())));
    }

    public static Subject of(String user, String tenant)
    {
        return new Subject(user, tenant, Optional.empty(), Optional.empty(), ImmutableSortedSet.of(), false, ImmutableMap.of());
    }

    /**
     * The user's groups, and tenant, role and team as groups under names that no other group may have.
     */
    public Set<String> allGroups()
    {
        ImmutableSet.Builder<String> all = ImmutableSet.builder();
        all.addAll(groups);
        all.add(TENANT + tenant);
        role.ifPresent(name -> all.add(ROLE + name));
        team.ifPresent(name -> all.add(TEAM + name));
        return all.build();
    }

    /**
     * Whether a group could pass for a tenant, a role or a team. In any case, as the server may change that of groups.
     */
    public static boolean isReservedGroup(String group)
    {
        return Stream.of(TENANT, ROLE, TEAM).anyMatch(group.toLowerCase(ENGLISH)::startsWith);
    }

    @Override
    public String toString()
    {
        return "%s of %s".formatted(user, tenant);
    }
}
