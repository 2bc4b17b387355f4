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

import com.google.common.collect.ImmutableSet;

import static java.util.Objects.requireNonNull;

/**
 * What a credential does not get to see.
 *
 * @param hiddenProjects keys of projects
 * @param hiddenLevels ids of security levels
 * @param hiddenUsers account ids
 * @param administered keys of hidden projects that lists name nevertheless
 */
public record JiraVisibility(ImmutableSet<String> hiddenProjects, ImmutableSet<Long> hiddenLevels, ImmutableSet<String> hiddenUsers, ImmutableSet<String> administered)
{
    public JiraVisibility
    {
        requireNonNull(hiddenProjects, "hiddenProjects is null");
        requireNonNull(hiddenLevels, "hiddenLevels is null");
        requireNonNull(hiddenUsers, "hiddenUsers is null");
        requireNonNull(administered, "administered is null");
    }

    public static JiraVisibility everything()
    {
        return new JiraVisibility(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of());
    }

    public static JiraVisibility withoutProjects(String... keys)
    {
        return new JiraVisibility(ImmutableSet.copyOf(keys), ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of());
    }

    public static JiraVisibility withoutLevels(Long... ids)
    {
        return new JiraVisibility(ImmutableSet.of(), ImmutableSet.copyOf(ids), ImmutableSet.of(), ImmutableSet.of());
    }

    public static JiraVisibility withoutUsers(String... accountIds)
    {
        return new JiraVisibility(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.copyOf(accountIds), ImmutableSet.of());
    }

    /**
     * Of an administrator who may not browse some projects: lists name them, and nothing of what is in them is shown.
     */
    public static JiraVisibility administering(String... keys)
    {
        return new JiraVisibility(ImmutableSet.copyOf(keys), ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.copyOf(keys));
    }

    /**
     * Whether a list names a project, of which the rest may be hidden.
     */
    public boolean lists(JiraProject project)
    {
        return shows(project) || administered.contains(project.key());
    }

    public boolean shows(JiraProject project)
    {
        return !hiddenProjects.contains(project.key());
    }

    public boolean shows(JiraUser user)
    {
        return !hiddenUsers.contains(user.accountId());
    }

    public boolean shows(JiraIssue issue)
    {
        return !hiddenProjects.contains(issue.projectKey()) && issue.facts().security().filter(level -> hiddenLevels.contains(level.id())).isEmpty();
    }
}
