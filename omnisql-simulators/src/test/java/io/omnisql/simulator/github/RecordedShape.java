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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.contract.JsonShape;

import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asserts that simulated rows have the fields and types of recorded ones, but for the listed differences.
 */
final class RecordedShape
{
    private static final String OWNERS = "shown to owners of the organization only, and the token is no owner's";

    /**
     * Fields that the recordings are too old or too special to have, all declared by the specification.
     */
    private static final ImmutableMap<String, String> ONLY_SIMULATED = ImmutableMap.<String, String>builder()
            .put("user_view_type", "added in 2024")
            .put("type", "issue types were added in 2025")
            .put("sub_issues_summary", "sub-issues were added in 2024")
            .put("issue_dependencies_summary", "dependencies were added in 2025")
            .put("closed_by", "in lists since 2023")
            .put("state_reason", "added in 2022")
            .put("verified_at", "added in 2024")
            .put("draft", "added in 2019; the recorded repositories of 2022 hold no pull requests")
            .put("pull_request", "the recorded repository of octokit holds no pull requests")
            .put("merged_at", "added to the issue side in 2021")
            .put("reactions", "in answers of 2019 only by a preview media type")
            .put("timeline_url", "in answers of 2019 only by a preview media type")
            .put("active_lock_reason", "in answers of 2019 only by a preview media type")
            .put("performed_via_github_app", "added in 2020")
            .put("description", "labels of 2019 have one only by a preview media type")
            .put("has_discussions", "added in 2022")
            .put("web_commit_signoff_required", "added in 2022")
            .put("allow_forking", "added in 2021")
            .put("is_template", "in answers of 2019 only by a preview media type")
            .put("topics", "in answers of 2019 only by a preview media type")
            .put("visibility", "in answers of 2019 only by a preview media type")
            .put("maintain", "added in 2021")
            .put("triage", "added in 2021")
            .put("security_and_analysis", "shown to administrators of public repositories since 2022")
            .put("has_pull_requests", "declared by the specification of 2026")
            .put("pull_request_creation_policy", "declared by the specification of 2026")
            .put("squash_merge_commit_message", "added in 2022")
            .put("squash_merge_commit_title", "added in 2022")
            .put("merge_commit_message", "added in 2022")
            .put("merge_commit_title", "added in 2022")
            .put("name", "the recorded organization has none")
            .put("archived_at", "added in 2023")
            .put("notification_setting", "added to teams in 2023")
            .put("organization_id", "declared by the specification of 2026")
            .put("previous_filename", "the recorded commits rename nothing")
            .put("in_reply_to_id", "the recorded comments answer no other")
            .put("submitted_at", "absent from pending reviews, and the recorded one is pending")
            .put("pin", "comments can be pinned since 2025")
            .put("minimized", "declared by the specification of 2026")
            .put("role", "declared by the specification of 2026")
            .put("inherited", "declared by the specification of 2026")
            .buildOrThrow();

    /**
     * Fields that depend on who asks.
     */
    private static final ImmutableMap<String, String> ONLY_RECORDED = ImmutableMap.<String, String>builder()
            .put("security_and_analysis", "shown to administrators only, and the token is none's of the recorded kind")
            .put("secret_scanning_validity_checks", "recorded in 2024; the specification does not declare it")
            .put("total_private_repos", OWNERS)
            .put("owned_private_repos", OWNERS)
            .put("private_gists", OWNERS)
            .put("disk_usage", OWNERS)
            .put("collaborators", OWNERS)
            .put("billing_email", OWNERS)
            .put("default_repository_permission", OWNERS)
            .put("two_factor_requirement_enabled", OWNERS)
            .put("members_allowed_repository_creation_type", OWNERS)
            .put("members_can_create_repositories", OWNERS)
            .put("members_can_create_public_repositories", OWNERS)
            .put("members_can_create_private_repositories", OWNERS)
            .put("members_can_create_internal_repositories", OWNERS)
            .put("members_can_create_pages", OWNERS)
            .put("members_can_create_public_pages", OWNERS)
            .put("members_can_create_private_pages", OWNERS)
            .put("members_can_fork_private_repositories", OWNERS)
            .put("web_commit_signoff_required", OWNERS)
            .put("plan", OWNERS)
            .buildOrThrow();

    private RecordedShape() {}

    static void check(ImmutableList<JsonNode> recorded, ImmutableList<JsonNode> simulated)
    {
        assertThat(recorded).isNotEmpty();
        assertThat(simulated).isNotEmpty();
        JsonShape expected = JsonShape.of(recorded);
        JsonShape actual = JsonShape.of(simulated);
        assertThat(actual.conflicts(expected)).describedAs("other types than recorded").isEmpty();
        assertThat(unlisted(expected.without(actual), ONLY_RECORDED)).describedAs("only recorded").isEmpty();
        assertThat(unlisted(actual.without(expected), ONLY_SIMULATED)).describedAs("only simulated").isEmpty();
    }

    private static Set<String> unlisted(Set<String> places, ImmutableMap<String, String> reasons)
    {
        return places.stream()
                .filter(place -> !reasons.containsKey(place.substring(place.lastIndexOf('/') + 1)))
                .collect(toImmutableSet());
    }
}
