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
import com.google.common.collect.ImmutableSortedSet;
import io.omnisql.policy.predicate.RowPredicate.OneOf;
import io.trino.spi.type.Type;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * AND and OR of predicates, as short as is easily had: nested ones in one, none twice, and lists of values of one column as one list.
 */
public final class Predicates
{
    private Predicates() {}

    public static RowPredicate and(List<RowPredicate> terms)
    {
        Set<RowPredicate> distinct = new LinkedHashSet<>();
        for (RowPredicate term : terms) {
            switch (term) {
                case RowPredicate.All _ -> {}
                case RowPredicate.None _ -> {
                    return term;
                }
                case RowPredicate.And(List<RowPredicate> inner) -> distinct.addAll(inner);
                case RowPredicate.Or _, OneOf _, RowPredicate.InRange _, RowPredicate.StartsWith _, RowPredicate.ContainsAny _, RowPredicate.IsNull _ -> distinct.add(term);
            }
        }
        List<RowPredicate> united = united(distinct, true);
        return switch (united.size()) {
            case 0 -> new RowPredicate.All();
            case 1 -> united.getFirst();
            default -> new RowPredicate.And(united);
        };
    }

    public static RowPredicate or(List<RowPredicate> terms)
    {
        Set<RowPredicate> distinct = new LinkedHashSet<>();
        for (RowPredicate term : terms) {
            switch (term) {
                case RowPredicate.All _ -> {
                    return term;
                }
                case RowPredicate.None _ -> {}
                case RowPredicate.Or(List<RowPredicate> inner) -> distinct.addAll(inner);
                case RowPredicate.And _, OneOf _, RowPredicate.InRange _, RowPredicate.StartsWith _, RowPredicate.ContainsAny _, RowPredicate.IsNull _ -> distinct.add(term);
            }
        }
        List<RowPredicate> united = united(distinct, false);
        return switch (united.size()) {
            case 0 -> new RowPredicate.None();
            case 1 -> united.getFirst();
            default -> new RowPredicate.Or(united);
        };
    }

    /**
     * Alternatives are united under OR, exclusions under AND.
     */
    private static List<RowPredicate> united(Set<RowPredicate> terms, boolean negated)
    {
        ImmutableList.Builder<RowPredicate> united = ImmutableList.builder();
        Map<ComparedColumn, ImmutableSortedSet.Builder<String>> values = new LinkedHashMap<>();
        for (RowPredicate term : terms) {
            if (term instanceof OneOf oneOf && oneOf.negated() == negated) {
                values.computeIfAbsent(new ComparedColumn(oneOf.column(), oneOf.type()), _ -> ImmutableSortedSet.naturalOrder()).addAll(oneOf.values());
            }
            else {
                united.add(term);
            }
        }
        values.forEach((column, set) -> united.add(new OneOf(column.name(), column.type(), set.build().asList(), negated)));
        return united.build();
    }

    private record ComparedColumn(String name, Type type)
    {
        private ComparedColumn
        {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
        }
    }
}
