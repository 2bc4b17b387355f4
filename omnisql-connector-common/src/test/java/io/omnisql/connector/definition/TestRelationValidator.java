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
package io.omnisql.connector.definition;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingRelations.BOOKS_QUERY;
import static io.omnisql.connector.testing.TestingRelations.BORROWER;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS_QUERY;
import static io.omnisql.connector.testing.TestingRelations.EMBEDDED;
import static io.omnisql.connector.testing.TestingRelations.FIRST_REVIEWS;
import static io.omnisql.connector.testing.TestingRelations.RELATED;
import static io.omnisql.connector.testing.TestingRelations.REVIEWS;
import static io.omnisql.connector.testing.TestingRelations.REVIEWS_QUERY;
import static io.omnisql.connector.testing.TestingRelations.source;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static org.assertj.core.api.Assertions.assertThat;

final class TestRelationValidator
{
    private static final String BORROWER_OF_BOOK = "table books, endpoint " + BOOKS_QUERY + ", relation borrower: ";
    private static final String REVIEWS_OF_BOOK = "table books, endpoint " + BOOKS_QUERY + ", relation reviews: ";

    @Test
    void testSoundRelations()
    {
        assertThat(DefinitionValidator.problems(RELATED)).isEmpty();
        assertThat(problems(BORROWER)).isEmpty();
        assertThat(problems(FIRST_REVIEWS)).isEmpty();
    }

    /**
     * A relation with one mistake, and what is said of it.
     */
    @Test
    void testProblems()
    {
        GraphQlRelation reviews = GraphQlRelation.many("reviews", 2, "reviews", REVIEWS_QUERY);
        Map<String, GraphQlRelation> cases = ImmutableMap.<String, GraphQlRelation>builder()
                .put(BORROWER_OF_BOOK + "'lenders' has no query '" + BORROWERS_QUERY + "'", GraphQlRelation.one("borrower", "lenders", BORROWERS_QUERY).key("card", "card"))
                .put(BORROWER_OF_BOOK + "'borrowers' has no query 'card(number: {card})'", GraphQlRelation.one("borrower", "borrowers", "card(number: {card})").key("card", "card"))
                .put(BORROWER_OF_BOOK + "'borrowers' has no query '/borrowers/{card}'", GraphQlRelation.one("borrower", "borrowers", "/borrowers/{card}").key("card", "card"))
                .put(BORROWER_OF_BOOK + "'number' and 'card' are no columns of one type", GraphQlRelation.one("borrower", "borrowers", BORROWERS_QUERY).key("number", "card"))
                .put(BORROWER_OF_BOOK + "'card' and 'reader' are no columns of one type", GraphQlRelation.one("borrower", "borrowers", BORROWERS_QUERY).key("card", "reader"))
                .put(BORROWER_OF_BOOK + "'card' and 'number' are no columns of one type", GraphQlRelation.one("borrower", "borrowers", BORROWERS_QUERY).key("card", "number"))
                .put(BORROWER_OF_BOOK + "its own record does not tell 'shelf'", GraphQlRelation.one("borrower", "borrowers", BORROWERS_QUERY).key("card", "shelf"))
                .put(BORROWER_OF_BOOK + "the record of 'borrowers' does not tell 'street'", BORROWER.key("street", "title"))
                .put(BORROWER_OF_BOOK + "nothing has the value of 'card', by which the records are found elsewhere", GraphQlRelation.one("borrower", "borrowers", BORROWERS_QUERY).key("name", "title"))
                .put(BORROWER_OF_BOOK + "one record, but its keys are not the primary key of 'borrowers'", GraphQlRelation.one("borrower", "borrowers", BORROWERS_QUERY).key("name", "title"))
                .put(BORROWER_OF_BOOK + "many records, but '" + BORROWERS_QUERY + "' is a query for one", GraphQlRelation.many("borrower", 3, "borrowers", BORROWERS_QUERY).key("card", "card"))
                .put(REVIEWS_OF_BOOK + "nothing has the value of 'book', by which the records are found elsewhere", reviews.key("city", "city").key("library", "library"))
                .put(REVIEWS_OF_BOOK + "'library' is of the scope, and must be the same in both", reviews.key("city", "city").key("library", "title").key("book", "number"))
                .put(REVIEWS_OF_BOOK + "one record, but its keys are not the primary key of 'reviews'", GraphQlRelation.one("reviews", "reviews", REVIEWS_QUERY).key("city", "city").key("library", "library").key("book", "number"))
                .buildOrThrow();
        cases.forEach((problem, relation) -> assertThat(problems(relation)).as(problem).contains(problem));
    }

    @Test
    void testEmbeddedRecords()
    {
        assertThat(DefinitionValidator.problems(EMBEDDED)).isEmpty();
        String where = "table loans, endpoint /loans, relation /borrower: ";
        Map<String, EmbeddedRecord> cases = ImmutableMap.<String, EmbeddedRecord>builder()
                .put(where + "'lenders' has no endpoint '/borrowers/{card}'", EmbeddedRecord.embedded("/borrower", "lenders", "/borrowers/{card}", "card").key("card", "card"))
                .put(where + "'borrowers' has no endpoint '" + BORROWERS_QUERY + "'", EmbeddedRecord.embedded("/borrower", "borrowers", BORROWERS_QUERY, "card").key("card", "card"))
                .put(where + "tells 'age', which is no column of 'borrowers'", EmbeddedRecord.embedded("/borrower", "borrowers", "/borrowers/{card}", "card", "age").key("card", "card"))
                .put(where + "the record of 'borrowers' does not tell 'card'", EmbeddedRecord.embedded("/borrower", "borrowers", "/borrowers/{card}", "name").key("card", "card"))
                .put(where + "nothing has the value of 'card', by which the records are found elsewhere", EmbeddedRecord.embedded("/borrower", "borrowers", "/borrowers/{card}", "card", "name").key("name", "card"))
                .put(where + "one record, but its keys are not the primary key of 'borrowers'", EmbeddedRecord.embedded("/borrower", "borrowers", "/borrowers/{card}", "card", "name").key("name", "card"))
                .buildOrThrow();
        cases.forEach((problem, embedded) -> assertThat(embeddingProblems(embedded)).as(problem).contains(problem));
    }

    private static List<String> embeddingProblems(EmbeddedRecord embedded)
    {
        TableDefinition loans = table("loans", "Loans")
                .endpoint(post("/loans").records(arrays("/loans")).embeds(ImmutableList.of(embedded)).rateLimit(DESK))
                .columns(
                        column("loan", BIGINT).at("/loan").comment("Loan"),
                        column("card", VARCHAR).at("/borrower/card").comment("Card"))
                .primaryKey("loan")
                .build();
        return DefinitionValidator.problems(source(loans, BORROWERS));
    }

    private static List<String> problems(GraphQlRelation relation)
    {
        TableDefinition books = table("books", "Books")
                .endpoint(get("/cities/{city}/{library}/books").paging(linkHeader("size", 50)).rateLimit(DESK))
                .endpoint(graphQl(BOOKS_QUERY, "Book").paging(connection(50)).relates(relation).otherwise("/cities/{city}/{library}/books").rateLimit(DESK))
                .columns(
                        column("city", VARCHAR).inPath().comment("City"),
                        column("library", VARCHAR).inPath().comment("Library"),
                        column("number", BIGINT).at("/number").graphQl("number").comment("Number"),
                        column("title", VARCHAR).at("/title").graphQl("title").comment("Title"),
                        column("card", VARCHAR).at("/card").graphQl("card").comment("Card"),
                        column("shelf", VARCHAR).at("/shelf").comment("Shelf, which no query tells"))
                .primaryKey("city", "library", "number")
                .build();
        return DefinitionValidator.problems(source(books, BORROWERS, REVIEWS));
    }
}
