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
package io.omnisql.connector.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.anchoredConnection;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.QUERY;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queries that reach a source, to the letter.
 */
final class TestGraphQlWriter
{
    private static final RequestRenderer RENDERER = new RequestRenderer(HttpUrl.get("https://lending.example/api/v3"), ImmutableMap.of("Accept", "application/json"));
    private static final EndpointDefinition BOOK_QUERY = BOOKS.endpoint(QUERY).orElseThrow();
    private static final EndpointDefinition READER_QUERY = READERS.endpoint("reader(card: {card})").orElseThrow();
    private static final EndpointDefinition ONE_BOOK = graphQl("library(city: {city}, name: {library}).book(number: {number:Int})", "Book").records(single()).rateLimit(DESK).build();

    /**
     * What would end a literal, a selection or a line of a query, or begin a variable.
     */
    private static final List<String> HOSTILE = ImmutableList.of(
            "\"",
            "\\",
            "\\\"",
            "\"\"\"",
            "}",
            "{ __typename }",
            "\") { secret } #",
            "$first",
            "$k0_city: String!",
            "# comment",
            "two\nlines",
            "\r\n\t\u0000",
            "\u2028\u2029",
            "a,b",
            "...row",
            "%s %d",
            "",
            "図書館 📚");

    @Test
    void testPagesOfManyKeys()
            throws JsonProcessingException
    {
        ApiRequest request = RENDERER.pages(
                BOOK_QUERY,
                ImmutableList.of(key("Oslo", "main"), new GraphQlKey(ImmutableMap.of("city", "Oslo", "library", "north"), Optional.of("c/2"))),
                ImmutableList.of(select("number"), select("author { name }"), select("number")),
                ImmutableList.of(new RequestParameter("statuses: [Status!]", "LENT,OVERDUE", false)),
                Integer.MAX_VALUE);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.route()).isEqualTo("POST /graphql library.books");
        assertThat(request.url()).hasToString("https://lending.example/api/v3/graphql");
        assertThat(request).as("values are not printed").hasToString("POST /graphql library.books");
        assertThat(query(request)).isEqualTo(
                """
                query($first: Int!, $f0: [Status!], $k0_city: String!, $k0_library: String!, $c1: String!, $k1_city: String!, $k1_library: String!) {
                k0: library(city: $k0_city, name: $k0_library) { city { name } name lendsBooks books(first: $first, statuses: $f0) { totalCount pageInfo { hasNextPage endCursor } nodes { ...row } } }
                k1: library(city: $k1_city, name: $k1_library) { city { name } name lendsBooks books(first: $first, statuses: $f0, after: $c1) { totalCount pageInfo { hasNextPage endCursor } nodes { ...row } } }
                }
                fragment row on Book { __typename number author { name } }""");
        assertThat(body(request).get("variables")).isEqualTo(new JsonMapper().readTree(
                """
                {"first": 50, "f0": ["LENT", "OVERDUE"], "k0_city": "Oslo", "k0_library": "main", "k1_city": "Oslo", "k1_library": "north", "c1": "c/2"}"""));
        assertThat(body(request).fieldNames()).toIterable().containsExactly("query", "variables");
    }

    @Test
    void testSingleRecords()
            throws JsonProcessingException
    {
        ApiRequest request = RENDERER.pages(READER_QUERY, ImmutableList.of(new GraphQlKey(ImmutableMap.of("card", "7"), Optional.empty())), ImmutableList.of(select("name")), ImmutableList.of(), 10);
        assertThat(query(request)).isEqualTo(
                """
                query($k0_card: String!) {
                k0: reader(card: $k0_card) { card __typename ...row }
                }
                fragment row on Reader { __typename name }""");
        assertThat(body(request).get("variables")).isEqualTo(new JsonMapper().readTree("{\"k0_card\": \"7\"}"));
    }

    /**
     * Where only some types of an object have the next field, each of them asks for it, with the same variables.
     */
    @Test
    void testTypesOnTheWay()
            throws JsonProcessingException
    {
        EndpointDefinition loans = graphQl("library(city: {city}, name: {library}).item(number: {number:Int}):Book|Film.loans", "Loan").paging(connection(50)).rateLimit(DESK).build();
        GraphQlKey key = new GraphQlKey(ImmutableMap.of("city", "Oslo", "library", "main", "number", "7"), Optional.of("c/2"));
        assertThat(query(RENDERER.pages(loans, ImmutableList.of(key), ImmutableList.of(select("since")), ImmutableList.of(), 10))).isEqualTo(
                """
                query($first: Int!, $c0: String!, $k0_number: Int!, $k0_city: String!, $k0_library: String!) {
                k0: library(city: $k0_city, name: $k0_library) { item(number: $k0_number) { ... on Book { loans(first: $first, after: $c0) { pageInfo { hasNextPage endCursor } nodes { ...row } } } ... on Film { loans(first: $first, after: $c0) { pageInfo { hasNextPage endCursor } nodes { ...row } } } } }
                }
                fragment row on Loan { __typename since }""");
    }

    /**
     * Where cursors hold on to the list as it was, its length tells nothing.
     */
    @Test
    void testAnchoredPages()
            throws JsonProcessingException
    {
        EndpointDefinition loans = graphQl("library(city: {city}, name: {library}).ledger:Ledger.loans", "Loan").paging(anchoredConnection(50)).counted().rateLimit(DESK).build();
        ApiRequest request = RENDERER.pages(loans, ImmutableList.of(key("Oslo", "main")), ImmutableList.of(select("since")), ImmutableList.of(), 10);
        assertThat(query(request)).contains("loans(first: $first) { pageInfo { hasNextPage endCursor }").doesNotContain("totalCount");
    }

    @Test
    void testCounts()
            throws JsonProcessingException
    {
        ApiRequest request = RENDERER.counts(BOOK_QUERY, ImmutableList.of(key("Oslo", "main")), ImmutableList.of(new RequestParameter("statuses: [Status!]", "SHELVED", false)));
        assertThat(query(request)).isEqualTo(
                """
                query($f0: [Status!], $k0_city: String!, $k0_library: String!) {
                k0: library(city: $k0_city, name: $k0_library) { city { name } name lendsBooks books(statuses: $f0) { totalCount } }
                }""");
        assertThat(query(RENDERER.counts(BOOK_QUERY, ImmutableList.of(key("Oslo", "main")), ImmutableList.of()))).as("without any argument").contains(" books { totalCount } ");
    }

    @Test
    void testPageSize()
            throws JsonProcessingException
    {
        assertThat(body(pages(key("Oslo", "main"), 7)).get("variables").get("first").intValue()).isEqualTo(7);
        assertThat(body(pages(key("Oslo", "main"), 51)).get("variables").get("first").intValue()).as("the source's own maximum").isEqualTo(50);
    }

    @Test
    void testInputObjects()
            throws JsonProcessingException
    {
        ApiRequest request = RENDERER.pages(
                BOOK_QUERY,
                ImmutableList.of(key("Oslo", "main")),
                ImmutableList.of(select("number")),
                ImmutableList.of(
                        new RequestParameter("filterBy.createdBy: String", "ann", false),
                        new RequestParameter("search: String!", "x", false),
                        new RequestParameter("filterBy.states: [State!]", "OPEN", false)),
                10);
        assertThat(query(request)).contains("$f0: String, $f1: String!, $f2: [State!]").contains("books(first: $first, search: $f1, filterBy: {createdBy: $f0, states: $f2})");
        assertThat(body(request).get("variables").get("f0").textValue()).isEqualTo("ann");
        assertThat(body(request).get("variables").get("f2")).isEqualTo(new JsonMapper().readTree("[\"OPEN\"]"));
    }

    /**
     * A number is sent as one; a query cannot ask for what its type does not hold.
     */
    @Test
    void testNumbersInKeys()
            throws JsonProcessingException
    {
        ApiRequest request = RENDERER.pages(
                ONE_BOOK,
                ImmutableList.of(new GraphQlKey(ImmutableMap.of("city", "7", "library", "main", "number", "2147483647"), Optional.empty())),
                ImmutableList.of(select("title")),
                ImmutableList.of(),
                10);
        assertThat(query(request)).startsWith("query($k0_number: Int!, $k0_city: String!, $k0_library: String!) {");
        assertThat(body(request).get("variables").get("k0_number").isInt()).isTrue();
        assertThat(body(request).get("variables").get("k0_number").intValue()).isEqualTo(2_147_483_647);
        assertThat(body(request).get("variables").get("k0_city").isTextual()).as("text stays text").isTrue();
        for (String number : ImmutableList.of("0", "-1", "-2147483648", "2147483647")) {
            assertThat(isExpressible(number)).as(number).isTrue();
        }
        for (String number : ImmutableList.of("2147483648", "-2147483649", "9223372036854775807", "1.5", "", "seven")) {
            assertThat(isExpressible(number)).as(number).isFalse();
        }
        assertThat(RequestRenderer.isExpressible(READER_QUERY.query().orElseThrow(), ImmutableMap.of("card", "9223372036854775807"))).as("text holds any number").isTrue();
    }

    private static boolean isExpressible(String number)
    {
        return RequestRenderer.isExpressible(ONE_BOOK.query().orElseThrow(), ImmutableMap.of("city", "Oslo", "library", "main", "number", number));
    }

    /**
     * The text of a query is the same whatever the literals are.
     */
    @Test
    void testNoLiteralIsInTheQuery()
            throws JsonProcessingException
    {
        String plain = query(hostile("plain"));
        for (String literal : HOSTILE) {
            ApiRequest request = hostile(literal);
            assertThat(query(request)).as(literal).isEqualTo(plain);
            JsonNode variables = body(request).get("variables");
            assertThat(variables.get("k0_city").textValue()).isEqualTo(literal);
            assertThat(variables.get("k0_library").textValue()).isEqualTo(literal);
            assertThat(variables.get("c0").textValue()).isEqualTo(literal);
            assertThat(variables.get("f0").textValue()).isEqualTo(literal);
            assertThat(variables.fieldNames()).toIterable().containsExactlyInAnyOrder("first", "f0", "c0", "k0_city", "k0_library");
        }
    }

    private static ApiRequest hostile(String literal)
    {
        return RENDERER.pages(
                BOOK_QUERY,
                ImmutableList.of(new GraphQlKey(ImmutableMap.of("city", literal, "library", literal), Optional.of(literal))),
                ImmutableList.of(select("number")),
                ImmutableList.of(new RequestParameter("filterBy.author: String", literal, true)),
                10);
    }

    @Test
    void testPlaceOfItsOwn()
    {
        RequestRenderer renderer = new RequestRenderer(HttpUrl.get("https://lending.example/api/v3"), HttpUrl.get("https://queries.example/api/graphql"), ImmutableMap.of());
        HttpUrl asked = renderer.counts(BOOK_QUERY, ImmutableList.of(key("Oslo", "main")), ImmutableList.of()).url();
        assertThat(asked).hasToString("https://queries.example/api/graphql");
        assertThat(renderer.address().isQuery(asked)).isTrue();
        assertThat(renderer.address().isQuery(HttpUrl.get("https://lending.example/api/v3/graphql"))).isFalse();
        assertThat(renderer.address().isSameOrigin(HttpUrl.get("https://queries.example/x"))).isTrue();
        assertThat(renderer.address().isSameOrigin(HttpUrl.get("https://lending.example/x"))).isTrue();
        assertThat(renderer.address().isSameOrigin(HttpUrl.get("https://other.example/x"))).isFalse();
    }

    private static ApiRequest pages(GraphQlKey key, int pageSize)
    {
        List<GraphQlField> fields = ImmutableList.of(select("number"));
        return RENDERER.pages(BOOK_QUERY, ImmutableList.of(key), fields, ImmutableList.of(), pageSize);
    }

    private static GraphQlKey key(String city, String library)
    {
        Map<String, String> values = ImmutableMap.of("city", city, "library", library);
        return new GraphQlKey(values, Optional.empty());
    }

    private static String query(ApiRequest request)
            throws JsonProcessingException
    {
        return body(request).get("query").textValue();
    }

    private static JsonNode body(ApiRequest request)
            throws JsonProcessingException
    {
        return new JsonMapper().readTree(((Payload.Query) request.payload()).text());
    }
}
