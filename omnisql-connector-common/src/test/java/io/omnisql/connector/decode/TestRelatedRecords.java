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
package io.omnisql.connector.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.decode.GraphQlPage.Found;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.WireForm;
import org.junit.jupiter.api.Test;

import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.GraphQlField.related;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.testing.TestingRelations.BOOKS;
import static io.omnisql.connector.testing.TestingRelations.BOOKS_QUERY;
import static io.omnisql.connector.testing.TestingRelations.BORROWER;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS_QUERY;
import static io.omnisql.connector.testing.TestingRelations.FIRST_REVIEWS;
import static io.omnisql.connector.testing.TestingRelations.REVIEWS;
import static io.omnisql.connector.testing.TestingRelations.REVIEWS_QUERY;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a record holds of another table is a value if it is all of it, in the values of that table; otherwise it is null, and has to be looked up.
 */
final class TestRelatedRecords
{
    private static final JsonMapper JSON = new JsonMapper();
    private static final WireForm.GraphQl OF_BORROWERS = BORROWERS.endpoint(BORROWERS_QUERY).flatMap(EndpointDefinition::query).orElseThrow();
    private static final WireForm.GraphQl OF_REVIEWS = REVIEWS.endpoint(REVIEWS_QUERY).flatMap(EndpointDefinition::query).orElseThrow();
    private static final ImmutableMap<String, GraphQlField> NAME = ImmutableMap.of("name", select("name").orAskElsewhere(), "kind", select("kind").lowerCase());
    private static final ImmutableMap<String, GraphQlField> STARS = ImmutableMap.of("review", select("review").numberInText().orAskElsewhere(), "text", select("text more", "/text").cutOffWhere("/more"));

    @Test
    void testRecord()
    {
        GraphQlField borrower = related(BORROWER, OF_BORROWERS, NAME);
        assertThat(value(borrower, "{'__typename': 'Borrower', 'name': 'Ann', 'kind': 'ADULT'}")).isEqualTo(json("{'name': 'Ann', 'kind': 'adult'}"));
        assertThat(value(borrower, "{'__typename': 'Borrower', 'name': 'Ann', 'kind': null}")).isEqualTo(json("{'name': 'Ann', 'kind': null}"));
        for (String untold : ImmutableList.of(
                "null",
                "{}",
                "[]",
                "7",
                "{'name': 'Ann', 'kind': 'ADULT'}",
                "{'__typename': 'Machine', 'name': 'Ann', 'kind': 'ADULT'}",
                "{'__typename': 'Borrower', 'name': null, 'kind': 'ADULT'}",
                "{'__typename': 'Borrower', 'kind': 'ADULT'}")) {
            assertThat(value(borrower, untold)).as(untold).isEqualTo(json("null"));
        }
    }

    @Test
    void testRecords()
    {
        GraphQlField reviews = related(FIRST_REVIEWS, OF_REVIEWS, STARS);
        String review = "{'__typename': 'Review', 'review': '7', 'text': 'x', 'more': false}";
        String last = "'pageInfo': {'hasNextPage': false}";
        assertThat(value(reviews, "{%s, 'nodes': []}".formatted(last))).isEqualTo(json("[]"));
        assertThat(value(reviews, "{%s, 'nodes': [%s]}".formatted(last, review))).isEqualTo(json("[{'review': 7, 'text': 'x'}]"));
        for (String untold : ImmutableList.of(
                "null",
                "{}",
                "[%s]".formatted(review),
                "{%s}".formatted(last),
                "{%s, 'nodes': null}".formatted(last),
                "{'nodes': [%s]}".formatted(review),
                "{'pageInfo': null, 'nodes': [%s]}".formatted(review),
                "{'pageInfo': {}, 'nodes': [%s]}".formatted(review),
                "{'pageInfo': {'hasNextPage': null}, 'nodes': [%s]}".formatted(review),
                "{'pageInfo': {'hasNextPage': 'perhaps'}, 'nodes': [%s]}".formatted(review),
                "{'pageInfo': {'hasNextPage': true}, 'nodes': [%s]}".formatted(review),
                "{%s, 'nodes': [%s, null]}".formatted(last, review),
                "{%s, 'nodes': [%s, {}]}".formatted(last, review),
                "{%s, 'nodes': [{'__typename': 'Review', 'review': null, 'text': 'x', 'more': false}]}".formatted(last),
                "{%s, 'nodes': [{'__typename': 'Review', 'review': '7', 'text': 'x', 'more': true}]}".formatted(last))) {
            assertThat(value(reviews, untold)).as(untold).isEqualTo(json("null"));
        }
    }

    /**
     * Where the other table's query would find no records whatever it lists, there are none; where that is not told, nothing is.
     */
    @Test
    void testRecordsThatMayBeSwitchedOff()
    {
        WireForm.GraphQl query = graphQl("book(number: {book:Int}).reviews", "Review").paging(connection(50)).enabledBy("reviewable").rateLimit(DESK).build().query().orElseThrow();
        GraphQlField reviews = related(FIRST_REVIEWS, query, STARS);
        assertThat(reviews.selection()).startsWith("reviewable related: reviews(first: 2) {");
        String records = "{'pageInfo': {'hasNextPage': false}, 'nodes': [{'__typename': 'Review', 'review': '7', 'text': 'x', 'more': false}]}";
        assertThat(value(reviews, records + ", 'reviewable': true")).isEqualTo(json("[{'review': 7, 'text': 'x'}]"));
        assertThat(value(reviews, records + ", 'reviewable': false")).isEqualTo(json("[]"));
        for (String other : ImmutableList.of("", ", 'reviewable': null", ", 'reviewable': 'no'", ", 'reviewable': 0")) {
            assertThat(value(reviews, records + other)).as(other).isEqualTo(json("null"));
        }
    }

    @Test
    void testSelections()
    {
        assertThat(related(BORROWER, OF_BORROWERS, NAME).selection()).isEqualTo("related: borrower { ... on Borrower { __typename name kind } }");
        assertThat(related(BORROWER, OF_BORROWERS, ImmutableMap.of()).selection()).as("no column but the key").isEqualTo("related: borrower { ... on Borrower { __typename } }");
        assertThat(related(FIRST_REVIEWS, OF_REVIEWS, STARS).selection()).isEqualTo("related: reviews(first: 2) { pageInfo { hasNextPage } nodes { ... on Review { __typename review text more } } }");
        assertThat(related(FIRST_REVIEWS, OF_REVIEWS, STARS).connections()).isEqualTo(1);
        assertThat(related(BORROWER, OF_BORROWERS, NAME).connections()).isZero();
    }

    /**
     * The record of a book is found whatever is known of the other table's.
     */
    private static JsonNode value(GraphQlField field, String related)
    {
        GraphQlRecords records = new GraphQlRecords(BOOKS.endpoint(BOOKS_QUERY).orElseThrow(), ImmutableMap.of("related", field), ImmutableSet.of(), StandIns.unknown());
        GraphQlPage page = records.page(json("{'books': {'pageInfo': {'hasNextPage': false}, 'nodes': [{'__typename': 'Book', 'related': %s}]}}".formatted(related)), ImmutableMap.of());
        return json(new String(((Found) page).body(), UTF_8)).get(0).get("related");
    }

    private static JsonNode json(String text)
    {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
