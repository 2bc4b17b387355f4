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
package io.omnisql.connector.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.omnisql.connector.planning.ApiSemiJoinHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.predicate.TupleDomain;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingRelations.BOOKS;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static io.omnisql.connector.testing.TestingServer.response;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * A scan and the one that lists the values which its rows have to have ask for their pages by the same queries.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestSemiJoinedScan
{
    private static final int PAGE = 2;

    private final TestingJoins joins = new TestingJoins();
    // the titles of each library's books, by number
    private final Map<String, List<String>> libraries = new TreeMap<>();

    @AfterEach
    void close()
    {
        joins.close();
    }

    @Test
    void testOneQueryForBoth()
    {
        answerQueries();
        libraries.put("main", ImmutableList.of("Emma", "null"));
        libraries.put("annex", ImmutableList.of("Emma", "null"));
        assertThat(rows(join("main", "annex"))).containsExactly("0 Emma");
        assertThat(joins.asked()).hasSize(1);
        assertThat(joins.memory()).isZero();
    }

    /**
     * Rows wait for their value, which may come with any later page, and are dropped where it never comes.
     */
    @Test
    void testPages()
    {
        answerQueries();
        libraries.put("main", ImmutableList.of("a", "b", "c", "d", "e"));
        libraries.put("annex", ImmutableList.of("x", "x", "y", "e", "a", "x", "c"));
        assertThat(rows(join("main", "annex"))).containsExactlyInAnyOrder("0 a", "2 c", "4 e");
        assertThat(pages()).containsExactly("annex 0 main 0", "annex 2 main 2", "annex 4 main 4", "annex 6");
    }

    /**
     * Where several credentials take turns, one reads both: what it may see decides which rows there are.
     */
    @Test
    void testOneCredentialForBoth()
    {
        answerQueries();
        libraries.put("main", ImmutableList.of("a"));
        libraries.put("annex", ImmutableList.of("x", "y", "z", "a"));
        assertThat(rows(join("main", "annex"))).containsExactly("0 a");
        assertThat(pages()).containsExactly("annex 0 main 0", "annex 2");
        assertThat(joins.server().requests()).extracting(request -> request.getHeaders().get("Authorization")).containsOnly("Bearer " + SECRET);
    }

    @Test
    void testLimit()
    {
        answerQueries();
        libraries.put("main", ImmutableList.of("a", "b", "c", "d", "e"));
        libraries.put("annex", ImmutableList.of("b", "a", "c", "d", "e"));
        assertThat(rows(join("main", "annex").withLimit(2))).containsExactly("0 a", "1 b");
        assertThat(pages()).containsExactly("annex 0 main 0");
        assertThat(rows(join("main", "annex").withLimit(1))).hasSize(1);
        assertThat(joins.asked()).hasSize(2);
    }

    /**
     * Where no values are listed no row can have one.
     */
    @Test
    void testNoValues()
    {
        answerQueries();
        libraries.put("main", ImmutableList.of("a", "b", "c"));
        libraries.put("annex", ImmutableList.of());
        assertThat(rows(join("main", "annex"))).isEmpty();
        assertThat(pages()).containsExactly("annex 0 main 0");
    }

    @Test
    void testNoRows()
    {
        answerQueries();
        libraries.put("main", ImmutableList.of());
        libraries.put("annex", ImmutableList.of("a", "b", "c"));
        assertThat(rows(join("main", "annex"))).isEmpty();
        assertThat(pages()).containsExactly("annex 0 main 0");
    }

    @Test
    void testSameKeys()
    {
        answerQueries();
        libraries.put("main", ImmutableList.of("a", "b", "c"));
        assertThat(rows(join("main", "main"))).containsExactlyInAnyOrder("0 a", "1 b", "2 c");
        assertThat(pages()).containsExactly("main 0 main 0", "main 2 main 2");
    }

    /**
     * A query that is too large for the source is asked again in parts, by either scan for itself.
     */
    @Test
    void testSmallerQueries()
    {
        libraries.put("main", ImmutableList.of("a", "b"));
        libraries.put("mall", ImmutableList.of("c"));
        libraries.put("annex", ImmutableList.of("b", "c"));
        joins.server().answersAll(request -> TestingQueries.variables(request).size() > 5
                ? response(200, "{\"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\"}]}")
                : answer(request));
        assertThat(rows(join(books("main", "mall"), books("annex")))).containsExactlyInAnyOrder("1 b", "0 c");
    }

    /**
     * What GraphQL refuses is read in another form.
     */
    @Test
    void testOtherForms()
    {
        joins.server().answersAll(request -> {
            if (request.getTarget().equals("/graphql")) {
                return response(501, "");
            }
            return response(200, request.getTarget().contains("annex") ? "[{\"number\": 7, \"title\": \"b\"}]" : "[{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]");
        });
        assertThat(rows(join("main", "annex"))).containsExactly("2 b");
        assertThat(joins.asked()).containsExactlyInAnyOrder("main, 50 each", "/cities/Oslo/main/books?size=50", "/cities/Oslo/annex/books?size=50");
    }

    @Test
    void testFailure()
    {
        joins.server().answersAll(_ -> response(418, ""));
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> rows(join("main", "annex")));
        assertThat(failure.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode());
        assertThat(joins.asked()).hasSize(1);
        assertThat(joins.memory()).isZero();
    }

    @Test
    void testCloseAbortsBoth()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        joins.server().answersWhen(permission, 200, "{}");
        ConnectorPageSource source = joins.open(join("main", "annex"), number());
        assertThat(source.isBlocked()).isNotDone();
        joins.server().awaitRequests(1);
        assertThat(source.getNextSourcePage()).isNull();
        source.close();
        joins.server().awaitDisconnection();
        permission.complete(null);
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(joins.memory()).isZero();
    }

    private static ApiSemiJoinHandle join(String library, String filtering)
    {
        return join(books(library), books(filtering));
    }

    private static ApiSemiJoinHandle join(ApiTableHandle scan, ApiTableHandle filtering)
    {
        return new ApiSemiJoinHandle(
                scan.withColumns(ImmutableSet.of("number", "title")).besideAnother(),
                handle(BOOKS, "title"),
                filtering.distinct(handle(BOOKS, "title")).besideAnother(),
                handle(BOOKS, "title"),
                OptionalLong.empty());
    }

    private static ApiTableHandle books(String... libraries)
    {
        return ApiTableHandle.of("books").withFilter(where(handle(BOOKS, "city"), text("Oslo"), handle(BOOKS, "library"), text(libraries)), ImmutableList.of());
    }

    private static ApiJoinColumn number()
    {
        return new ApiJoinColumn(false, handle(BOOKS, "number"));
    }

    private List<String> rows(ApiSemiJoinHandle join)
    {
        assertThat(joins.splits(join, TupleDomain.all())).hasSize(1);
        return joins.rows(join, number(), new ApiJoinColumn(true, handle(BOOKS, "title")));
    }

    private void answerQueries()
    {
        joins.server().answersAll(this::answer);
    }

    /**
     * Pages of two books.
     */
    private MockResponse answer(RecordedRequest request)
    {
        JsonNode variables = TestingQueries.variables(request);
        List<String> data = new ArrayList<>();
        variables.propertyStream().filter(variable -> variable.getKey().endsWith("_library")).forEach(variable -> {
            String alias = variable.getKey().replace("_library", "");
            List<String> titles = libraries.get(variable.getValue().textValue());
            int from = from(variables, alias);
            int to = Math.min(titles.size(), from + PAGE);
            String nodes = IntStream.range(from, to)
                    .mapToObj(number -> "{\"__typename\": \"Book\", \"number\": %s, \"title\": %s}".formatted(number, titles.get(number).equals("null") ? "null" : "\"" + titles.get(number) + "\""))
                    .collect(joining(", "));
            data.add("\"%s\": {\"books\": {\"pageInfo\": {\"hasNextPage\": %s, \"endCursor\": \"%s\"}, \"nodes\": [%s]}}".formatted(alias, to < titles.size(), to, nodes));
        });
        return response(200, "{\"data\": {%s}}".formatted(String.join(", ", data)));
    }

    private static int from(JsonNode variables, String alias)
    {
        return Integer.parseInt(variables.path(alias.replace("k", "c")).asText("0"));
    }

    /**
     * The libraries of each query, with the number of the first book.
     */
    private List<String> pages()
    {
        return joins.server().requests().stream()
                .map(TestingQueries::variables)
                .map(variables -> variables.propertyStream()
                        .filter(variable -> variable.getKey().endsWith("_library"))
                        .map(variable -> variable.getValue().textValue() + " " + from(variables, variable.getKey().replace("_library", "")))
                        .sorted()
                        .collect(joining(" ")))
                .toList();
    }
}
