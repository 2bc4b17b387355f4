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
import io.omnisql.connector.definition.Paging;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.cursor;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.LOOKUP;
import static io.omnisql.connector.testing.TestingSource.SINGLE;
import static io.omnisql.connector.testing.TestingSource.VISITS;
import static io.omnisql.connector.testing.TestingSource.VISITS_OF_LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRequestRenderer
{
    private static final HttpUrl BASE = HttpUrl.get("https://lending.example/api/v3");
    private static final RequestRenderer RENDERER = new RequestRenderer(BASE, ImmutableMap.of("Accept", "application/json"));
    private static final EndpointDefinition BOOK_LIST = BOOKS.endpoint(LIST).orElseThrow();
    private static final EndpointDefinition ONE_BOOK = BOOKS.endpoint(SINGLE).orElseThrow();
    private static final EndpointDefinition LOAN_LOOKUP = LOANS.endpoint(LOOKUP).orElseThrow();
    private static final Map<String, String> MAIN = ImmutableMap.of("city", "Oslo", "library", "main");

    /**
     * What people and attackers write between quotes.
     */
    private static final List<String> HOSTILE = ImmutableList.of(
            "O'Brien",
            "\"quoted\"",
            "a/b",
            "../../admin",
            "/etc/passwd",
            "\\..\\",
            "%2e%2e",
            "%2F",
            "100%",
            "a&b=c",
            "?x=1",
            "#top",
            "a;b",
            "a+b",
            " blank ends ",
            "\ttab",
            "two\nlines",
            "carriage\r\nX-Injected: 1",
            "null\u0000byte",
            "naïve",
            "图书馆",
            "📚🏴‍☠️",
            "{city}",
            "$(id)",
            "' OR 1=1 --",
            "...");

    /**
     * A variable may have something behind it in its segment.
     */
    @Test
    void testVariableWithSuffix()
    {
        EndpointDefinition visit = VISITS.endpoint("/cities/{city}/{library}/visits/{number}.json").orElseThrow();
        for (String literal : HOSTILE) {
            HttpUrl url = first(visit, ImmutableMap.of("city", "Oslo", "library", "main", "number", literal), ImmutableList.of(), 10).url();
            assertThat(url.pathSegments()).as(literal).containsExactly("api", "v3", "cities", "Oslo", "main", "visits", literal + ".json");
        }
    }

    @Test
    void testOffset()
    {
        EndpointDefinition visits = VISITS.endpoint(VISITS_OF_LIBRARY).orElseThrow();
        assertThat(first(visits, MAIN, ImmutableList.of(), 10).url().query()).isEqualTo("size=10");
        assertThat(RENDERER.page(visits, new KeyBinding(MAIN, ImmutableList.of()), ImmutableList.of(), 1_000, Optional.of("3000000000")).url().query()).isEqualTo("size=50&skip=3000000000");
        EndpointDefinition body = EndpointDefinition.post("/visits").paging(Paging.offset("skip", "size", 50)).rateLimit(DESK).build();
        assertThat(RENDERER.page(body, new KeyBinding(ImmutableMap.of(), ImmutableList.of()), ImmutableList.of(), 50, Optional.of("50")).payload()).isEqualTo(new Payload.Json("{\"size\":50,\"skip\":50}"));
    }

    @Test
    void testEveryLiteralInThePathIsOneSegment()
    {
        for (String literal : HOSTILE) {
            HttpUrl url = first(BOOK_LIST, ImmutableMap.of("city", literal, "library", "main"), ImmutableList.of(), 10).url();
            assertThat(url.pathSegments()).as(literal).containsExactly("api", "v3", "cities", literal, "main", "books");
            assertRoundTrip(url, literal);
        }
    }

    @Test
    void testEveryLiteralInAParameterIsItsValue()
    {
        for (String literal : ImmutableList.<String>builder().addAll(HOSTILE).add("", ".", "..").build()) {
            HttpUrl url = first(BOOK_LIST, MAIN, ImmutableList.of(new RequestParameter("title", literal, true)), 10).url();
            assertThat(url.queryParameterNames()).as(literal).containsExactly("title", "size");
            assertThat(url.queryParameterValues("title")).as(literal).containsExactly(literal);
            assertThat(url.encodedPath()).as(literal).isEqualTo("/api/v3/cities/Oslo/main/books");
            assertRoundTrip(url, literal);
        }
    }

    /**
     * What the server parses from the wire is what was meant: rendering the URL and reading it again changes nothing.
     */
    private static void assertRoundTrip(HttpUrl url, String literal)
    {
        HttpUrl again = HttpUrl.get(url.toString());
        assertThat(again).as(literal).isEqualTo(url);
        assertThat(again.pathSegments()).as(literal).isEqualTo(url.pathSegments());
        assertThat(again.host()).as(literal).isEqualTo(BASE.host());
        assertThat(again.fragment()).as(literal).isNull();
        assertThat(url.toString()).as(literal).matches("[!-~]+");
    }

    @Test
    void testLiteralThatWouldAddressAnotherResource()
    {
        for (String literal : ImmutableList.of("", ".", "..")) {
            assertThat(RequestRenderer.isAddressable(literal)).as(literal).isFalse();
            assertThatThrownBy(() -> first(BOOK_LIST, ImmutableMap.of("city", literal, "library", "main"), ImmutableList.of(), 10))
                    .as(literal)
                    .hasMessage("path variable city has no addressable value");
        }
        assertThat(HOSTILE).allMatch(RequestRenderer::isAddressable);
        assertThatThrownBy(() -> first(ONE_BOOK, MAIN, ImmutableList.of(), 10)).hasMessage("no value for path variable number");
    }

    @Test
    void testPageSize()
    {
        assertThat(first(BOOK_LIST, MAIN, ImmutableList.of(), 10).url().query()).isEqualTo("size=10");
        assertThat(first(BOOK_LIST, MAIN, ImmutableList.of(), Integer.MAX_VALUE).url().query()).as("the source's own maximum").isEqualTo("size=50");
        assertThat(first(ONE_BOOK, ImmutableMap.of("city", "Oslo", "library", "main", "number", "7"), ImmutableList.of(), 10).url().query()).as("a single record").isNull();
    }

    @Test
    void testRequest()
    {
        ApiRequest request = first(BOOK_LIST, MAIN, ImmutableList.of(new RequestParameter("status", "any", false), new RequestParameter("by", "added", false)), 10);
        assertThat(request).isEqualTo(new ApiRequest(
                "GET",
                "GET " + LIST,
                HttpUrl.get("https://lending.example/api/v3/cities/Oslo/main/books?status=any&by=added&size=10"),
                new Payload.None(),
                ImmutableMap.of("Accept", "application/json"),
                true,
                "desk",
                1));
        assertThat(RENDERER.linked(BOOK_LIST, HttpUrl.get("https://lending.example/x?page=2")).url()).as("a link is followed as given").hasToString("https://lending.example/x?page=2");
    }

    @Test
    void testJsonBody()
    {
        KeyBinding key = new KeyBinding(MAIN, ImmutableList.of("7", "9"));
        List<RequestParameter> parameters = ImmutableList.of(new RequestParameter("status", "any", false));
        ApiRequest request = RENDERER.page(LOAN_LOOKUP, key, parameters, Integer.MAX_VALUE, Optional.empty());
        assertThat(request).isEqualTo(new ApiRequest(
                "POST",
                "POST " + LOOKUP,
                HttpUrl.get("https://lending.example/api/v3/cities/Oslo/main/loans/lookup"),
                new Payload.Json("{\"numbers\":[\"7\",\"9\"],\"status\":\"any\",\"size\":20}"),
                ImmutableMap.of("Accept", "application/json"),
                true,
                "desk",
                1));
        assertThat(RENDERER.page(LOAN_LOOKUP, key, parameters, 5, Optional.of("p2")).payload())
                .isEqualTo(new Payload.Json("{\"numbers\":[\"7\",\"9\"],\"status\":\"any\",\"size\":5,\"cursor\":\"p2\"}"));
        assertThat(request).as("values are not printed").hasToString("POST " + LOOKUP);
    }

    @Test
    void testEveryLiteralInAJsonBodyIsItsValue()
            throws JsonProcessingException
    {
        for (String literal : HOSTILE) {
            ApiRequest request = RENDERER.page(
                    LOAN_LOOKUP,
                    new KeyBinding(MAIN, ImmutableList.of(literal)),
                    ImmutableList.of(new RequestParameter("reader", literal, true)),
                    10,
                    Optional.of(literal));
            JsonNode body = new JsonMapper().readTree(((Payload.Json) request.payload()).text());
            assertThat(body.get("numbers").get(0).textValue()).isEqualTo(literal);
            assertThat(body.get("reader").textValue()).isEqualTo(literal);
            assertThat(body.get("cursor").textValue()).isEqualTo(literal);
            assertThat(ImmutableList.copyOf(body.fieldNames())).as(literal).containsExactly("numbers", "reader", "size", "cursor");
        }
    }

    @Test
    void testCursorAndBatchInTheUrl()
    {
        EndpointDefinition endpoint = get("/loans").batch("number", "numbers", 3).paging(cursor("/next", "cursor", "size", 10)).rateLimit(DESK).build();
        KeyBinding key = new KeyBinding(ImmutableMap.of(), ImmutableList.of("7", "a,b"));
        assertThat(RENDERER.page(endpoint, key, ImmutableList.of(), 10, Optional.of("x&y=z")).url())
                .hasToString("https://lending.example/api/v3/loans?numbers=7&numbers=a%2Cb&size=10&cursor=x%26y%3Dz");
    }

    /**
     * An answer costs as many points as it has records at most, where each of them costs some.
     */
    @Test
    void testCostOfRecords()
    {
        EndpointDefinition pages = get("/loans").paging(cursor("/next", "cursor", "size", 100)).costsPerRecord(2).rateLimit(DESK).build();
        EndpointDefinition batch = get("/loans").batch("number", "numbers", 3).costsPerRecord(1).rateLimit(DESK).build();
        KeyBinding none = new KeyBinding(ImmutableMap.of(), ImmutableList.of());
        assertThat(RENDERER.page(pages, none, ImmutableList.of(), Integer.MAX_VALUE, Optional.empty()).cost()).isEqualTo(201);
        assertThat(RENDERER.page(pages, none, ImmutableList.of(), 10, Optional.empty()).cost()).isEqualTo(21);
        assertThat(RENDERER.page(batch, new KeyBinding(ImmutableMap.of(), ImmutableList.of("7", "8")), ImmutableList.of(), 10, Optional.empty()).cost()).isEqualTo(3);
        assertThat(RENDERER.page(BOOK_LIST, new KeyBinding(MAIN, ImmutableList.of()), ImmutableList.of(), 10, Optional.empty()).cost()).isEqualTo(1);
    }

    @Test
    void testKeyInTheUrl()
    {
        EndpointDefinition endpoint = get("/members?group={city}&of={library}").always("all", "true").paging(cursor("/next", "cursor", "size", 10)).rateLimit(DESK).build();
        assertThat(endpoint.variables()).containsExactly("city", "library");
        assertThat(first(endpoint, ImmutableMap.of("city", "a&b=c/ü", "library", "../{city}"), ImmutableList.of(), 10).url())
                .hasToString("https://lending.example/api/v3/members?group=a%26b%3Dc%2F%C3%BC&of=..%2F%7Bcity%7D&size=10");
        assertThat(endpoint.route()).isEqualTo("GET /members?group={city}&of={library}");
    }

    @Test
    void testParent()
    {
        ApiRequest parent = RENDERER.parent(ONE_BOOK, ImmutableMap.of("city", "Oslo", "library", "a/b", "number", "7")).orElseThrow();
        assertThat(parent.url()).hasToString("https://lending.example/api/v3/cities/Oslo/a%2Fb");
        assertThat(parent.route()).isEqualTo("GET /cities/{city}/{library}");
        assertThat(RENDERER.parent(BOOK_LIST, MAIN)).isEmpty();
    }

    @Test
    void testBasesAreEqualWithAndWithoutSlash()
    {
        EndpointDefinition endpoint = get("/cities").rateLimit(DESK).build();
        for (String base : ImmutableList.of("https://lending.example/api/v3", "https://lending.example/api/v3/")) {
            assertThat(new RequestRenderer(HttpUrl.get(base), ImmutableMap.of())
                    .page(endpoint, new KeyBinding(ImmutableMap.of(), ImmutableList.of()), ImmutableList.of(), 10, Optional.empty()).url())
                    .hasToString("https://lending.example/api/v3/cities");
        }
    }

    @Test
    void testSameOrigin()
    {
        Map<String, Boolean> cases = ImmutableMap.of(
                "https://lending.example/elsewhere?page=2", true,
                "https://LENDING.example:443/", true,
                "https://user:secret@lending.example/", true,
                "http://lending.example/", false,
                "https://lending.example:8443/", false,
                "https://lending.example.evil.example/", false,
                "https://evil.example/?u=lending.example", false,
                "https://lending.example@evil.example/", false);
        cases.forEach((url, same) -> assertThat(RENDERER.address().isSameOrigin(HttpUrl.get(url))).as(url).isEqualTo(same));
    }

    private static ApiRequest first(EndpointDefinition endpoint, Map<String, String> key, List<RequestParameter> parameters, int pageSize)
    {
        return RENDERER.page(endpoint, new KeyBinding(key, ImmutableList.of()), parameters, pageSize, Optional.empty());
    }
}
