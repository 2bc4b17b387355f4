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
import com.google.common.collect.Lists;
import io.omnisql.connector.definition.ScopeDefinition;
import io.trino.spi.predicate.TupleDomain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * Finds the keys of a query from its constraint and the catalog's scope, without asking the source. Pure.
 */
public final class ScopeResolver
{
    private final ScopeDefinition definition;
    private final Scope scope;

    public ScopeResolver(ScopeDefinition definition, Scope scope)
    {
        this.definition = requireNonNull(definition, "definition is null");
        this.scope = requireNonNull(scope, "scope is null");
    }

    public ScopeKeys resolve(TupleDomain<ApiColumnHandle> constraint)
    {
        List<Optional<List<String>>> named = definition.columns().stream()
                .map(column -> named(constraint, column))
                .collect(toImmutableList());
        return switch (scope) {
            case Scope.Open() -> open(named);
            case Scope.Declared(List<ScopePattern> patterns) -> declared(inOneSpelling(patterns), named);
        };
    }

    private ScopeKeys open(List<Optional<List<String>>> named)
    {
        List<Optional<List<String>>> prefix = named.subList(0, named.size() - 1);
        boolean lastNamed = named.getLast().isPresent();
        if (prefix.stream().anyMatch(Optional::isEmpty) || (prefix.isEmpty() && !lastNamed)) {
            List<String> missing = IntStream.range(0, named.size())
                    .filter(index -> named.get(index).isEmpty())
                    .mapToObj(definition.columns()::get)
                    .collect(toImmutableList());
            return new ScopeKeys(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), missing);
        }
        if (lastNamed) {
            return new ScopeKeys(product(named), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
        }
        List<ScopeKeys.Enumeration> enumerations = product(prefix).stream()
                .map(key -> new ScopeKeys.Enumeration(key, ImmutableList.of("*")))
                .collect(toImmutableList());
        return new ScopeKeys(ImmutableList.of(), enumerations, ImmutableList.of(), ImmutableList.of());
    }

    /**
     * Prefixes that differ in case only are one, in the spelling that comes first.
     */
    private static List<ScopePattern> inOneSpelling(List<ScopePattern> patterns)
    {
        Map<List<String>, List<String>> spellings = new LinkedHashMap<>();
        return patterns.stream()
                .map(pattern -> new ScopePattern(spellings.computeIfAbsent(withoutCase(pattern.prefix()), _ -> pattern.prefix()), pattern.last()))
                .collect(toImmutableList());
    }

    private static ScopeKeys declared(List<ScopePattern> patterns, List<Optional<List<String>>> named)
    {
        List<Optional<List<String>>> namedPrefix = named.subList(0, named.size() - 1);
        Map<List<String>, ScopeKey> keys = new LinkedHashMap<>();
        Map<ScopeKey, Set<String>> enumerations = new LinkedHashMap<>();
        for (ScopePattern pattern : patterns) {
            for (ScopeKey prefix : prefixes(pattern, namedPrefix)) {
                if (named.getLast().isPresent()) {
                    for (String last : named.getLast().get()) {
                        if (ScopePattern.matchesLast(pattern.last(), last)) {
                            // the source has one of the query's spellings, and only the source knows which
                            ScopeKey key = key(prefix, last, named);
                            keys.putIfAbsent(key.values(), key);
                        }
                    }
                }
                else if (pattern.isExact()) {
                    ScopeKey key = new ScopeKey(append(prefix.values(), pattern.last()), KeyOrigin.DECLARED);
                    keys.putIfAbsent(withoutCase(key.values()), key);
                }
                else {
                    enumerations.computeIfAbsent(prefix, _ -> new LinkedHashSet<>()).add(pattern.last());
                }
            }
        }
        List<ScopeKeys.Enumeration> listed = enumerations.entrySet().stream()
                .map(entry -> new ScopeKeys.Enumeration(entry.getKey(), ImmutableList.copyOf(entry.getValue())))
                .collect(toImmutableList());
        List<ScopeKey> single = keys.values().stream()
                .filter(key -> listed.stream().noneMatch(enumeration -> covers(enumeration, key)))
                .collect(toImmutableList());
        return new ScopeKeys(single, listed, outside(patterns, named), ImmutableList.of());
    }

    private static boolean covers(ScopeKeys.Enumeration enumeration, ScopeKey key)
    {
        return new ScopePattern(enumeration.prefix().values(), "*").matches(key.values()) && enumeration.admits(key.values().getLast());
    }

    /**
     * The prefixes of a pattern that the query wants: in the query's own spelling where it spells one, which the source then has to confirm.
     */
    private static List<ScopeKey> prefixes(ScopePattern pattern, List<Optional<List<String>>> namedPrefix)
    {
        List<Optional<List<String>>> wanted = new ArrayList<>();
        boolean literal = true;
        for (int index = 0; index < namedPrefix.size(); index++) {
            String declared = pattern.prefix().get(index);
            Optional<List<String>> matching = namedPrefix.get(index)
                    .map(names -> names.stream().filter(declared::equalsIgnoreCase).collect(toImmutableList()));
            literal &= matching.isPresent();
            wanted.add(Optional.of(matching.orElse(ImmutableList.of(declared))));
        }
        KeyOrigin origin = literal && !namedPrefix.isEmpty() ? KeyOrigin.LITERAL : KeyOrigin.DECLARED;
        return product(wanted).stream()
                .map(key -> new ScopeKey(key.values(), origin))
                .collect(toImmutableList());
    }

    private static ScopeKey key(ScopeKey prefix, String last, List<Optional<List<String>>> named)
    {
        boolean literal = named.stream().allMatch(Optional::isPresent) && severalLists(named) <= 1;
        return new ScopeKey(append(prefix.values(), last), literal ? KeyOrigin.LITERAL : KeyOrigin.COMBINED);
    }

    private static List<String> withoutCase(List<String> values)
    {
        return values.stream()
                .map(value -> value.toLowerCase(ENGLISH))
                .collect(toImmutableList());
    }

    /**
     * What the query spells out and no pattern matches: a name of the last column alone is compared with the keys of every prefix, so it is outside nothing.
     */
    private static List<List<String>> outside(List<ScopePattern> patterns, List<Optional<List<String>>> named)
    {
        List<Optional<List<String>>> prefix = named.subList(0, named.size() - 1);
        if (prefix.stream().anyMatch(Optional::isEmpty) || severalLists(named) > 1) {
            return ImmutableList.of();
        }
        if (named.getLast().isPresent()) {
            return product(named).stream()
                    .map(ScopeKey::values)
                    .filter(values -> patterns.stream().noneMatch(pattern -> pattern.matches(values)))
                    .collect(toImmutableList());
        }
        if (prefix.isEmpty()) {
            return ImmutableList.of();
        }
        return product(prefix).stream()
                .map(ScopeKey::values)
                .filter(values -> patterns.stream().noneMatch(pattern -> pattern.matchesPrefix(values)))
                .collect(toImmutableList());
    }

    private static List<ScopeKey> product(List<Optional<List<String>>> named)
    {
        KeyOrigin origin = severalLists(named) <= 1 ? KeyOrigin.LITERAL : KeyOrigin.COMBINED;
        return Lists.cartesianProduct(named.stream().map(Optional::orElseThrow).collect(toImmutableList())).stream()
                .map(values -> new ScopeKey(values, origin))
                .collect(toImmutableList());
    }

    private static long severalLists(List<Optional<List<String>>> named)
    {
        return named.stream()
                .flatMap(Optional::stream)
                .filter(names -> names.size() > 1)
                .count();
    }

    private static List<String> append(List<String> values, String last)
    {
        return ImmutableList.<String>builder().addAll(values).add(last).build();
    }

    private static Optional<List<String>> named(TupleDomain<ApiColumnHandle> constraint, String column)
    {
        return Constraints.domain(constraint, column).flatMap(DiscreteValues::of);
    }
}
