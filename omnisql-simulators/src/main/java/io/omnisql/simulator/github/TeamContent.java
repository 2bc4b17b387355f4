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
package io.omnisql.simulator.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * A team with the members and repositories of its own; the organization knows what it has from other teams. Repositories
 * are named by their full names.
 */
public record TeamContent(
        GitHubTeam team,
        ImmutableList<TeamMember> members,
        ImmutableMap<String, RepositoryRole> repositories,
        Instant createdAt,
        Instant updatedAt)
{
    public TeamContent
    {
        requireNonNull(team, "team is null");
        requireNonNull(members, "members is null");
        requireNonNull(repositories, "repositories is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    boolean hasMember(String login)
    {
        return members.stream().anyMatch(member -> member.account().isCalled(login));
    }
}
