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
package io.omnisql.simulator.company;

import com.google.common.collect.ImmutableList;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * A legal entity with members, teams and projects.
 */
public record Organization(
        long id,
        String login,
        String name,
        Instant createdAt,
        ImmutableList<Person> members,
        ImmutableList<Team> teams,
        ImmutableList<Project> projects)
{
    public Organization
    {
        requireNonNull(login, "login is null");
        requireNonNull(name, "name is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(members, "members is null");
        requireNonNull(teams, "teams is null");
        requireNonNull(projects, "projects is null");
    }
}
