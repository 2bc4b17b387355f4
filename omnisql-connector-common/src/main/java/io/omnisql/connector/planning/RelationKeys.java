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

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EmbeddedRecord;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.Relation;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * The columns of a scan that refer to related records, and what they are good for as filters. Pure.
 */
record RelationKeys(SourceDefinition source, Scope scope, TypeManager typeManager)
{
    RelationKeys
    {
        requireNonNull(source, "source is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * The rows that can have a related one, where the source can be asked for those that have a key. Under a limit any rows are, as it counts those without a key as well.
     */
    ApiTableHandle having(Relation relation, ApiTableHandle scan)
    {
        if (scan.limit().isPresent()) {
            return scan;
        }
        Map<ApiColumnHandle, Domain> present = columns(relation, scan).stream()
                .filter(column -> column.filters().stream().anyMatch(filter -> filter.operator() == FilterOperator.IS_NOT_NULL))
                .map(column -> ColumnHandles.handle(column, typeManager))
                .collect(toImmutableMap(identity(), column -> Domain.notNull(column.type())));
        return scan.withFilter(scan.constraint().intersect(TupleDomain.withColumnDomains(present)), scan.containments());
    }

    /**
     * Whether the other table, read first, is likely to name the one value that the source can be asked for, or a few in place of all: then Trino's dynamic filter saves more than the relation does.
     */
    boolean mayNarrow(Relation relation, ApiTableHandle scan, ApiTableHandle related)
    {
        TableDefinition relatedTable = source.table(related.table()).orElseThrow();
        boolean isFilter = columns(relation, scan).stream().anyMatch(column -> !source.scope().columns().contains(column.name()) && !column.filters().isEmpty());
        boolean isSelective = switch (relation) {
            // its list costs a few requests, and the scan as many as it has pages; its keys filter the scan already
            case EmbeddedRecord _ -> !related.constraint().filter((column, _) -> !relation.keys().containsKey(column.name())).isAll();
            case GraphQlRelation _ -> TableEstimates.rows(source, relatedTable, scope, related) < 2;
        };
        return isFilter && isSelective && areKnown(related);
    }

    /**
     * Whether the keys of a scan are known without a join.
     */
    boolean areKnown(ApiTableHandle scan)
    {
        return new ScopeResolver(source, source.table(scan.table()).orElseThrow(), scope).resolve(scan).missing().isEmpty();
    }

    private List<ColumnDefinition> columns(Relation relation, ApiTableHandle scan)
    {
        TableDefinition table = source.table(scan.table()).orElseThrow();
        return relation.keys().values().stream().map(column -> table.column(column).orElseThrow()).collect(toImmutableList());
    }
}
