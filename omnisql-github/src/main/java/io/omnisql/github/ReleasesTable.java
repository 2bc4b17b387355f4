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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The releases of a repository. One by its id or tag is not asked for: GitHub promises that of published ones only, while the list has drafts as well.
 * <p>
 * GraphQL's other fields of the same names differ: there a release was created when it was written and not when its commit was, its text may have other line ends, and its author is
 * a person or nobody.
 */
final class ReleasesTable
{
    private static final ColumnType ASSETS = arrayOf(rowOf(
            field("id", BIGINT, "/id"),
            field("node_id", VARCHAR, "/node_id"),
            field("name", VARCHAR, "/name"),
            field("label", VARCHAR, "/label"),
            field("state", VARCHAR, "/state"),
            field("content_type", VARCHAR, "/content_type"),
            field("size", BIGINT, "/size"),
            field("digest", VARCHAR, "/digest"),
            field("download_count", BIGINT, "/download_count"),
            field("created_at", TIMESTAMP_TZ_MILLIS, "/created_at"),
            field("updated_at", TIMESTAMP_TZ_MILLIS, "/updated_at"),
            field("uploader", VARCHAR, "/uploader/login"),
            field("uploader_id", BIGINT, "/uploader/id")));

    static final TableDefinition RELEASES = table("releases", "Releases of a repository, with the drafts that the credential may see")
            .endpoint(get("/repos/{owner}/{repo}/releases")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfRepository("releases", "Release")
                    .counted()
                    .otherwise("/repos/{owner}/{repo}/releases"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("id", BIGINT).alwaysAt("/id").graphQl(select("databaseId").orAskElsewhere()).comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").comment("Web page"),
                    column("tag_name", VARCHAR).alwaysAt("/tag_name").graphQl("tagName").comment("Name of the tag"),
                    column("target_commitish", VARCHAR).alwaysAt("/target_commitish").comment("Branch or commit that the tag is made from where there is none yet"),
                    column("name", VARCHAR).alwaysAt("/name").graphQl("name").comment("Title").freeText(),
                    column("body", VARCHAR).at("/body").comment("Text in Markdown; null where there is none").freeText(),
                    column("draft", BOOLEAN).alwaysAt("/draft").graphQl("isDraft").comment("Whether it is a draft; those are for who may push"),
                    column("prerelease", BOOLEAN).alwaysAt("/prerelease").graphQl("isPrerelease").comment("Whether it is a prerelease"),
                    column("immutable", BOOLEAN).at("/immutable").comment("Whether its tag and files cannot be changed"),
                    column("author", VARCHAR).alwaysAt("/author/login").comment("Login of the author").personal(),
                    column("author_id", BIGINT).alwaysAt("/author/id").comment("Id of the author").personal(),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").comment("Date of the commit that it is made from"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).at("/updated_at").comment("When it last changed; null where the source does not say"),
                    column("published_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/published_at").graphQl("publishedAt").comment("When it was published; null for drafts"),
                    column("assets", ASSETS).alwaysAt("/assets").comment("Files that come with it").personal().freeText(),
                    column("mentions_count", BIGINT).at("/mentions_count").comment("Number of accounts that the text mentions; null where it mentions none"))
            .columns(GitHubColumns.reactions())
            .primaryKey("owner", "repo", "id")
            .cardinality(1_000, 30)
            .build();

    private ReleasesTable() {}
}
