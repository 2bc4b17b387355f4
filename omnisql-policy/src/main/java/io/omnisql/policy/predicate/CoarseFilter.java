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
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.predicate.Range;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;

/**
 * Fewer literals for more rows: long lists become the range from their least to their greatest value.
 */
final class CoarseFilter
{
    private CoarseFilter() {}

    /**
     * A predicate that is true of every row of which the given one is, and has no list of more values.
     */
    static RowPredicate of(RowPredicate predicate, int longestList)
    {
        return switch (predicate) {
            case RowPredicate.All _, RowPredicate.None _, RowPredicate.InRange _, RowPredicate.StartsWith _, RowPredicate.IsNull _ -> predicate;
            case RowPredicate.And(List<RowPredicate> terms) -> Predicates.and(coarse(terms, longestList));
            case RowPredicate.Or(List<RowPredicate> terms) -> Predicates.or(coarse(terms, longestList));
            case RowPredicate.OneOf oneOf -> oneOf.values().size() <= longestList ? oneOf : coarse(oneOf);
            case RowPredicate.ContainsAny contains -> contains.values().size() <= longestList ? contains : new RowPredicate.All();
        };
    }

    private static List<RowPredicate> coarse(List<RowPredicate> terms, int longestList)
    {
        return terms.stream().map(term -> of(term, longestList)).collect(toImmutableList());
    }

    private static RowPredicate coarse(RowPredicate.OneOf oneOf)
    {
        if (oneOf.negated()) {
            return new RowPredicate.IsNull(oneOf.column(), oneOf.type(), true);
        }
        Type type = oneOf.type();
        Map<Object, String> texts = oneOf.values().stream().collect(toImmutableMap(value -> LiteralValue.of(type, value), Function.identity()));
        Range span = PredicateValues.set(type, ImmutableList.copyOf(texts.values())).getRanges().getSpan();
        return new RowPredicate.InRange(
                oneOf.column(),
                type,
                Optional.of(new Bound(texts.get(span.getLowBoundedValue()), true)),
                Optional.of(new Bound(texts.get(span.getHighBoundedValue()), true)),
                false);
    }
}
