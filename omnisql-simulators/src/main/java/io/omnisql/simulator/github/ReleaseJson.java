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
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.github.GitHubRelease.Asset;

import java.time.Instant;

import static com.google.common.net.UrlEscapers.urlPathSegmentEscaper;
import static java.util.Objects.requireNonNull;

/**
 * Renders the schema {@code release}, with its assets.
 */
record ReleaseJson(ApiLinks links)
{
    ReleaseJson
    {
        requireNonNull(links, "links is null");
    }

    ObjectNode render(GitHubRepository repository, GitHubRelease release)
    {
        String releases = links.repository(repository) + "/releases";
        String url = releases + "/" + release.id();
        String tag = urlPathSegmentEscaper().escape(release.tag());
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("url", url)
                .put("assets_url", url + "/assets")
                .put("upload_url", url.replaceFirst("//[^/]*", "//uploads.github.com") + "/assets{?name,label}")
                .put("html_url", links.page(repository) + "/releases/tag/" + tag)
                .put("id", release.id())
                .put("node_id", NodeId.of("RE", release.id()));
        json.set("author", new AccountJson(links).simple(release.author()));
        json.put("tag_name", release.tag())
                .put("target_commitish", release.target())
                .put("name", release.name().orElse(null))
                .put("draft", release.draft())
                .put("immutable", release.immutable())
                .put("prerelease", release.prerelease())
                .put("created_at", release.createdAt().toString())
                .put("updated_at", release.updatedAt().map(Instant::toString).orElse(null))
                .put("published_at", release.publishedAt().map(Instant::toString).orElse(null));
        ArrayNode assets = json.putArray("assets");
        release.assets().forEach(asset -> putAsset(assets.addObject(), repository, release, tag, asset));
        json.put("tarball_url", release.draft() ? null : links.repository(repository) + "/tarball/" + tag)
                .put("zipball_url", release.draft() ? null : links.repository(repository) + "/zipball/" + tag)
                .put("body", release.body().orElse(null));
        if (release.mentions() > 0) {
            json.put("mentions_count", release.mentions());
        }
        if (release.reactions().total() > 0) {
            new IssueExtrasJson(links).putReactions(json, url + "/reactions", release.reactions());
        }
        return json;
    }

    private void putAsset(ObjectNode json, GitHubRepository repository, GitHubRelease release, String tag, Asset asset)
    {
        json.put("url", links.repository(repository) + "/releases/assets/" + asset.id())
                .put("id", asset.id())
                .put("node_id", NodeId.of("RA", asset.id()))
                .put("name", asset.name())
                .put("label", asset.label().orElse(null));
        new AccountJson(links).put(json, "uploader", asset.uploader());
        json.put("content_type", asset.contentType())
                .put("state", "uploaded")
                .put("size", asset.size())
                .put("digest", asset.digest().orElse(null))
                .put("download_count", asset.downloads())
                .put("created_at", release.createdAt().toString())
                .put("updated_at", release.createdAt().toString())
                .put("browser_download_url", links.page(repository) + "/releases/download/" + tag + "/" + asset.name());
    }
}
