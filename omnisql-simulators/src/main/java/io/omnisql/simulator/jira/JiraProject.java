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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A project with its versions and components; a project that got another key is found by its former ones too.
 *
 * @param lead an account id
 * @param simplified whether it is team-managed
 * @param hiddenFields the fields that its issues do not have, by their names in JQL: they are not empty there either
 */
public record JiraProject(
        long id,
        String key,
        ImmutableList<String> formerKeys,
        String name,
        String description,
        String lead,
        boolean simplified,
        State state,
        Optional<String> category,
        ImmutableList<JiraVersion> versions,
        ImmutableList<JiraComponent> components,
        ImmutableSet<String> hiddenFields)
{
    public JiraProject
    {
        requireNonNull(key, "key is null");
        requireNonNull(formerKeys, "formerKeys is null");
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(lead, "lead is null");
        requireNonNull(state, "state is null");
        requireNonNull(category, "category is null");
        requireNonNull(versions, "versions is null");
        requireNonNull(components, "components is null");
        requireNonNull(hiddenFields, "hiddenFields is null");
    }

    /**
     * The same project with one version more.
     */
    public JiraProject withVersion(JiraVersion added)
    {
        return new JiraProject(id, key, formerKeys, name, description, lead, simplified, state, category, ImmutableList.<JiraVersion>builder().addAll(versions).add(added).build(), components, hiddenFields);
    }

    /**
     * The same project under another name.
     */
    public JiraProject withName(String value)
    {
        return new JiraProject(id, key, formerKeys, value, description, lead, simplified, state, category, versions, components, hiddenFields);
    }

    /**
     * The same project without these fields, which none of its issues may have anything in.
     */
    public JiraProject withoutFields(String... fields)
    {
        return new JiraProject(id, key, formerKeys, name, description, lead, simplified, state, category, versions, components, ImmutableSet.copyOf(fields));
    }

    boolean hides(String field)
    {
        return hiddenFields.stream().anyMatch(field::equalsIgnoreCase);
    }

    /**
     * Whether a request for a project means this one.
     */
    boolean isCalled(String idOrKey)
    {
        return String.valueOf(id).equals(idOrKey) || key.equalsIgnoreCase(idOrKey) || formerKeys.stream().anyMatch(idOrKey::equalsIgnoreCase);
    }

    public enum State
    {
        LIVE,
        ARCHIVED,
        DELETED,
    }
}
