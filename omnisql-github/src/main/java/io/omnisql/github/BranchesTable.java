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

import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The branches of a repository. One by its name is not asked for: GitHub shows the protection of a single branch to those who do not see it in the list, so a row
 * would depend on the way it was read. GraphQL shows rules of protection, and neither what protects a branch otherwise nor the same to everybody.
 */
final class BranchesTable
{
    private static final ColumnType CHECKS = arrayOf(rowOf(
            field("context", VARCHAR, "/context"),
            field("app_id", BIGINT, "/app_id")));

    static final TableDefinition BRANCHES = table("branches", "Branches of a repository")
            .endpoint(get("/repos/{owner}/{repo}/branches")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfRepository("refs", "Ref")
                    .counted()
                    .always("refPrefix: String!", "refs/heads/")
                    .otherwise("/repos/{owner}/{repo}/branches"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/commit/url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/commit/url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("name", VARCHAR).alwaysAt("/name").graphQl("name").comment("Name"),
                    column("commit_sha", VARCHAR).alwaysAt("/commit/sha").graphQl(select("target { oid }").orAskElsewhere()).comment("Last commit"),
                    // the parameter counts rulesets, which the records may not: only what they call protected is sure to be in the answer
                    column("protected", BOOLEAN).alwaysAt("/protected").comment("Whether it is protected")
                            .pushes(EQUAL, inexact(query("protected").matching("true"))),
                    column("protection_enabled", BOOLEAN).at("/protection/enabled").comment("Whether a branch protection is on; null for those who may not know"),
                    column("required_checks", arrayOf(VARCHAR)).at("/protection/required_status_checks/contexts").comment("Names of the status checks that have to pass"),
                    column("required_check_details", CHECKS).at("/protection/required_status_checks/checks").comment("The same with the apps that have to set them"),
                    column("required_checks_level", VARCHAR).at("/protection/required_status_checks/enforcement_level").comment("Whom the status checks are for: off, non_admins or everyone"))
            .primaryKey("owner", "repo", "name")
            .cardinality(1_000, 20)
            .build();

    private BranchesTable() {}
}
