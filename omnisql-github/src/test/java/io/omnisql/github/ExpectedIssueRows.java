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
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Longs;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import io.omnisql.simulator.github.GitHubLabel;
import io.omnisql.simulator.github.GitHubMilestone;
import io.omnisql.simulator.github.RepositoryContent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code issues} has to show of the simulator's data.
 */
final class ExpectedIssueRows
{
    private ExpectedIssueRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.issues().stream()
                .map(issue -> row(content, issue))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(RepositoryContent content, GitHubIssue issue)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("id", issue.id())
                .set("node_id", nodeId("I", issue.id()))
                .set("html_url", "https://github.com/%s/issues/%s".formatted(content.repository().fullName(), issue.number()))
                .set("state_reason", issue.stateReason())
                .set("type", issue.type())
                .set("type_id", issue.type().map(type -> 3_000L + type.length()))
                .set("type_color", issue.type().map(_ -> "blue"))
                .set("comments", issue.comments())
                .set("closed_by", issue.closedBy().map(GitHubAccount::login))
                .set("closed_by_id", issue.closedBy().map(GitHubAccount::id))
                .setAll(null, "type_description", "draft", "app_id", "app_slug", "app_name", "parent_owner", "parent_repo", "parent_number")
                .setAll(0, "sub_issues_total", "sub_issues_completed", "sub_issues_percent_completed")
                .setAll(0, "blocked_by_count", "blocking_count", "total_blocked_by_count", "total_blocking_count")
                .setAll(0, "reactions_total_count", "reactions_plus_one", "reactions_minus_one", "reactions_laugh", "reactions_confused")
                .setAll(0, "reactions_heart", "reactions_hooray", "reactions_eyes", "reactions_rocket")
                .setAll(null, "pinned_comment_id", "pinned_comment_body", "pinned_comment_author", "pinned_comment_author_id")
                .setAll(null, "pinned_comment_created_at", "issue_field_values");
        shared(row, content, issue);
        return row.build();
    }

    /**
     * What issues and pull requests have in common.
     */
    static void shared(ExpectedRow.Builder row, RepositoryContent content, GitHubIssue issue)
    {
        Optional<GitHubAccount> assignee = issue.assignees().stream().findFirst();
        row.set("owner", content.repository().owner().login())
                .set("repo", content.repository().name())
                .set("number", issue.number())
                .set("title", issue.title())
                .set("body", issue.body())
                .set("state", issue.closedAt().isPresent() ? "closed" : "open")
                .set("author", issue.author().map(GitHubAccount::login))
                .set("author_id", issue.author().map(GitHubAccount::id))
                .set("author_association", issue.authorAssociation())
                .set("assignee", assignee.map(GitHubAccount::login))
                .set("assignee_id", assignee.map(GitHubAccount::id))
                .set("assignees", logins(issue.assignees()))
                .set("assignee_ids", ids(issue.assignees()))
                .set("labels", issue.labels().stream().map(GitHubLabel::name).collect(toImmutableList()))
                .set("label_details", issue.labels().stream().map(ExpectedIssueRows::label).collect(toImmutableList()))
                .set("locked", issue.lockReason().isPresent())
                .set("active_lock_reason", issue.lockReason())
                .set("created_at", issue.createdAt())
                .set("updated_at", issue.updatedAt())
                .set("closed_at", issue.closedAt());
        milestone(row, content, issue.milestone());
    }

    private static void milestone(ExpectedRow.Builder row, RepositoryContent content, Optional<GitHubMilestone> milestone)
    {
        row.set("milestone_number", milestone.map(GitHubMilestone::number).map(Long::valueOf))
                .set("milestone_id", milestone.map(GitHubMilestone::id))
                .set("milestone_title", milestone.map(GitHubMilestone::title))
                .set("milestone_description", milestone.flatMap(GitHubMilestone::description))
                .set("milestone_state", milestone.map(value -> value.closedAt().isPresent() ? "closed" : "open"))
                .set("milestone_creator", milestone.flatMap(GitHubMilestone::creator).map(GitHubAccount::login))
                .set("milestone_creator_id", milestone.flatMap(GitHubMilestone::creator).map(GitHubAccount::id))
                .set("milestone_open_issues", milestone.map(value -> itemsOf(content, value, true)))
                .set("milestone_closed_issues", milestone.map(value -> itemsOf(content, value, false)))
                .set("milestone_created_at", milestone.map(GitHubMilestone::createdAt))
                .set("milestone_updated_at", milestone.map(GitHubMilestone::updatedAt))
                .set("milestone_closed_at", milestone.flatMap(GitHubMilestone::closedAt))
                .set("milestone_due_on", milestone.flatMap(GitHubMilestone::dueOn));
    }

    private static long itemsOf(RepositoryContent content, GitHubMilestone milestone, boolean open)
    {
        return content.entries().stream()
                .filter(entry -> entry.issue().milestone().filter(milestone::equals).isPresent())
                .filter(entry -> entry.issue().isOpen() == open)
                .count();
    }

    private static List<Object> label(GitHubLabel label)
    {
        return Arrays.asList(label.id(), nodeId("LA", label.id()), label.name(), label.description().orElse(null), label.color(), label.standard());
    }

    static List<String> logins(List<GitHubAccount> accounts)
    {
        return accounts.stream().map(GitHubAccount::login).collect(toImmutableList());
    }

    static List<Long> ids(List<GitHubAccount> accounts)
    {
        return accounts.stream().map(GitHubAccount::id).collect(toImmutableList());
    }

    static String nodeId(String kind, long id)
    {
        return kind + "_kwDO" + BaseEncoding.base64Url().omitPadding().encode(Longs.toByteArray(id));
    }
}
