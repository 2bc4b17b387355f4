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

import java.util.List;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * {@code SELECT … FROM … WHERE … GROUP BY … HAVING …}.
 *
 * @param items what is selected; what it is grouped by comes first
 * @param grouped how many of the items it is grouped by
 */
record SelectBlock(boolean distinct, List<String> items, Relation from, List<Condition> where, int grouped, List<Condition> having)
{
    SelectBlock
    {
        items = ImmutableList.copyOf(items);
        requireNonNull(from, "from is null");
        where = ImmutableList.copyOf(where);
        having = ImmutableList.copyOf(having);
    }

    static SelectBlock of(List<String> items, Relation from, List<Condition> where)
    {
        return new SelectBlock(false, items, from, where, 0, ImmutableList.of());
    }

    SelectBlock asDistinct()
    {
        return new SelectBlock(true, items, from, where, grouped, having);
    }

    SelectBlock withItems(List<String> others, int othersGrouped)
    {
        return new SelectBlock(distinct, others, from, where, othersGrouped, having);
    }

    SelectBlock withHaving(List<Condition> others)
    {
        return new SelectBlock(distinct, items, from, where, grouped, others);
    }

    String sql()
    {
        StringBuilder sql = new StringBuilder("SELECT ").append(distinct ? "DISTINCT " : "").append(String.join(", ", items)).append(" FROM ").append(from.sql());
        if (!where.isEmpty()) {
            sql.append(" WHERE ").append(Condition.allOf(where));
        }
        if (grouped > 0) {
            sql.append(" GROUP BY ").append(items.subList(0, grouped).stream().map(SelectBlock::expression).collect(joining(", ")));
        }
        if (!having.isEmpty()) {
            sql.append(" HAVING ").append(Condition.allOf(having));
        }
        return sql.toString();
    }

    private static String expression(String item)
    {
        int alias = item.lastIndexOf(" AS \"");
        return alias < 0 ? item : item.substring(0, alias);
    }

    Stream<SelectBlock> smaller()
    {
        Stream<SelectBlock> plain = distinct ? Stream.of(new SelectBlock(false, items, from, where, grouped, having)) : Stream.of();
        return Stream.of(
                        from.smaller().map(smaller -> new SelectBlock(distinct, items, smaller, where, grouped, having)),
                        Shrinks.of(where, Condition::smaller).map(fewer -> new SelectBlock(distinct, items, from, fewer, grouped, having)),
                        Shrinks.of(having, Condition::smaller).map(fewer -> new SelectBlock(distinct, items, from, where, grouped, fewer)),
                        fewerItems(),
                        plain)
                .flatMap(stream -> stream);
    }

    private Stream<SelectBlock> fewerItems()
    {
        Stream<SelectBlock> fewerGroups = Shrinks.of(items.subList(0, grouped))
                .map(keys -> withItems(ImmutableList.<String>builder().addAll(keys).addAll(items.subList(grouped, items.size())).build(), keys.size()));
        Stream<SelectBlock> fewerOthers = Shrinks.of(items.subList(grouped, items.size()))
                .map(others -> withItems(ImmutableList.<String>builder().addAll(items.subList(0, grouped)).addAll(others).build(), grouped));
        return Stream.concat(fewerGroups, fewerOthers).filter(block -> !block.items().isEmpty());
    }
}
