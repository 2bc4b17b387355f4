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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A release of a repository. A draft has not been published; it is shown to those only who may write.
 */
public record GitHubRelease(
        long id,
        String tag,
        String target,
        Optional<String> name,
        Optional<String> body,
        boolean draft,
        boolean prerelease,
        boolean immutable,
        GitHubAccount author,
        Instant createdAt,
        Optional<Instant> publishedAt,
        Optional<Instant> updatedAt,
        Reactions reactions,
        int mentions,
        ImmutableList<Asset> assets)
{
    public GitHubRelease
    {
        requireNonNull(tag, "tag is null");
        requireNonNull(target, "target is null");
        requireNonNull(name, "name is null");
        requireNonNull(body, "body is null");
        requireNonNull(author, "author is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(publishedAt, "publishedAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
        requireNonNull(reactions, "reactions is null");
        requireNonNull(assets, "assets is null");
    }

    /**
     * A file that comes with a release.
     */
    public record Asset(long id, String name, Optional<String> label, String contentType, long size, Optional<String> digest, int downloads, Optional<GitHubAccount> uploader)
    {
        public Asset
        {
            requireNonNull(name, "name is null");
            requireNonNull(label, "label is null");
            requireNonNull(contentType, "contentType is null");
            requireNonNull(digest, "digest is null");
            requireNonNull(uploader, "uploader is null");
        }
    }
}
