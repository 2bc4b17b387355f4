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
import io.airlift.slice.Slice;
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.block.Block;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static java.util.Objects.requireNonNull;

/**
 * A predicate ready to be asked of many rows. Thread-safe.
 */
public final class RowCheck
{
    private final List<String> columns;
    private final Check check;

    private RowCheck(RowPredicate predicate)
    {
        this.columns = predicate.columns();
        this.check = check(predicate);
    }

    public static RowCheck of(RowPredicate predicate)
    {
        return new RowCheck(predicate);
    }

    /**
     * What {@link RowValues} are asked for, by their place.
     */
    public List<String> columns()
    {
        return columns;
    }

    public boolean test(RowValues row)
    {
        return check.test(row);
    }

    private Check check(RowPredicate predicate)
    {
        return switch (predicate) {
            case RowPredicate.All _ -> new Constant(true);
            case RowPredicate.None _ -> new Constant(false);
            case RowPredicate.And(List<RowPredicate> terms) -> new AllOf(terms.stream().map(this::check).collect(toImmutableList()));
            case RowPredicate.Or(List<RowPredicate> terms) -> new AnyOf(terms.stream().map(this::check).collect(toImmutableList()));
            case RowPredicate.OneOf(String column, Type type, List<String> values, boolean negated) -> new InSet(columns.indexOf(column), PredicateValues.set(type, values), negated);
            case RowPredicate.InRange(String column, Type type, Optional<Bound> low, Optional<Bound> high, boolean negated) -> new InSet(columns.indexOf(column), PredicateValues.range(type, low, high), negated);
            case RowPredicate.StartsWith(String column, Type _, String prefix, boolean negated) -> new HasPrefix(columns.indexOf(column), utf8Slice(prefix), negated);
            case RowPredicate.ContainsAny(String column, Type elementType, List<String> values, boolean negated) -> new Contains(columns.indexOf(column), elementType, PredicateValues.set(elementType, values), negated);
            case RowPredicate.IsNull(String column, Type _, boolean negated) -> new Null(columns.indexOf(column), negated);
        };
    }

    private sealed interface Check
    {
        boolean test(RowValues row);
    }

    private record Constant(boolean value)
            implements Check
    {
        @Override
        public boolean test(RowValues row)
        {
            return value;
        }
    }

    private record AllOf(List<Check> checks)
            implements Check
    {
        private AllOf
        {
            checks = ImmutableList.copyOf(checks);
        }

        @Override
        public boolean test(RowValues row)
        {
            for (Check check : checks) {
                if (!check.test(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record AnyOf(List<Check> checks)
            implements Check
    {
        private AnyOf
        {
            checks = ImmutableList.copyOf(checks);
        }

        @Override
        public boolean test(RowValues row)
        {
            for (Check check : checks) {
                if (check.test(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    private record InSet(int column, ValueSet values, boolean negated)
            implements Check
    {
        private InSet
        {
            requireNonNull(values, "values is null");
        }

        @Override
        public boolean test(RowValues row)
        {
            return !row.isNull(column) && values.containsValue(row.value(column)) != negated;
        }
    }

    private record HasPrefix(int column, Slice prefix, boolean negated)
            implements Check
    {
        private HasPrefix
        {
            requireNonNull(prefix, "prefix is null");
        }

        @Override
        public boolean test(RowValues row)
        {
            return !row.isNull(column) && starts((Slice) row.value(column)) != negated;
        }

        private boolean starts(Slice text)
        {
            return text.length() >= prefix.length() && text.equals(0, prefix.length(), prefix, 0, prefix.length());
        }
    }

    private record Contains(int column, Type elementType, ValueSet values, boolean negated)
            implements Check
    {
        private Contains
        {
            requireNonNull(elementType, "elementType is null");
            requireNonNull(values, "values is null");
        }

        @Override
        public boolean test(RowValues row)
        {
            if (row.isNull(column)) {
                return false;
            }
            Block array = (Block) row.value(column);
            boolean unknown = false;
            for (int position = 0; position < array.getPositionCount(); position++) {
                if (array.isNull(position)) {
                    unknown = true;
                }
                else if (values.containsValue(readNativeValue(elementType, array, position))) {
                    return !negated;
                }
            }
            return negated && !unknown;
        }
    }

    private record Null(int column, boolean negated)
            implements Check
    {
        @Override
        public boolean test(RowValues row)
        {
            return row.isNull(column) != negated;
        }
    }
}
