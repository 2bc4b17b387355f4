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
import java.util.OptionalLong;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * What a query reads from, under the names that its conditions use.
 */
sealed interface Relation
{
    String sql();

    Stream<Relation> smaller();

    record Table(String name, String alias)
            implements Relation
    {
        public Table
        {
            requireNonNull(name, "name is null");
            requireNonNull(alias, "alias is null");
        }

        @Override
        public String sql()
        {
            return name + " " + alias;
        }

        @Override
        public Stream<Relation> smaller()
        {
            return Stream.of();
        }
    }

    /**
     * A query in parentheses, as tools that write SQL send it. All columns of a table, under an alias that is the table's too, can be replaced by the table.
     *
     * @param limit how many of its rows, whichever they are: then only their number is asked for
     */
    record Wrapped(SelectBlock block, String alias, OptionalLong limit)
            implements Relation
    {
        public Wrapped
        {
            requireNonNull(block, "block is null");
            requireNonNull(alias, "alias is null");
            requireNonNull(limit, "limit is null");
        }

        @Override
        public String sql()
        {
            return "(%s%s) %s".formatted(block.sql(), limit.isPresent() ? " LIMIT " + limit.getAsLong() : "", alias);
        }

        @Override
        public Stream<Relation> smaller()
        {
            Stream<Relation> unwrapped = block.from() instanceof Table table && table.alias().equals(alias) ? Stream.of(table) : Stream.of();
            // the columns stay, as the conditions outside name them
            return Stream.concat(unwrapped, block.smaller().filter(smaller -> smaller.items().equals(block.items())).map(smaller -> new Wrapped(smaller, alias, limit)));
        }
    }

    record Join(Relation left, String kind, Relation right, List<Condition> on)
            implements Relation
    {
        public Join
        {
            requireNonNull(left, "left is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(right, "right is null");
            on = ImmutableList.copyOf(on);
        }

        @Override
        public String sql()
        {
            return "%s %s JOIN %s ON %s".formatted(left.sql(), kind, right.sql(), Condition.allOf(on));
        }

        @Override
        public Stream<Relation> smaller()
        {
            Stream<Relation> inner = kind.equals("INNER") ? Stream.of() : Stream.of(new Join(left, "INNER", right, on));
            return Stream.of(
                            Stream.of(left, right),
                            inner,
                            left.smaller().<Relation>map(smaller -> new Join(smaller, kind, right, on)),
                            right.smaller().<Relation>map(smaller -> new Join(left, kind, smaller, on)),
                            Shrinks.of(on, Condition::smaller).filter(fewer -> !fewer.isEmpty()).<Relation>map(fewer -> new Join(left, kind, right, fewer)))
                    .flatMap(stream -> stream);
        }
    }
}
