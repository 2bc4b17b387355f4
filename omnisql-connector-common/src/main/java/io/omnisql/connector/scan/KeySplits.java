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
import com.google.common.collect.Lists;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.TableKeys;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.type.TypeManager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

/**
 * Divides the keys of a scan among its splits, each of which one reader goes through. Pure.
 */
final class KeySplits
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final ApiTableHandle handle;
    private final TypeManager typeManager;

    KeySplits(SourceDefinition source, TableDefinition table, ApiTableHandle handle, TypeManager typeManager)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.handle = requireNonNull(handle, "handle is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * Whether one reader goes through the keys, and stops when it has enough rows; it lists them as it goes, where they are listed.
     */
    boolean isReadUntilLimit()
    {
        return handle.limit().isPresent() && handle.order().isEmpty();
    }

    /**
     * One split for each key, or for as many as a query asks for at once; but a single one for a limit, which is right only if one reader counts the rows, for distinct values, or beside another scan, which every split would read again; and one for all records of a key that are to be ordered.
     */
    List<ConnectorSplit> of(List<KeyGroup> planned)
    {
        List<KeyGroup> used = planned.stream().filter(group -> !group.isEmpty()).collect(toImmutableList());
        if (handle.isAggregated()) {
            // one reader, that there be one row, even where there are no keys
            return ImmutableList.of(together(used));
        }
        if (used.isEmpty()) {
            return ImmutableList.of();
        }
        if (isReadUntilLimit() || handle.distinct().isPresent() || handle.beside()) {
            return ImmutableList.of(together(used));
        }
        return used.stream()
                .flatMap(group -> parts(group).stream())
                .map(group -> together(ImmutableList.of(group)))
                .collect(toImmutableList());
    }

    private List<KeyGroup> parts(KeyGroup group)
    {
        if (group.listing().isPresent()) {
            return ImmutableList.of(group);
        }
        if (handle.order().isEmpty() || group.endpoint().query().isPresent()) {
            return Lists.partition(group.keys(), group.keysPerRequest()).stream()
                    .map(group::withKeys)
                    .collect(toImmutableList());
        }
        return group.keys().stream()
                .collect(groupingBy(key -> TableKeys.scopeColumns(source, table).stream().map(column -> Optional.ofNullable(key.values().get(column))).collect(toImmutableList()), LinkedHashMap::new, toImmutableList()))
                .values().stream()
                .map(group::withKeys)
                .collect(toImmutableList());
    }

    /**
     * One split for all of these.
     */
    ApiSplit together(List<KeyGroup> used)
    {
        List<ApiColumnHandle> primaryKey = table.primaryKey().stream()
                .map(column -> ColumnHandles.handle(table.column(column).orElseThrow(), typeManager))
                .collect(toImmutableList());
        Set<String> leftOut = table.columns().stream()
                .filter(column -> used.stream().anyMatch(group -> !column.isServedBy(group.endpoint())))
                .map(ColumnDefinition::name)
                .collect(toImmutableSet());
        return ApiSplit.of(used, primaryKey, leftOut, table.resultCap());
    }
}
