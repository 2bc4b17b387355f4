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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The shapes of queries over one table: plain, ordered, as tools wrap them, aggregated, united.
 */
record Shapes(Random random)
{
    Shapes
    {
        requireNonNull(random, "random is null");
    }

    GeneratedQuery any(TableInQuery table, List<ColumnDefinition> columns, List<Condition> where)
    {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> plain(table, columns, where);
            case 3, 4 -> ordered(table, columns, where, Optional.empty());
            case 5, 6 -> wrapped(table, columns, where);
            case 7, 8, 9 -> new Aggregates(random).over(table, table.relation(), where);
            case 10 -> united(table, columns, where);
            default -> random.nextBoolean()
                    ? GeneratedQuery.of(plainBlock(table, columns, where).asDistinct())
                    : counted(table, columns, where);
        };
    }

    GeneratedQuery plain(TableInQuery table, List<ColumnDefinition> columns, List<Condition> where)
    {
        return GeneratedQuery.of(plainBlock(table, columns, where));
    }

    private SelectBlock plainBlock(TableInQuery table, List<ColumnDefinition> columns, List<Condition> where)
    {
        return SelectBlock.of(items(table, columns), table.relation(), where);
    }

    private List<String> items(TableInQuery table, List<ColumnDefinition> columns)
    {
        ImmutableList.Builder<String> items = ImmutableList.builder();
        int alias = 0;
        for (ColumnDefinition column : columns) {
            String x = table.expression(column.name());
            items.add(switch (random.nextInt(8)) {
                case 0 -> "%s AS \"Column %s\"".formatted(x, alias++);
                case 1 -> derived(column, x);
                default -> x;
            });
        }
        return items.build();
    }

    private String derived(ColumnDefinition column, String x)
    {
        if (column.type().equals(ColumnType.BIGINT)) {
            return "%s + 1".formatted(x);
        }
        if (column.type().equals(ColumnType.VARCHAR)) {
            return "%s(%s)".formatted(random.nextBoolean() ? "upper" : "length", x);
        }
        if (column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS)) {
            return random.nextBoolean() ? "date_trunc('month', %s)".formatted(x) : "CAST(%s AS date)".formatted(x);
        }
        return column.type().equals(ColumnType.BOOLEAN) ? "CASE WHEN %s THEN 'yes' ELSE 'no' END".formatted(x) : x;
    }

    /**
     * Rows in an order that the table's primary key makes total.
     *
     * @param first the first key of a descending order, if it is given
     */
    GeneratedQuery ordered(TableInQuery table, List<ColumnDefinition> columns, List<Condition> where, Optional<ColumnDefinition> first)
    {
        List<OrderKey> order = new ArrayList<>();
        first.ifPresent(column -> order.add(new OrderKey(table.expression(column.name()), true, false, false)));
        List<ColumnDefinition> sorted = table.table().columns().stream().filter(column -> column.sort().isPresent() || columns.contains(column)).filter(Shapes::isOrderable).collect(toImmutableList());
        if (first.isEmpty() && !sorted.isEmpty()) {
            order.add(new OrderKey(table.expression(sorted.get(random.nextInt(sorted.size())).name()), random.nextBoolean(), random.nextBoolean(), false));
        }
        boolean descending = random.nextInt(3) == 0;
        table.table().definition().primaryKey().stream()
                .map(table::expression)
                .filter(expression -> order.stream().noneMatch(key -> key.expression().equals(expression)))
                .forEach(expression -> order.add(new OrderKey(expression, descending, random.nextBoolean(), true)));
        OptionalLong offset = first.isEmpty() && random.nextInt(4) == 0 ? OptionalLong.of(random.nextInt(5)) : OptionalLong.empty();
        OptionalLong limit = first.isPresent() || random.nextInt(4) > 0 ? OptionalLong.of(1 + random.nextInt(25)) : OptionalLong.empty();
        return new GeneratedQuery(ImmutableList.of(plainBlock(table, columns, where)), "UNION", markIdentity(table, order), offset, limit);
    }

    private static List<OrderKey> markIdentity(TableInQuery table, List<OrderKey> order)
    {
        List<String> identity = table.table().definition().primaryKey().stream().map(table::expression).collect(toImmutableList());
        return order.stream().map(key -> new OrderKey(key.expression(), key.descending(), key.nullsFirst(), identity.contains(key.expression()))).collect(toImmutableList());
    }

    static boolean isOrderable(ColumnDefinition column)
    {
        return column.type() instanceof ColumnType.Scalar && !column.type().equals(ColumnType.JSON);
    }

    /**
     * As tools send it: everything of a table, or of a query that somebody has written, in parentheses, with conditions outside.
     */
    private GeneratedQuery wrapped(TableInQuery table, List<ColumnDefinition> columns, List<Condition> where)
    {
        int inside = where.isEmpty() ? 0 : random.nextInt(where.size() + 1);
        SelectBlock inner = SelectBlock.of(ImmutableList.of("*"), table.relation(), where.subList(0, inside));
        Relation from = new Relation.Wrapped(inner, table.alias(), OptionalLong.empty());
        List<Condition> outside = where.subList(inside, where.size());
        if (random.nextBoolean()) {
            return new Aggregates(random).over(table, from, outside);
        }
        return GeneratedQuery.of(SelectBlock.of(items(table, columns), from, outside));
    }

    private GeneratedQuery united(TableInQuery table, List<ColumnDefinition> columns, List<Condition> where)
    {
        // without the arrays and rows that sets cannot compare, and the words for JSON
        List<ColumnDefinition> comparable = columns.stream().filter(Shapes::isOrderable).collect(toImmutableList());
        if (comparable.isEmpty()) {
            return plain(table, columns, where);
        }
        List<String> items = comparable.stream().map(column -> table.expression(column.name())).collect(toImmutableList());
        int fewer = where.isEmpty() ? 0 : random.nextInt(where.size());
        List<Condition> needed = JoinChoices.neededKeys(random, table);
        ImmutableList.Builder<Condition> others = ImmutableList.<Condition>builder().addAll(needed).addAll(where.subList(fewer, where.size()));
        String word = ImmutableList.of("UNION", "UNION ALL", "INTERSECT", "EXCEPT").get(random.nextInt(4));
        return new GeneratedQuery(
                ImmutableList.of(SelectBlock.of(items, table.relation(), where), SelectBlock.of(items, table.relation(), others.build())),
                word,
                ImmutableList.of(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /**
     * The number of some rows: which ones they are is left open.
     */
    private GeneratedQuery counted(TableInQuery table, List<ColumnDefinition> columns, List<Condition> where)
    {
        Relation some = new Relation.Wrapped(plainBlock(table, columns.subList(0, 1), where), "s", OptionalLong.of(1 + random.nextInt(60)));
        return GeneratedQuery.of(SelectBlock.of(ImmutableList.of("count(*)"), some, ImmutableList.of()));
    }
}
