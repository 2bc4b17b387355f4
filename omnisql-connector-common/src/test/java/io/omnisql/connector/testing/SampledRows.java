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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

/**
 * All rows of each table, as they are read with nothing pushed down: where the suite takes its values from. Each table is read once, when it is first asked for. Not thread-safe.
 */
public final class SampledRows
{
    private final SuiteCatalog catalog;
    private final Map<String, List<Map<String, Object>>> rows = new HashMap<>();

    public SampledRows(SuiteCatalog catalog)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
    }

    /**
     * The columns that every row has without a request of its own.
     */
    public static List<ColumnDefinition> columns(TableDefinition table)
    {
        return table.columns().stream()
                .filter(column -> !column.hidden())
                .collect(toImmutableList());
    }

    public List<Map<String, Object>> of(TableDefinition table)
    {
        return rows.computeIfAbsent(table.name(), _ -> read(table));
    }

    private List<Map<String, Object>> read(TableDefinition table)
    {
        List<String> names = columns(table).stream().map(ColumnDefinition::name).collect(toImmutableList());
        String sql = "SELECT %s FROM %s%s".formatted(
                names.stream().map(SqlLiteral::quoted).collect(joining(", ")),
                SqlLiteral.quoted(table.name()),
                catalog.source().keys(table.name()).map(" WHERE %s"::formatted).orElse(""));
        return catalog.queryWithoutPushdown(sql).rows().stream().map(row -> row(names, row)).collect(toImmutableList());
    }

    private static Map<String, Object> row(List<String> names, List<Object> values)
    {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), values.get(i));
        }
        return Collections.unmodifiableMap(row);
    }

    /**
     * The rows by their values in some columns, in no order that depends on the source; rows without such a value are left out.
     */
    public List<List<Map<String, Object>>> groups(TableDefinition table, Set<String> columns)
    {
        Map<String, List<Map<String, Object>>> groups = new TreeMap<>();
        for (Map<String, Object> row : of(table)) {
            List<Object> key = columns.stream().map(row::get).collect(toList());
            if (!key.contains(null)) {
                groups.computeIfAbsent(key.toString(), _ -> new ArrayList<>()).add(row);
            }
        }
        return ImmutableList.copyOf(groups.values());
    }

    /**
     * What tells rows apart.
     */
    public static Set<List<Object>> identities(TableDefinition table, Collection<Map<String, Object>> rows)
    {
        return rows.stream().map(row -> table.primaryKey().stream().map(row::get).toList()).collect(toImmutableSet());
    }
}
