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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestDistinctPlanner
{
    private static final TupleDomain<ApiColumnHandle> MAIN = where(book("city"), text("Oslo"), book("library"), text("main"));

    @Test
    void testColumnsThatTellRowsApart()
    {
        record Case(String name, TupleDomain<ApiColumnHandle> constraint, List<String> columns, boolean distinct) {}

        List<Case> cases = ImmutableList.of(
                new Case("the whole key", TupleDomain.all(), ImmutableList.of("city", "library", "number"), true),
                new Case("the key and more", TupleDomain.all(), ImmutableList.of("city", "library", "number", "author"), true),
                new Case("a part of the key", TupleDomain.all(), ImmutableList.of("library", "number"), false),
                new Case("the rest of the key", MAIN, ImmutableList.of("number"), true),
                new Case("the rest of the key, and a column that may be null", MAIN, ImmutableList.of("number", "author"), true),
                new Case("no rest", MAIN.intersect(where(book("number"), number(7))), ImmutableList.of(), true),
                new Case("another column", MAIN, ImmutableList.of("title"), false),
                new Case("no column", MAIN, ImmutableList.of(), false),
                new Case("two values of what is not asked for", where(book("city"), text("Oslo"), book("library"), text("main", "north")), ImmutableList.of("number"), false),
                new Case("two values of what is asked for", where(book("city"), text("Oslo"), book("library"), text("main", "north")), ImmutableList.of("library", "number"), true),
                new Case("a value or none", where(book("city"), text("Oslo"), book("library"), Domain.onlyNull(VARCHAR).union(text("main"))), ImmutableList.of("number"), false),
                new Case("null", where(book("city"), text("Oslo"), book("library"), Domain.onlyNull(VARCHAR)), ImmutableList.of("number"), false),
                new Case("nothing", TupleDomain.none(), ImmutableList.of("city", "library", "number"), false));
        for (Case test : cases) {
            assertThat(isDistinct(filtered(test.constraint()), test.columns())).as(test.name()).isEqualTo(test.distinct());
        }
    }

    /**
     * What a handle has chosen by another step is not looked into.
     */
    @Test
    void testRowsThatAreChosenFirst()
    {
        List<String> number = ImmutableList.of("number");
        assertThat(isDistinct(filtered(MAIN).withLimit(5), number)).isFalse();
        assertThat(isDistinct(filtered(MAIN).withTopN(ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST)), 5), number)).isFalse();
        assertThat(isDistinct(filtered(MAIN).counting(), number)).isFalse();
    }

    @Test
    void testOtherAggregations()
    {
        AggregateFunction count = new AggregateFunction("count", BIGINT, ImmutableList.of(), ImmutableList.of(), false, Optional.empty());
        List<ColumnHandle> number = ImmutableList.of(book("number"));
        assertThat(DistinctPlanner.isDistinct(SOURCE, BOOKS, filtered(MAIN), ImmutableList.of(count), ImmutableList.of(number))).as("a function").isFalse();
        assertThat(DistinctPlanner.isDistinct(SOURCE, BOOKS, filtered(MAIN), ImmutableList.of(), ImmutableList.of(number, ImmutableList.of()))).as("two sets").isFalse();
        assertThat(DistinctPlanner.isDistinct(SOURCE, BOOKS, filtered(MAIN), ImmutableList.of(), ImmutableList.of())).as("no set").isFalse();
    }

    /**
     * A table that the scope does not concern has one split for all keys of a query; one whose key leaves a column of the scope out may have a row in two of them.
     */
    @Test
    void testSplits()
    {
        assertThat(DistinctPlanner.isDistinct(SOURCE, READERS, ApiTableHandle.of("readers"), ImmutableList.of(), ImmutableList.of(ImmutableList.of(handle(READERS, "card"))))).isTrue();
        TableDefinition films = table("films", "Films, of which several libraries have the same")
                .endpoint(get("/cities/{city}/{library}/films").rateLimit(DESK))
                .columns(
                        column("city", ColumnType.VARCHAR).inPath().comment("City"),
                        column("library", ColumnType.VARCHAR).inPath().comment("Name"),
                        column("title", ColumnType.VARCHAR).at("/title").comment("Title"))
                .primaryKey("title")
                .build();
        assertThat(DistinctPlanner.isDistinct(SOURCE, films, ApiTableHandle.of("films"), ImmutableList.of(), ImmutableList.of(ImmutableList.of(handle(films, "title"))))).isFalse();
    }

    private static boolean isDistinct(ApiTableHandle handle, List<String> columns)
    {
        return DistinctPlanner.isDistinct(SOURCE, BOOKS, handle, ImmutableList.of(), ImmutableList.of(columns.stream().<ColumnHandle>map(column -> book(column)).toList()));
    }

    private static ApiTableHandle filtered(TupleDomain<ApiColumnHandle> constraint)
    {
        return ApiTableHandle.of("books").withFilter(constraint, ImmutableList.of());
    }
}
