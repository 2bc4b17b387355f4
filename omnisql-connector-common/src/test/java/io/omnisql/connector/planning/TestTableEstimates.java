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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestTableEstimates
{
    private static final TupleDomain<ApiColumnHandle> KEY = where(book("city"), text("Oslo"), book("library"), text("main"));
    private static final TupleDomain<ApiColumnHandle> ROW = where(book("city"), text("Oslo"), book("library"), text("main"), book("number"), number(7));

    @Test
    void testRowsAndDistinctKeys()
    {
        record Case(String name, ApiTableHandle handle, double rows, double cities, double numbers) {}

        // declared: 1,000 libraries with 400 books each

        ApiTableHandle all = ApiTableHandle.of("books");
        List<Case> cases = ImmutableList.of(
                new Case("everything", all, 400_000, 1_000, 400),
                new Case("the first key column alone", all.withFilter(where(book("city"), text("Oslo")), ImmutableList.of()), 400_000, 1_000, 400),
                new Case("a key column without a value, and one left open", all.withFilter(where(book("city"), Domain.onlyNull(VARCHAR)), ImmutableList.of()), 400_000, 1_000, 400),
                new Case("a key", all.withFilter(KEY, ImmutableList.of()), 400, 1, 400),
                new Case("three keys", all.withFilter(where(book("city"), text("Oslo"), book("library"), text("main", "west", "east")), ImmutableList.of()), 1_200, 3, 400),
                new Case("more keys than there are", all.withFilter(where(book("city"), text(names(40)), book("library"), text(names(40))), ImmutableList.of()), 400_000, 1_000, 400),
                new Case("a key and a limit", all.withFilter(KEY, ImmutableList.of()).withLimit(20), 20, 1, 20),
                new Case("a limit above the rows", all.withFilter(KEY, ImmutableList.of()).withLimit(20_000), 400, 1, 400),
                new Case("a row", all.withFilter(ROW, ImmutableList.of()), 1, 1, 1),
                new Case("rows of several keys", all.withFilter(where(book("city"), text("Oslo"), book("library"), text("main", "west"), book("number"), number(1, 2, 3)), ImmutableList.of()), 6, 2, 6));
        for (Case test : cases) {
            TableStatistics statistics = estimate(BOOKS, test.handle());
            assertThat(statistics.getRowCount()).as(test.name()).isEqualTo(Estimate.of(test.rows()));
            assertThat(statistics.getColumnStatistics().get(book("city"))).as(test.name()).isEqualTo(distinct(test.cities()));
            assertThat(statistics.getColumnStatistics().get(book("number"))).as(test.name()).isEqualTo(distinct(test.numbers()));
        }
    }

    /**
     * Such a table is as large as its keys are many, so that Trino asks it for what the other side of a join has.
     */
    @Test
    void testTableOutsideOfTheScope()
    {
        ApiTableHandle all = ApiTableHandle.of("readers");
        ApiTableHandle two = all.withFilter(where(handle(READERS, "card"), text("17", "18")), ImmutableList.of());
        assertThat(estimate(READERS, all).getRowCount()).isEqualTo(Estimate.of(1_000_000));
        assertThat(estimate(READERS, all).getColumnStatistics().get(handle(READERS, "card"))).isEqualTo(distinct(1_000_000));
        assertThat(estimate(READERS, two).getRowCount()).isEqualTo(Estimate.of(2));
        assertThat(estimate(READERS, two).getColumnStatistics().get(handle(READERS, "card"))).isEqualTo(distinct(2));
    }

    @Test
    void testNothingMatches()
    {
        assertThat(estimate(BOOKS, ApiTableHandle.of("books").withFilter(TupleDomain.none(), ImmutableList.of())).getRowCount()).isEqualTo(Estimate.zero());
    }

    @Test
    void testRowCountIsNeverUnknown()
    {
        for (TableDefinition table : SOURCE.tables()) {
            assertThat(estimate(table, ApiTableHandle.of(table.name())).getRowCount().isUnknown()).as(table.name()).isFalse();
        }
        assertThat(estimate(LIBRARIES, ApiTableHandle.of("libraries")).getRowCount()).isEqualTo(Estimate.of(10_000));
    }

    private static TableStatistics estimate(TableDefinition table, ApiTableHandle handle)
    {
        return TableEstimates.estimate(SOURCE, table, handle, table.columns().stream()
                .collect(toImmutableMap(ColumnDefinition::name, column -> (ColumnHandle) handle(table, column.name()))));
    }

    private static String[] names(int count)
    {
        return IntStream.range(0, count).mapToObj(index -> "name" + index).toArray(String[]::new);
    }

    private static ColumnStatistics distinct(double values)
    {
        return ColumnStatistics.builder()
                .setDistinctValuesCount(Estimate.of(values))
                .setNullsFraction(Estimate.zero())
                .build();
    }
}
