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

import com.google.common.collect.ImmutableSet;

import java.util.Locale;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.simulator.github.GitHubRepository.Trait.PRIVATE;
import static java.util.Objects.requireNonNull;

/**
 * Which repositories a token can see. What it cannot see does not exist for it.
 */
public sealed interface Visibility
{
    boolean sees(GitHubRepository repository);

    static Visibility everything()
    {
        return new Everything();
    }

    static Visibility publicOnly()
    {
        return new PublicOnly();
    }

    /**
     * Only the named repositories, public or not, given as {@code owner/name}.
     */
    static Visibility only(String... fullNames)
    {
        return new Only(ImmutableSet.copyOf(fullNames));
    }

    record Everything()
            implements Visibility
    {
        @Override
        public boolean sees(GitHubRepository repository)
        {
            return true;
        }
    }

    record PublicOnly()
            implements Visibility
    {
        @Override
        public boolean sees(GitHubRepository repository)
        {
            return !repository.is(PRIVATE);
        }
    }

    record Only(ImmutableSet<String> fullNames)
            implements Visibility
    {
        public Only
        {
            fullNames = requireNonNull(fullNames, "fullNames is null").stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(toImmutableSet());
        }

        @Override
        public boolean sees(GitHubRepository repository)
        {
            return fullNames.contains(repository.fullName().toLowerCase(Locale.ROOT));
        }
    }
}
