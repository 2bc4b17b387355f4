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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What a query spells out of its keys, or the other side of a join does: a list of values for some of the scope columns.
 *
 * @param columns the scope columns in their order
 * @param values for each column the values that are listed, if they are
 * @param origin who names a key of which every column is listed
 */
record SpelledKeys(List<String> columns, List<Optional<List<String>>> values, KeyOrigin origin)
{
    SpelledKeys
    {
        columns = ImmutableList.copyOf(columns);
        values = ImmutableList.copyOf(values);
        requireNonNull(origin, "origin is null");
    }

    /**
     * @param constraint what the query itself says
     * @param joined the same, narrowed by what joins have said by now
     */
    static SpelledKeys of(List<String> columns, TupleDomain<ApiColumnHandle> constraint, TupleDomain<ApiColumnHandle> joined)
    {
        List<Optional<List<String>>> values = listed(columns, joined);
        return new SpelledKeys(columns, values, values.equals(listed(columns, constraint)) ? KeyOrigin.LITERAL : KeyOrigin.JOINED);
    }

    private static List<Optional<List<String>>> listed(List<String> columns, TupleDomain<ApiColumnHandle> constraint)
    {
        return columns.stream()
                .map(column -> Constraints.values(constraint, column))
                .collect(toImmutableList());
    }

    List<String> prefixColumns()
    {
        return columns.subList(0, columns.size() - 1);
    }

    List<Optional<List<String>>> prefixValues()
    {
        return values.subList(0, values.size() - 1);
    }

    String lastColumn()
    {
        return columns.getLast();
    }

    List<String> lastNames()
    {
        return values.getLast().orElseThrow();
    }

    boolean isLastSpelled()
    {
        return values.getLast().isPresent();
    }

    boolean isPrefixSpelled()
    {
        return prefixValues().stream().allMatch(Optional::isPresent);
    }

    /**
     * Whether a join lists so many names that listing all that there are takes fewer requests than asking for each.
     */
    boolean isLongerThan(long listing)
    {
        return origin.mayBeAbsent() && lastNames().size() > listing;
    }

    /**
     * Whether several lists multiply, so that most of their combinations may be no keys at all.
     */
    boolean isCombined()
    {
        return values.stream().flatMap(Optional::stream).filter(names -> names.size() > 1).count() > 1;
    }

    List<String> unspelledColumns()
    {
        return IntStream.range(0, columns.size())
                .filter(index -> values.get(index).isEmpty())
                .mapToObj(columns::get)
                .collect(toImmutableList());
    }

    /**
     * The one key of a table that the scope does not concern.
     */
    ScopeKey withoutScope()
    {
        return new ScopeKey(ImmutableList.of(), origin, ImmutableSet.of());
    }

    /**
     * The whole keys, where the query spells out each column.
     */
    List<ScopeKey> keys()
    {
        return product(columns, values);
    }

    /**
     * The whole keys under a prefix, where the query spells out the last column.
     */
    List<ScopeKey> keysUnder(ScopeKey prefix)
    {
        Set<String> spelled = ImmutableSet.<String>builder().addAll(prefix.spelled()).add(lastColumn()).build();
        return lastNames().stream()
                .map(name -> new ScopeKey(ImmutableList.<String>builder().addAll(prefix.values()).add(name).build(), origin, spelled))
                .collect(toImmutableList());
    }

    /**
     * The prefixes, where the query spells out each column but the last.
     */
    List<ScopeKey> prefixes()
    {
        return product(prefixColumns(), prefixValues());
    }

    /**
     * What is spelled out and no pattern matches: a name of the last column alone is compared with the keys of every prefix, so it is outside nothing.
     */
    List<List<String>> outside(List<ScopePattern> patterns)
    {
        if (isLastSpelled()) {
            return named().stream()
                    .map(ScopeKey::values)
                    .filter(key -> patterns.stream().noneMatch(pattern -> pattern.matches(key)))
                    .collect(toImmutableList());
        }
        if (!isPrefixSpelled() || isCombined() || prefixColumns().isEmpty()) {
            return ImmutableList.of();
        }
        return prefixes().stream()
                .map(ScopeKey::values)
                .filter(prefix -> patterns.stream().noneMatch(pattern -> pattern.matchesPrefix(prefix)))
                .collect(toImmutableList());
    }

    /**
     * The keys that are spelled out one by one.
     */
    List<ScopeKey> named()
    {
        return isPrefixSpelled() && isLastSpelled() && !isCombined() ? keys() : ImmutableList.of();
    }

    private List<ScopeKey> product(List<String> spelledColumns, List<Optional<List<String>>> lists)
    {
        return Lists.cartesianProduct(lists.stream().map(Optional::orElseThrow).collect(toImmutableList())).stream()
                .map(key -> new ScopeKey(key, origin, ImmutableSet.copyOf(spelledColumns)))
                .collect(toImmutableList());
    }
}
