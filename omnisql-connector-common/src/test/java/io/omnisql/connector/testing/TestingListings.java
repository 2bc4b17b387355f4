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
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;

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

    public static final SourceDefinition LISTING = SOURCE.with(ImmutableList.of(LIBRARIES));

    /**
     * The same, where queries also sort books by their pages.
     */
    public static final SourceDefinition ORDERED = LISTING.with(ImmutableList.of(orderedBooks()));

    private TestingListings() {}

    private static TableDefinition orderedBooks()
    {
        TableDefinition books = TestingSource.queriedBooks(400);
        List<EndpointDefinition> endpoints = books.endpoints().stream().map(endpoint -> endpoint.query().isPresent() ? ordered(endpoint) : endpoint).collect(toImmutableList());
        return new TableDefinition(books.name(), books.comment(), books.columns(), endpoints, books.primaryKey(), books.changes(), books.deletesVisible(), books.resultCap(), books.cardinality());
    }

    private static EndpointDefinition ordered(EndpointDefinition endpoint)
    {
        return new EndpointDefinition(
                endpoint.wire(),
                endpoint.path(),
                endpoint.keyBatch(),
                endpoint.always(),
                endpoint.records(),
                endpoint.paging(),
                endpoint.rowsPerKey(),
                endpoint.rateLimit(),
                graphQl(QUERY, "Book").orderedBy("orderBy: BookOrder", ImmutableMap.of("pages", "PAGES")).rateLimit(DESK).build().sortParameters(),
                endpoint.scanOrder(),
                endpoint.parent(),
                endpoint.otherwise(),
                endpoint.also(),
                endpoint.keySource(),
                endpoint.total(),
                endpoint.listTotal(),
                endpoint.keyRecord(),
                endpoint.pointsPerRecord(),
                endpoint.feature(),
                endpoint.lookup());
    }

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
