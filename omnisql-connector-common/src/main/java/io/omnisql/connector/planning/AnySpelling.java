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
package io.omnisql.connector.planning;

import io.omnisql.policy.predicate.Predicates;
import io.omnisql.policy.predicate.RowPredicate;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What a predicate says of names in any spelling: whether it may be true of one that differs in case only, and whether it excludes one. Pure.
 */
final class AnySpelling
{
    private AnySpelling() {}

    /**
     * A predicate over folded names that is true wherever the given one may be of a name that is spelled otherwise.
     *
     * @param columns the columns with these names
     */
    static RowPredicate of(RowPredicate predicate, Set<String> columns)
    {
        return switch (predicate) {
            case RowPredicate.And(List<RowPredicate> terms) -> Predicates.and(each(terms, term -> of(term, columns)));
            case RowPredicate.Or(List<RowPredicate> terms) -> Predicates.or(each(terms, term -> of(term, columns)));
            case RowPredicate.OneOf oneOf when columns.contains(oneOf.column()) -> oneOf.negated()
                    ? new RowPredicate.All()
                    : new RowPredicate.OneOf(oneOf.column(), oneOf.type(), folded(oneOf.values()), false);
            case RowPredicate.StartsWith starts when columns.contains(starts.column()) -> starts.negated()
                    ? new RowPredicate.All()
                    : new RowPredicate.StartsWith(starts.column(), starts.type(), fold(starts.prefix()), false);
            case RowPredicate.InRange range when columns.contains(range.column()) -> new RowPredicate.All();
            case RowPredicate.All _, RowPredicate.None _, RowPredicate.OneOf _, RowPredicate.StartsWith _, RowPredicate.InRange _, RowPredicate.ContainsAny _, RowPredicate.IsNull _ -> predicate;
        };
    }

    /**
     * A predicate over folded names that is false wherever the given one excludes a name that is spelled the same but for its case.
     *
     * @param columns the columns with these names
     */
    static RowPredicate excluded(RowPredicate predicate, Set<String> columns)
    {
        return switch (predicate) {
            case RowPredicate.And(List<RowPredicate> terms) -> Predicates.and(each(terms, term -> excluded(term, columns)));
            case RowPredicate.Or(List<RowPredicate> terms) -> Predicates.or(each(terms, term -> excluded(term, columns)));
            case RowPredicate.OneOf oneOf when columns.contains(oneOf.column()) && oneOf.negated() -> new RowPredicate.OneOf(oneOf.column(), oneOf.type(), folded(oneOf.values()), true);
            case RowPredicate.StartsWith starts when columns.contains(starts.column()) && starts.negated() -> new RowPredicate.StartsWith(starts.column(), starts.type(), fold(starts.prefix()), true);
            case RowPredicate.None _ -> predicate;
            case RowPredicate.All _, RowPredicate.OneOf _, RowPredicate.StartsWith _, RowPredicate.InRange _, RowPredicate.ContainsAny _, RowPredicate.IsNull _ -> new RowPredicate.All();
        };
    }

    private static List<String> folded(List<String> names)
    {
        return names.stream().map(AnySpelling::fold).distinct().sorted().collect(toImmutableList());
    }

    private static List<RowPredicate> each(List<RowPredicate> terms, UnaryOperator<RowPredicate> spelled)
    {
        return terms.stream().map(spelled).collect(toImmutableList());
    }

    /**
     * The same text for all that {@link String#equalsIgnoreCase} takes for the same.
     */
    static String fold(String name)
    {
        return name.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
