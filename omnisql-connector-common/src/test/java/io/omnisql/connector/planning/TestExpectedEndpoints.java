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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.planning.PushedAggregate.Function.MAX;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.CLERKS;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.omnisql.connector.testing.TestingSource.library;
import static org.assertj.core.api.Assertions.assertThat;

final class TestExpectedEndpoints
{
    private static final Scope OPEN = new Scope.Open();
    private static final String REST = "GET /cities/{city}/{library}/books";
    private static final String GRAPHQL = "POST /graphql library.books";
    private static final ApiTableHandle TITLES = ApiTableHandle.of("books").withColumns(ImmutableSet.of("title"));

    @Test
    void testKeysThatAreKnown()
    {
        assertThat(routes(OPEN, books(where(book("city"), text("Oslo"), book("library"), text("main"))))).containsExactly(REST);
        assertThat(routes(OPEN, books(where(book("city"), text("Oslo"), book("library"), text("main", "north"))))).containsExactly(GRAPHQL);
        assertThat(routes(declared("Oslo/main"), TITLES)).containsExactly(REST);
        assertThat(routes(declared("Oslo/main", "Oslo/north"), TITLES)).containsExactly(GRAPHQL);
        assertThat(routes(declared("Oslo/main", "Oslo/north"), ApiTableHandle.of("books"))).as("any column may be read").containsExactly(REST);
    }

    /**
     * How many libraries there are is not known before they are listed.
     */
    @Test
    void testKeysThatAreEnumerated()
    {
        assertThat(routes(OPEN, books(where(book("city"), text("Oslo"))))).containsExactly(REST, GRAPHQL);
        assertThat(routes(declared("Oslo/*"), TITLES)).containsExactly(REST, GRAPHQL);
        assertThat(routes(declared("Oslo/*"), ApiTableHandle.of("books"))).containsExactly(REST);
    }

    @Test
    void testTableOfTheKeysThemselves()
    {
        assertThat(routes(LIBRARIES, OPEN, ApiTableHandle.of("libraries").withFilter(where(library("city"), text("Oslo")), ImmutableList.of()))).containsExactly("GET /cities/{city}/libraries");
        assertThat(routes(CLERKS, OPEN, ApiTableHandle.of("clerks").withFilter(where(handle(CLERKS, "city"), text("Oslo")), ImmutableList.of()))).containsExactly("GET /cities/{city}/clerks");
    }

    @Test
    void testKeysThatOnlyJoinsCanName()
    {
        assertThat(routes(OPEN, TITLES)).isEmpty();
        assertThat(routes(READERS, OPEN, ApiTableHandle.of("readers").withColumns(ImmutableSet.of("reader")))).isEmpty();
        assertThat(routes(OPEN, books(TupleDomain.none()))).as("no rows").isEmpty();
    }

    @Test
    void testCounts()
    {
        assertThat(routes(OPEN, books(where(book("city"), text("Oslo"), book("library"), text("main"))).counting())).as("even for one key").containsExactly(GRAPHQL);
    }

    @Test
    void testOtherAggregations()
    {
        ApiTableHandle books = books(where(book("city"), text("Oslo"), book("library"), text("main")));
        assertThat(routes(OPEN, books.aggregating(ImmutableList.of(new PushedAggregate(MAX, Optional.of(book("pages"))), PushedAggregate.COUNT)))).containsExactly(REST, GRAPHQL);
    }

    private static ApiTableHandle books(TupleDomain<ApiColumnHandle> constraint)
    {
        return TITLES.withFilter(constraint, ImmutableList.of());
    }

    private static List<String> routes(Scope scope, ApiTableHandle handle)
    {
        return routes(BOOKS, scope, handle);
    }

    private static List<String> routes(TableDefinition table, Scope scope, ApiTableHandle handle)
    {
        return new ExpectedEndpoints(SOURCE, table, scope, true).routes(handle);
    }

    private static Scope declared(String... patterns)
    {
        return new Scope.Declared(Stream.of(patterns)
                .map(pattern -> pattern.split("/", 2))
                .map(parts -> new ScopePattern(ImmutableList.of(parts[0]), parts[1]))
                .collect(toImmutableList()));
    }
}
