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

import com.google.common.collect.ImmutableMap;
import io.airlift.slice.Slice;
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;

/**
 * What a predicate says of each column by itself: every visible row is in these domains, but not every row in them is visible.
 * <p>
 * So keys outside them need not be asked for.
 */
public final class ImpliedDomains
{
    private ImpliedDomains() {}

    public static TupleDomain<String> of(RowPredicate predicate)
    {
        return switch (predicate) {
            case RowPredicate.All _, RowPredicate.ContainsAny _ -> TupleDomain.all();
            case RowPredicate.None _ -> TupleDomain.none();
            case RowPredicate.And(List<RowPredicate> terms) -> TupleDomain.intersect(terms.stream().map(ImpliedDomains::of).collect(toImmutableList()));
            case RowPredicate.Or(List<RowPredicate> terms) -> TupleDomain.columnWiseUnion(terms.stream().map(ImpliedDomains::of).collect(toImmutableList()));
            case RowPredicate.OneOf(String column, Type type, List<String> values, boolean negated) -> notNull(column, PredicateValues.set(type, values), negated);
            case RowPredicate.InRange(String column, Type type, Optional<Bound> low, Optional<Bound> high, boolean negated) -> notNull(column, PredicateValues.range(type, low, high), negated);
            case RowPredicate.StartsWith(String column, Type type, String prefix, boolean negated) -> notNull(column, startingWith(type, prefix), negated);
            case RowPredicate.IsNull(String column, Type type, boolean negated) -> domain(column, negated ? Domain.notNull(type) : Domain.onlyNull(type));
        };
    }

    private static TupleDomain<String> notNull(String column, ValueSet values, boolean negated)
    {
        return domain(column, Domain.create(negated ? values.complement() : values, false));
    }

    private static TupleDomain<String> domain(String column, Domain domain)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(column, domain));
    }

    /**
     * Up to the first text that is greater than all of them: texts have the order of their characters' numbers.
     */
    private static ValueSet startingWith(Type type, String prefix)
    {
        Slice low = utf8Slice(prefix);
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                points[last] = points[last] + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : points[last] + 1;
                return ValueSet.ofRanges(Range.range(type, low, true, utf8Slice(new String(points, 0, last + 1)), false));
            }
        }
        return ValueSet.ofRanges(Range.greaterThanOrEqual(type, low));
    }
}
