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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A number that an issue had before it was deleted, or transferred to another repository.
 */
public record FormerIssue(int number, Optional<Place> movedTo)
{
    public FormerIssue
    {
        requireNonNull(movedTo, "movedTo is null");
    }

    static FormerIssue deleted(int number)
    {
        return new FormerIssue(number, Optional.empty());
    }

    static FormerIssue transferred(int number, String owner, String repository, int newNumber)
    {
        return new FormerIssue(number, Optional.of(new Place(owner, repository, newNumber)));
    }

    public record Place(String owner, String repository, int number)
    {
        public Place
        {
            requireNonNull(owner, "owner is null");
            requireNonNull(repository, "repository is null");
        }
    }
}
