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
import static io.omnisql.github.RecordedValues.json;
import static io.omnisql.github.RecordedValues.number;
import static io.omnisql.github.RecordedValues.text;
import static io.omnisql.github.RecordedValues.texts;
import static io.omnisql.github.RecordedValues.time;

/**
 * What {@code repositories} has to show of recorded repositories, written down by hand as in {@link RecordedRows}.
 */
final class RecordedRepositoryRows
{
    private RecordedRepositoryRows() {}

    static ExpectedRow repository(JsonNode repository)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", text(repository, "/owner/login"))
                .set("repo", text(repository, "/name"))
                .set("id", number(repository, "/id"))
                .set("node_id", text(repository, "/node_id"))
                .set("full_name", text(repository, "/full_name"))
                .set("owner_id", number(repository, "/owner/id"))
                .set("owner_type", text(repository, "/owner/type"))
                .set("html_url", text(repository, "/html_url"))
                .set("description", text(repository, "/description"))
                .set("homepage", text(repository, "/homepage"))
                .set("visibility", text(repository, "/visibility"))
                .set("language", text(repository, "/language"))
                .set("topics", texts(repository, "/topics", ""))
                .set("license_key", text(repository, "/license/key"))
                .set("license_name", text(repository, "/license/name"))
                .set("license_spdx_id", text(repository, "/license/spdx_id"))
                .set("license_node_id", text(repository, "/license/node_id"))
                .set("default_branch", text(repository, "/default_branch"))
                .set("pull_request_creation_policy", text(repository, "/pull_request_creation_policy"))
                .set("permission_admin", flag(repository, "/permissions/admin"))
                .set("permission_maintain", flag(repository, "/permissions/maintain"))
                .set("permission_push", flag(repository, "/permissions/push"))
                .set("permission_triage", flag(repository, "/permissions/triage"))
                .set("permission_pull", flag(repository, "/permissions/pull"))
                .set("security_and_analysis", json(repository, "/security_and_analysis"))
                .set("custom_properties", json(repository, "/custom_properties"))
                .set("parent", text(repository, "/parent/full_name"))
                .set("parent_id", number(repository, "/parent/id"))
                .set("source", text(repository, "/source/full_name"))
                .set("source_id", number(repository, "/source/id"))
                .set("template_repository", text(repository, "/template_repository/full_name"))
                .set("template_repository_id", number(repository, "/template_repository/id"))
                .set("code_of_conduct_key", text(repository, "/code_of_conduct/key"))
                .set("code_of_conduct_name", text(repository, "/code_of_conduct/name"));
        // these are called what their members are called
        for (String flag : new String[] {
                "private",
                "fork",
                "archived",
                "disabled",
                "is_template",
                "has_issues",
                "has_projects",
                "has_wiki",
                "has_pages",
                "has_downloads",
                "has_discussions",
                "has_pull_requests",
                "allow_forking",
                "web_commit_signoff_required",
                "allow_squash_merge",
                "allow_merge_commit",
                "allow_rebase_merge",
                "allow_auto_merge",
                "allow_update_branch",
                "delete_branch_on_merge",
                "use_squash_pr_title_as_default",
                "anonymous_access_enabled",
        }) {
            row.set(flag, flag(repository, "/" + flag));
        }
        for (String number : new String[] {"size", "forks_count", "stargazers_count", "watchers_count", "open_issues_count", "subscribers_count", "network_count"}) {
            row.set(number, number(repository, "/" + number));
        }
        for (String text : new String[] {"squash_merge_commit_title", "squash_merge_commit_message", "merge_commit_title", "merge_commit_message"}) {
            row.set(text, text(repository, "/" + text));
        }
        for (String time : new String[] {"created_at", "updated_at", "pushed_at"}) {
            row.set(time, time(repository, "/" + time));
        }
        return row.build();
    }
}
