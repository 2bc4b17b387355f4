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
package io.omnisql.connector;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.policy.PolicyVersion;
import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is found is to a catalog what is declared.
 */
final class TestCatalogSource
{
    private static final TableDefinition POSTERS = table("posters", "Posters")
            .endpoint(get("/posters").rateLimit(DESK))
            .columns(column("title", VARCHAR).at("/title").comment("Title"))
            .primaryKey("title")
            .build();

    @Test
    void testFoundTables()
    {
        TableDefinition books = BOOKS.withColumns(Stream.concat(BOOKS.columns().stream(), Stream.of(column("found", VARCHAR).at("/found").comment("Found").build())).toList());
        SourceDefinition found = new CatalogSource(SOURCE, false, true).with(ImmutableList.of(POSTERS, books));
        assertThat(found.tables()).extracting(TableDefinition::name).containsExactlyElementsOf(Stream.concat(SOURCE.tables().stream().map(TableDefinition::name), Stream.of("posters")).toList());
        assertThat(found.table("books")).contains(books);
        assertThat(found.table("posters")).contains(POSTERS);
        assertThat(new CatalogSource(SOURCE, false, true).with(ImmutableList.of())).isEqualTo(SOURCE);
    }

    @Test
    void testGovernedTables()
    {
        SourceDefinition found = new CatalogSource(SOURCE, true, true).with(ImmutableList.of(POSTERS));
        assertThat(found.tables()).hasSize(SOURCE.tables().size() + 1).allMatch(table -> table.column(PolicyVersion.COLUMN).isPresent());
    }

    @Test
    void testTablesWithoutQueries()
    {
        SourceDefinition found = new CatalogSource(SOURCE, true, false).with(ImmutableList.of(POSTERS, BOOKS));
        assertThat(found.tables()).flatExtracting(TableDefinition::endpoints).noneMatch(endpoint -> endpoint.query().isPresent());
    }

    @Test
    void testTablesThatDoNotHoldTogether()
    {
        CatalogSource catalog = new CatalogSource(SOURCE, false, true);
        TableDefinition books = BOOKS.withColumns(BOOKS.columns().stream().filter(column -> !column.name().equals("number")).toList());
        assertThatThrownBy(() -> catalog.with(ImmutableList.of(books))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("number");
    }
}
