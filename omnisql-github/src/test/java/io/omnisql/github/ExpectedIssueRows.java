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
import io.omnisql.simulator.github.GitHubApp;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import io.omnisql.simulator.github.GitHubIssueType;
import io.omnisql.simulator.github.GitHubLabel;
import io.omnisql.simulator.github.GitHubMilestone;
import io.omnisql.simulator.github.IssueFieldValue;
import io.omnisql.simulator.github.IssueRelations;
import io.omnisql.simulator.github.PinnedComment;
import io.omnisql.simulator.github.Reactions;
import io.omnisql.simulator.github.RepositoryContent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

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
        Optional<GitHubIssueType> type = issue.type().map(GitHubIssueType::named);
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("id", issue.id())
                .set("node_id", nodeId("I", issue.id()))
                .set("html_url", "https://github.com/%s/issues/%s".formatted(content.repository().fullName(), issue.number()))
                .set("state_reason", issue.stateReason())
                .set("type", issue.type())
                .set("type_id", type.map(GitHubIssueType::id))
                .set("type_node_id", type.map(value -> nodeId("IT", value.id())))
                .set("type_is_enabled", type.map(GitHubIssueType::enabled))
                .set("type_created_at", type.map(GitHubIssueType::createdAt))
                .set("type_updated_at", type.map(GitHubIssueType::updatedAt))
                .set("type_description", type.flatMap(GitHubIssueType::description))
                .set("type_color", type.map(GitHubIssueType::color))
                .set("comments", issue.comments())
                .set("closed_by", issue.closedBy().map(GitHubAccount::login))
                .set("closed_by_id", issue.closedBy().map(GitHubAccount::id))
                .set("issue_field_values", Optional.of(issue.fieldValues()).filter(values -> !values.isEmpty()).map(ExpectedIssueRows::fieldValues));
        shared(row, content, issue);
        app(row, issue.app());
        relations(row, issue.relations());
        reactions(row, issue.reactions());
        pinnedComment(row, content, issue);
        return row.build();
    }

    static void app(ExpectedRow.Builder row, Optional<GitHubApp> app)
    {
        row.set("app_id", app.map(GitHubApp::id))
                .set("app_node_id", app.map(value -> nodeId("A", value.id())))
                .set("app_owner", app.map(GitHubApp::owner).map(GitHubAccount::login))
                .set("app_owner_id", app.map(GitHubApp::owner).map(GitHubAccount::id))
                .set("app_slug", app.map(GitHubApp::slug))
                .set("app_name", app.map(GitHubApp::name));
    }

    private static void relations(ExpectedRow.Builder row, IssueRelations relations)
    {
        row.set("parent_owner", relations.parent().map(IssueRelations.Parent::owner))
                .set("parent_repo", relations.parent().map(IssueRelations.Parent::repository))
                .set("parent_number", relations.parent().map(parent -> (long) parent.number()))
                .set("sub_issues_total", relations.subIssues())
                .set("sub_issues_completed", relations.completedSubIssues())
                .set("sub_issues_percent_completed", relations.percentCompleted())
                .set("blocked_by_count", relations.blockedBy())
                .set("blocking_count", relations.blocking())
                .set("total_blocked_by_count", relations.totalBlockedBy())
                .set("total_blocking_count", relations.totalBlocking());
    }

    static void reactions(ExpectedRow.Builder row, Reactions reactions)
    {
        row.set("reactions_total_count", reactions.total())
                .set("reactions_plus_one", reactions.plusOne())
                .set("reactions_minus_one", reactions.minusOne())
                .set("reactions_laugh", reactions.laugh())
                .set("reactions_confused", reactions.confused())
                .set("reactions_heart", reactions.heart())
                .set("reactions_hooray", reactions.hooray())
                .set("reactions_eyes", reactions.eyes())
                .set("reactions_rocket", reactions.rocket());
    }

    private static void pinnedComment(ExpectedRow.Builder row, RepositoryContent content, GitHubIssue issue)
    {
        Optional<PinnedComment> comment = issue.pinnedComment();
        String page = "https://github.com/%s/issues/%s#issuecomment-".formatted(content.repository().fullName(), issue.number());
        row.set("pinned_comment_id", comment.map(PinnedComment::id))
                .set("pinned_comment_body", comment.map(PinnedComment::body))
                .set("pinned_comment_author", comment.map(PinnedComment::author).map(GitHubAccount::login))
                .set("pinned_comment_author_id", comment.map(PinnedComment::author).map(GitHubAccount::id))
                .set("pinned_comment_node_id", comment.map(value -> nodeId("IC", value.id())))
                .set("pinned_comment_html_url", comment.map(value -> page + value.id()))
                .set("pinned_comment_author_association", comment.map(PinnedComment::authorAssociation))
                .set("pinned_comment_created_at", comment.map(PinnedComment::createdAt))
                .set("pinned_comment_updated_at", comment.map(PinnedComment::updatedAt))
                .set("pinned_at", comment.map(PinnedComment::pinnedAt))
                .set("pinned_by", comment.map(PinnedComment::pinnedBy).map(GitHubAccount::login))
                .set("pinned_by_id", comment.map(PinnedComment::pinnedBy).map(GitHubAccount::id));
    }

    private static String fieldValues(List<IssueFieldValue> values)
    {
        return values.stream()
                .map(value -> """
                              {"data_type":"text","issue_field_id":%s,"issue_field_name":"%s","node_id":"%s","value":"%s"}\
                              """.formatted(value.fieldId(), value.fieldName(), nodeId("IFT", value.fieldId()), value.value()))
                .collect(joining(",", "[", "]"));
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
                .set("milestone_node_id", milestone.map(value -> nodeId("MI", value.id())))
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

    static long itemsOf(RepositoryContent content, GitHubMilestone milestone, boolean open)
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
