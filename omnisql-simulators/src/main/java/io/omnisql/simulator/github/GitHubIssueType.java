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
 * A kind of issue, as an organization declares it.
 */
public record GitHubIssueType(long id, String name, Optional<String> description, String color, Instant createdAt, Instant updatedAt, boolean enabled)
{
    public GitHubIssueType
    {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(color, "color is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    /**
     * The types that every organization of the company has.
     */
    public static GitHubIssueType named(String name)
    {
        Instant created = Instant.parse("2024-01-25T12:00:00Z");
        return switch (name) {
            case "Bug" -> new GitHubIssueType(3_001, name, Optional.of("An unexpected problem"), "red", created, created.plusSeconds(60), true);
            case "Feature" -> new GitHubIssueType(3_002, name, Optional.empty(), "blue", created, created.plusSeconds(120), true);
            case "Task" -> new GitHubIssueType(3_003, name, Optional.of(""), "yellow", created, created.plusSeconds(180), true);
            case "Chore" -> new GitHubIssueType(3_004, name, Optional.of("Nobody wants to do it"), "gray", created.plusSeconds(30), created.plusSeconds(240), false);
            default -> throw new IllegalArgumentException("No issue type " + name);
        };
    }
}
