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
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Renders what surrounds an issue: its type, the app that made it, reactions, relations, the pinned comment, and fields.
 */
record IssueExtrasJson(ApiLinks links)
{
    IssueExtrasJson
    {
        requireNonNull(links, "links is null");
    }

    void putType(ObjectNode json, GitHubIssue issue)
    {
        if (issue.type().isEmpty()) {
            json.putNull("type");
            return;
        }
        GitHubIssueType type = GitHubIssueType.named(issue.type().get());
        json.putObject("type")
                .put("id", type.id())
                .put("node_id", NodeId.of("IT", type.id()))
                .put("name", type.name())
                .put("description", type.description().orElse(null))
                .put("color", type.color())
                .put("created_at", type.createdAt().toString())
                .put("updated_at", type.updatedAt().toString())
                .put("is_enabled", type.enabled());
    }

    /**
     * Pull requests have no relations.
     */
    void putRelations(ObjectNode json, IssueRelations relations)
    {
        relations.parent().ifPresent(parent ->
                json.put("parent_issue_url", links.api() + "/repos/" + parent.owner() + "/" + parent.repository() + "/issues/" + parent.number()));
        json.putObject("sub_issues_summary")
                .put("total", relations.subIssues())
                .put("completed", relations.completedSubIssues())
                .put("percent_completed", relations.percentCompleted());
        json.putObject("issue_dependencies_summary")
                .put("blocked_by", relations.blockedBy())
                .put("total_blocked_by", relations.totalBlockedBy())
                .put("blocking", relations.blocking())
                .put("total_blocking", relations.totalBlocking());
    }

    void putReactions(ObjectNode json, String url, Reactions reactions)
    {
        json.putObject("reactions")
                .put("url", url)
                .put("total_count", reactions.total())
                .put("+1", reactions.plusOne())
                .put("-1", reactions.minusOne())
                .put("laugh", reactions.laugh())
                .put("hooray", reactions.hooray())
                .put("confused", reactions.confused())
                .put("heart", reactions.heart())
                .put("rocket", reactions.rocket())
                .put("eyes", reactions.eyes());
    }

    void putApp(ObjectNode json, Optional<GitHubApp> creator)
    {
        if (creator.isEmpty()) {
            json.putNull("performed_via_github_app");
            return;
        }
        GitHubApp app = creator.get();
        ObjectNode target = json.putObject("performed_via_github_app")
                .put("id", app.id())
                .put("client_id", "Iv1." + Long.toHexString(app.id()))
                .put("slug", app.slug())
                .put("node_id", NodeId.of("A", app.id()));
        target.set("owner", new AccountJson(links).simple(app.owner()));
        target.put("name", app.name())
                .put("description", app.description())
                .put("external_url", links.web() + "/apps/" + app.slug() + "/about")
                .put("html_url", links.web() + "/apps/" + app.slug())
                .put("created_at", app.createdAt().toString())
                .put("updated_at", app.updatedAt().toString());
        target.putObject("permissions").put("issues", "write");
        target.putArray("events").add("issues");
    }

    void putPinnedComment(ObjectNode json, String issueUrl, String issuePage, GitHubIssue issue)
    {
        if (issue.pinnedComment().isEmpty()) {
            return;
        }
        PinnedComment comment = issue.pinnedComment().get();
        AccountJson accounts = new AccountJson(links);
        ObjectNode target = json.putObject("pinned_comment")
                .put("url", issueUrl.replaceFirst("/[0-9]+$", "/comments/" + comment.id()))
                .put("html_url", issuePage + "#issuecomment-" + comment.id())
                .put("issue_url", issueUrl)
                .put("id", comment.id())
                .put("node_id", NodeId.of("IC", comment.id()));
        target.set("user", accounts.simple(comment.author()));
        target.put("created_at", comment.createdAt().toString())
                .put("updated_at", comment.updatedAt().toString())
                .put("body", comment.body())
                .put("author_association", comment.authorAssociation());
        ObjectNode pin = target.putObject("pin")
                .put("pinned_at", comment.pinnedAt().toString());
        pin.set("pinned_by", accounts.simple(comment.pinnedBy()));
    }

    void putFieldValues(ObjectNode json, GitHubIssue issue)
    {
        if (issue.fieldValues().isEmpty()) {
            return;
        }
        ArrayNode values = json.putArray("issue_field_values");
        issue.fieldValues().forEach(value -> values.addObject()
                .put("issue_field_id", value.fieldId())
                .put("issue_field_name", value.fieldName())
                .put("node_id", NodeId.of("IFT", value.fieldId()))
                .put("data_type", "text")
                .put("value", value.value()));
    }
}
