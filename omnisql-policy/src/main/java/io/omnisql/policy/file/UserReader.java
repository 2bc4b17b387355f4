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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Subject;
import io.omnisql.policy.predicate.SubjectAttributes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who the users are. Each has exactly one tenant.
 */
final class UserReader
{
    private static final Set<String> KEYS = ImmutableSet.of("tenant", "role", "team", "groups", "pii-access", "attributes");

    private UserReader() {}

    static Map<String, Subject> subjects(YamlNode node, Set<String> tenants)
    {
        ImmutableMap.Builder<String, Subject> subjects = ImmutableMap.builder();
        node.entries().forEach((user, value) -> subject(user, value, tenants).ifPresent(subject -> subjects.put(user, subject)));
        return subjects.buildOrThrow();
    }

    private static Optional<Subject> subject(String user, YamlNode node, Set<String> tenants)
    {
        Map<String, YamlNode> entries = node.entries(KEYS);
        Optional<String> tenant = node.required(entries, "tenant").flatMap(value -> tenant(value, tenants));
        Optional<String> role = Optional.ofNullable(entries.get("role")).flatMap(YamlNode::text);
        Optional<String> team = Optional.ofNullable(entries.get("team")).flatMap(YamlNode::text);
        Set<String> groups = Optional.ofNullable(entries.get("groups")).map(UserReader::groups).orElseGet(ImmutableSet::of);
        boolean piiAccess = Optional.ofNullable(entries.get("pii-access")).flatMap(YamlNode::flag).orElse(false);
        Map<String, List<String>> attributes = Optional.ofNullable(entries.get("attributes")).map(UserReader::attributes).orElseGet(ImmutableMap::of);
        return tenant.map(name -> new Subject(user, name, role, team, groups, piiAccess, attributes));
    }

    /**
     * Tenants, roles and teams are given out as groups as well, under names that begin so: no group may pass for one of them.
     */
    private static Set<String> groups(YamlNode node)
    {
        List<String> groups = node.texts();
        groups.stream()
                .filter(Subject::isReservedGroup)
                .forEach(group -> node.problem("No group can have the name %s: those that begin with tenant:, role: or team: say which tenant, role and team users have".formatted(group)));
        return ImmutableSet.copyOf(groups);
    }

    private static Optional<String> tenant(YamlNode node, Set<String> tenants)
    {
        if (!node.isScalar()) {
            node.problem("A user has exactly one tenant: give somebody who works for two another user for the second");
            return Optional.empty();
        }
        return node.text().filter(tenant -> {
            if (!tenants.contains(tenant)) {
                node.problem("There is no tenant %s below tenants".formatted(tenant));
            }
            return tenants.contains(tenant);
        });
    }

    private static Map<String, List<String>> attributes(YamlNode node)
    {
        ImmutableMap.Builder<String, List<String>> attributes = ImmutableMap.builder();
        node.entries().forEach((name, value) -> {
            if (SubjectAttributes.RESERVED.contains(name)) {
                value.problem("No attribute can have the name %s, which says something of every user".formatted(name));
            }
            attributes.put(name, value.texts());
        });
        return attributes.buildOrThrow();
    }
}
