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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.airlift.slice.Slices;
import io.omnisql.connector.definition.KeyLocator;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.EndpointSelector;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.planning.TableKeys;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Finds the keys of records that a query names by another column, so that no others are looked through. What is found says only where to look: the rows are read and checked as those of any key. Never blocks.
 * <p>
 * Not for those who see some of the rows only: how much is asked for would tell whether there is a record.
 */
final class LocatedKeys
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final boolean pushdownEnabled;
    private final TypeManager typeManager;
    private final KeyEnumerator enumerator;
    private final RequestAllowance allowance;

    LocatedKeys(SourceDefinition source, TableDefinition table, boolean pushdownEnabled, TypeManager typeManager, KeyEnumerator enumerator, RequestAllowance allowance)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.pushdownEnabled = pushdownEnabled;
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.enumerator = requireNonNull(enumerator, "enumerator is null");
        this.allowance = requireNonNull(allowance, "allowance is null");
    }

    /**
     * The handle with the keys under which its rows are, if nothing else tells of them and they can be asked for; without any where there are none.
     */
    CompletableFuture<ApiTableHandle> locate(ApiTableHandle handle)
    {
        boolean mayTell = pushdownEnabled && !handle.rows().isRestricted() && !handle.constraint().isNone();
        Optional<KeyLocator> locator = mayTell ? TableKeys.locator(table, handle.constraint()) : Optional.empty();
        if (locator.isEmpty()) {
            return completedFuture(handle);
        }
        List<SplitKey> batches = new EndpointSelector(source, table, handle.constraint()).bindings(locator.get().endpoint(), new ScopeKey(ImmutableList.of(), KeyOrigin.JOINED, ImmutableSet.of())).stream()
                .map(binding -> new SplitKey(binding, KeyOrigin.ENUMERATED, ImmutableSet.of()))
                .collect(toImmutableList());
        allowance.demand(batches.size());
        ApiColumnHandle named = ColumnHandles.handle(table.column(locator.get().located()).orElseThrow(), typeManager);
        ApiColumnHandle keys = ColumnHandles.handle(table.column(locator.get().column()).orElseThrow(), typeManager);
        ApiColumnHandle told = new ApiColumnHandle(keys.name(), keys.columnType(), keys.type(), new ValueSource.At(locator.get().pointer(), true), Optional.empty());
        return enumerator.texts(ApiSplit.of(ImmutableList.of(KeyGroup.plain(locator.get().endpoint(), ImmutableList.of(), batches)), ImmutableList.of(named)), table.name(), ImmutableList.of(named, told))
                .thenApply(found -> handle.withFilter(handle.constraint().intersect(among(keys, found)), handle.containments()));
    }

    private static TupleDomain<ApiColumnHandle> among(ApiColumnHandle column, Set<String> texts)
    {
        return texts.isEmpty()
                ? TupleDomain.none()
                : TupleDomain.withColumnDomains(ImmutableMap.of(column, Domain.multipleValues(column.type(), texts.stream().map(Slices::utf8Slice).collect(toImmutableList()))));
    }
}
