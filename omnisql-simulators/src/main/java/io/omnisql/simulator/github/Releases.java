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
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubRelease.Asset;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static io.omnisql.simulator.github.GitHubRepository.Trait.EMPTY;
import static io.omnisql.simulator.github.GitHubRepository.Trait.FORK;
import static java.util.Objects.requireNonNull;

/**
 * Makes up the releases of a repository: six to eight of different kinds, none for every fourth one, for forks and for empty
 * ones.
 */
final class Releases
{
    private final GitHubRepository repository;
    private final Ids ids;
    private final Participants people;
    private final ImmutableList.Builder<GitHubRelease> releases = ImmutableList.builder();

    private Releases(GitHubRepository repository, Participants people)
    {
        this.repository = requireNonNull(repository, "repository is null");
        this.ids = new Ids(repository.id());
        this.people = requireNonNull(people, "people is null");
    }

    /**
     * Newest first.
     */
    static ImmutableList<GitHubRelease> of(RepositoryContent content)
    {
        GitHubRepository repository = content.repository();
        if (repository.is(EMPTY) || repository.is(FORK)) {
            return ImmutableList.of();
        }
        int count = (int) (repository.id() % 4 == 0 ? 0 : 6 + repository.id() % 3) + content.abundance();
        return new Releases(repository, content.discussion().people()).make(count);
    }

    private ImmutableList<GitHubRelease> make(int count)
    {
        for (int i = 0; i < count; i++) {
            add(i);
        }
        return releases.build().reverse();
    }

    private void add(int index)
    {
        boolean draft = index % 7 == 1;
        Instant created = Company.TODAY.minus(Duration.ofDays(500)).plus(Duration.ofHours(61L * index + repository.id() % 13));
        releases.add(new GitHubRelease(
                ids.release(index),
                tag(index, draft),
                index % 3 == 2 ? "release/1.x" : repository.defaultBranch(),
                index % 5 == 2 ? Optional.empty() : Optional.of(index % 5 == 4 ? "" : "Ωrbit " + index + " 🚀"),
                index % 4 == 3 ? Optional.empty() : Optional.of(index % 4 == 2 ? "" : "## What's \"new\"\r\n- `everything` \\ nothing"),
                draft,
                index % 3 == 1,
                index % 6 == 5,
                people.somebody(index).orElse(repository.owner()),
                created,
                draft ? Optional.empty() : Optional.of(created.plus(Duration.ofMinutes(30))),
                index % 7 == 6 ? Optional.empty() : Optional.of(created.plus(Duration.ofMinutes(45))),
                index % 2 == 0 ? Reactions.none() : new Reactions(2, 8, 3, 1, 4, 5, 6, 7),
                index % 4 == 1 ? 40 + index : 0,
                assets(index)));
    }

    private static String tag(int index, boolean draft)
    {
        if (draft) {
            return "untagged-" + index;
        }
        return index % 6 == 4 ? "nightly/ü-" + index : "v1." + index + ".0";
    }

    private ImmutableList<Asset> assets(int index)
    {
        ImmutableList.Builder<Asset> assets = ImmutableList.builder();
        for (int i = 0; i < index % 3; i++) {
            assets.add(new Asset(
                    ids.release(index) * 10 + i,
                    "rocket-" + i + ".tar.gz",
                    i == 0 ? Optional.empty() : Optional.of("Rocket \"" + i + "\""),
                    "application/gzip",
                    5_000_000_000L + i,
                    i == 0 ? Optional.empty() : Optional.of("sha256:" + ids.sha("asset", index)),
                    17 * index + i,
                    people.maybe(index * 3 + i)));
        }
        return assets.build();
    }
}
