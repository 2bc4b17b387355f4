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
import io.omnisql.simulator.github.GitHubCommit.Signature;
import io.omnisql.simulator.github.GitHubCommit.Verification;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Renders commits as elements of a list, and alone.
 */
record CommitJson(ApiLinks links)
{
    CommitJson
    {
        requireNonNull(links, "links is null");
    }

    ObjectNode render(GitHubRepository repository, GitHubCommit commit)
    {
        String url = links.repository(repository) + "/commits/" + commit.sha();
        String gitUrl = links.repository(repository) + "/git";
        AccountJson accounts = new AccountJson(links);
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("sha", commit.sha())
                .put("node_id", commit.nodeId());
        ObjectNode inner = json.putObject("commit");
        putSignature(inner.putObject("author"), commit.author());
        putSignature(inner.putObject("committer"), commit.committer());
        inner.put("message", commit.message());
        inner.putObject("tree")
                .put("sha", commit.treeSha())
                .put("url", gitUrl + "/trees/" + commit.treeSha());
        inner.put("url", gitUrl + "/commits/" + commit.sha())
                .put("comment_count", commit.commentCount());
        inner.putObject("verification")
                .put("verified", commit.verification().isPresent())
                .put("reason", commit.verification().isPresent() ? "valid" : "unsigned")
                .put("signature", commit.verification().map(Verification::signature).orElse(null))
                .put("payload", commit.verification().map(Verification::payload).orElse(null))
                .put("verified_at", commit.verification().map(verification -> verification.at().toString()).orElse(null));
        json.put("url", url)
                .put("html_url", links.page(repository) + "/commit/" + commit.sha())
                .put("comments_url", url + "/comments");
        accounts.put(json, "author", commit.author().account());
        accounts.put(json, "committer", commit.committer().account());
        ArrayNode parents = json.putArray("parents");
        for (String parent : commit.parents()) {
            parents.addObject()
                    .put("sha", parent)
                    .put("url", links.repository(repository) + "/commits/" + parent)
                    .put("html_url", links.page(repository) + "/commit/" + parent);
        }
        return json;
    }

    /**
     * Adds what only the answer for a single commit holds.
     */
    ObjectNode full(GitHubRepository repository, GitHubCommit commit, List<ChangedFile> files)
    {
        ObjectNode json = render(repository, commit);
        json.putObject("stats")
                .put("total", commit.changes().additions() + commit.changes().deletions())
                .put("additions", commit.changes().additions())
                .put("deletions", commit.changes().deletions());
        ArrayNode array = json.putArray("files");
        ChangedFileJson renderer = new ChangedFileJson(links);
        files.forEach(file -> array.add(renderer.render(repository, commit.sha(), file)));
        return json;
    }

    private static void putSignature(ObjectNode target, Signature signature)
    {
        target.put("name", signature.name())
                .put("email", signature.email())
                .put("date", signature.at().toString());
    }
}
