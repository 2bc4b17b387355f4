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

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The labels of a repository. One by its name is not asked for: GitHub finds it in any case, and not at all where the name is a dot, while the list is a page as a rule.
 * <p>
 * Their names tell them apart, as GraphQL does not tell their ids.
 */
final class LabelsTable
{
    static final TableDefinition LABELS = table("labels", "Labels of a repository")
            .endpoint(get("/repos/{owner}/{repo}/labels")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfRepository("labels", "Label")
                    .counted()
                    .otherwise("/repos/{owner}/{repo}/labels"))
            .columns(
                    // the address ends with the label's name, slashes and all
                    column("owner", VARCHAR).atUrlSegmentAfter("/url", "repos", 1).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegmentAfter("/url", "repos", 2).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("id", BIGINT).alwaysAt("/id").comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("name", VARCHAR).alwaysAt("/name").graphQl("name").comment("Name; no two of a repository differ in case only"),
                    column("description", VARCHAR).alwaysAt("/description").graphQl("description").comment("Description").freeText(),
                    column("color", VARCHAR).alwaysAt("/color").graphQl("color").comment("Color as six hexadecimal digits"),
                    column("is_default", BOOLEAN).alwaysAt("/default").graphQl("isDefault").comment("Whether new repositories have it"))
            .primaryKey("owner", "repo", "name")
            .cardinality(1_000, 20)
            .build();

    private LabelsTable() {}
}
