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
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static io.omnisql.connector.testing.TestingSource.QUERY;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static org.assertj.core.api.Assertions.assertThat;

final class TestFormSelector
{
    private static final Set<String> KEYED = ImmutableSet.of("city", "library");
    private static final ApiTableHandle TITLES = ApiTableHandle.of("books").withColumns(ImmutableSet.of("library", "title"));

    @Test
    void testFewestRequestsWin()
    {
        record Case(String name, ApiTableHandle handle, int keys, String endpoint) {}

        // a query asks for three libraries, and each has as many pages in either form

        List<Case> cases = ImmutableList.of(
                new Case("one key", TITLES, 1, LIST),
                new Case("two keys", TITLES, 2, QUERY),
                new Case("many keys", TITLES, 1_000, QUERY),
                new Case("no column at all", TITLES.withColumns(ImmutableSet.of()), 2, QUERY),
                new Case("a column that the query does not tell", TITLES.withColumns(ImmutableSet.of("title", "pages")), 1_000, LIST),
                new Case("a filter on a column that the query does not tell", filtered(where(book("reference"), Domain.singleValue(BOOLEAN, true))), 1_000, LIST),
                new Case("columns that are not known", ApiTableHandle.of("books"), 1_000, LIST),
                new Case("a filter that both have", filtered(where(book("status"), text("lent"))), 2, QUERY),
                new Case("a filter that the list alone has", filtered(where(book("title"), text("Emma"))), 2, LIST),
                new Case("a bound that the list alone has", filtered(where(book("lent_at"), atLeast("2026-01-01T00:00:00Z"))), 2, LIST),
                new Case("a filter that neither has", filtered(where(book("title"), text("Emma").complement())), 2, QUERY),
                new Case("an order that the list has", TITLES.withTopN(ImmutableList.of(new OrderItem(book("pages"), DESC_NULLS_LAST)), 3), 2, LIST));
        for (Case test : cases) {
            assertThat(select(BOOKS, test.handle(), KEYED, test.keys(), true)).as(test.name()).isEqualTo(test.endpoint());
        }
    }

    /**
     * Without pushdown, each key is asked for by itself, so that one form can be compared with the other.
     */
    @Test
    void testWithoutPushdown()
    {
        assertThat(select(BOOKS, TITLES, KEYED, 2, true)).isEqualTo(QUERY);
        assertThat(select(BOOKS, TITLES, KEYED, 2, false)).isEqualTo(LIST);
    }

    @Test
    void testKeysThatTheQueryLists()
    {
        ApiTableHandle readers = ApiTableHandle.of("readers").withColumns(ImmutableSet.of("reader"));
        assertThat(select(READERS, readers.withFilter(where(handle(READERS, "card"), text("7")), ImmutableList.of()), ImmutableSet.of(), 1, true)).isEqualTo("/readers/{card}");
        assertThat(select(READERS, readers.withFilter(where(handle(READERS, "card"), text("7", "8")), ImmutableList.of()), ImmutableSet.of(), 1, true)).isEqualTo("reader(card: {card})");
        assertThat(selector(READERS, readers, true).select(ImmutableSet.of(), 1)).as("no key").isEmpty();
    }

    @Test
    void testKeysThatAreNotKnown()
    {
        assertThat(selector(BOOKS, TITLES, true).select(ImmutableSet.of("city"), 2)).isEmpty();
        assertThat(select(LIBRARIES, ApiTableHandle.of("libraries").withColumns(ImmutableSet.of("library")), ImmutableSet.of("city"), 9, true)).as("a table without a query").isEqualTo("/cities/{city}/libraries");
    }

    private static ApiTableHandle filtered(TupleDomain<ApiColumnHandle> constraint)
    {
        return TITLES.withFilter(constraint, ImmutableList.of());
    }

    private static String select(TableDefinition table, ApiTableHandle handle, Set<String> scopeColumns, int keys, boolean pushdownEnabled)
    {
        return selector(table, handle, pushdownEnabled).select(scopeColumns, keys).map(EndpointDefinition::path).orElseThrow();
    }

    private static FormSelector selector(TableDefinition table, ApiTableHandle handle, boolean pushdownEnabled)
    {
        return new FormSelector(table, handle, new EndpointSelector(SOURCE, table, handle, ImmutableSet.of()), pushdownEnabled);
    }
}
