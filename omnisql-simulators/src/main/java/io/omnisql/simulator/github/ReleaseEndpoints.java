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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.ImmutableList;

import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The releases of a repository, newest first, and each by id or tag. Drafts are listed only for those who may write.
 */
final class ReleaseEndpoints
{
    private ReleaseEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        NumberedPage<GitHubRelease> page = NumberedPage.of(visible(call, content), call, call.links().repositoryById(content.repository()) + "/releases");
        ReleaseJson json = new ReleaseJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(release -> body.add(json.render(content.repository(), release)));
        return GitHubResult.list(body, page.link());
    }

    static ImmutableList<GitHubRelease> visible(GitHubCall call, RepositoryContent content)
    {
        boolean writes = call.maySee(content.repository(), RepositoryRole.WRITE);
        return content.releases().stream()
                .filter(release -> writes || !release.draft())
                .collect(toImmutableList());
    }

    static GitHubResult single(GitHubCall call)
    {
        long id = call.number("release_id");
        boolean writes = call.maySee(RepositoryFinder.find(call).repository(), RepositoryRole.WRITE);
        return first(call, release -> release.id() == id && (writes || !release.draft()));
    }

    static GitHubResult byTag(GitHubCall call)
    {
        return first(call, release -> release.tag().equals(call.path().get("tag")) && !release.draft());
    }

    static GitHubResult latest(GitHubCall call)
    {
        return first(call, release -> !release.draft() && !release.prerelease());
    }

    private static GitHubResult first(GitHubCall call, Predicate<GitHubRelease> wanted)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubRelease release = content.releases().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.single(new ReleaseJson(call.links()).render(content.repository(), release), release.updatedAt().orElse(release.createdAt()));
    }
}
