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
import static io.omnisql.github.RecordedValues.time;
import static io.omnisql.github.RecordedValues.urlSegment;

/**
 * What the tables of the things that a repository has a few of have to show of recorded ones, written down by hand as in {@link RecordedRows}.
 */
final class RecordedListRows
{
    private RecordedListRows() {}

    static ExpectedRow label(JsonNode label)
    {
        return ExpectedRow.builder()
                .set("owner", urlSegment(text(label, "/url"), 4))
                .set("repo", urlSegment(text(label, "/url"), 5))
                .set("id", number(label, "/id"))
                .set("node_id", text(label, "/node_id"))
                .set("name", text(label, "/name"))
                .set("description", text(label, "/description"))
                .set("color", text(label, "/color"))
                .set("is_default", flag(label, "/default"))
                .build();
    }

    static ExpectedRow milestone(JsonNode milestone)
    {
        return ExpectedRow.builder()
                .set("owner", urlSegment(text(milestone, "/url"), 4))
                .set("repo", urlSegment(text(milestone, "/url"), 5))
                .set("number", number(milestone, "/number"))
                .set("id", number(milestone, "/id"))
                .set("node_id", text(milestone, "/node_id"))
                .set("html_url", text(milestone, "/html_url"))
                .set("title", text(milestone, "/title"))
                .set("description", text(milestone, "/description"))
                .set("state", text(milestone, "/state"))
                .set("creator", text(milestone, "/creator/login"))
                .set("creator_id", number(milestone, "/creator/id"))
                .set("open_issues", number(milestone, "/open_issues"))
                .set("closed_issues", number(milestone, "/closed_issues"))
                .set("created_at", time(milestone, "/created_at"))
                .set("updated_at", time(milestone, "/updated_at"))
                .set("closed_at", time(milestone, "/closed_at"))
                .set("due_on", time(milestone, "/due_on"))
                .build();
    }
}
