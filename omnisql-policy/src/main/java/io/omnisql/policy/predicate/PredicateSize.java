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

import com.google.common.base.Utf8;
import com.google.common.collect.ImmutableList;
import io.omnisql.policy.predicate.RowPredicate.Bound;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * How much there is in a predicate.
 *
 * @param literals values, each time that they stand in it
 * @param bytes of its columns and values in UTF-8, and some for each part: about what it takes to send it
 */
record PredicateSize(int literals, long bytes, List<String> columns)
{
    private static final int PART = 64;
    private static final int VALUE = 3;

    PredicateSize
    {
        requireNonNull(columns, "columns is null");
    }

    static PredicateSize of(RowPredicate predicate)
    {
        Counter counter = new Counter();
        counter.count(predicate);
        return new PredicateSize(counter.literals, counter.bytes, ImmutableList.copyOf(counter.columns));
    }

    private static final class Counter
    {
        private final Set<String> columns = new LinkedHashSet<>();
        private int literals;
        private long bytes;

        void count(RowPredicate predicate)
        {
            bytes += PART;
            switch (predicate) {
                case RowPredicate.All _, RowPredicate.None _ -> {}
                case RowPredicate.And(List<RowPredicate> terms) -> terms.forEach(this::count);
                case RowPredicate.Or(List<RowPredicate> terms) -> terms.forEach(this::count);
                case RowPredicate.OneOf oneOf -> compared(oneOf.column(), oneOf.values().stream());
                case RowPredicate.InRange range -> compared(range.column(), Stream.concat(range.low().stream(), range.high().stream()).map(Bound::value));
                case RowPredicate.StartsWith starts -> compared(starts.column(), Stream.of(starts.prefix()));
                case RowPredicate.ContainsAny contains -> compared(contains.column(), contains.values().stream());
                case RowPredicate.IsNull isNull -> compared(isNull.column(), Stream.of());
            }
        }

        private void compared(String column, Stream<String> values)
        {
            columns.add(column);
            bytes += Utf8.encodedLength(column);
            values.forEach(this::countValue);
        }

        private void countValue(String value)
        {
            literals++;
            bytes += VALUE + Utf8.encodedLength(value);
        }
    }
}
