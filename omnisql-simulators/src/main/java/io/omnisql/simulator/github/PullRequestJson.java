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
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Renders pull requests: the schema {@code pull-request-simple} in lists, and {@code pull-request} alone.
 */
record PullRequestJson(ApiLinks links, RepositoryJson repositories, GitHubRules rules)
{
    PullRequestJson
    {
        requireNonNull(links, "links is null");
        requireNonNull(repositories, "repositories is null");
        requireNonNull(rules, "rules is null");
    }

    ObjectNode listed(RepositoryContent content, GitHubPullRequest request)
    {
        GitHubIssue issue = request.issue();
        GitHubRepository repository = content.repository();
        AccountJson accounts = new AccountJson(links);
        String url = links.repository(repository) + "/pulls/" + request.number();
        String page = links.page(repository) + "/pull/" + request.number();
        String issueUrl = links.repository(repository) + "/issues/" + request.number();
        String statusesUrl = links.repository(repository) + "/statuses/" + request.head().sha();

        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("url", url)
                .put("id", request.id())
                .put("node_id", NodeId.of("PR", request.id()))
                .put("html_url", page)
                .put("diff_url", page + ".diff")
                .put("patch_url", page + ".patch")
                .put("issue_url", issueUrl)
                .put("number", request.number())
                .put("state", issue.state())
                .put("locked", issue.lockReason().isPresent())
                .put("title", issue.title());
        accounts.put(json, "user", rules.shown(issue.author()));
        json.put("body", issue.body().orElse(null))
                .put("created_at", issue.createdAt().toString())
                .put("updated_at", issue.updatedAt().toString())
                .put("closed_at", issue.closedAt().map(Instant::toString).orElse(null))
                .put("merged_at", request.mergedAt().map(Instant::toString).orElse(null))
                .put("merge_commit_sha", request.mergeCommitSha().orElse(null));
        accounts.put(json, "assignee", issue.assignees().stream().findFirst());
        ArrayNode assignees = json.putArray("assignees");
        issue.assignees().forEach(assignee -> assignees.add(accounts.simple(assignee)));
        ArrayNode reviewers = json.putArray("requested_reviewers");
        request.reviewers().forEach(reviewer -> reviewers.add(accounts.simple(reviewer)));
        TeamJson teamJson = new TeamJson(links);
        ArrayNode teams = json.putArray("requested_teams");
        request.reviewTeams().forEach(team -> teams.add(teamJson.listed(team)));
        new LabelJson(links).put(json, repository, issue.labels());
        new MilestoneJson(links, rules).put(json, content, issue);
        json.put("draft", request.draft())
                .put("commits_url", url + "/commits")
                .put("review_comments_url", url + "/comments")
                .put("review_comment_url", links.repository(repository) + "/pulls/comments{/number}")
                .put("comments_url", issueUrl + "/comments")
                .put("statuses_url", statusesUrl);
        putBranch(json.putObject("head"), request.head());
        putBranch(json.putObject("base"), request.base());
        ObjectNode hyperlinks = json.putObject("_links");
        putLink(hyperlinks, "self", url);
        putLink(hyperlinks, "html", page);
        putLink(hyperlinks, "issue", issueUrl);
        putLink(hyperlinks, "comments", issueUrl + "/comments");
        putLink(hyperlinks, "review_comments", url + "/comments");
        putLink(hyperlinks, "review_comment", links.repository(repository) + "/pulls/comments{/number}");
        putLink(hyperlinks, "commits", url + "/commits");
        putLink(hyperlinks, "statuses", statusesUrl);
        json.put("author_association", issue.authorAssociation());
        putAutoMerge(json, request.autoMerge());
        request.stack().ifPresent(stack -> putStack(json, stack));
        return json.put("active_lock_reason", issue.lockReason().orElse(null));
    }

    /**
     * Adds what only the answer for a single pull request holds.
     */
    ObjectNode full(RepositoryContent content, GitHubPullRequest request)
    {
        ObjectNode json = listed(content, request)
                .put("merged", request.mergedAt().isPresent())
                .put("mergeable", request.mergeable().orElse(null))
                .put("rebaseable", request.mergeable().orElse(null))
                .put("mergeable_state", mergeableState(request));
        // the schema "team-simple", without the team above
        json.withArray("requested_teams").forEach(team -> ((ObjectNode) team).remove("parent"));
        new AccountJson(links).put(json, "merged_by", request.mergedBy());
        return json.put("comments", request.issue().comments())
                .put("review_comments", request.reviewComments())
                .put("maintainer_can_modify", false)
                .put("commits", request.commits())
                .put("additions", request.additions())
                .put("deletions", request.deletions())
                .put("changed_files", request.changedFiles());
    }

    private void putBranch(ObjectNode target, GitHubBranch branch)
    {
        target.put("label", branch.label())
                .put("ref", branch.ref())
                .put("sha", branch.sha());
        new AccountJson(links).put(target, "user", branch.owner());
        if (branch.repository().isEmpty()) {
            target.putNull("repo");
            return;
        }
        target.set("repo", repositories.embedded(branch.repository().get()));
    }

    private void putAutoMerge(ObjectNode target, Optional<AutoMerge> autoMerge)
    {
        if (autoMerge.isEmpty()) {
            target.putNull("auto_merge");
            return;
        }
        ObjectNode json = target.putObject("auto_merge");
        json.set("enabled_by", new AccountJson(links).simple(autoMerge.get().enabledBy()));
        json.put("merge_method", autoMerge.get().method())
                .put("commit_title", autoMerge.get().title())
                .put("commit_message", autoMerge.get().message());
    }

    private static void putStack(ObjectNode target, PullRequestStack stack)
    {
        ObjectNode json = target.putObject("stack")
                .put("id", stack.id())
                .put("number", stack.number())
                .put("size", stack.size())
                .put("position", stack.position());
        json.putObject("base").put("ref", stack.baseRef()).put("sha", stack.baseSha());
    }

    private static void putLink(ObjectNode target, String name, String href)
    {
        target.putObject(name).put("href", href);
    }

    private static String mergeableState(GitHubPullRequest request)
    {
        if (request.draft()) {
            return "draft";
        }
        return request.mergeable().map(mergeable -> mergeable ? "clean" : "dirty").orElse("unknown");
    }
}
