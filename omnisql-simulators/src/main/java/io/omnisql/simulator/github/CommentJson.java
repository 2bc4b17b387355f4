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

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.util.Objects.requireNonNull;

/**
 * Renders the schema {@code issue-comment}.
 */
record CommentJson(ApiLinks links, GitHubRules rules)
{
    CommentJson
    {
        requireNonNull(links, "links is null");
        requireNonNull(rules, "rules is null");
    }

    ObjectNode render(RepositoryContent content, GitHubComment comment)
    {
        String issues = links.repository(content.repository()) + "/issues/";
        String url = issues + "comments/" + comment.id();
        String kind = content.pullRequest(comment.issueNumber()).isPresent() ? "/pull/" : "/issues/";
        AccountJson accounts = new AccountJson(links);
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("url", url)
                .put("html_url", links.page(content.repository()) + kind + comment.issueNumber() + "#issuecomment-" + comment.id())
                .put("issue_url", issues + comment.issueNumber())
                .put("id", comment.id())
                .put("node_id", NodeId.of("IC", comment.id()));
        accounts.put(json, "user", rules.shown(comment.author()));
        json.put("created_at", comment.createdAt().toString())
                .put("updated_at", comment.updatedAt().toString())
                .put("author_association", comment.authorAssociation())
                .put("body", comment.body());
        IssueExtrasJson extras = new IssueExtrasJson(links);
        extras.putReactions(json, url + "/reactions", comment.reactions());
        extras.putApp(json, comment.app());
        comment.pin().ifPresent(pin -> json.putObject("pin")
                .put("pinned_at", pin.at().toString())
                .set("pinned_by", accounts.simple(pin.by())));
        comment.minimizedReason().ifPresent(reason -> json.putObject("minimized").put("reason", reason));
        return json;
    }
}
