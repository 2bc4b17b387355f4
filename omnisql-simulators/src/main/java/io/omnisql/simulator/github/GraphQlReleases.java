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
 * The releases of a repository in the GraphQL schema, with the drafts for those who may write. Their authors are people: the schema has no room for a bot there.
 */
record GraphQlReleases(GitHubCall call, RepositoryContent content)
{
    GraphQlReleases
    {
        requireNonNull(call, "call is null");
        requireNonNull(content, "content is null");
    }

    GraphQlObject list(GraphQlArguments arguments)
    {
        arguments.only("first", "last", "after", "before");
        return GraphQlConnection.of("Release", arguments, ReleaseEndpoints.visible(call, content), this::release);
    }

    private GraphQlObject release(GitHubRelease release)
    {
        return GraphQlObject.builder("Release")
                .put("id", NodeId.of("RE", release.id()))
                .databaseId(release.id())
                .put("tagName", release.tag())
                .put("name", release.name())
                .put("description", release.body())
                .put("isDraft", release.draft())
                .put("isPrerelease", release.prerelease())
                .put("author", _ -> new GraphQlAccounts(call).person(Optional.of(release.author())))
                .put("publishedAt", release.publishedAt())
                .build();
    }
}
