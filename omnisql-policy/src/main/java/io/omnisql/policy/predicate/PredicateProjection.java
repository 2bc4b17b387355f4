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

import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What a predicate says of some columns: where it is false of their values, no row that has them is visible.
 */
public final class PredicateProjection
{
    private PredicateProjection() {}

    /**
     * A predicate over these columns that is true wherever the given one may be.
     */
    public static RowPredicate onto(RowPredicate predicate, Set<String> columns)
    {
        return switch (predicate) {
            case RowPredicate.All _, RowPredicate.None _ -> predicate;
            case RowPredicate.And(List<RowPredicate> terms) -> Predicates.and(onto(terms, columns));
            case RowPredicate.Or(List<RowPredicate> terms) -> Predicates.or(onto(terms, columns));
            case RowPredicate.OneOf oneOf -> known(oneOf, columns.contains(oneOf.column()));
            case RowPredicate.InRange range -> known(range, columns.contains(range.column()));
            case RowPredicate.StartsWith starts -> known(starts, columns.contains(starts.column()));
            case RowPredicate.ContainsAny contains -> known(contains, columns.contains(contains.column()));
            case RowPredicate.IsNull isNull -> known(isNull, columns.contains(isNull.column()));
        };
    }

    /**
     * A predicate that is true where the given one is whatever the values of these columns are.
     */
    public static RowPredicate whatever(RowPredicate predicate, Set<String> columns)
    {
        return switch (predicate) {
            case RowPredicate.All _, RowPredicate.None _ -> predicate;
            case RowPredicate.And(List<RowPredicate> terms) -> Predicates.and(terms.stream().map(term -> whatever(term, columns)).collect(toImmutableList()));
            case RowPredicate.Or(List<RowPredicate> terms) -> Predicates.or(terms.stream().map(term -> whatever(term, columns)).collect(toImmutableList()));
            case RowPredicate.OneOf _, RowPredicate.InRange _, RowPredicate.StartsWith _, RowPredicate.ContainsAny _, RowPredicate.IsNull _ -> columns.containsAll(predicate.columns()) ? new RowPredicate.None() : predicate;
        };
    }

    private static List<RowPredicate> onto(List<RowPredicate> terms, Set<String> columns)
    {
        return terms.stream().map(term -> onto(term, columns)).collect(toImmutableList());
    }

    private static RowPredicate known(RowPredicate comparison, boolean isKnown)
    {
        return isKnown ? comparison : new RowPredicate.All();
    }
}
