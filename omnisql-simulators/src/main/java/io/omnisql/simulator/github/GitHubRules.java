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

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The parts of the simulated behaviour which a test may choose: whether {@code since} includes its own second (the
 * specification says "after"), how many rows numbered pages of the issues list and of comments reach, how
 * many nodes a GraphQL query gets before it has used too much, the status of an exhausted budget, 403 or 429, and whether
 * REST shows an account of its own in place of deleted ones, or nobody.
 */
public record GitHubRules(boolean sinceInclusive, int numberedRows, int numberedComments, int servedNodes, int exhaustedStatus, boolean showsGhost)
{
    public GitHubRules
    {
        checkArgument(numberedRows > 0, "numberedRows is not positive");
        checkArgument(numberedComments > 0, "numberedComments is not positive");
        checkArgument(servedNodes > 0, "servedNodes is not positive");
        checkArgument(exhaustedStatus == 403 || exhaustedStatus == 429, "exhaustedStatus is neither 403 nor 429");
    }

    /**
     * Whom REST shows as an author. In place of deleted ones it shows the same account everywhere, but for reviews and their comments, which it shows without one.
     */
    Optional<GitHubAccount> shown(Optional<GitHubAccount> author)
    {
        return author.or(this::ghost);
    }

    Optional<GitHubAccount> ghost()
    {
        return Optional.of(Ghost.GHOST).filter(_ -> showsGhost);
    }

    static GitHubRules standard()
    {
        return new GitHubRules(false, 10_000, 30_000, 500_000, 403, false);
    }
}
