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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A milestone of one repository; closed exactly when it has a closing time.
 */
public record GitHubMilestone(
        long id,
        int number,
        String title,
        Optional<String> description,
        Optional<GitHubAccount> creator,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> closedAt,
        Optional<Instant> dueOn)
{
    public GitHubMilestone
    {
        requireNonNull(title, "title is null");
        requireNonNull(description, "description is null");
        requireNonNull(creator, "creator is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
        requireNonNull(closedAt, "closedAt is null");
        requireNonNull(dueOn, "dueOn is null");
    }

    public String state()
    {
        return closedAt.isPresent() ? "closed" : "open";
    }
}
