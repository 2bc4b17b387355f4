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
import com.google.common.collect.Sets;
import io.omnisql.policy.predicate.PredicateProjection;
import io.omnisql.policy.predicate.RowCheck;
import io.omnisql.policy.predicate.RowPredicate;
import io.omnisql.policy.predicate.RowValues;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.airlift.slice.Slices.utf8Slice;
import static java.util.Objects.requireNonNull;

/**
 * The keys of which the policy lets the user see rows. Thread-safe.
 * <p>
 * What the policy says is about the source's own spelling. Queries and joins have to spell keys like that, and the source does; the catalog's scope need not.
 */
final class VisibleKeys
{
    // none where everything is visible
    private final Optional<RowPredicate> predicate;
    private final List<String> columns;
    // by the number of columns whose values are known, the first ones, and those of them that are in the source's own spelling
    private final Map<KnownColumns, KeyCheck> checks = new ConcurrentHashMap<>();
    private final Map<KnownColumns, KeyCheck> exclusions = new ConcurrentHashMap<>();

    private VisibleKeys(Optional<RowPredicate> predicate, List<String> columns)
    {
        this.predicate = requireNonNull(predicate, "predicate is null");
        this.columns = ImmutableList.copyOf(columns);
    }

    /**
     * @param columns those of the scope that find the table's rows, in their order
     */
    static VisibleKeys of(RowScope rows, List<String> columns)
    {
        return switch (rows) {
            case RowScope.Unrestricted _, RowScope.Denied _ -> new VisibleKeys(Optional.empty(), columns);
            case RowScope.Visible visible -> new VisibleKeys(Optional.of(PredicateProjection.onto(visible.predicate(), ImmutableSet.copyOf(columns))), columns);
        };
    }

    /**
     * Whether a key may have rows that are visible, or a prefix of keys.
     */
    boolean admits(ScopeKey key)
    {
        if (predicate.isEmpty()) {
            return true;
        }
        KnownColumns known = known(key);
        boolean isExcluded = key.origin() != KeyOrigin.ENUMERATED && !exclusions.computeIfAbsent(known, this::exclusion).test(key.values());
        return !isExcluded && checks.computeIfAbsent(known, columns -> check(columns, predicate.get())).test(key.values());
    }

    /**
     * Whether all keys under a prefix may have rows that are visible.
     */
    boolean admitsAll(ScopeKey prefix)
    {
        KnownColumns known = known(prefix);
        return predicate.isEmpty() || check(known, PredicateProjection.whatever(predicate.get(), Sets.difference(ImmutableSet.copyOf(columns), known.spelled()))).test(prefix.values());
    }

    /**
     * What is excluded by its name is excluded in any spelling of a query's, as the source would answer to each.
     */
    private KeyCheck exclusion(KnownColumns known)
    {
        return check(AnySpelling.excluded(PredicateProjection.onto(predicate.orElseThrow(), known.spelled()), known.spelled()), known.spelled());
    }

    private KnownColumns known(ScopeKey key)
    {
        List<String> known = columns.subList(0, key.values().size());
        return new KnownColumns(known, known.stream().filter(column -> key.origin() == KeyOrigin.ENUMERATED || key.spelled().contains(column)).collect(toImmutableSet()));
    }

    private KeyCheck check(KnownColumns known, RowPredicate of)
    {
        Set<String> unspelled = Sets.difference(ImmutableSet.copyOf(known.columns()), known.spelled()).immutableCopy();
        return check(AnySpelling.of(PredicateProjection.onto(of, ImmutableSet.copyOf(known.columns())), unspelled), unspelled);
    }

    /**
     * @param folded the columns that are compared in any spelling
     */
    private KeyCheck check(RowPredicate ofKeys, Set<String> folded)
    {
        RowCheck check = RowCheck.of(ofKeys);
        return new KeyCheck(check, check.columns().stream().map(columns::indexOf).collect(toImmutableList()), check.columns().stream().map(folded::contains).collect(toImmutableList()));
    }

    /**
     * @param spelled those whose values are in the source's own spelling, if it has them
     */
    private record KnownColumns(List<String> columns, Set<String> spelled)
    {
        private KnownColumns
        {
            columns = ImmutableList.copyOf(columns);
            spelled = ImmutableSet.copyOf(spelled);
        }
    }

    /**
     * @param places where the checked columns are in a key
     * @param folded which of them are compared in any spelling
     */
    private record KeyCheck(RowCheck check, List<Integer> places, List<Boolean> folded)
    {
        private KeyCheck
        {
            requireNonNull(check, "check is null");
            places = ImmutableList.copyOf(places);
            folded = ImmutableList.copyOf(folded);
        }

        boolean test(List<String> values)
        {
            return check.test(new RowValues()
            {
                @Override
                public boolean isNull(int column)
                {
                    return false;
                }

                @Override
                public Object value(int column)
                {
                    String value = values.get(places.get(column));
                    return utf8Slice(folded.get(column) ? AnySpelling.fold(value) : value);
                }
            });
        }
    }
}
