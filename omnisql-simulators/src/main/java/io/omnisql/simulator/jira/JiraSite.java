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

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What a site has besides issues.
 *
 * @param projects in ascending order of ids, as is every other list
 */
public record JiraSite(
        JiraVocabulary vocabulary,
        ImmutableList<JiraUser> users,
        ImmutableList<JiraGroup> groups,
        ImmutableList<JiraProject> projects,
        ImmutableList<CustomField> fields,
        ImmutableList<JiraBoard> boards,
        ImmutableList<JiraSprint> sprints,
        ImmutableList<JiraFilter> filters,
        ImmutableList<JiraDashboard> dashboards)
{
    public JiraSite
    {
        requireNonNull(vocabulary, "vocabulary is null");
        requireNonNull(users, "users is null");
        requireNonNull(groups, "groups is null");
        requireNonNull(projects, "projects is null");
        requireNonNull(fields, "fields is null");
        requireNonNull(boards, "boards is null");
        requireNonNull(sprints, "sprints is null");
        requireNonNull(filters, "filters is null");
        requireNonNull(dashboards, "dashboards is null");
    }

    public JiraUser user(String accountId)
    {
        return findUser(accountId).orElseThrow(() -> new IllegalArgumentException("No user " + accountId));
    }

    public Optional<JiraUser> findUser(String accountId)
    {
        return users.stream().filter(user -> user.accountId().equals(accountId)).findFirst();
    }

    public JiraProject project(String key)
    {
        return projects.stream().filter(project -> project.key().equals(key)).findFirst().orElseThrow(() -> new IllegalArgumentException("No project " + key));
    }

    public Optional<JiraProject> findProject(String idOrKey)
    {
        return projects.stream().filter(project -> project.isCalled(idOrKey)).findFirst();
    }

    public CustomField field(long id)
    {
        return fields.stream().filter(field -> field.id() == id).findFirst().orElseThrow(() -> new IllegalArgumentException("No field " + id));
    }

    public Optional<JiraGroup> findGroup(String idOrName)
    {
        return groups.stream().filter(group -> group.id().equals(idOrName) || group.name().equalsIgnoreCase(idOrName)).findFirst();
    }

    /**
     * The same site with another state of a user.
     */
    public JiraSite withUser(JiraUser changed)
    {
        return new JiraSite(
                vocabulary,
                users.stream().map(user -> user.accountId().equals(changed.accountId()) ? changed : user).collect(toImmutableList()),
                groups,
                projects,
                fields,
                boards,
                sprints,
                filters,
                dashboards);
    }

    /**
     * The same site with another state of a project.
     */
    public JiraSite withProject(JiraProject changed)
    {
        return new JiraSite(
                vocabulary,
                users,
                groups,
                projects.stream().map(project -> project.id() == changed.id() ? changed : project).collect(toImmutableList()),
                fields,
                boards,
                sprints,
                filters,
                dashboards);
    }

    /**
     * The same site with one custom field more.
     */
    public JiraSite withField(CustomField added)
    {
        return new JiraSite(vocabulary, users, groups, projects, ImmutableList.<CustomField>builder().addAll(fields).add(added).build(), boards, sprints, filters, dashboards);
    }
}
