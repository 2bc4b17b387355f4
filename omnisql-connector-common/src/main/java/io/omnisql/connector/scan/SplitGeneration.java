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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.DynamicKeys;
import io.omnisql.connector.planning.FilterPlanner;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.planning.ScopeKeys;
import io.omnisql.connector.planning.ScopeResolver;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.TupleDomain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Finds the keys of a scan, asking the source where the scope or the keys of an endpoint have to be listed, and makes the splits. Never blocks.
 */
final class SplitGeneration
{
    private final ScopeResolver scopeResolver;
    private final DynamicKeys dynamicKeys;
    private final SplitPlanners planners;
    private final ScopedGroups scoped;
    private final KeyEnumerator enumerator;
    private final LocatedKeys located;
    private final SearchSplits searches;
    private final KeyProblems problems;
    private final RequestAllowance allowance;
    private final QueryUsage usage;

    SplitGeneration(ScopeResolver scopeResolver, DynamicKeys dynamicKeys, SplitPlanners planners, ScopedGroups scoped, KeyEnumerator enumerator, LocatedKeys located, SearchSplits searches, KeyProblems problems, RequestAllowance allowance, QueryUsage usage)
    {
        this.scopeResolver = requireNonNull(scopeResolver, "scopeResolver is null");
        this.dynamicKeys = requireNonNull(dynamicKeys, "dynamicKeys is null");
        this.planners = requireNonNull(planners, "planners is null");
        this.scoped = requireNonNull(scoped, "scoped is null");
        this.enumerator = requireNonNull(enumerator, "enumerator is null");
        this.located = requireNonNull(located, "located is null");
        this.searches = requireNonNull(searches, "searches is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.allowance = requireNonNull(allowance, "allowance is null");
        this.usage = requireNonNull(usage, "usage is null");
    }

    String table()
    {
        return dynamicKeys.handle().table();
    }

    /**
     * @param joined what joins have told of the scan
     */
    CompletableFuture<List<ConnectorSplit>> splits(TupleDomain<ColumnHandle> joined)
    {
        ApiTableHandle narrowed = dynamicKeys.narrow(joined);
        if (narrowed.constraint().isNone()) {
            return completedFuture(ImmutableList.of());
        }
        ScopeKeys scopeKeys = scopeResolver.resolve(dynamicKeys.handle(), narrowed.constraint());
        problems.required(scopeKeys.missing());
        problems.outside(scopeKeys.outside());
        problems.hidden(scopeKeys.hidden());
        ApiTableHandle visible = narrowed.narrowed();
        if (visible.rows().isRestricted() && FilterPlanner.isNone(dynamicKeys.table(), visible.constraint())) {
            return completedFuture(ImmutableList.of());
        }
        return located.locate(scoped.narrow(visible)).thenCompose(inside -> inside.constraint().isNone()
                ? completedFuture(planners.create(visible, ImmutableSet.of()).splits(ImmutableList.of()))
                : plan(scopeKeys, planners.create(inside, dynamicKeys.joinedColumns(narrowed))).thenCompose(splits -> searches.divide(inside, splits)));
    }

    private CompletableFuture<List<ConnectorSplit>> plan(ScopeKeys scopeKeys, SplitPlanner planner)
    {
        if (planner.readsWithoutKeys()) {
            return splits(planner, Stream.concat(
                            group(scopeKeys.keys(), planner).stream(),
                            scopeKeys.enumerations().stream().flatMap(enumeration -> planner.groups(enumeration).stream()))
                    .collect(toImmutableList()));
        }
        Optional<KeyGroup> listing = scopeKeys.keys().isEmpty() ? planner.listing(scopeKeys.enumerations()) : Optional.empty();
        if (listing.isPresent()) {
            usage.scans().planned(listing.get().endpoint().route());
            allowance.demand(planner.leastRequests(ImmutableList.of(listing.get())));
            return completedFuture(planner.splits(ImmutableList.of(listing.get())));
        }
        // one request may ask for keys of either sort
        return enumerate(scopeKeys.enumerations(), ImmutableSet.copyOf(scopeKeys.keys()))
                .thenCompose(keys -> splits(planner, group(keys, planner)));
    }

    private static List<KeyGroup> group(Collection<ScopeKey> keys, SplitPlanner planner)
    {
        return keys.isEmpty() ? ImmutableList.of() : planner.groups(ImmutableList.copyOf(keys));
    }

    private CompletableFuture<List<ConnectorSplit>> splits(SplitPlanner planner, List<KeyGroup> groups)
    {
        CompletableFuture<List<ScopeKey>> listing = scoped.unlisted(groups).map(enumerator::enumerate).orElseGet(() -> completedFuture(ImmutableList.of()));
        return listing.thenCompose(listed -> {
            List<String> names = scoped.names(listed);
            // a search that is for none of them would be one of the whole site
            return names.isEmpty() && scoped.areSearched(groups) ? completedFuture(planner.splits(ImmutableList.of())) : splitsWithin(planner, groups, names);
        });
    }

    /**
     * @param names to which the groups are kept, where records name the scope's keys
     */
    private CompletableFuture<List<ConnectorSplit>> splitsWithin(SplitPlanner planner, List<KeyGroup> planned, List<String> names)
    {
        List<KeyGroup> groups = planned.stream().map(group -> scoped.within(group, names)).collect(toImmutableList());
        groups.stream().filter(group -> !group.isEmpty()).forEach(group -> usage.scans().planned(group.endpoint().route()));
        allowance.demand(planner.leastRequests(groups));
        return planner.isReadUntilLimit() ? completedFuture(planner.splits(groups)) : list(groups, ImmutableList.of()).thenApply(planner::splits);
    }

    /**
     * The groups with all keys that are listed for them.
     */
    private CompletableFuture<List<KeyGroup>> list(List<KeyGroup> groups, List<KeyGroup> done)
    {
        if (groups.isEmpty()) {
            return completedFuture(done);
        }
        return list(groups.getFirst()).thenCompose(group -> list(groups.subList(1, groups.size()), ImmutableList.<KeyGroup>builder().addAll(done).add(group).build()));
    }

    private CompletableFuture<KeyGroup> list(KeyGroup group)
    {
        if (group.listing().flatMap(KeyListing::page).isPresent() || group.listing().isEmpty()) {
            // what is told with a key is for the reader that lists it
            return completedFuture(group);
        }
        return enumerator.list(group.listing().get()).thenCompose(keys -> demanded(group.withKeys(group.together(keys))));
    }

    /**
     * The group, if it needs no more requests than the query may make. Where a feature may be off, that is found out before the query is refused.
     */
    private CompletableFuture<KeyGroup> demanded(KeyGroup listed)
    {
        boolean mayBeOff = listed.endpoint().feature().isPresent() && !allowance.admits(listed.leastRequests());
        return (mayBeOff ? enumerator.isOff(listed.endpoint()).exceptionally(_ -> false) : completedFuture(false)).thenApply(isOff -> {
            KeyGroup asked = isOff ? listed.withKeys(ImmutableList.of()) : listed;
            allowance.demand(asked.leastRequests());
            return asked;
        });
    }

    /**
     * The keys that the source lists; where it refuses that, those that a join names, one by one.
     */
    private CompletableFuture<List<ScopeKey>> enumerate(ScopeKeys.Enumeration enumeration)
    {
        return enumerator.enumerate(enumeration).exceptionallyCompose(failure -> {
            boolean isRefused = Futures.cause(failure) instanceof TrinoException refusal && refusal.getErrorCode().equals(ACCESS_REFUSED.toErrorCode());
            return isRefused && !enumeration.instead().isEmpty() ? completedFuture(enumeration.instead()) : failedFuture(failure);
        });
    }

    private CompletableFuture<Set<ScopeKey>> enumerate(List<ScopeKeys.Enumeration> enumerations, Set<ScopeKey> found)
    {
        if (enumerations.isEmpty()) {
            return completedFuture(found);
        }
        return enumerate(enumerations.getFirst())
                .thenCompose(keys -> enumerate(
                        enumerations.subList(1, enumerations.size()),
                        ImmutableSet.<ScopeKey>builder().addAll(found).addAll(keys).build()));
    }

    /**
     * Aborts the request under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        enumerator.close();
    }

    /**
     * Makes the planner of a scan, when its filters are known.
     */
    interface SplitPlanners
    {
        /**
         * @param joinedColumns the key columns whose values joins list
         */
        SplitPlanner create(ApiTableHandle handle, Set<String> joinedColumns);
    }
}
