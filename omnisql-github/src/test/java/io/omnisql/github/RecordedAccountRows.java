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
import io.omnisql.simulator.github.OrganizationSetting;

import static io.omnisql.github.RecordedValues.flag;
import static io.omnisql.github.RecordedValues.number;
import static io.omnisql.github.RecordedValues.text;
import static io.omnisql.github.RecordedValues.time;

/**
 * What the tables of organizations and accounts have to show of recorded ones, written down by hand as in {@link RecordedRows}.
 */
final class RecordedAccountRows
{
    private RecordedAccountRows() {}

    static ExpectedRow organization(JsonNode organization)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", text(organization, "/login"))
                .set("plan_name", text(organization, "/plan/name"))
                .set("plan_space", number(organization, "/plan/space"))
                .set("plan_private_repos", number(organization, "/plan/private_repos"))
                .set("plan_seats", number(organization, "/plan/seats"))
                .set("plan_filled_seats", number(organization, "/plan/filled_seats"));
        texts(row,
                organization,
                "node_id",
                "html_url",
                "name",
                "description",
                "company",
                "blog",
                "location",
                "email",
                "billing_email",
                "twitter_username",
                "default_repository_permission",
                "default_repository_branch",
                "members_allowed_repository_creation_type",
                "secret_scanning_push_protection_custom_link");
        numbers(row,
                organization,
                "id",
                "public_repos",
                "total_private_repos",
                "owned_private_repos",
                "public_gists",
                "private_gists",
                "followers",
                "following",
                "collaborators",
                "disk_usage");
        for (OrganizationSetting setting : OrganizationSetting.values()) {
            row.set(setting.member(), flag(organization, "/" + setting.member()));
        }
        for (String flag : new String[] {"is_verified", "has_organization_projects", "has_repository_projects"}) {
            row.set(flag, flag(organization, "/" + flag));
        }
        times(row, organization, "created_at", "updated_at", "archived_at");
        return row.build();
    }

    static ExpectedRow user(JsonNode user)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("plan_name", text(user, "/plan/name"))
                .set("plan_space", number(user, "/plan/space"))
                .set("plan_private_repos", number(user, "/plan/private_repos"))
                .set("plan_collaborators", number(user, "/plan/collaborators"))
                .set("hireable", flag(user, "/hireable"))
                .set("two_factor_authentication", flag(user, "/two_factor_authentication"));
        simpleUser(row, user);
        texts(row, user, "name", "company", "blog", "location", "email", "notification_email", "bio", "twitter_username");
        numbers(row,
                user,
                "public_repos",
                "total_private_repos",
                "owned_private_repos",
                "public_gists",
                "private_gists",
                "followers",
                "following",
                "collaborators",
                "disk_usage");
        times(row, user, "created_at", "updated_at");
        return row.build();
    }

    static ExpectedRow member(JsonNode member)
    {
        ExpectedRow.Builder row = ExpectedRow.builder();
        simpleUser(row, member);
        return row.build();
    }

    static ExpectedRow team(JsonNode team)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("parent_id", number(team, "/parent/id"))
                .set("parent_slug", text(team, "/parent/slug"));
        texts(row, team, "slug", "node_id", "html_url", "name", "description", "privacy", "notification_setting", "permission", "type");
        numbers(row, team, "id", "organization_id");
        return row.build();
    }

    private static void simpleUser(ExpectedRow.Builder row, JsonNode user)
    {
        texts(row, user, "login", "node_id", "type", "html_url");
        numbers(row, user, "id");
        row.set("site_admin", flag(user, "/site_admin"));
    }

    // columns that are called what their members are called

    private static void texts(ExpectedRow.Builder row, JsonNode record, String... columns)
    {
        for (String column : columns) {
            row.set(column, text(record, "/" + column));
        }
    }

    private static void numbers(ExpectedRow.Builder row, JsonNode record, String... columns)
    {
        for (String column : columns) {
            row.set(column, number(record, "/" + column));
        }
    }

    private static void times(ExpectedRow.Builder row, JsonNode record, String... columns)
    {
        for (String column : columns) {
            row.set(column, time(record, "/" + column));
        }
    }
}
