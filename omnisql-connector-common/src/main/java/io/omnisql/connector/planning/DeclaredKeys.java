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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * Finds the keys of a query inside a declared scope.
 * <p>
 * A key is asked for in the query's own spelling where the query spells it, and the source then has to confirm that spelling; so two spellings of a name are two keys.
 * A key that is declared without a pattern is read by its name even where a pattern matches it, because a list of the source need not hold it: then the list goes without it.
 */
final class DeclaredKeys
{
    private final SpelledKeys spelled;
    private final long listing;
    private final boolean severalPrefixes;
    private final Map<List<String>, ScopeKey> keys = new LinkedHashMap<>();
    private final Map<ScopeKey, Set<String>> enumerations = new LinkedHashMap<>();

    private DeclaredKeys(List<ScopePattern> patterns, SpelledKeys spelled, long listing)
    {
        this.spelled = requireNonNull(spelled, "spelled is null");
        this.listing = listing;
        this.severalPrefixes = patterns.stream()
                .filter(pattern -> !pattern.isExact())
                .flatMap(pattern -> prefixes(pattern).stream())
                .distinct()
                .count() > 1;
    }

    /**
     * @param literal what the query itself spells out
     * @param spelled the same, narrowed by joins
     * @param listing the requests that it takes to list all names under a prefix
     */
    static ScopeKeys resolve(List<ScopePattern> declared, SpelledKeys literal, SpelledKeys spelled, long listing)
    {
        List<ScopePattern> patterns = inOneSpelling(declared);
        DeclaredKeys found = new DeclaredKeys(patterns, spelled, listing);
        patterns.stream().filter(ScopePattern::isExact).forEach(found::addKey);
        patterns.stream().filter(pattern -> !pattern.isExact()).forEach(found::addNames);
        return new ScopeKeys(ImmutableList.copyOf(found.keys.values()), found.enumerations(), literal.outside(patterns), ImmutableList.of());
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

    private void addKey(ScopePattern pattern)
    {
        for (ScopeKey prefix : prefixes(pattern)) {
            if (spelled.isLastSpelled()) {
                matching(pattern).forEach(name -> add(spelledKey(prefix, name, origin(pattern, append(prefix.values(), name)))));
            }
            else {
                List<String> values = append(prefix.values(), pattern.last());
                add(new ScopeKey(values, origin(pattern, values), prefix.spelled()));
            }
        }
    }

    /**
     * The other side of a join may spell a declared name in its own way, which is nobody's mistake.
     */
    private KeyOrigin origin(ScopePattern pattern, List<String> values)
    {
        boolean isDeclared = values.equals(append(pattern.prefix(), pattern.last()));
        return isDeclared || !spelled.origin().mayBeAbsent() ? KeyOrigin.DECLARED : spelled.origin();
    }

    private void addNames(ScopePattern pattern)
    {
        for (ScopeKey prefix : prefixes(pattern)) {
            if (!spelled.isLastSpelled() || spelled.isLongerThan(listing)) {
                enumerations.computeIfAbsent(prefix, _ -> new LinkedHashSet<>()).add(pattern.last());
            }
            else if (severalPrefixes && spelled.lastNames().size() > 1) {
                List<String> names = matching(pattern);
                if (!names.isEmpty()) {
                    enumerations.computeIfAbsent(prefix, _ -> new LinkedHashSet<>()).addAll(names);
                }
            }
            else {
                matching(pattern).forEach(name -> add(spelledKey(prefix, name, KeyOrigin.COMBINED)));
            }
        }
    }

    /**
     * The prefixes of a pattern that the query wants.
     */
    private List<ScopeKey> prefixes(ScopePattern pattern)
    {
        List<List<String>> wanted = new ArrayList<>();
        ImmutableSet.Builder<String> spelledColumns = ImmutableSet.builder();
        for (int index = 0; index < pattern.prefix().size(); index++) {
            String declared = pattern.prefix().get(index);
            Optional<List<String>> names = spelled.prefixValues().get(index);
            if (names.isPresent()) {
                spelledColumns.add(spelled.prefixColumns().get(index));
            }
            wanted.add(names.map(values -> values.stream().filter(declared::equalsIgnoreCase).toList()).orElse(ImmutableList.of(declared)));
        }
        KeyOrigin origin = spelled.isPrefixSpelled() && !pattern.prefix().isEmpty() ? spelled.origin() : KeyOrigin.DECLARED;
        return Lists.cartesianProduct(wanted).stream()
                .map(values -> new ScopeKey(values, origin, spelledColumns.build()))
                .collect(toImmutableList());
    }

    /**
     * The names of the query that a pattern matches: the source has one of the spellings, and only the source knows which.
     */
    private List<String> matching(ScopePattern pattern)
    {
        return spelled.lastNames().stream()
                .filter(name -> ScopePattern.matchesLast(pattern.last(), name))
                .collect(toImmutableList());
    }

    private ScopeKey spelledKey(ScopeKey prefix, String name, KeyOrigin otherwise)
    {
        boolean literal = spelled.isPrefixSpelled() && !spelled.isCombined();
        return new ScopeKey(
                append(prefix.values(), name),
                literal ? spelled.origin() : otherwise,
                ImmutableSet.<String>builder().addAll(prefix.spelled()).add(spelled.lastColumn()).build());
    }

    private void add(ScopeKey key)
    {
        ImmutableList.Builder<String> identity = ImmutableList.builder();
        for (int index = 0; index < key.values().size(); index++) {
            String value = key.values().get(index);
            identity.add(key.spelled().contains(spelled.columns().get(index)) ? value : value.toLowerCase(ENGLISH));
        }
        keys.putIfAbsent(identity.build(), key);
    }

    private List<ScopeKeys.Enumeration> enumerations()
    {
        return enumerations.entrySet().stream()
                .map(entry -> enumeration(entry.getKey(), names(entry.getKey(), ImmutableList.copyOf(entry.getValue()))))
                .collect(toImmutableList());
    }

    private ScopeKeys.Enumeration enumeration(ScopeKey prefix, NamePatterns names)
    {
        List<ScopeKey> instead = spelled.isLastSpelled() && spelled.isLongerThan(listing)
                ? spelled.keysUnder(prefix).stream().filter(key -> names.admits(key.values().getLast())).collect(toImmutableList())
                : ImmutableList.of();
        return new ScopeKeys.Enumeration(prefix, names, instead);
    }

    private NamePatterns names(ScopeKey prefix, List<String> patterns)
    {
        NamePatterns all = new NamePatterns(patterns, ImmutableList.of());
        List<String> except = keys.values().stream()
                .filter(key -> withoutCase(key.values().subList(0, prefix.values().size())).equals(withoutCase(prefix.values())))
                .map(key -> key.values().getLast())
                .filter(all::admits)
                .collect(toImmutableList());
        return new NamePatterns(patterns, except);
    }

    private static List<String> withoutCase(List<String> values)
    {
        return values.stream()
                .map(value -> value.toLowerCase(ENGLISH))
                .collect(toImmutableList());
    }

    private static List<String> append(List<String> values, String last)
    {
        return ImmutableList.<String>builder().addAll(values).add(last).build();
    }
}
