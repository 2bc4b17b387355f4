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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Random;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A table and the rows that queries over it can take their literals from.
 *
 * @param columnNames those that queries may name
 * @param rows values by column; a column that is null is not there
 * @param keyed whether the table cannot be read without values of its key
 */
record SampledTable(TableDefinition definition, List<String> columnNames, List<Map<String, Object>> rows, boolean keyed)
{
    SampledTable
    {
        requireNonNull(definition, "definition is null");
        columnNames = ImmutableList.copyOf(columnNames);
        rows = ImmutableList.copyOf(rows);
    }

    String name()
    {
        return definition.name();
    }

    Map<String, Object> row(Random random)
    {
        return rows.isEmpty() ? Map.of() : rows.get(random.nextInt(rows.size()));
    }

    /**
     * The values that a column has somewhere.
     */
    List<Object> values(String column)
    {
        return rows.stream().filter(row -> row.containsKey(column)).map(row -> row.get(column)).distinct().collect(toImmutableList());
    }

    List<ColumnDefinition> columns()
    {
        return definition.columns().stream().filter(column -> columnNames.contains(column.name())).collect(toImmutableList());
    }
}
