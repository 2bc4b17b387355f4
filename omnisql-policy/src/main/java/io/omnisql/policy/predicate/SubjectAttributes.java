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
package io.omnisql.policy.predicate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Subject;

import java.util.List;
import java.util.Set;

/**
 * What can be said of a user by name.
 */
public final class SubjectAttributes
{
    /**
     * Names that free attributes cannot have.
     */
    public static final Set<String> RESERVED = ImmutableSet.of("user", "tenant", "role", "team", "groups", "pii-access");

    private SubjectAttributes() {}

    /**
     * None where the user has no such attribute.
     */
    public static List<String> values(Subject subject, String name)
    {
        return switch (name) {
            case "user" -> ImmutableList.of(subject.user());
            case "tenant" -> ImmutableList.of(subject.tenant());
            case "role" -> subject.role().map(ImmutableList::of).orElseGet(ImmutableList::of);
            case "team" -> subject.team().map(ImmutableList::of).orElseGet(ImmutableList::of);
            case "groups" -> ImmutableList.copyOf(subject.groups());
            case "pii-access" -> ImmutableList.of(Boolean.toString(subject.piiAccess()));
            default -> subject.attributes().getOrDefault(name, ImmutableList.of());
        };
    }
}
