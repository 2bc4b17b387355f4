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
package io.omnisql.policy.predicate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Subject;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Condition.Limit;
import io.omnisql.policy.model.Operand;
import io.omnisql.policy.predicate.TestingColumn.Cell;
import io.trino.spi.type.VarcharType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Conditions over the columns, rows of them, and a user whose attributes are partly missing, empty, or no values of the columns that they are compared with.
 */
final class RandomConditions
{
    private final Random random;
    private final Map<String, List<String>> attributes = new HashMap<>();

    RandomConditions(Random random)
    {
        this.random = requireNonNull(random, "random is null");
    }

    /**
     * Known after the conditions, which say what attributes there are.
     */
    Subject subject()
    {
        return new Subject("alice", "acme", Optional.empty(), Optional.empty(), ImmutableSet.of(), false, ImmutableMap.copyOf(attributes));
    }

    List<Cell> row()
    {
        return TestingColumn.COLUMNS.stream().map(this::cell).collect(toImmutableList());
    }

    private Cell cell(TestingColumn column)
    {
        if (random.nextInt(5) == 0) {
            return new Cell(column, Optional.empty());
        }
        if (!column.isArray()) {
            return new Cell(column, Optional.of(ImmutableList.of(Optional.of(any(column.values())))));
        }
        return new Cell(column, Optional.of(some(4, () -> random.nextInt(4) == 0 ? Optional.empty() : Optional.of(any(column.values())))));
    }

    Condition condition(int depth)
    {
        return switch (depth == 0 ? 3 : random.nextInt(5)) {
            case 0 -> new Condition.And(terms(depth));
            case 1 -> new Condition.Or(terms(depth));
            case 2 -> new Condition.Not(condition(depth - 1));
            default -> comparison(any(TestingColumn.COLUMNS));
        };
    }

    private List<Condition> terms(int depth)
    {
        return Stream.generate(() -> condition(depth - 1)).limit(2 + random.nextInt(2)).collect(toImmutableList());
    }

    private Condition comparison(TestingColumn column)
    {
        if (random.nextInt(6) == 0) {
            return new Condition.IsNull(column.name());
        }
        if (column.isArray()) {
            return new Condition.Contains(column.name(), operands(column));
        }
        if (column.type() instanceof VarcharType && random.nextInt(3) == 0) {
            return new Condition.StartsWith(column.name(), operands(column));
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.Equal(column.name(), operand(column));
            case 1 -> new Condition.In(column.name(), operands(column));
            default -> range(column);
        };
    }

    private Condition range(TestingColumn column)
    {
        Optional<Limit> low = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(limit(column));
        Optional<Limit> high = low.isPresent() && random.nextInt(3) == 0 ? Optional.empty() : Optional.of(limit(column));
        return new Condition.InRange(column.name(), low, high);
    }

    private Limit limit(TestingColumn column)
    {
        return new Limit(operand(column), random.nextBoolean());
    }

    private List<Operand> operands(TestingColumn column)
    {
        return Stream.generate(() -> operand(column)).limit(1 + random.nextInt(3)).collect(toImmutableList());
    }

    private Operand operand(TestingColumn column)
    {
        if (random.nextInt(3) > 0) {
            return new Operand.Literal(any(column.values()));
        }
        String name = "attribute" + random.nextInt(1_000_000);
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> attributes.put(name, ImmutableList.of());
            case 2 -> attributes.put(name, ImmutableList.of(any(column.values()), any(column.foreign())));
            case 3 -> attributes.put(name, ImmutableList.of(any(column.foreign())));
            case 4 -> attributes.put(name, ImmutableList.of(any(column.values()), any(column.values())));
            default -> attributes.put(name, ImmutableList.of(any(column.values())));
        }
        return new Operand.Attribute(name);
    }

    private <T> List<T> some(int most, Supplier<T> element)
    {
        return Stream.generate(element).limit(random.nextInt(most)).collect(toImmutableList());
    }

    private <T> T any(List<T> list)
    {
        return list.get(random.nextInt(list.size()));
    }
}
