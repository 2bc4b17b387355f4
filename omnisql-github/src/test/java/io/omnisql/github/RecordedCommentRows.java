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

import static io.omnisql.github.RecordedValues.number;
import static io.omnisql.github.RecordedValues.text;
import static io.omnisql.github.RecordedValues.time;
import static io.omnisql.github.RecordedValues.urlSegment;

/**
 * What the tables of comments have to show of recorded records.
 */
final class RecordedCommentRows
{
    private RecordedCommentRows() {}

    static ExpectedRow issueComment(JsonNode comment)
    {
        String issue = text(comment, "/issue_url");
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", urlSegment(issue, 4))
                .set("repo", urlSegment(issue, 5))
                .set("issue_number", Long.valueOf(urlSegment(issue, 7)))
                .set("pinned_at", time(comment, "/pin/pinned_at"))
                .set("pinned_by", text(comment, "/pin/pinned_by/login"))
                .set("pinned_by_id", number(comment, "/pin/pinned_by/id"))
                .set("minimized_reason", text(comment, "/minimized/reason"));
        shared(row, comment);
        RecordedRows.app(row, comment.path("performed_via_github_app"));
        return row.build();
    }

    static ExpectedRow reviewComment(JsonNode comment)
    {
        String pull = text(comment, "/pull_request_url");
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", urlSegment(pull, 4))
                .set("repo", urlSegment(pull, 5))
                .set("pull_number", Long.valueOf(urlSegment(pull, 7)))
                .set("review_id", number(comment, "/pull_request_review_id"));
        // these are called what their members are called
        for (String text : new String[] {"path", "diff_hunk", "commit_id", "original_commit_id", "subject_type", "side", "start_side"}) {
            row.set(text, text(comment, "/" + text));
        }
        for (String number : new String[] {"in_reply_to_id", "line", "original_line", "start_line", "original_start_line", "position", "original_position"}) {
            row.set(number, number(comment, "/" + number));
        }
        shared(row, comment);
        return row.build();
    }

    private static void shared(ExpectedRow.Builder row, JsonNode comment)
    {
        row.set("id", number(comment, "/id"))
                .set("node_id", text(comment, "/node_id"))
                .set("html_url", text(comment, "/html_url"))
                .set("body", text(comment, "/body"))
                .set("author", text(comment, "/user/login"))
                .set("author_id", number(comment, "/user/id"))
                .set("author_association", text(comment, "/author_association"))
                .set("created_at", time(comment, "/created_at"))
                .set("updated_at", time(comment, "/updated_at"));
        RecordedRows.reactions(row, comment.path("reactions"));
    }
}
