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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubRelease;
import io.omnisql.simulator.github.GitHubRelease.Asset;
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.github.Reactions;
import io.omnisql.simulator.github.RepositoryRole;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.net.UrlEscapers.urlPathSegmentEscaper;

/**
 * What the table {@code releases} has to show of the simulator's data, to the token {@code full}: drafts only where it may write.
 */
final class ExpectedReleaseRows
{
    private ExpectedReleaseRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        GitHubRepository repository = data.repository(owner, repo).repository();
        boolean writes = data.roleOf(TestingGitHub.FULL_LOGIN, repository).includes(RepositoryRole.WRITE);
        return data.repository(owner, repo).releases().stream()
                .filter(release -> writes || !release.draft())
                .map(release -> row(repository, release))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(GitHubRepository repository, GitHubRelease release)
    {
        Optional<Reactions> reactions = Optional.of(release.reactions()).filter(shown -> shown.total() > 0);
        return ExpectedRow.builder()
                .set("owner", repository.owner().login())
                .set("repo", repository.name())
                .set("id", release.id())
                .set("node_id", ExpectedIssueRows.nodeId("RE", release.id()))
                .set("html_url", "https://github.com/%s/releases/tag/%s".formatted(repository.fullName(), urlPathSegmentEscaper().escape(release.tag())))
                .set("tag_name", release.tag())
                .set("target_commitish", release.target())
                .set("name", release.name())
                .set("body", release.body())
                .set("draft", release.draft())
                .set("prerelease", release.prerelease())
                .set("immutable", release.immutable())
                .set("author", release.author().login())
                .set("author_id", release.author().id())
                .set("created_at", release.createdAt())
                .set("updated_at", release.updatedAt())
                .set("published_at", release.publishedAt())
                .set("assets", release.assets().stream().map(asset -> asset(release, asset)).collect(toImmutableList()))
                .set("mentions_count", Optional.of((long) release.mentions()).filter(count -> count > 0))
                .set("reactions_total_count", reactions.map(shown -> (long) shown.total()))
                .set("reactions_plus_one", reactions.map(shown -> (long) shown.plusOne()))
                .set("reactions_minus_one", reactions.map(shown -> (long) shown.minusOne()))
                .set("reactions_laugh", reactions.map(shown -> (long) shown.laugh()))
                .set("reactions_confused", reactions.map(shown -> (long) shown.confused()))
                .set("reactions_heart", reactions.map(shown -> (long) shown.heart()))
                .set("reactions_hooray", reactions.map(shown -> (long) shown.hooray()))
                .set("reactions_eyes", reactions.map(shown -> (long) shown.eyes()))
                .set("reactions_rocket", reactions.map(shown -> (long) shown.rocket()))
                .build();
    }

    private static List<Object> asset(GitHubRelease release, Asset asset)
    {
        return Arrays.asList(
                asset.id(),
                ExpectedIssueRows.nodeId("RA", asset.id()),
                asset.name(),
                asset.label().orElse(null),
                "uploaded",
                asset.contentType(),
                asset.size(),
                asset.digest().orElse(null),
                (long) asset.downloads(),
                release.createdAt(),
                release.createdAt(),
                asset.uploader().map(GitHubAccount::login).orElse(null),
                asset.uploader().map(GitHubAccount::id).orElse(null));
    }
}
