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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.testing.SqlLiteral.quoted;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each table is what its definition says: its columns, their types, its key, and rows with values in all columns.
 */
public final class TableChecks
{
    private final SuiteCatalog catalog;
    private final SampledRows rows;

    public TableChecks(SuiteCatalog catalog, SampledRows rows)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.rows = requireNonNull(rows, "rows is null");
    }

    public List<SuiteCheck> checks()
    {
        return catalog.source().definition().tables().stream().flatMap(this::checks).toList();
    }

    private Stream<SuiteCheck> checks(TableDefinition table)
    {
        return Stream.of(
                new SuiteCheck(table.name() + " has its columns", () -> checkColumns(table)),
                new SuiteCheck(table.name() + " has rows, and its key tells them apart", () -> checkRows(table)),
                new SuiteCheck(table.name() + " has values in all columns", () -> checkValues(table)),
                new SuiteCheck(table.name() + " has hidden columns", () -> checkHiddenColumns(table)),
                new SuiteCheck(table.name() + " has statistics", () -> checkStatistics(table)),
                new SuiteCheck(table.name() + " has its capabilities listed", () -> checkCapabilities(table)));
    }

    private void checkColumns(TableDefinition table)
    {
        assertThat(catalog.query("SELECT column_name, data_type, comment FROM information_schema.columns WHERE table_schema = 'default' AND table_name = %s".formatted(SqlLiteral.of(table.name()))).rows())
                .describedAs("columns of %s", table.name())
                .hasSameSizeAs(SampledRows.columns(table));
        assertThat(catalog.query("DESCRIBE " + quoted(table.name())).rows().stream().map(row -> row.getFirst() + " " + ((String) row.get(1)).replace("\"", "")))
                .describedAs("columns of %s", table.name())
                .containsExactlyElementsOf(SampledRows.columns(table).stream().map(column -> column.name() + " " + column.type().sqlName()).toList());
    }

    private void checkRows(TableDefinition table)
    {
        List<Map<String, Object>> all = rows.of(table);
        assertThat(all).describedAs("rows of %s in the fixture", table.name()).isNotEmpty();
        assertThat(SampledRows.identities(table, all)).describedAs("values of the primary key of %s", table.name()).hasSameSizeAs(all);
        for (String column : table.primaryKey()) {
            assertThat(all).extracting(row -> row.get(column)).describedAs("%s of %s, which is in its primary key", column, table.name()).doesNotContainNull();
        }
        assertThat(catalog.query("SELECT * FROM %s%s".formatted(quoted(table.name()), where(table))).rows())
                .describedAs("SELECT * FROM %s", table.name())
                .containsExactlyInAnyOrderElementsOf(all.stream().map(row -> nullable(row.values())).toList());
        checkRecords(table);
    }

    /**
     * Records that the key does not tell apart are one row.
     */
    private void checkRecords(TableDefinition table)
    {
        KeyCondition key = KeyCondition.largest(table, rows, ImmutableSet.of(), catalog.source());
        RememberedAnswers answers = new RememberedAnswers(catalog);
        SuiteAnswer answer = answers.off("SELECT * FROM %s WHERE %s".formatted(quoted(table.name()), key.sql()));
        Set<String> referred = table.endpoints().stream().flatMap(endpoint -> endpoint.referredPaths().stream()).collect(toImmutableSet());
        for (EndpointDefinition endpoint : table.endpoints()) {
            if (endpoint.isList() && !referred.contains(endpoint.path())) {
                long records = WireParameters.records(endpoint, answers.asked(endpoint, answer)).size();
                assertThat(records > answer.rows().size()).describedAs("the source answers with %s records of %s, of which %s are rows: %s", records, table.name(), answer.rows().size(), answer.journal()).isFalse();
            }
        }
    }

    private static List<Object> nullable(Collection<Object> values)
    {
        return new ArrayList<>(values);
    }

    private void checkValues(TableDefinition table)
    {
        Set<String> unseen = SampledRows.columns(table).stream()
                .map(ColumnDefinition::name)
                .filter(column -> rows.of(table).stream().map(row -> row.get(column)).allMatch(value -> value == null || (value instanceof Collection<?> elements && elements.isEmpty())))
                .map(column -> "%s.%s".formatted(table.name(), column))
                .collect(toImmutableSet());
        Set<String> listed = catalog.source().unseen().keySet().stream().filter(name -> name.startsWith(table.name() + ".")).collect(toImmutableSet());
        assertThat(Sets.difference(unseen, listed)).describedAs("columns of which the fixture has no value").isEmpty();
        assertThat(Sets.difference(listed, unseen)).describedAs("columns that are listed as those without a value, and have one").isEmpty();
    }

    private void checkHiddenColumns(TableDefinition table)
    {
        List<ColumnDefinition> hidden = table.columns().stream().filter(ColumnDefinition::hidden).toList();
        String key = table.primaryKey().stream().map(column -> SqlLiteral.in(column, List.of(rows.of(table).getFirst().get(column)))).collect(joining(" AND "));
        for (ColumnDefinition column : hidden) {
            List<List<Object>> found = catalog.query("SELECT %s FROM %s WHERE %s".formatted(quoted(column.name()), quoted(table.name()), key)).rows();
            assertThat(found).describedAs("%s of one row of %s", column.name(), table.name()).hasSize(1);
            if (!column.source().isInRecord()) {
                assertThat(found.getFirst()).describedAs("%s of %s", column.name(), table.name()).doesNotContainNull();
            }
        }
        assertThat(hidden).extracting(ColumnDefinition::source).hasAtLeastOneElementOfType(ValueSource.FetchedAt.class);
    }

    private void checkStatistics(TableDefinition table)
    {
        List<List<Object>> statistics = catalog.query("SHOW STATS FOR " + quoted(table.name())).rows();
        assertThat((Double) statistics.getLast().get(4)).describedAs("estimated rows of %s", table.name()).isPositive();
    }

    private void checkCapabilities(TableDefinition table)
    {
        assertThat(catalog.query("SELECT table_name || '.' || column_name || ' ' || capability || ' ' || endpoint, fidelity, parameter FROM %s.system.capabilities WHERE table_name = %s".formatted(
                SuiteCatalog.CATALOG, SqlLiteral.of(table.name()))).rows())
                .containsExactlyInAnyOrderElementsOf(DeclaredCapability.of(catalog.source().definition()).stream()
                        .filter(declared -> declared.table().equals(table))
                        .map(declared -> List.<Object>of(declared.toString(), declared.capability().fidelity().toString(), declared.capability().parameter()))
                        .toList());
    }

    private String where(TableDefinition table)
    {
        return catalog.source().keys(table.name()).map(" WHERE %s"::formatted).orElse("");
    }
}
