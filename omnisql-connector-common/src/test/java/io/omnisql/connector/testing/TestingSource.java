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
import io.omnisql.connector.definition.Cardinality;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.ListTotal;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ColumnHandles;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Paging.cursor;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.QueryParameter.argument;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.array;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.ResponseMeaning.NO_RECORDS;
import static io.omnisql.connector.definition.ResponseMeaning.RATE_LIMITED;
import static io.omnisql.connector.definition.ResponseRule.status;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;

/**
 * A source of libraries and their books, which uses every word that definitions have.
 */
public final class TestingSource
{
    public static final String LIST = "/cities/{city}/{library}/books";
    public static final String LOOKUP = "/cities/{city}/{library}/loans/lookup";
    public static final String RESERVATIONS_OF_BOOK = "/cities/{city}/{library}/books/{number}/reservations";
    public static final String SINGLE = "/cities/{city}/{library}/books/{number}";

    public static final String QUERY = "library(city: {city}, name: {library}).books";

    public static final RateLimitClass DESK = new RateLimitClass("desk", 60, 60, "x-desk-limit", "x-desk-remaining", "x-desk-reset");

    public static final TableDefinition LIBRARIES = table("libraries", "Libraries of a city")
            .endpoint(get("/cities/{city}/libraries").paging(linkHeader("size", 100)).otherwise("/villages/{city}/libraries").rateLimit(DESK))
            .endpoint(get("/villages/{city}/libraries").paging(linkHeader("size", 100)).also("/mobile-libraries").rateLimit(DESK))
            .endpoint(get("/mobile-libraries").paging(linkHeader("size", 100)).rateLimit(DESK))
            .endpoint(get("/cities/{city}/{library}").records(single()).rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).at("/city/name").inPath().comment("City"),
                    column("library", VARCHAR).at("/name").inPath().comment("Name"),
                    column("open", BOOLEAN).at("/open").comment("Whether it is open")
                            .pushes(EQUAL, inexact(query("open").choice("yes", "no")).on("/cities/{city}/libraries")))
            .primaryKey("city", "library")
            .cardinality(1_000, 10)
            .build();

    public static final TableDefinition BOOKS = table("books", "Books of a library, without its maps")
            .endpoint(get(LIST)
                    .always("status", "any")
                    .records(array().without("/map"))
                    .paging(linkHeader("size", 50))
                    .sortedBy("by", "direction")
                    .scansBy("added")
                    .rateLimit(DESK))
            .endpoint(get(SINGLE)
                    .records(single().without("/map"))
                    .parent("/cities/{city}/{library}")
                    .rateLimit(DESK))
            .endpoint(graphQl(QUERY, "Book")
                    .paging(connection(50))
                    .keysPerRequest(3)
                    .spells("city", GraphQlField.select("city { name }"))
                    .spells("library", GraphQlField.select("name"))
                    .enabledBy("lendsBooks")
                    .counted()
                    .eachRecord(SINGLE)
                    .otherwise(LIST)
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).atUrlSegment("/library_url", 2).inPath().comment("City of the library"),
                    column("library", VARCHAR).atUrlSegment("/library_url", 1).inPath().comment("Name of the library"),
                    column("number", BIGINT).at("/number").inPath().graphQl(GraphQlField.select("number").numberInText().orAskElsewhere()).comment("Number within the library"),
                    column("title", VARCHAR).at("/title").graphQl("title").comment("Title")
                            .pushes(EQUAL, exact(query("title"))),
                    column("author", VARCHAR).at("/author/name").graphQl(GraphQlField.select("author { __typename name }", "/author/name").suffixed("Robot", " (robot)", "copy.*")).comment("Author")
                            .pushes(EQUAL, inexact(query("author").matching("[a-z ]+").except("none"))),
                    column("donor", VARCHAR).at("/donor/name").graphQl(GraphQlField.select("donor { name }").orStandIn("donor", "nobody")).comment("Who gave it"),
                    column("donor_id", BIGINT).at("/donor/id").graphQl(GraphQlField.select("donor { id }").orStandIn("donor", "nobody")).comment("Number of who gave it"),
                    column("keeper", VARCHAR).at("/keeper").comment("Who keeps it")
                            .pushes(IS_NULL, exact(query("keeper").fixed("none")))
                            .pushes(IS_NOT_NULL, exact(query("keeper").fixed("*"))),
                    column("status", VARCHAR).at("/status").graphQl(GraphQlField.select("status").words(ImmutableMap.of("LENT", "lent", "OVERDUE", "lent", "SHELVED", "shelved"))).comment("lent or shelved")
                            .pushes(EQUAL, exact(query("status").oneOf("lent", "shelved")))
                            .pushes(EQUAL, exact(argument("statuses: [Status!]").words(ImmutableMap.of("lent", "LENT,OVERDUE", "shelved", "SHELVED"))).on(QUERY)),
                    column("reference", BOOLEAN).at("/reference").comment("Whether it may be lent")
                            .pushes(EQUAL, exact(query("kind").choice("reference", "lending"))),
                    column("pages", BIGINT).at("/pages").comment("Number of pages").sorts("pages"),
                    column("added_at", TIMESTAMP_TZ_MILLIS).at("/added_at").comment("When it was added").sorts("added"),
                    column("changed_at", TIMESTAMP_TZ_MILLIS).at("/changed_at").comment("When it last changed").sorts("changed")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor())),
                    column("lent_at", TIMESTAMP_TZ_MILLIS).at("/lent_at").graphQl(GraphQlField.select("lentAt lent", "/lentAt").orAskElsewhereIf("/lent")).comment("When it was lent; null while it is shelved")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor())),
                    column("due_at", TIMESTAMP_TZ_MILLIS).at("/due_at").comment("When it is due; null while it is shelved")
                            .pushes(AT_LEAST, inexact(query("due_from").instantFloor().untilYear(2099)))
                            .pushes(AT_MOST, inexact(query("due_until").instantCeiling().untilYear(2099))),
                    column("subjects", arrayOf(VARCHAR)).at("/subjects/*/name").graphQl(GraphQlField.select("subjects(first: 5) { pageInfo { hasNextPage } nodes { name } }", "/subjects/nodes/*/name").cutOffWhere("/subjects/pageInfo/hasNextPage")).comment("Names of the subjects")
                            .pushes(CONTAINS, inexact(query("subject").matching("[^,]+"))),
                    column("subject_ids", arrayOf(BIGINT)).at("/subjects/*/id").comment("Ids of the subjects"),
                    column("notes", JSON).at("/notes").comment("Anything"))
            .primaryKey("city", "library", "number")
            .changes("changed_at", 60)
            .cardinality(1_000, 400)
            .build();

    public static final TableDefinition LOANS = table("loans", "Loans of a library, of which many are looked up at once")
            .endpoint(post(LOOKUP)
                    .batch("number", "numbers", 3)
                    .always("status", "any")
                    .records(arrays("/current", "/past"))
                    .paging(cursor("/page/next", "cursor", "size", 20))
                    .rateLimit(DESK))
            .endpoint(get("/cities/{city}/{library}/loans")
                    .records(arrays("/loans"))
                    .counted("/total")
                    .paging(cursor("/next", "cursor", "size", 10))
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City of the library"),
                    column("library", VARCHAR).inPath().comment("Name of the library"),
                    column("number", BIGINT).at("/number").comment("Number within the library"),
                    column("reader", VARCHAR).at("/reader").comment("Who has the book").personal()
                            .pushes(EQUAL, inexact(query("reader"))))
            .primaryKey("city", "library", "number")
            .cardinality(1_000, 400)
            .build();

    public static final TableDefinition CHAPTERS = table("chapters", "Chapters of the books of a library, which lists no more than three of each")
            .endpoint(get("/cities/{city}/{library}/books/{book}/chapters")
                    .keysFrom("book", "books", "number")
                    .total("/cities/{city}/{library}/books/{book}", "/contents/chapters")
                    .parent("/cities/{city}/{library}")
                    .paging(linkHeader("size", 2))
                    .rowsPerKey(2)
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City of the library"),
                    column("library", VARCHAR).inPath().comment("Name of the library"),
                    column("book", BIGINT).inPath().comment("Number of the book"),
                    column("chapter", BIGINT).at("/chapter").comment("Number of the chapter"))
            .primaryKey("city", "library", "book", "chapter")
            .resultCap(3)
            .cardinality(1_000, 4_000)
            .build();

    public static final TableDefinition CLERKS = table("clerks", "Clerks of a city, whichever library they work in")
            .endpoint(get("/cities/{city}/clerks")
                    .keyRecord("/places/{city}", "city", "/name", "/kind", "city")
                    .paging(linkHeader("size", 2))
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City"),
                    column("clerk", VARCHAR).at("/name").comment("Name").personal())
            .primaryKey("city", "clerk")
            .resultCap(4)
            .cardinality(100, 20)
            .build();

    public static final TableDefinition READERS = table("readers", "Readers, wherever they are")
            .endpoint(get("/readers/{card}").records(single()).rateLimit(DESK))
            .endpoint(graphQl("reader(card: {card})", "Reader").records(single()).keysPerRequest(3).spells("card", GraphQlField.select("card")).findsOnly("card", "[0-9]+").otherwise("/readers/{card}").rateLimit(DESK))
            .columns(
                    column("card", VARCHAR).at("/card").inPath().comment("Number of the card"),
                    column("reader", VARCHAR).at("/name").graphQl("name").comment("Name").personal())
            .primaryKey("card")
            .cardinality(1_000_000, 1)
            .build();

    public static final TableDefinition RESERVATIONS = table("reservations", "Reservations of books, which are found by their book only")
            .endpoint(get(RESERVATIONS_OF_BOOK)
                    .parent("/cities/{city}/{library}")
                    .paging(linkHeader("size", 50))
                    .rowsPerKey(3)
                    .lookup()
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).atUrlSegment("/library_url", 2).inPath().comment("City of the library"),
                    column("library", VARCHAR).atUrlSegment("/library_url", 1).inPath().comment("Name of the library"),
                    column("number", BIGINT).inPath().comment("Number of the book within the library"),
                    column("place", BIGINT).at("/place").comment("Place in the queue"),
                    column("reader", VARCHAR).at("/reader").comment("Who waits for it").personal(),
                    column("notes", JSON).at("/notes").comment("Anything"))
            .primaryKey("city", "library", "number", "place")
            .cardinality(1_000, 1_000)
            .build();

    public static final String VISITS_OF_LIBRARY = "/cities/{city}/{library}/visits.json";

    public static final TableDefinition VISITS = table("visits", "Visits of a library, which are counted")
            .endpoint(get(VISITS_OF_LIBRARY)
                    .records(arrays("/visits"))
                    .paging(offset("skip", "size", 50, "/all"))
                    .sortedByWord("by", "*:desc")
                    .scansBy("number")
                    .rateLimit(DESK))
            .endpoint(get("/cities/{city}/{library}/visits/{number}.json")
                    .records(single("/visit"))
                    .parent("/cities/{city}/{library}")
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City of the library"),
                    column("library", VARCHAR).inPath().comment("Name of the library"),
                    column("number", BIGINT).at("/number").inPath().comment("Number of the visit").sorts("number"),
                    column("visited_on", DATE).at("/day").comment("Day of the visit")
                            .pushes(EQUAL, exact(query("day")))
                            .pushes(AT_LEAST, inexact(query("day").bound().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("day").bound().prefixed("<="))),
                    column("came_at", TIMESTAMP_TZ_MILLIS).at("/came").comment("When it began").sorts("came")
                            .pushes(AT_LEAST, inexact(query("came").instantFloor().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("came").instantCeiling().prefixed("<="))),
                    column("left_at", TIMESTAMP_TZ_MILLIS).at("/left").comment("When it was over")
                            .pushes(AT_LEAST, inexact(query("came").instantFloor().prefixed(">="))))
            .primaryKey("city", "library", "number")
            .cardinality(1_000, 2_000)
            .build();

    public static final SourceDefinition SOURCE = new SourceDefinition(
            "lending",
            "testing_lending",
            ImmutableMap.of("Accept", "application/json"),
            ImmutableList.of(DESK),
            new CredentialLimits(20, 60),
            ImmutableList.of(
                    status(200, RATE_LIMITED).withProblem("RATE_LIMITED"),
                    status(403, RATE_LIMITED).withHeader("x-desk-remaining", "0"),
                    status(409, NO_RECORDS),
                    status(410, NO_RECORDS)),
            new ScopeDefinition(ImmutableList.of("city", "library"), "libraries", ImmutableList.of("lending.libraries", "lending.cities")),
            ImmutableList.of(LIBRARIES, BOOKS, LOANS, CHAPTERS, CLERKS, READERS, RESERVATIONS, VISITS))
            .validated();

    /**
     * The books of a source that counts its pages, and has no maps.
     */
    public static TableDefinition numberedBooks()
    {
        return numberedBooks(array());
    }

    /**
     * The books of a source that counts its pages.
     *
     * @param records those of its lists
     */
    public static TableDefinition numberedBooks(Records records)
    {
        return books(endpoint -> numbered(endpoint, records, Optional.empty()));
    }

    /**
     * The books of a source that says in a header of their list how many there are, and has no maps.
     */
    public static TableDefinition countedBooks()
    {
        return books(endpoint -> numbered(endpoint, array(), Optional.of(new ListTotal.InHeader("X-Total"))));
    }

    /**
     * Books of which queries tell the pages.
     */
    public static TableDefinition queriedBooks(long rowsPerKey)
    {
        List<ColumnDefinition> columns = BOOKS.columns().stream()
                .map(column -> column.name().equals("pages") ? column("pages", BIGINT).at("/pages").graphQl("pages").comment("Number of pages").sorts("pages").build() : column)
                .collect(toImmutableList());
        return new TableDefinition(BOOKS.name(), BOOKS.comment(), columns, BOOKS.endpoints(), BOOKS.primaryKey(), BOOKS.changes(), BOOKS.deletesVisible(), BOOKS.resultCap(), new Cardinality(1_000, rowsPerKey));
    }

    private static TableDefinition books(UnaryOperator<EndpointDefinition> list)
    {
        List<EndpointDefinition> endpoints = BOOKS.endpoints().stream()
                .filter(endpoint -> endpoint.query().isEmpty())
                .map(endpoint -> endpoint.isList() ? list.apply(endpoint) : endpoint)
                .collect(toImmutableList());
        return new TableDefinition(
                BOOKS.name(),
                BOOKS.comment(),
                BOOKS.columns().stream().map(TestingSource::withoutQuery).collect(toImmutableList()),
                endpoints,
                BOOKS.primaryKey(),
                BOOKS.changes(),
                BOOKS.deletesVisible(),
                BOOKS.resultCap(),
                BOOKS.cardinality());
    }

    private static ColumnDefinition withoutQuery(ColumnDefinition column)
    {
        return new ColumnDefinition(
                column.name(),
                column.type(),
                column.comment(),
                column.source(),
                Optional.empty(),
                column.filters().stream().filter(filter -> !filter.endpoint().equals(Optional.of(QUERY))).collect(toImmutableList()),
                column.sort(),
                column.sortUnit(),
                column.sortedNulls(),
                column.inPath(),
                column.spelling(),
                column.scopeEnd(),
                column.hidden(),
                column.onlySingle(),
                column.sensitivities());
    }

    private static EndpointDefinition numbered(EndpointDefinition endpoint, Records records, Optional<ListTotal> total)
    {
        return new EndpointDefinition(
                endpoint.wire(),
                endpoint.path(),
                endpoint.keyBatch(),
                endpoint.always(),
                records,
                numberedLinkHeader("size", 50),
                endpoint.rowsPerKey(),
                endpoint.rateLimit(),
                endpoint.sortParameters(),
                endpoint.scanOrder(),
                endpoint.parent(),
                endpoint.otherwise(),
                endpoint.also(),
                endpoint.keySource(),
                endpoint.total(),
                total,
                endpoint.keyRecord(),
                endpoint.pointsPerRecord(),
                endpoint.feature(),
                endpoint.lookup());
    }

    private TestingSource() {}

    public static ApiColumnHandle book(String column)
    {
        return handle(BOOKS, column);
    }

    public static ApiColumnHandle library(String column)
    {
        return handle(LIBRARIES, column);
    }

    public static ApiColumnHandle handle(TableDefinition table, String column)
    {
        return ColumnHandles.handle(table.column(column).orElseThrow(), TESTING_TYPE_MANAGER);
    }
}
