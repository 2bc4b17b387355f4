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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.http.ReusingSender;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.PushedAggregate;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.testing.TestingQueries;
import io.omnisql.connector.testing.TestingServer;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.DynamicFilter;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.scan.TestingQueriedBooks.list;
import static io.omnisql.connector.scan.TestingQueriedBooks.listOf;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingListings.LISTING;
import static io.omnisql.connector.testing.TestingListings.city;
import static io.omnisql.connector.testing.TestingListings.cityWithMore;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryIn;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingQueries.libraryWithout;
import static io.omnisql.connector.testing.TestingQueries.node;
import static io.omnisql.connector.testing.TestingQueries.problem;
import static io.omnisql.connector.testing.TestingQueries.variables;
import static io.omnisql.connector.testing.TestingSource.book;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Scans over all libraries of a city, whose first books come with the list of the libraries.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestScopeListing
{
    private static final ApiTableHandle ALL = ApiTableHandle.of("books").withColumns(ImmutableSet.of("library", "number"));
    private static final Scope OSLO = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "*")));
    private static final String LIBRARIES = "/cities/Oslo/libraries?size=100";

    private final TestingScan scan = new TestingScan(LISTING);

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testFirstPagesComeWithTheKeys()
    {
        scan.server().answers(200, answer(city("Oslo", library("main", node(1), node(2)), libraryWithout("map room"), library("east"), library("west", node(1)))));
        assertThat(rows(ALL)).containsExactly("main 1", "main 2", "west 1");
        RecordedRequest request = getOnlyElement(scan.server().requests());
        assertThat(TestingQueries.query(request)).isEqualTo(
                """
                query($first: Int!, $nfirst: Int!, $k0_city: String!) {
                k0: city(name: $k0_city) { name libraries(first: $first) { pageInfo { hasNextPage endCursor } nodes { ...row } } }
                }
                fragment row on Library { __typename name city { name } name lendsBooks books(first: $nfirst) { totalCount pageInfo { hasNextPage endCursor } nodes { ...nrow } } }
                fragment nrow on Book { __typename number }""");
        assertThat(variables(request)).hasToString("{\"first\":3,\"nfirst\":50,\"k0_city\":\"Oslo\"}");
        assertThat(scan.usage().requests()).isEqualTo(1);
    }

    /**
     * All keys are listed before any of them is read on, so that one query reads on in all of them.
     */
    @Test
    void testPagesThatFollow()
    {
        scan.server().answers(200, answer(cityWithMore("Oslo", "l2", libraryWithMore("a", "a2", node(1)), library("b", node(2)), library("c"))));
        scan.server().answers(200, answer(city("Oslo", libraryWithMore("d", "d2", node(3)))));
        scan.server().answers(200, answer(library("a", node(1), node(4)), library("d", node(5))));
        assertThat(rows(ALL)).containsExactly("a 1", "b 2", "d 3", "a 4", "d 5");
        assertThat(asked()).containsExactly("Oslo", "Oslo@l2", "a@a2 d@d2");
    }

    @Test
    void testFiltersGoToTheNestedList()
    {
        scan.server().answers(200, answer(city("Oslo", library("main", node(1, "LENT")), library("east", node(2, "OVERDUE")))));
        assertThat(rows(ALL.withFilter(where(book("status"), text("lent")), ImmutableList.of()))).containsExactly("main 1", "east 2");
        RecordedRequest request = getOnlyElement(scan.server().requests());
        assertThat(TestingQueries.query(request)).contains("books(first: $nfirst, statuses: $nf0)");
        assertThat(variables(request).get("nf0")).map(JsonNode::textValue).containsExactly("LENT", "OVERDUE");
    }

    @Test
    void testLimit()
    {
        scan.server().answers(200, answer(cityWithMore("Oslo", "l2", library("a", node(1)), libraryWithMore("b", "b2", node(1), node(2)), library("c", node(3)))));
        assertThat(rows(ALL.withLimit(3))).hasSize(3);
        assertThat(variables(getOnlyElement(scan.server().requests())).get("nfirst").intValue()).isEqualTo(3);
    }

    @Test
    void testCounts()
    {
        scan.server().answers(200, answer(cityWithMore("Oslo", "l2", count("a", 3), count("b", 4))));
        scan.server().answers(200, answer(city("Oslo", count("c", 5), "{\"name\": \"d\", \"city\": {\"name\": \"Oslo\"}, \"lendsBooks\": false, \"books\": {\"totalCount\": 9}}")));
        ApiTableHandle count = ALL.counting();
        List<Long> counted = new ArrayList<>();
        for (ConnectorSplit split : scan.splits(SESSION, OSLO, count)) {
            TestingScan.read(scan.open(SESSION, split, count, PushedAggregate.COUNT.output()), PushedAggregate.COUNT.output()).forEach(row -> counted.add((Long) row.getFirst()));
        }
        assertThat(counted).containsExactly(12L);
        assertThat(TestingQueries.query(scan.server().requests().getFirst())).contains("books { totalCount } }").doesNotContain("nrow");
        assertThat(asked()).containsExactly("Oslo", "Oslo@l2");
    }

    /**
     * A library that is listed twice is read once.
     */
    @Test
    void testKeyThatIsListedTwice()
    {
        scan.server().answers(200, answer(cityWithMore("Oslo", "l2", library("a", node(1)), libraryWithMore("b", "b2", node(2)))));
        scan.server().answers(200, answer(city("Oslo", libraryWithMore("b", "b2", node(2)), library("c", node(3)))));
        scan.server().answers(200, answer(library("b", node(4))));
        assertThat(rows(ALL)).containsExactly("a 1", "b 2", "c 3", "b 4");
        assertThat(asked()).containsExactly("Oslo", "Oslo@l2", "b@b2");
    }

    /**
     * What the query does not tell of a key is asked in the other form: nothing of the answer is taken for all of it.
     */
    @Test
    void testKeysThatAreNotTold()
    {
        scan.server().answers(200, answer(city(
                "Oslo",
                library("a", node(1)),
                libraryIn("Oslo", "b", "null"),
                libraryIn("Bergen", "c", "{\"pageInfo\": {\"hasNextPage\": false}, \"nodes\": []}"))));
        scan.server().answers(200, list("b", 2));
        scan.server().answers(200, list("c", 3));
        assertThat(rows(ALL)).containsExactlyInAnyOrder("a 1", "b 2", "c 3");
        assertThat(asked()).containsExactly("Oslo", listOf("b"), listOf("c"));
    }

    /**
     * A problem anywhere in the list: the keys are listed in the other form, and read by queries for many of them.
     */
    @Test
    void testListThatIsNotTold()
    {
        ImmutableList.of(problem("FORBIDDEN", "k0", "libraries", "nodes", "1", "books"), problem("NOT_FOUND", "k0"), problem("SOMETHING")).forEach(refusal -> {
            int before = scan.server().requests().size();
            scan.server().answers(200, answer(ImmutableList.of(refusal), refusal.contains("NOT_FOUND") ? "null" : city("Oslo", library("a", node(9)))));
            scan.server().answers(200, "[%s,%s]".formatted(listed("a"), listed("b")));
            scan.server().answers(200, answer(library("a", node(1)), library("b", node(2))));
            assertThat(rows(ALL)).describedAs(refusal).containsExactly("a 1", "b 2");
            assertThat(asked().subList(before, before + 3)).containsExactly("Oslo", LIBRARIES, "a b");
        });
    }

    /**
     * From the second page on as well; what was told is not told again.
     */
    @Test
    void testListThatIsNotToldToItsEnd()
    {
        scan.server().answers(200, answer(cityWithMore("Oslo", "l2", library("a", node(1)), library("b", node(2)))));
        scan.server().answers(200, answer(ImmutableList.of(problem("FORBIDDEN", "k0", "libraries")), "null"));
        scan.server().answers(200, "[%s,%s,%s]".formatted(listed("a"), listed("b"), listed("c")));
        scan.server().answers(200, answer(library("c", node(3))));
        assertThat(rows(ALL)).containsExactly("a 1", "b 2", "c 3");
        assertThat(asked()).containsExactly("Oslo", "Oslo@l2", LIBRARIES, "c");
    }

    @Test
    void testCityThatTheSourceSpellsOtherwise()
    {
        scan.server().answers(200, answer(city("OSLO", library("a", node(9)))));
        scan.server().answers(200, "[{\"name\":\"a\",\"city\":{\"name\":\"OSLO\"}}]");
        scan.server().answers(200, answer(libraryIn("OSLO", "a", "{\"pageInfo\": {\"hasNextPage\": false}, \"nodes\": [%s]}".formatted(node(1)))));
        assertThat(rows(ALL)).containsExactly("a 1");
        assertThat(asked()).containsExactly("Oslo", LIBRARIES, "a");
        assertThat(variables(scan.server().requests().getLast()).get("k0_city").textValue()).isEqualTo("OSLO");
    }

    @Test
    void testTooManyRecordsForOneQuery()
    {
        scan.server().answers(200, answer(ImmutableList.of(problem("RESOURCE_LIMITS_EXCEEDED", "k0")), "null"));
        scan.server().answers(200, "[%s]".formatted(listed("a")));
        scan.server().answers(200, answer(library("a", node(1))));
        assertThat(rows(ALL)).containsExactly("a 1");
        assertThat(asked()).containsExactly("Oslo", LIBRARIES, "a");
    }

    @Test
    void testCursorThatLeadsBack()
    {
        scan.server().answers(200, answer(cityWithMore("Oslo", "l2", library("a", node(1)))));
        scan.server().answers(200, answer(cityWithMore("Oslo", "l2", library("b", node(2)))));
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> rows(ALL));
        assertThat(failure.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode());
    }

    /**
     * A kept answer is given again where nothing follows it; pages of a key that go on are never put behind one of another time.
     */
    @Test
    void testKeptAnswers()
    {
        CacheSettings settings = new CacheSettings("acme", 1_000_000, Duration.ofHours(3));
        ReusingSender sender = new ReusingSender(
                scan.server().client(scan.ledger(), scan.timing()),
                new ResponseCache(settings, new CacheStats()),
                settings.pinnedBytes(),
                new BearerAuthenticator(Optional.empty()),
                scan.ledger(),
                scan.timing());
        // the catalog's credentials take turns
        ConnectorSplit split = scan.splits(SESSION, OSLO, ALL).getFirst();
        scan.server().answers(200, answer(city("Oslo", library("a", node(1)), library("b", node(2)))));
        assertThat(kept(sender, split)).containsExactly("a 1", "b 2");
        assertThat(kept(sender, split)).containsExactly("a 1", "b 2");
        assertThat(asked()).containsExactly("Oslo");
        ApiTableHandle lent = ALL.withFilter(where(book("status"), text("lent")), ImmutableList.of());
        ConnectorSplit goingOn = scan.splits(SESSION, OSLO, lent).getFirst();
        for (int number = 1; number <= 2; number++) {
            scan.server().answers(200, answer(city("Oslo", libraryWithMore("a", "a" + number, node(number, "LENT")))));
            scan.server().answers(200, answer(library("a", node(number + 10, "LENT"))));
            assertThat(kept(sender, goingOn)).containsExactly("a " + number, "a " + (number + 10));
        }
        assertThat(asked()).containsExactly("Oslo", "Oslo", "a@a1", "Oslo", "a@a2");
    }

    private List<String> kept(ReusingSender sender, ConnectorSplit split)
    {
        ConnectorSession session = TestingScan.session(ImmutableMap.of("max_staleness", "1h"));
        ConnectorPageSource source = scan.pageSources(sender)
                .createPageSource(null, session, split, ALL, Optional.empty(), ImmutableList.of(book("library"), book("number")), DynamicFilter.EMPTY, _ -> {});
        return texts(TestingScan.read(source, book("library"), book("number")));
    }

    /**
     * What chooses among the keys, or reads them in another form, has them listed beforehand.
     */
    @Test
    void testKeysThatAreListedBefore()
    {
        ConnectorSession unpushed = TestingScan.session(ImmutableMap.of("pushdown_enabled", false));
        Scope some = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "m*")));
        Scope beside = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "*"), new ScopePattern(ImmutableList.of("Bergen"), "north")));
        scan.server().answersAll(_ -> TestingServer.response(200, "[%s]".formatted(listed("main"))));
        assertThat(scan.splits(unpushed, OSLO, ALL)).hasSize(1);
        assertThat(scan.splits(SESSION, some, ALL)).hasSize(1);
        assertThat(scan.splits(SESSION, beside, ALL)).hasSize(1);
        assertThat(scan.splits(SESSION, OSLO, ALL.withColumns(ImmutableSet.of("pages")))).as("which queries do not tell").hasSize(1);
        assertThat(asked()).containsOnly(LIBRARIES).hasSize(4);
    }

    private List<String> rows(ApiTableHandle handle)
    {
        return texts(scan.rows(SESSION, OSLO, handle, book("library"), book("number")));
    }

    private static List<String> texts(List<List<Object>> rows)
    {
        return rows.stream().map(row -> row.stream().map(String::valueOf).collect(joining(" "))).collect(toImmutableList());
    }

    /**
     * The cities of a listing query, the libraries of another one, each with its cursor; of others the targets.
     */
    private List<String> asked()
    {
        return scan.server().requests().stream()
                .map(request -> request.getTarget().equals("/graphql") && variables(request).has("k0_city") && !variables(request).has("k0_library")
                        ? variables(request).get("k0_city").textValue() + (variables(request).has("c0") ? "@" + variables(request).get("c0").textValue() : "")
                        : TestingQueries.asked(request).replace(", 50 each", ""))
                .collect(toImmutableList());
    }

    private static String count(String library, int number)
    {
        return libraryIn("Oslo", library, "{\"totalCount\": %s}".formatted(number));
    }

    private static String listed(String library)
    {
        return "{\"name\":\"%s\",\"city\":{\"name\":\"Oslo\"}}".formatted(library);
    }
}
