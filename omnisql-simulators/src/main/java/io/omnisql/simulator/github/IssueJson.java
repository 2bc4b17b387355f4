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

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * Renders the schema {@code issue}, for issues and for pull requests seen as issues.
 */
record IssueJson(ApiLinks links, GitHubRules rules)
{
    IssueJson
    {
        requireNonNull(links, "links is null");
        requireNonNull(rules, "rules is null");
    }

    ObjectNode render(RepositoryContent content, IssueEntry entry)
    {
        GitHubIssue issue = entry.issue();
        GitHubRepository repository = content.repository();
        AccountJson accounts = new AccountJson(links);
        String url = links.repository(repository) + "/issues/" + issue.number();
        boolean pull = entry.pullRequest().isPresent();

        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("url", url)
                .put("repository_url", links.repository(repository))
                .put("labels_url", url + "/labels{/name}")
                .put("comments_url", url + "/comments")
                .put("events_url", url + "/events")
                .put("html_url", links.page(repository) + (pull ? "/pull/" : "/issues/") + issue.number())
                .put("id", issue.id())
                .put("node_id", entry.pullRequest().map(request -> NodeId.of("PR", request.id())).orElseGet(() -> NodeId.of("I", issue.id())))
                .put("number", issue.number())
                .put("title", issue.title());
        accounts.put(json, "user", rules.shown(issue.author()));
        new LabelJson(links).put(json, repository, issue.labels());
        json.put("state", issue.state())
                .put("locked", issue.lockReason().isPresent());
        accounts.put(json, "assignee", issue.assignees().stream().findFirst());
        ArrayNode assignees = json.putArray("assignees");
        issue.assignees().forEach(assignee -> assignees.add(accounts.simple(assignee)));
        new MilestoneJson(links, rules).put(json, content, issue);
        json.put("comments", issue.comments())
                .put("created_at", issue.createdAt().toString())
                .put("updated_at", issue.updatedAt().toString())
                .put("closed_at", issue.closedAt().map(Instant::toString).orElse(null))
                .put("author_association", issue.authorAssociation());
        IssueExtrasJson extras = new IssueExtrasJson(links);
        extras.putType(json, issue);
        json.put("active_lock_reason", issue.lockReason().orElse(null));
        entry.pullRequest().ifPresent(request -> putPullRequest(json, repository, request));
        if (!pull) {
            extras.putRelations(json, issue.relations());
        }
        extras.putFieldValues(json, issue);
        extras.putPinnedComment(json, url, links.page(repository) + "/issues/" + issue.number(), issue);
        json.put("body", issue.body().orElse(null));
        accounts.put(json, "closed_by", issue.closedBy());
        extras.putReactions(json, url + "/reactions", issue.reactions());
        extras.putApp(json, issue.app());
        return json.put("timeline_url", url + "/timeline")
                .put("state_reason", issue.stateReason().orElse(null));
    }

    private void putPullRequest(ObjectNode json, GitHubRepository repository, GitHubPullRequest request)
    {
        String page = links.page(repository) + "/pull/" + request.number();
        json.put("draft", request.draft());
        json.putObject("pull_request")
                .put("url", links.repository(repository) + "/pulls/" + request.number())
                .put("html_url", page)
                .put("diff_url", page + ".diff")
                .put("patch_url", page + ".patch")
                .put("merged_at", request.mergedAt().map(Instant::toString).orElse(null));
    }
}
