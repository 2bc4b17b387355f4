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

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;

/**
 * Columns that several tables share, as the source embeds the same objects in their records.
 */
final class GitHubColumns
{
    private static final ColumnType LABELS = arrayOf(rowOf(
            field("id", BIGINT, "/id"),
            field("node_id", VARCHAR, "/node_id"),
            field("name", VARCHAR, "/name"),
            field("description", VARCHAR, "/description"),
            field("color", VARCHAR, "/color"),
            field("is_default", BOOLEAN, "/default")));

    private static final ColumnType TEAMS = arrayOf(rowOf(
            field("id", BIGINT, "/id"),
            field("node_id", VARCHAR, "/node_id"),
            field("slug", VARCHAR, "/slug"),
            field("name", VARCHAR, "/name"),
            field("description", VARCHAR, "/description"),
            field("privacy", VARCHAR, "/privacy"),
            field("permission", VARCHAR, "/permission"),
            field("notification_setting", VARCHAR, "/notification_setting"),
            field("type", VARCHAR, "/type"),
            field("organization_id", BIGINT, "/organization_id")));

    private GitHubColumns() {}

    static ColumnDefinition.Builder requestedTeams()
    {
        return column("requested_teams", TEAMS).at("/requested_teams").comment("Teams asked for a review").freeText();
    }

    static ColumnDefinition.Builder[] milestone()
    {
        return new ColumnDefinition.Builder[] {
                column("milestone_id", BIGINT).at("/milestone/id").comment("Id of the milestone"),
                column("milestone_node_id", VARCHAR).at("/milestone/node_id").comment("Id of the milestone in GraphQL"),
                column("milestone_title", VARCHAR).at("/milestone/title").comment("Title of the milestone").freeText(),
                column("milestone_description", VARCHAR).at("/milestone/description").comment("Description of the milestone").freeText(),
                column("milestone_state", VARCHAR).at("/milestone/state").comment("State of the milestone: open or closed"),
                column("milestone_creator", VARCHAR).at("/milestone/creator/login").comment("Login of the milestone's author").personal(),
                column("milestone_creator_id", BIGINT).at("/milestone/creator/id").comment("Id of the milestone's author").personal(),
                column("milestone_open_issues", BIGINT).at("/milestone/open_issues").comment("Open issues of the milestone"),
                column("milestone_closed_issues", BIGINT).at("/milestone/closed_issues").comment("Closed issues of the milestone"),
                column("milestone_created_at", TIMESTAMP_TZ_MILLIS).at("/milestone/created_at").comment("When the milestone was created"),
                column("milestone_updated_at", TIMESTAMP_TZ_MILLIS).at("/milestone/updated_at").comment("When the milestone last changed"),
                column("milestone_closed_at", TIMESTAMP_TZ_MILLIS).at("/milestone/closed_at").comment("When the milestone was closed"),
                column("milestone_due_on", TIMESTAMP_TZ_MILLIS).at("/milestone/due_on").comment("When the milestone is due"),
        };
    }

    static ColumnDefinition.Builder[] labels()
    {
        return new ColumnDefinition.Builder[] {
                column("label_details", LABELS).at("/labels").comment("Labels with their ids, colors and descriptions").freeText(),
        };
    }

    static ColumnDefinition.Builder[] app()
    {
        return new ColumnDefinition.Builder[] {
                column("app_id", BIGINT).at("/performed_via_github_app/id").comment("Id of the app that created it"),
                column("app_node_id", VARCHAR).at("/performed_via_github_app/node_id").comment("Id in GraphQL of the app that created it"),
                column("app_slug", VARCHAR).at("/performed_via_github_app/slug").comment("Slug of the app that created it"),
                column("app_name", VARCHAR).at("/performed_via_github_app/name").comment("Name of the app that created it"),
                column("app_owner", VARCHAR).at("/performed_via_github_app/owner/login").comment("Login of the owner of the app that created it; null where an enterprise owns it").personal(),
                column("app_owner_id", BIGINT).at("/performed_via_github_app/owner/id").comment("Id of the owner of the app that created it").personal(),
        };
    }

    static ColumnDefinition.Builder[] commit()
    {
        return new ColumnDefinition.Builder[] {
                column("parents", arrayOf(VARCHAR)).at("/parents/*/sha").comment("Hashes of the parents, of which a merge has several"),
                column("tree_sha", VARCHAR).at("/commit/tree/sha").comment("Hash of the tree"),
                column("comment_count", BIGINT).at("/commit/comment_count").comment("Number of comments on the commit itself"),
                column("verified", BOOLEAN).at("/commit/verification/verified").comment("Whether the source trusts its signature"),
                column("verification_reason", VARCHAR).at("/commit/verification/reason").comment("Why it does or does not: valid, unsigned and so on"),
                column("verification_signature", VARCHAR).at("/commit/verification/signature").comment("Signature; null where there is none"),
                column("verification_payload", VARCHAR).at("/commit/verification/payload").comment("What was signed; null where nothing was").personal().freeText(),
                column("verified_at", TIMESTAMP_TZ_MILLIS).at("/commit/verification/verified_at").comment("When the source verified the signature"),
        };
    }

    static ColumnDefinition.Builder[] reactions()
    {
        return new ColumnDefinition.Builder[] {
                column("reactions_total_count", BIGINT).at("/reactions/total_count").comment("Number of reactions"),
                column("reactions_plus_one", BIGINT).at("/reactions/+1").comment("Number of thumbs up"),
                column("reactions_minus_one", BIGINT).at("/reactions/-1").comment("Number of thumbs down"),
                column("reactions_laugh", BIGINT).at("/reactions/laugh").comment("Number of laughs"),
                column("reactions_confused", BIGINT).at("/reactions/confused").comment("Number of confused faces"),
                column("reactions_heart", BIGINT).at("/reactions/heart").comment("Number of hearts"),
                column("reactions_hooray", BIGINT).at("/reactions/hooray").comment("Number of hoorays"),
                column("reactions_eyes", BIGINT).at("/reactions/eyes").comment("Number of eyes"),
                column("reactions_rocket", BIGINT).at("/reactions/rocket").comment("Number of rockets"),
        };
    }
}
