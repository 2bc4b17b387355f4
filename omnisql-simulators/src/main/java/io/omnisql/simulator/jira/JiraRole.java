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

import static java.util.Objects.requireNonNull;

/**
 * What people may be in a project: every project has the same ones.
 *
 * @param group the name of the group that has it
 */
public record JiraRole(long id, String name, String description, String group)
{
    public static final ImmutableList<JiraRole> ALL = ImmutableList.of(
            new JiraRole(10_002, "Administrators", "Run the project", "jira-administrators"),
            new JiraRole(10_101, "Member \"of\" staff", "", "jira-software-users"),
            new JiraRole(10_102, "Viewers", "Look only", "nobody"));

    public JiraRole
    {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(group, "group is null");
    }
}
