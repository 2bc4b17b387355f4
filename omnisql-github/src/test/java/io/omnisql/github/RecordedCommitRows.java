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

import static io.omnisql.github.RecordedValues.flag;
import static io.omnisql.github.RecordedValues.number;
import static io.omnisql.github.RecordedValues.text;
import static io.omnisql.github.RecordedValues.texts;
import static io.omnisql.github.RecordedValues.time;
import static io.omnisql.github.RecordedValues.urlSegment;

/**
 * What the table of commits has to show of recorded records.
 */
final class RecordedCommitRows
{
    private RecordedCommitRows() {}

    static ExpectedRow commit(JsonNode commit)
    {
        return ExpectedRow.builder()
                .set("owner", urlSegment(text(commit, "/url"), 4))
                .set("repo", urlSegment(text(commit, "/url"), 5))
                .set("sha", text(commit, "/sha"))
                .set("node_id", text(commit, "/node_id"))
                .set("html_url", text(commit, "/html_url"))
                .set("message", text(commit, "/commit/message"))
                .set("author", text(commit, "/author/login"))
                .set("author_id", number(commit, "/author/id"))
                .set("author_name", text(commit, "/commit/author/name"))
                .set("author_email", text(commit, "/commit/author/email"))
                .set("authored_at", time(commit, "/commit/author/date"))
                .set("committer", text(commit, "/committer/login"))
                .set("committer_id", number(commit, "/committer/id"))
                .set("committer_name", text(commit, "/commit/committer/name"))
                .set("committer_email", text(commit, "/commit/committer/email"))
                .set("committed_at", time(commit, "/commit/committer/date"))
                .set("parents", texts(commit, "/parents", "/sha"))
                .set("tree_sha", text(commit, "/commit/tree/sha"))
                .set("comment_count", number(commit, "/commit/comment_count"))
                .set("verified", flag(commit, "/commit/verification/verified"))
                .set("verification_reason", text(commit, "/commit/verification/reason"))
                .set("verification_signature", text(commit, "/commit/verification/signature"))
                .set("verification_payload", text(commit, "/commit/verification/payload"))
                .set("verified_at", time(commit, "/commit/verification/verified_at"))
                .set("additions", number(commit, "/stats/additions"))
                .set("deletions", number(commit, "/stats/deletions"))
                .set("changes", number(commit, "/stats/total"))
                .build();
    }
}
