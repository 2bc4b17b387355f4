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
 * A condition of a query, of which parts can be left out.
 */
sealed interface Condition
{
    String sql();

    /**
     * The conditions that are a step smaller; none where it is as small as can be.
     */
    Stream<Condition> smaller();

    /**
     * Text that is taken or left.
     */
    record Plain(String sql)
            implements Condition
    {
        public Plain
        {
            requireNonNull(sql, "sql is null");
        }

        @Override
        public Stream<Condition> smaller()
        {
            return Stream.of();
        }
    }

    /**
     * {@code operand [NOT] IN (values)}.
     */
    record Among(String operand, boolean negated, List<String> values)
            implements Condition
    {
        public Among
        {
            requireNonNull(operand, "operand is null");
            values = ImmutableList.copyOf(values);
        }

        @Override
        public String sql()
        {
            return "%s%s IN (%s)".formatted(operand, negated ? " NOT" : "", String.join(", ", values));
        }

        @Override
        public Stream<Condition> smaller()
        {
            return Shrinks.of(values).filter(fewer -> !fewer.isEmpty()).map(fewer -> new Among(operand, negated, fewer));
        }
    }

    /**
     * Conditions of which all have to hold, or one.
     */
    record Junction(boolean all, List<Condition> parts)
            implements Condition
    {
        public Junction
        {
            parts = ImmutableList.copyOf(parts);
        }

        @Override
        public String sql()
        {
            return parts.stream().map(Condition::sql).collect(joining(all ? " AND " : " OR ", "(", ")"));
        }

        @Override
        public Stream<Condition> smaller()
        {
            return Stream.concat(
                    parts.stream(),
                    Shrinks.of(parts, Condition::smaller).filter(fewer -> !fewer.isEmpty()).map(fewer -> new Junction(all, fewer)));
        }
    }

    /**
     * A condition that must not hold.
     */
    record Negation(Condition part)
            implements Condition
    {
        public Negation
        {
            requireNonNull(part, "part is null");
        }

        @Override
        public String sql()
        {
            return "NOT (%s)".formatted(part.sql());
        }

        @Override
        public Stream<Condition> smaller()
        {
            return Stream.concat(Stream.of(part), part.smaller().map(Negation::new));
        }
    }

    /**
     * A condition with the rows of another query: {@code x IN}, {@code NOT EXISTS} and so on.
     */
    record Related(String opening, SelectBlock block)
            implements Condition
    {
        public Related
        {
            requireNonNull(opening, "opening is null");
            requireNonNull(block, "block is null");
        }

        @Override
        public String sql()
        {
            return "%s (%s)".formatted(opening, block.sql());
        }

        @Override
        public Stream<Condition> smaller()
        {
            return block.smaller()
                    .filter(smaller -> smaller.items().size() == block.items().size())
                    .map(smaller -> new Related(opening, smaller));
        }
    }

    static String allOf(List<Condition> conditions)
    {
        return conditions.stream().map(Condition::sql).collect(joining(" AND "));
    }
}
