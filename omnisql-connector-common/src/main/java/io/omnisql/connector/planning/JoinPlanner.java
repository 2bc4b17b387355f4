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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.IndexLookup;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.Relation;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Maps.filterKeys;
import static java.lang.Math.max;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * Decides whether the source answers a join: where a query for one table's records tells those of the other one within them. Every other join is Trino's. Pure.
 */
public final class JoinPlanner
{
    private final SourceDefinition source;
    private final Scope scope;
    private final TypeManager typeManager;
    private final RelationKeys relationKeys;

    public JoinPlanner(SourceDefinition source, Scope scope, TypeManager typeManager)
    {
        this.source = requireNonNull(source, "source is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.relationKeys = new RelationKeys(source, scope, typeManager);
    }

    /**
     * The join of a scan with a related one.
     *
     * @param outer whether a row of the scan without a related one is a row of the join as well
     * @param equal the columns of the scan that the join compares, by those of the related one
     * @param columns the columns of the scan that are read
     * @param relatedColumns the columns of the related one that are read
     * @param maxRequests how many requests the query may make on a node
     */
    public Optional<ApiJoinHandle> plan(
            boolean outer,
            ApiTableHandle scan,
            ApiTableHandle related,
            Map<String, String> equal,
            Set<String> columns,
            Set<String> relatedColumns,
            int maxRequests)
    {
        if (scan.isAggregated() || scan.related().isPresent() || scan.distinct().isPresent() || related.isAggregated() || related.distinct().isPresent() || related.limit().isPresent() || !related.containments().isEmpty() ||
                scan.constraint().isNone() || related.constraint().isNone() || scan.rows().isRestricted() || related.rows().isRestricted()) {
            return Optional.empty();
        }
        return table(scan.table()).relations().stream()
                .filter(relation -> relation.table().equals(related.table()))
                .filter(relation -> isJoinOf(relation, equal, scan.constraint(), related.constraint()))
                .flatMap(relation -> plan(relation, outer, scan, related, columns, relatedColumns, maxRequests).stream())
                .findFirst();
    }

    /**
     * The relations to a table, by the tables that have them.
     */
    Map<String, Relation> relations(TableDefinition related)
    {
        ImmutableMap.Builder<String, Relation> relations = ImmutableMap.builder();
        source.tables().forEach(table -> table.relations().stream()
                .filter(relation -> relation.table().equals(related.name()))
                .forEach(relation -> relations.put(table.name(), relation)));
        return relations.buildKeepingLast();
    }

    /**
     * The tables whose rows the records of a table may tell.
     */
    Set<String> relatedTo(String table)
    {
        return table(table).relations().stream().map(Relation::table).collect(toImmutableSet());
    }

    /**
     * Whether the join compares the columns of the relation, and no others; a constant on both sides is compared already.
     */
    private static boolean isJoinOf(Relation relation, Map<String, String> equal, TupleDomain<ApiColumnHandle> scan, TupleDomain<ApiColumnHandle> related)
    {
        return relation.keys().entrySet().containsAll(equal.entrySet()) && filterKeys(relation.keys(), column -> !equal.containsKey(column)).entrySet().stream()
                .allMatch(key -> Constraints.constant(related, key.getKey()).isPresent() && Constraints.constant(related, key.getKey()).equals(Constraints.constant(scan, key.getValue())));
    }

    private Optional<ApiJoinHandle> plan(
            Relation relation,
            boolean outer,
            ApiTableHandle scan,
            ApiTableHandle related,
            Set<String> columns,
            Set<String> relatedColumns,
            int maxRequests)
    {
        TableDefinition table = table(scan.table());
        TableDefinition relatedTable = table(relation.table());
        EndpointDefinition query = relatedTable.endpoint(relation.path()).orElseThrow();
        Set<String> needed = Stream.of(
                        relatedColumns.stream(),
                        relation.keys().keySet().stream(),
                        query.isList() ? relatedTable.primaryKey().stream() : Stream.<String>of(),
                        related.knownColumns().stream())
                .flatMap(identity())
                .collect(toImmutableSet());
        boolean tellsAll = needed.stream().allMatch(column -> relation.tells(query, relatedTable.column(column).orElseThrow()));
        if (!tellsAll || (!outer && relationKeys.mayNarrow(relation, scan, related))) {
            return Optional.empty();
        }
        Set<String> read = ImmutableSet.<String>builder().addAll(columns).addAll(relation.keys().values()).build();
        ApiTableHandle relating = (outer ? scan : relationKeys.having(relation, scan)).withColumns(read).withRelated(RelatedColumn.of(relation, relatedTable, needed, typeManager));
        if (relating.constraint().isNone() || !isTold(relating)) {
            return Optional.empty();
        }
        Set<ApiColumnHandle> joined = relation.keys().keySet().stream().map(column -> handle(relatedTable, column)).collect(toImmutableSet());
        return new IndexPlanner(source, relatedTable, IndexLookup.ALL).plan(related, joined, TupleDomain.all(), maxRequests)
                .filter(index -> index.handle().keyColumns().size() == joined.size())
                .map(index -> new ApiJoinHandle(outer, relating.withExpected(new ExpectedEndpoints(source, table, scope, true).routes(relating)), index.handle(), values(relation, table, index.handle()), OptionalLong.empty()));
    }

    /**
     * Whether the scan is likely to be read by an endpoint that has the relation: its keys may still be unknown.
     */
    private boolean isTold(ApiTableHandle scan)
    {
        TableDefinition table = table(scan.table());
        ScopeKeys keys = new ScopeResolver(source, table, scope).resolve(scan);
        FormSelector forms = new FormSelector(table, scan, new EndpointSelector(source, table, scan, ImmutableSet.of()), true);
        if (!keys.enumerations().isEmpty() && TableKeys.readsWithoutKeys(source, table, scan)) {
            return relates(forms.select(TableKeys.prefixColumns(source, table), 1), scan);
        }
        boolean isKnown = keys.enumerations().isEmpty() && keys.missing().isEmpty();
        int asked = isKnown ? max(1, keys.keys().size()) : toIntExact(table.cardinality().keys());
        return relates(forms.select(ImmutableSet.copyOf(TableKeys.scopeColumns(source, table)), asked), scan);
    }

    private static boolean relates(Optional<EndpointDefinition> endpoint, ApiTableHandle scan)
    {
        return endpoint.filter(selected -> selected.relates(scan.related().orElseThrow().relation())).isPresent();
    }

    private ImmutableList<ApiColumnHandle> values(Relation relation, TableDefinition table, ApiIndexHandle index)
    {
        return index.keyColumns().stream()
                .map(column -> handle(table, relation.keys().get(column.name())))
                .collect(toImmutableList());
    }

    /**
     * Whether the keys of a scan are known without a join.
     */
    boolean hasKeys(ApiTableHandle scan)
    {
        return relationKeys.areKnown(scan);
    }

    /**
     * All columns of a scan's table.
     */
    List<ApiColumnHandle> columns(ApiTableHandle scan)
    {
        return ColumnHandles.handles(table(scan.table()), typeManager);
    }

    private ApiColumnHandle handle(TableDefinition table, String column)
    {
        return ColumnHandles.handle(table.column(column).orElseThrow(), typeManager);
    }

    private TableDefinition table(String name)
    {
        return source.table(name).orElseThrow();
    }
}
