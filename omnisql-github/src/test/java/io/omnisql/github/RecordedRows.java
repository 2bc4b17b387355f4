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

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

import static io.omnisql.github.RecordedValues.flag;
import static io.omnisql.github.RecordedValues.json;
import static io.omnisql.github.RecordedValues.number;
import static io.omnisql.github.RecordedValues.numbers;
import static io.omnisql.github.RecordedValues.rows;
import static io.omnisql.github.RecordedValues.text;
import static io.omnisql.github.RecordedValues.texts;
import static io.omnisql.github.RecordedValues.time;
import static io.omnisql.github.RecordedValues.urlSegment;

/**
 * What the tables have to show of recorded records: where each column's value stands in the JSON, written down by hand from GitHub's description and never read from
 * the definitions.
 */
final class RecordedRows
{
    private RecordedRows() {}

    static ExpectedRow issue(JsonNode issue)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", urlSegment(text(issue, "/repository_url"), 4))
                .set("repo", urlSegment(text(issue, "/repository_url"), 5))
                .set("state_reason", text(issue, "/state_reason"))
                .set("comments", number(issue, "/comments"))
                .set("closed_by", text(issue, "/closed_by/login"))
                .set("closed_by_id", number(issue, "/closed_by/id"))
                .set("issue_field_values", json(issue, "/issue_field_values"));
        shared(row, issue);
        type(row, issue.path("type"));
        app(row, issue.path("performed_via_github_app"));
        relations(row, issue);
        reactions(row, issue.path("reactions"));
        pinnedComment(row, issue.path("pinned_comment"));
        return row.build();
    }

    static ExpectedRow pullRequest(JsonNode pull)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", text(pull, "/base/repo/owner/login"))
                .set("repo", text(pull, "/base/repo/name"))
                .set("draft", flag(pull, "/draft"))
                .set("requested_reviewers", texts(pull, "/requested_reviewers", "/login"))
                .set("requested_reviewer_ids", numbers(pull, "/requested_reviewers", "/id"))
                .set("requested_teams", rows(pull, "/requested_teams", RecordedRows::team))
                .set("merged_at", time(pull, "/merged_at"))
                .set("merge_commit_sha", text(pull, "/merge_commit_sha"))
                .set("head_label", text(pull, "/head/label"))
                .set("head_ref", text(pull, "/head/ref"))
                .set("head_sha", text(pull, "/head/sha"))
                .set("head_owner", text(pull, "/head/user/login"))
                .set("head_owner_id", number(pull, "/head/user/id"))
                .set("head_repo", text(pull, "/head/repo/full_name"))
                .set("head_repo_id", number(pull, "/head/repo/id"))
                .set("base_label", text(pull, "/base/label"))
                .set("base_ref", text(pull, "/base/ref"))
                .set("base_sha", text(pull, "/base/sha"))
                .set("base_owner", text(pull, "/base/user/login"))
                .set("base_owner_id", number(pull, "/base/user/id"))
                .set("base_repo_id", number(pull, "/base/repo/id"))
                .set("auto_merge_enabled_by", text(pull, "/auto_merge/enabled_by/login"))
                .set("auto_merge_enabled_by_id", number(pull, "/auto_merge/enabled_by/id"))
                .set("auto_merge_method", text(pull, "/auto_merge/merge_method"))
                .set("auto_merge_commit_title", text(pull, "/auto_merge/commit_title"))
                .set("auto_merge_commit_message", text(pull, "/auto_merge/commit_message"))
                .set("stack_id", number(pull, "/stack/id"))
                .set("stack_number", number(pull, "/stack/number"))
                .set("stack_size", number(pull, "/stack/size"))
                .set("stack_position", number(pull, "/stack/position"))
                .set("stack_base_ref", text(pull, "/stack/base/ref"))
                .set("stack_base_sha", text(pull, "/stack/base/sha"))
                .set("merged_by", text(pull, "/merged_by/login"))
                .set("merged_by_id", number(pull, "/merged_by/id"))
                .set("mergeable_state", text(pull, "/mergeable_state"));
        // these are called what their members are called
        for (String flag : new String[] {"merged", "mergeable", "rebaseable", "maintainer_can_modify"}) {
            row.set(flag, flag(pull, "/" + flag));
        }
        for (String number : new String[] {"comments", "review_comments", "commits", "additions", "deletions", "changed_files"}) {
            row.set(number, number(pull, "/" + number));
        }
        shared(row, pull);
        return row.build();
    }

    private static void shared(ExpectedRow.Builder row, JsonNode issue)
    {
        row.set("number", number(issue, "/number"))
                .set("id", number(issue, "/id"))
                .set("node_id", text(issue, "/node_id"))
                .set("html_url", text(issue, "/html_url"))
                .set("title", text(issue, "/title"))
                .set("body", text(issue, "/body"))
                .set("state", text(issue, "/state"))
                .set("locked", flag(issue, "/locked"))
                .set("active_lock_reason", text(issue, "/active_lock_reason"))
                .set("author", text(issue, "/user/login"))
                .set("author_id", number(issue, "/user/id"))
                .set("author_association", text(issue, "/author_association"))
                .set("assignee", text(issue, "/assignee/login"))
                .set("assignee_id", number(issue, "/assignee/id"))
                .set("assignees", texts(issue, "/assignees", "/login"))
                .set("assignee_ids", numbers(issue, "/assignees", "/id"))
                .set("labels", texts(issue, "/labels", "/name"))
                .set("label_details", rows(issue, "/labels", RecordedRows::label))
                .set("created_at", time(issue, "/created_at"))
                .set("updated_at", time(issue, "/updated_at"))
                .set("closed_at", time(issue, "/closed_at"))
                .set("milestone_number", number(issue, "/milestone/number"))
                .set("milestone_id", number(issue, "/milestone/id"))
                .set("milestone_node_id", text(issue, "/milestone/node_id"))
                .set("milestone_title", text(issue, "/milestone/title"))
                .set("milestone_description", text(issue, "/milestone/description"))
                .set("milestone_state", text(issue, "/milestone/state"))
                .set("milestone_creator", text(issue, "/milestone/creator/login"))
                .set("milestone_creator_id", number(issue, "/milestone/creator/id"))
                .set("milestone_open_issues", number(issue, "/milestone/open_issues"))
                .set("milestone_closed_issues", number(issue, "/milestone/closed_issues"))
                .set("milestone_created_at", time(issue, "/milestone/created_at"))
                .set("milestone_updated_at", time(issue, "/milestone/updated_at"))
                .set("milestone_closed_at", time(issue, "/milestone/closed_at"))
                .set("milestone_due_on", time(issue, "/milestone/due_on"));
    }

    private static void type(ExpectedRow.Builder row, JsonNode type)
    {
        row.set("type", text(type, "/name"))
                .set("type_id", number(type, "/id"))
                .set("type_node_id", text(type, "/node_id"))
                .set("type_description", text(type, "/description"))
                .set("type_color", text(type, "/color"))
                .set("type_is_enabled", flag(type, "/is_enabled"))
                .set("type_created_at", time(type, "/created_at"))
                .set("type_updated_at", time(type, "/updated_at"));
    }

    static void app(ExpectedRow.Builder row, JsonNode app)
    {
        row.set("app_id", number(app, "/id"))
                .set("app_node_id", text(app, "/node_id"))
                .set("app_slug", text(app, "/slug"))
                .set("app_name", text(app, "/name"))
                .set("app_owner", text(app, "/owner/login"))
                .set("app_owner_id", number(app, "/owner/id"));
    }

    private static void relations(ExpectedRow.Builder row, JsonNode issue)
    {
        String parent = text(issue, "/parent_issue_url");
        row.set("parent_owner", urlSegment(parent, 4))
                .set("parent_repo", urlSegment(parent, 5))
                .set("parent_number", parent == null ? null : Long.valueOf(urlSegment(parent, 7)))
                .set("sub_issues_total", number(issue, "/sub_issues_summary/total"))
                .set("sub_issues_completed", number(issue, "/sub_issues_summary/completed"))
                .set("sub_issues_percent_completed", number(issue, "/sub_issues_summary/percent_completed"))
                .set("blocked_by_count", number(issue, "/issue_dependencies_summary/blocked_by"))
                .set("blocking_count", number(issue, "/issue_dependencies_summary/blocking"))
                .set("total_blocked_by_count", number(issue, "/issue_dependencies_summary/total_blocked_by"))
                .set("total_blocking_count", number(issue, "/issue_dependencies_summary/total_blocking"));
    }

    static void reactions(ExpectedRow.Builder row, JsonNode reactions)
    {
        row.set("reactions_total_count", number(reactions, "/total_count"))
                .set("reactions_plus_one", number(reactions, "/+1"))
                .set("reactions_minus_one", number(reactions, "/-1"))
                .set("reactions_laugh", number(reactions, "/laugh"))
                .set("reactions_confused", number(reactions, "/confused"))
                .set("reactions_heart", number(reactions, "/heart"))
                .set("reactions_hooray", number(reactions, "/hooray"))
                .set("reactions_eyes", number(reactions, "/eyes"))
                .set("reactions_rocket", number(reactions, "/rocket"));
    }

    private static void pinnedComment(ExpectedRow.Builder row, JsonNode comment)
    {
        row.set("pinned_comment_id", number(comment, "/id"))
                .set("pinned_comment_node_id", text(comment, "/node_id"))
                .set("pinned_comment_html_url", text(comment, "/html_url"))
                .set("pinned_comment_body", text(comment, "/body"))
                .set("pinned_comment_author", text(comment, "/user/login"))
                .set("pinned_comment_author_id", number(comment, "/user/id"))
                .set("pinned_comment_author_association", text(comment, "/author_association"))
                .set("pinned_comment_created_at", time(comment, "/created_at"))
                .set("pinned_comment_updated_at", time(comment, "/updated_at"))
                .set("pinned_at", time(comment, "/pin/pinned_at"))
                .set("pinned_by", text(comment, "/pin/pinned_by/login"))
                .set("pinned_by_id", number(comment, "/pin/pinned_by/id"));
    }

    private static List<Object> label(JsonNode label)
    {
        return list(number(label, "/id"), text(label, "/node_id"), text(label, "/name"), text(label, "/description"), text(label, "/color"), flag(label, "/default"));
    }

    private static List<Object> team(JsonNode team)
    {
        return list(
                number(team, "/id"),
                text(team, "/node_id"),
                text(team, "/slug"),
                text(team, "/name"),
                text(team, "/description"),
                text(team, "/privacy"),
                text(team, "/permission"),
                text(team, "/notification_setting"),
                text(team, "/type"),
                number(team, "/organization_id"));
    }

    private static List<Object> list(Object... values)
    {
        List<Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }
}
