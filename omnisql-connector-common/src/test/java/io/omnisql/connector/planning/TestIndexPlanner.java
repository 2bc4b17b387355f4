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
import io.omnisql.connector.IndexLookup;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.IndexLookup.ALL;
import static io.omnisql.connector.IndexLookup.COMPOSITE;
import static io.omnisql.connector.IndexLookup.OFF;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.CLERKS;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.RESERVATIONS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.type.JsonType.JSON;
import static org.assertj.core.api.Assertions.assertThat;

final class TestIndexPlanner
{
    private static final int MAX_REQUESTS = 77;
    private static final TupleDomain<ApiColumnHandle> OSLO = where(handle(RESERVATIONS, "city"), text("Oslo"));
    private static final TupleDomain<ApiColumnHandle> MAIN = where(handle(RESERVATIONS, "city"), text("Oslo"), handle(RESERVATIONS, "library"), text("main"));

    @Test
    void testKeysThatAreLookedUp()
    {
        record Case(String name, TableDefinition table, IndexLookup lookup, String joined, TupleDomain<ApiColumnHandle> constraint, String keys) {}

        TupleDomain<ApiColumnHandle> all = TupleDomain.all();
        List<Case> cases = ImmutableList.of(
                new Case("a whole key", RESERVATIONS, COMPOSITE, "number city library", all, "city library number"),
                new Case("more than the key", RESERVATIONS, COMPOSITE, "number city library reader", all, "city library number"),
                new Case("a constant for a part", RESERVATIONS, COMPOSITE, "number library", OSLO, "library number"),
                new Case("a constant for a column of the join", RESERVATIONS, COMPOSITE, "number city library", MAIN, "city library number"),
                new Case("the rest is one column", RESERVATIONS, COMPOSITE, "number", MAIN, ""),
                new Case("the rest is one column", RESERVATIONS, ALL, "number", MAIN, "number"),
                new Case("a part is missing", RESERVATIONS, COMPOSITE, "city number", all, ""),
                new Case("a part is missing", RESERVATIONS, ALL, "city number", all, ""),
                new Case("a list of values for a part", RESERVATIONS, COMPOSITE, "library number", where(handle(RESERVATIONS, "city"), text("Oslo", "Bergen")), ""),
                new Case("no column of the key", RESERVATIONS, ALL, "reader", where(handle(RESERVATIONS, "city"), text("Oslo"), handle(RESERVATIONS, "library"), text("main"), handle(RESERVATIONS, "number"), number(7)), ""),
                new Case("off", RESERVATIONS, OFF, "number city library", all, ""),
                new Case("a list costs about the same", BOOKS, COMPOSITE, "city library number", all, ""),
                new Case("a list costs about the same", BOOKS, ALL, "city library number", all, "city library number"),
                new Case("a time, whose zone is no part of what it equals", BOOKS, ALL, "city library number added_at", all, ""),
                new Case("a word", BOOKS, ALL, "city library number status", all, "city library number"),
                new Case("the list itself", BOOKS, ALL, "city library", all, "city library"),
                new Case("keys in batches", LOANS, ALL, "city library number", all, "city library number"),
                new Case("a part of the scope", LIBRARIES, ALL, "city", all, ""),
                new Case("a scope of fewer columns", CLERKS, ALL, "city", all, "city"),
                new Case("no scope", READERS, ALL, "card", all, "card"),
                new Case("no scope", READERS, COMPOSITE, "card", all, ""));
        for (Case test : cases) {
            assertThat(plan(test.table(), test.lookup(), ApiTableHandle.of(test.table().name()), test.joined(), test.constraint())
                    .map(plan -> String.join(" ", plan.handle().keyColumns().stream().map(ApiColumnHandle::name).toList()))
                    .orElse(""))
                    .describedAs("%s: %s of %s, %s", test.name(), test.joined(), test.table().name(), test.lookup())
                    .isEqualTo(test.keys());
        }
    }

    /**
     * A limit and an order are over the rows of all keys.
     */
    @Test
    void testLimitsAreNotLookedUp()
    {
        ApiTableHandle limited = ApiTableHandle.of("reservations").withLimit(10);
        ApiTableHandle ordered = ApiTableHandle.of("reservations").withTopN(ImmutableList.of(new OrderItem(handle(RESERVATIONS, "place"), SortOrder.ASC_NULLS_LAST)), 10);
        for (ApiTableHandle handle : ImmutableList.of(limited, ordered)) {
            assertThat(plan(RESERVATIONS, ALL, handle, "city library number", TupleDomain.all())).describedAs(handle.toString()).isEmpty();
        }
    }

    @Test
    void testNoRowsAreNotLookedUp()
    {
        assertThat(plan(RESERVATIONS, ALL, ApiTableHandle.of("reservations"), "city library number", TupleDomain.none())).isEmpty();
        ApiTableHandle none = ApiTableHandle.of("reservations").withFilter(TupleDomain.none(), ImmutableList.of());
        assertThat(plan(RESERVATIONS, ALL, none, "city library number", TupleDomain.all())).isEmpty();
    }

    /**
     * The index enforces what a scan enforces, and leaves the rest to Trino.
     */
    @Test
    void testConstraint()
    {
        ApiColumnHandle reader = handle(RESERVATIONS, "reader");
        ApiColumnHandle place = handle(RESERVATIONS, "place");
        ApiColumnHandle notes = handle(RESERVATIONS, "notes");
        Domain json = Domain.singleValue(JSON, utf8Slice("[1]"));
        ApiTableHandle filtered = ApiTableHandle.of("reservations").withFilter(where(reader, text("ann")), ImmutableList.of(new Containment(reader, "x")));
        IndexPlan plan = plan(RESERVATIONS, COMPOSITE, filtered, "city library number", where(reader, text("ann"), place, number(1), notes, json)).orElseThrow();
        assertThat(plan.handle().constraint()).isEqualTo(where(reader, text("ann"), place, number(1)));
        assertThat(plan.handle().containments()).isEqualTo(filtered.containments());
        assertThat(plan.handle().maxRequests()).isEqualTo(MAX_REQUESTS);
        assertThat(plan.unenforced()).isEqualTo(where(notes, json));
    }

    private static Optional<IndexPlan> plan(TableDefinition table, IndexLookup lookup, ApiTableHandle handle, String joined, TupleDomain<ApiColumnHandle> constraint)
    {
        Set<ApiColumnHandle> columns = Stream.of(joined.split(" ")).map(column -> handle(table, column)).collect(toImmutableSet());
        return new IndexPlanner(SOURCE, table, lookup).plan(handle, ImmutableSet.copyOf(columns), constraint, MAX_REQUESTS);
    }
}
