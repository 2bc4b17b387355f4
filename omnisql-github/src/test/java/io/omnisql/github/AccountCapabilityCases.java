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
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;

/**
 * What can be asked of the endpoints of the tables of organizations and accounts: one key, and nothing else.
 */
final class AccountCapabilityCases
{
    private AccountCapabilityCases() {}

    static List<CapabilityCase> all()
    {
        return ImmutableList.of(
                key("organizations", "owner", "GET /orgs/{owner}", ExpectedKey.owner("acme"), ImmutableMap.of()),
                key("users", "login", "GET /users/{login}", ExpectedKey.login("ada"), ImmutableMap.of()),
                listOfOwner("org_members", " AND node_id IS NOT NULL", "GET /orgs/{owner}/members", ImmutableMap.of("filter", "all", "role", "all", "per_page", "100")),
                listOfOwner("teams", "", "GET /orgs/{owner}/teams", ImmutableMap.of("team_type", "all", "per_page", "100")),
                ofTeam("team_members", "owner", "GET /orgs/{owner}/teams/{team_slug}/members", ImmutableMap.of("role", "all", "per_page", "100"), 2),
                ofTeam("team_members", "team_slug", "GET /orgs/{owner}/teams/{team_slug}/members", ImmutableMap.of("role", "all", "per_page", "100"), 2),
                ofTeam("team_repositories", "owner", "GET /orgs/{owner}/teams/{team_slug}/repos", ImmutableMap.of("per_page", "100"), 1),
                ofTeam("team_repositories", "team_slug", "GET /orgs/{owner}/teams/{team_slug}/repos", ImmutableMap.of("per_page", "100"), 1));
    }

    /**
     * @param requests two where the owner's account is asked for first
     */
    private static CapabilityCase ofTeam(String table, String column, String endpoint, Map<String, String> parameters, int requests)
    {
        return new CapabilityCase(
                table,
                column,
                "KEY",
                endpoint,
                ExpectedKey.owner("acme"),
                " AND team_slug = 'engines'",
                rows -> rows.stream().filter(row -> row.is("team_slug", "engines")).toList(),
                parameters,
                requests);
    }

    /**
     * The owner's account is asked for first.
     *
     * @param condition one that a query does not tell, where there is one
     */
    private static CapabilityCase listOfOwner(String table, String condition, String endpoint, Map<String, String> parameters)
    {
        return new CapabilityCase(table, "owner", "KEY", endpoint, ExpectedKey.owner("acme"), condition, rows -> rows, parameters, 2);
    }

    private static CapabilityCase key(String table, String column, String endpoint, ExpectedKey key, Map<String, String> parameters)
    {
        return new CapabilityCase(table, column, "KEY", endpoint, key, "", rows -> rows, parameters, 1);
    }
}
