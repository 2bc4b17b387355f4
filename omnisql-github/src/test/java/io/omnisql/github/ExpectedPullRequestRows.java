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
import io.omnisql.simulator.github.AutoMerge;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubPullRequest;
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.github.GitHubTeam;
import io.omnisql.simulator.github.PullRequestStack;
import io.omnisql.simulator.github.RepositoryContent;

import java.util.Arrays;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code pull_requests} has to show of the simulator's data.
 */
final class ExpectedPullRequestRows
{
    private ExpectedPullRequestRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.pullRequests().stream()
                .map(request -> row(content, request))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(RepositoryContent content, GitHubPullRequest request)
    {
        GitHubRepository repository = content.repository();
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("id", request.id())
                .set("node_id", ExpectedIssueRows.nodeId("PR", request.id()))
                .set("html_url", "https://github.com/%s/pull/%s".formatted(repository.fullName(), request.number()))
                .set("draft", request.draft())
                .set("requested_reviewers", ExpectedIssueRows.logins(request.reviewers()))
                .set("requested_reviewer_ids", ExpectedIssueRows.ids(request.reviewers()))
                .set("requested_teams", request.reviewTeams().stream().map(ExpectedPullRequestRows::team).collect(toImmutableList()))
                .set("merged_at", request.mergedAt())
                .set("merge_commit_sha", request.mergeCommitSha())
                .set("head_label", request.head().owner().map(owner -> owner.login() + ":" + request.head().ref()).orElse("unknown repository"))
                .set("head_ref", request.head().ref())
                .set("head_sha", request.head().sha())
                .set("head_owner", request.head().owner().map(GitHubAccount::login))
                .set("head_owner_id", request.head().owner().map(GitHubAccount::id))
                .set("head_repo", request.head().repository().map(GitHubRepository::fullName))
                .set("head_repo_id", request.head().repository().map(GitHubRepository::id))
                .set("base_label", repository.owner().login() + ":" + request.base().ref())
                .set("base_ref", request.base().ref())
                .set("base_sha", request.base().sha())
                .set("base_owner", repository.owner().login())
                .set("base_owner_id", repository.owner().id())
                .set("base_repo_id", repository.id())
                .set("auto_merge_enabled_by", request.autoMerge().map(AutoMerge::enabledBy).map(GitHubAccount::login))
                .set("auto_merge_enabled_by_id", request.autoMerge().map(AutoMerge::enabledBy).map(GitHubAccount::id))
                .set("auto_merge_method", request.autoMerge().map(AutoMerge::method))
                .set("auto_merge_commit_title", request.autoMerge().map(AutoMerge::title))
                .set("auto_merge_commit_message", request.autoMerge().map(AutoMerge::message))
                .set("stack_id", request.stack().map(PullRequestStack::id))
                .set("stack_number", request.stack().map(stack -> (long) stack.number()))
                .set("stack_size", request.stack().map(stack -> (long) stack.size()))
                .set("stack_position", request.stack().map(stack -> (long) stack.position()))
                .set("stack_base_ref", request.stack().map(PullRequestStack::baseRef))
                .set("stack_base_sha", request.stack().map(PullRequestStack::baseSha));
        single(row, request);
        ExpectedIssueRows.shared(row, content, request.issue());
        return row.build();
    }

    /**
     * What only a single pull request tells.
     */
    private static void single(ExpectedRow.Builder row, GitHubPullRequest request)
    {
        row.set("merged", request.mergedAt().isPresent())
                .set("merged_by", request.mergedBy().map(GitHubAccount::login))
                .set("merged_by_id", request.mergedBy().map(GitHubAccount::id))
                .set("mergeable", request.mergeable())
                .set("mergeable_state", request.draft() ? "draft" : request.mergeable().map(mergeable -> mergeable ? "clean" : "dirty").orElse("unknown"))
                .set("rebaseable", request.mergeable())
                .set("maintainer_can_modify", false)
                .set("comments", request.issue().comments())
                .set("review_comments", request.reviewComments())
                .set("commits", request.commits())
                .set("additions", request.additions())
                .set("deletions", request.deletions())
                .set("changed_files", request.changedFiles());
    }

    private static List<Object> team(GitHubTeam team)
    {
        return Arrays.asList(
                team.id(),
                ExpectedIssueRows.nodeId("T", team.id()),
                team.slug(),
                team.name(),
                team.description().orElse(null),
                team.privacy(),
                team.permission(),
                team.notificationSetting(),
                "organization",
                team.organization().id());
    }
}
