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
import io.omnisql.connector.definition.ColumnType;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Aggregates, with and without groups, whose values do not depend on the order of the rows.
 */
record Aggregates(Random random)
{
    private static final int MOST_GROUPS = 60;

    Aggregates
    {
        requireNonNull(random, "random is null");
    }

    GeneratedQuery over(TableInQuery table, Relation from, List<Condition> where)
    {
        List<String> items = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            String key = group(table);
            if (!items.contains(key)) {
                items.add(key);
            }
        }
        int grouped = items.size();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            items.add(aggregate(table));
        }
        SelectBlock block = SelectBlock.of(ImmutableList.of("*"), from, where).withItems(items, grouped);
        if (grouped > 0 && random.nextInt(4) == 0) {
            block = block.withHaving(ImmutableList.of(new Condition.Plain(random.nextBoolean() ? "count(*) >= 2" : "count(*) < 5")));
        }
        if (grouped > 0 && random.nextInt(3) == 0) {
            List<OrderKey> order = items.subList(0, grouped).stream().map(key -> new OrderKey(key, random.nextBoolean(), random.nextBoolean(), true)).collect(toImmutableList());
            return new GeneratedQuery(ImmutableList.of(block), "UNION", order, OptionalLong.empty(), QueryGenerator.maybe(random, 8));
        }
        return GeneratedQuery.of(block);
    }

    private String group(TableInQuery table)
    {
        List<ColumnDefinition> columns = table.table().columns().stream()
                .filter(column -> !column.onlySingle() && Shapes.isOrderable(column))
                .filter(column -> isTime(column) || table.table().values(column.name()).size() <= MOST_GROUPS)
                .collect(toImmutableList());
        ColumnDefinition column = columns.get(random.nextInt(columns.size()));
        String x = table.expression(column.name());
        if (!isTime(column)) {
            return x;
        }
        return switch (random.nextInt(3)) {
            case 0 -> "CAST(%s AS date)".formatted(x);
            case 1 -> "date_trunc('month', %s)".formatted(x);
            default -> "year(%s)".formatted(x);
        };
    }

    private static boolean isTime(ColumnDefinition column)
    {
        return column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS);
    }

    private String aggregate(TableInQuery table)
    {
        List<ColumnDefinition> columns = table.table().columns().stream().filter(column -> !column.onlySingle() && Shapes.isOrderable(column)).collect(toImmutableList());
        ColumnDefinition column = columns.get(random.nextInt(columns.size()));
        String x = table.expression(column.name());
        boolean number = column.type().equals(ColumnType.BIGINT);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> "count(*)";
            case 3 -> "count(%s)".formatted(x);
            case 4 -> "count(DISTINCT %s)".formatted(x);
            case 5 -> "min(%s)".formatted(x);
            case 6 -> "max(%s)".formatted(x);
            case 7 -> number ? "sum(CAST(%s AS decimal(38, 0)))".formatted(x) : "count(*) FILTER (WHERE %s IS NULL)".formatted(x);
            default -> column.type().equals(ColumnType.BOOLEAN) ? "bool_or(%s)".formatted(x) : "count_if(%s IS NOT NULL)".formatted(x);
        };
    }
}
