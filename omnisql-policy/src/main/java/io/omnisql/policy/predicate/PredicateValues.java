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

import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Canonical texts as Trino's own sets of values.
 */
final class PredicateValues
{
    private PredicateValues() {}

    static ValueSet set(Type type, List<String> values)
    {
        return ValueSet.copyOf(type, values.stream().map(value -> LiteralValue.of(type, value)).collect(toImmutableList()));
    }

    /**
     * At least one of the bounds is there. Bounds that leave nothing between them make no range.
     */
    static ValueSet range(Type type, Optional<Bound> low, Optional<Bound> high)
    {
        ValueSet above = low.map(bound -> above(type, bound)).map(ValueSet::ofRanges).orElseGet(() -> ValueSet.all(type));
        ValueSet below = high.map(bound -> below(type, bound)).map(ValueSet::ofRanges).orElseGet(() -> ValueSet.all(type));
        return above.intersect(below);
    }

    private static Range above(Type type, Bound bound)
    {
        Object value = LiteralValue.of(type, bound.value());
        return bound.inclusive() ? Range.greaterThanOrEqual(type, value) : Range.greaterThan(type, value);
    }

    private static Range below(Type type, Bound bound)
    {
        Object value = LiteralValue.of(type, bound.value());
        return bound.inclusive() ? Range.lessThanOrEqual(type, value) : Range.lessThan(type, value);
    }
}
