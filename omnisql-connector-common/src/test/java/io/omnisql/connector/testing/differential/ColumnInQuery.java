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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static java.util.Objects.requireNonNull;

/**
 * A column as a condition names it, with what rows hold there.
 *
 * @param expression how the query names it
 * @param anchor the value of the row for which conditions hold, if they have to; empty where it is null
 * @param values of all rows
 */
record ColumnInQuery(ColumnDefinition column, String expression, Optional<Object> anchor, boolean holds, List<Object> values)
{
    ColumnInQuery
    {
        requireNonNull(column, "column is null");
        requireNonNull(expression, "expression is null");
        requireNonNull(anchor, "anchor is null");
        values = ImmutableList.copyOf(values);
    }

    /**
     * The value that a condition compares with: the row's own if it has to hold.
     */
    Object value(Random random)
    {
        if (holds && anchor.isPresent()) {
            return anchor.get();
        }
        Object value = values.get(random.nextInt(values.size()));
        return switch (random.nextInt(5)) {
            case 0 -> Literals.near(value, random);
            case 1 -> Literals.nowhere(value, random);
            default -> value;
        };
    }

    /**
     * Some values, with the row's own among them if the condition has to hold.
     */
    List<String> several(Random random, int count)
    {
        List<String> several = new ArrayList<>();
        several.add(Literals.of(value(random)));
        while (several.size() < count) {
            Object value = values.get(random.nextInt(values.size()));
            several.add(Literals.of(switch (random.nextInt(3)) {
                case 0 -> Literals.near(value, random);
                case 1 -> Literals.nowhere(value, random);
                default -> value;
            }));
        }
        Collections.shuffle(several, random);
        return several;
    }
}
