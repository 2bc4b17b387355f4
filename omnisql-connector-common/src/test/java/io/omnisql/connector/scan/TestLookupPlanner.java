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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.MissingResource;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys become the scans of queries that name exactly these.
 */
final class TestLookupPlanner
{
    private static final TableDefinition PLACES = table("places", "Places of the shelves of a library")
            .endpoint(get("/cities/{city}/{library}/shelves/{shelf}/places/{place}").records(arrays("/books")).lookup().rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City"),
                    column("library", VARCHAR).inPath().comment("Library"),
                    column("shelf", BIGINT).inPath().comment("Number of the shelf"),
                    column("place", BIGINT).inPath().comment("Place on the shelf"),
                    column("number", BIGINT).at("/number").comment("Number of the book"))
            .primaryKey("city", "library", "shelf", "place", "number")
            .build();

    private static final SourceDefinition WITH_PLACES = new SourceDefinition(
            SOURCE.name(),
            SOURCE.connectorName(),
            SOURCE.headers(),
            SOURCE.rateLimits(),
            SOURCE.credentialLimits(),
            SOURCE.responseRules(),
            SOURCE.scope(),
            ImmutableList.<TableDefinition>builder().addAll(SOURCE.tables()).add(PLACES).build())
            .validated();

    /**
     * A list for the last column only: 2 shelves and 2 places are 4 questions, of which nobody has asked for one.
     */
    @Test
    void testListsAreNotMultiplied()
    {
        assertThat(targets(PLACES, TupleDomain.all(), key("main", 1, 7), key("main", 2, 8), key("west", 1, 7), key("main", 1, 8))).containsExactlyInAnyOrder(
                "{city=Oslo, library=main, shelf=1, place=7}",
                "{city=Oslo, library=main, shelf=1, place=8}",
                "{city=Oslo, library=main, shelf=2, place=8}",
                "{city=Oslo, library=west, shelf=1, place=7}");
    }

    @Test
    void testConstraintNarrowsKeys()
    {
        assertThat(targets(PLACES, where(handle(PLACES, "shelf"), number(2, 3)), key("main", 1, 7), key("main", 2, 8))).containsExactly("{city=Oslo, library=main, shelf=2, place=8}");
    }

    /**
     * The endpoint is chosen as for a query: the list where single records cost more, and batches where one request can ask for several.
     */
    @Test
    void testEndpoints()
    {
        assertThat(targets(BOOKS, TupleDomain.all(), key("main", 1), key("main", 2))).hasSize(2);
        LookupKey[] many = Stream.iterate(1, number -> number <= 20, number -> number + 1).map(number -> key("main", number)).toArray(LookupKey[]::new);
        assertThat(targets(BOOKS, TupleDomain.all(), many)).containsExactly("{city=Oslo, library=main}");
        // one scan, as all of them are read in the same way
        assertThat(scans(LOANS, TupleDomain.all(), key("main", 1), key("main", 2), key("main", 3), key("main", 4), key("west", 1))).singleElement().satisfies(scan -> {
            assertThat(scan.leastRequests()).isEqualTo(3);
            assertThat(scan.splits()).hasSize(3);
        });
    }

    private static List<String> targets(TableDefinition table, TupleDomain<ApiColumnHandle> constraint, LookupKey... keys)
    {
        return scans(table, constraint, keys).stream()
                .flatMap(scan -> scan.splits().stream())
                .flatMap(split -> ((ApiSplit) split).groups().stream())
                .flatMap(group -> group.keys().stream())
                .map(key -> key.values().toString())
                .collect(toImmutableList());
    }

    private static List<LookupPlanner.LookupScan> scans(TableDefinition table, TupleDomain<ApiColumnHandle> constraint, LookupKey... keys)
    {
        List<ApiColumnHandle> keyColumns = Stream.of("city", "library", "shelf", table.equals(PLACES) ? "place" : "number")
                .filter(column -> table.column(column).isPresent())
                .map(column -> handle(table, column))
                .collect(toImmutableList());
        try (TestingScan scan = new TestingScan()) {
            KeyProblems problems = new KeyProblems(table.name(), SOURCE.scope(), MissingResource.ERROR, false, scan.usage(), scan.timing());
            ApiIndexHandle index = ApiIndexHandle.of(table.name(), constraint, ImmutableList.of(), keyColumns, 100);
            return new LookupPlanner(WITH_PLACES, table, new Scope.Open(), index, ImmutableList.copyOf(index.keyColumns()), problems, TESTING_TYPE_MANAGER).scans(List.of(keys));
        }
    }

    private static LookupKey key(String library, long... numbers)
    {
        ImmutableList.Builder<Object> values = ImmutableList.builder().add(utf8Slice("Oslo"), utf8Slice(library));
        for (long number : numbers) {
            values.add(number);
        }
        return new LookupKey(values.build());
    }
}
