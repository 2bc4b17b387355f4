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

import io.omnisql.connector.definition.ColumnDefinition;
import io.trino.sql.ReservedIdentifiers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A table under its name in a query, with a row that conditions are made for.
 *
 * @param holds whether the conditions have to hold for that row
 */
record TableInQuery(SampledTable table, String alias, Map<String, Object> anchor, boolean holds, boolean quoted)
{
    TableInQuery
    {
        requireNonNull(table, "table is null");
        requireNonNull(alias, "alias is null");
        requireNonNull(anchor, "anchor is null");
    }

    static TableInQuery of(SampledTable table, String alias, Random random)
    {
        return new TableInQuery(table, alias, table.row(random), random.nextInt(5) > 0, random.nextInt(4) == 0);
    }

    TableInQuery at(Map<String, Object> row)
    {
        return new TableInQuery(table, alias, row, holds, quoted);
    }

    Relation.Table relation()
    {
        return new Relation.Table(table.name(), alias);
    }

    String expression(String column)
    {
        return alias + "." + (quoted || ReservedIdentifiers.reserved(column) ? "\"" + column + "\"" : column);
    }

    ColumnInQuery column(ColumnDefinition column)
    {
        return new ColumnInQuery(column, expression(column.name()), Optional.ofNullable(anchor.get(column.name())), holds, table.values(column.name()));
    }

    List<ColumnInQuery> columns(Collection<ColumnDefinition> columns)
    {
        return columns.stream().map(this::column).collect(toImmutableList());
    }
}
