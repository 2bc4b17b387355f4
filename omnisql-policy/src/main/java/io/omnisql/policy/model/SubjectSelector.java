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
package io.omnisql.policy.model;

import com.google.common.collect.ImmutableMap;
import io.omnisql.policy.Subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Whom a policy is for: users of whom every part is true.
 *
 * @param attributes one of a user's values has to be selected, for each name
 */
public record SubjectSelector(Selection users, Selection roles, Selection teams, Selection groups, Optional<Boolean> piiAccess, Map<String, Selection> attributes)
{
    public static final SubjectSelector EVERYBODY = new SubjectSelector(new Selection.Every(), new Selection.Every(), new Selection.Every(), new Selection.Every(), Optional.empty(), ImmutableMap.of());

    public SubjectSelector
    {
        requireNonNull(users, "users is null");
        requireNonNull(roles, "roles is null");
        requireNonNull(teams, "teams is null");
        requireNonNull(groups, "groups is null");
        requireNonNull(piiAccess, "piiAccess is null");
        attributes = ImmutableMap.copyOf(attributes);
    }

    public boolean selects(Subject subject)
    {
        return users.contains(subject.user()) &&
                selectsOne(roles, subject.role()) &&
                selectsOne(teams, subject.team()) &&
                (groups instanceof Selection.Every || subject.groups().stream().anyMatch(groups::contains)) &&
                piiAccess.map(access -> access == subject.piiAccess()).orElse(true) &&
                attributes.entrySet().stream().allMatch(entry -> subject.attributes().getOrDefault(entry.getKey(), List.of()).stream().anyMatch(entry.getValue()::contains));
    }

    private static boolean selectsOne(Selection selection, Optional<String> name)
    {
        return selection instanceof Selection.Every || name.map(selection::contains).orElse(false);
    }
}
