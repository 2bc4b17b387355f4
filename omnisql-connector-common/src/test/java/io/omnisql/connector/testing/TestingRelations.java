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
import io.omnisql.connector.definition.EmbeddedRecord;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;

/**
 * A source whose books hold their borrowers and the first of their reviews, so that it answers joins with them.
 */
public final class TestingRelations
{
    public static final String BOOKS_QUERY = "library(city: {city}, name: {library}).books";
    public static final String BORROWERS_QUERY = "borrower(card: {card})";
    public static final String REVIEWS_QUERY = "library(city: {city}, name: {library}).book(number: {book:Int}).reviews";

    public static final GraphQlRelation BORROWER = GraphQlRelation.one("borrower", "borrowers", BORROWERS_QUERY).key("card", "card");
    public static final GraphQlRelation FIRST_REVIEWS = GraphQlRelation.many("reviews", 2, "reviews", REVIEWS_QUERY).key("city", "city").key("library", "library").key("book", "number");

    public static final TableDefinition BOOKS = table("books", "Books of a library")
            .endpoint(get("/cities/{city}/{library}/books").paging(linkHeader("size", 50)).rateLimit(DESK))
            .endpoint(graphQl(BOOKS_QUERY, "Book")
                    .paging(connection(50))
                    .keysPerRequest(3)
                    .relates(BORROWER)
                    .relates(FIRST_REVIEWS)
                    .otherwise("/cities/{city}/{library}/books")
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City of the library"),
                    column("library", VARCHAR).inPath().comment("Name of the library"),
                    column("number", BIGINT).at("/number").graphQl("number").comment("Number within the library"),
                    column("title", VARCHAR).at("/title").graphQl("title").comment("Title"),
                    column("card", VARCHAR).at("/card").graphQl("card").comment("Card of its borrower")
                            .pushes(EQUAL, exact(query("card"))),
                    column("pages", BIGINT).at("/pages").comment("Number of pages, which no query tells"))
            .primaryKey("city", "library", "number")
            .cardinality(1_000, 400)
            .build();

    public static final TableDefinition BORROWERS = table("borrowers", "Borrowers, wherever they are")
            .endpoint(get("/borrowers/{card}").records(single()).rateLimit(DESK))
            .endpoint(graphQl(BORROWERS_QUERY, "Borrower").records(single()).keysPerRequest(100).otherwise("/borrowers/{card}").rateLimit(DESK))
            .columns(
                    column("card", VARCHAR).at("/card").inPath().comment("Number of the card"),
                    column("name", VARCHAR).at("/name").graphQl(select("name").orAskElsewhere()).comment("Name").personal(),
                    column("street", VARCHAR).at("/street").comment("Street, which no query tells").personal())
            .primaryKey("card")
            .cardinality(1_000_000, 1)
            .build();

    public static final TableDefinition REVIEWS = table("reviews", "Reviews of books")
            .endpoint(get("/cities/{city}/{library}/books/{book}/reviews").keysFrom("book", "books", "number").paging(linkHeader("size", 50)).rowsPerKey(2).rateLimit(DESK))
            .endpoint(graphQl(REVIEWS_QUERY, "Review")
                    .keysFrom("book", "books", "number")
                    .paging(connection(50))
                    .keysPerRequest(100)
                    .rowsPerKey(2)
                    .otherwise("/cities/{city}/{library}/books/{book}/reviews")
                    .rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City of the library"),
                    column("library", VARCHAR).inPath().comment("Name of the library"),
                    column("book", BIGINT).inPath().comment("Number of the book"),
                    column("review", BIGINT).at("/review").graphQl(select("review").orAskElsewhere()).comment("Number of the review"),
                    column("stars", BIGINT).at("/stars").graphQl("stars").comment("Stars"))
            .primaryKey("city", "library", "book", "review")
            .cardinality(1_000, 800)
            .build();

    public static final EmbeddedRecord SHOWN_BORROWER = EmbeddedRecord.embedded("/borrower", "borrowers", "/borrowers/{card}", "card", "name").key("card", "card");

    public static final TableDefinition LOANS = table("loans", "Who has what, with who that is, but for the street")
            .endpoint(post("/loans").records(arrays("/loans")).embeds(ImmutableList.of(SHOWN_BORROWER)).rateLimit(DESK))
            .columns(
                    column("loan", BIGINT).at("/loan").comment("Number of the loan"),
                    column("card", VARCHAR).at("/borrower/card").comment("Card of who has it")
                            .pushes(EQUAL, exact(query("card")))
                            .pushes(IS_NOT_NULL, inexact(query("lent").fixed("yes"))))
            .primaryKey("loan")
            .build();

    public static final SourceDefinition RELATED = source(BOOKS, BORROWERS, REVIEWS);
    public static final SourceDefinition EMBEDDED = source(LOANS, BORROWERS);

    private TestingRelations() {}

    /**
     * A source of these tables, whether it is sound or not.
     */
    public static SourceDefinition source(TableDefinition... tables)
    {
        return new SourceDefinition(
                "related",
                "testing_related",
                ImmutableMap.of("Accept", "application/json"),
                ImmutableList.of(DESK),
                TestingSource.SOURCE.credentialLimits(),
                ImmutableList.of(),
                new ScopeDefinition(ImmutableList.of("city", "library"), "libraries", ImmutableList.of("lending.libraries", "lending.cities")),
                ImmutableList.<TableDefinition>builder().add(LIBRARIES).add(tables).build());
    }
}
