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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.QUERY;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static java.util.stream.Collectors.joining;

/**
 * The testing source where a query lists the libraries of a city, and tells of each the first books.
 */
public final class TestingListings
{
    public static final TableDefinition LIBRARIES = table("libraries", "Libraries of a city")
            .endpoint(get("/cities/{city}/libraries").paging(linkHeader("size", 100)).rateLimit(DESK))
            .endpoint(graphQl("city(name: {city}).libraries", "Library")
                    .paging(connection(3))
                    .spells("city", select("name"))
                    .relates(GraphQlRelation.many("books", 2, "books", QUERY).key("city", "city").key("library", "library"))
                    .otherwise("/cities/{city}/libraries")
                    .rateLimit(DESK))
            .endpoint(get("/cities/{city}/{library}").records(single()).rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).at("/city/name").inPath().comment("City"),
                    column("library", VARCHAR).at("/name").graphQl("name").inPath().comment("Name"))
            .primaryKey("city", "library")
            .cardinality(1_000, 10)
            .build();

    public static final SourceDefinition LISTING = new SourceDefinition(
            SOURCE.name(),
            SOURCE.connectorName(),
            SOURCE.headers(),
            SOURCE.rateLimits(),
            SOURCE.credentialLimits(),
            SOURCE.responseRules(),
            SOURCE.scope(),
            Stream.concat(Stream.of(LIBRARIES), SOURCE.tables().stream().filter(table -> !table.name().equals("libraries"))).collect(toImmutableList()))
            .validated();

    private TestingListings() {}

    /**
     * The last page of the libraries of a city.
     *
     * @param libraries each with a page of its books
     */
    public static String city(String name, String... libraries)
    {
        return page(name, "\"hasNextPage\": false, \"endCursor\": null", libraries);
    }

    /**
     * A page with more behind the cursor.
     */
    public static String cityWithMore(String name, String cursor, String... libraries)
    {
        return page(name, "\"hasNextPage\": true, \"endCursor\": \"%s\"".formatted(cursor), libraries);
    }

    private static String page(String name, String info, String... libraries)
    {
        String nodes = ImmutableList.copyOf(libraries).stream().map(library -> library.replaceFirst("\\{", "{\"__typename\": \"Library\", ")).collect(joining(", "));
        return "{\"name\": \"%s\", \"libraries\": {\"pageInfo\": {%s}, \"nodes\": [%s]}}".formatted(name, info, nodes);
    }
}
