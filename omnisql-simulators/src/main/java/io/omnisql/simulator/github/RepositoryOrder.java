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
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The order of all repository lists, and the time bounds of one of them.
 */
final class RepositoryOrder
{
    private RepositoryOrder() {}

    static Comparator<GitHubRepository> of(GitHubCall call, String defaultSort)
    {
        String sort = call.choice("Repository", "sort", defaultSort, "created", "updated", "pushed", "full_name");
        Comparator<GitHubRepository> ascending = switch (sort) {
            case "updated" -> Comparator.comparing(GitHubRepository::updatedAt);
            case "pushed" -> Comparator.comparing(GitHubRepository::pushedAt);
            case "full_name" -> Comparator.comparing(repository -> repository.fullName().toLowerCase(Locale.ROOT));
            default -> Comparator.comparing(GitHubRepository::createdAt);
        };
        ascending = ascending.thenComparingLong(GitHubRepository::id);
        String direction = call.choice("Repository", "direction", sort.equals("full_name") ? "asc" : "desc", "asc", "desc");
        return direction.equals("asc") ? ascending : ascending.reversed();
    }

    static Predicate<GitHubRepository> updatedBetween(GitHubCall call)
    {
        Optional<Instant> since = call.time("Repository", "since");
        Optional<Instant> before = call.time("Repository", "before");
        return repository -> since.map(repository.updatedAt()::isAfter).orElse(true)
                && before.map(repository.updatedAt()::isBefore).orElse(true);
    }
}
