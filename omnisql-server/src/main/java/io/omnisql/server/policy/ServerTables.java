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
package io.omnisql.server.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.lint.ResourceCatalog;
import io.omnisql.policy.lint.TableResource;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.policy.predicate.SqlText;
import io.omnisql.server.QueryClient;
import io.trino.FeaturesConfig;
import io.trino.metadata.TypeRegistry;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.type.TypeManager;
import io.trino.spi.type.TypeOperators;
import io.trino.type.InternalTypeManager;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

/**
 * The tables that a running server shows. A catalog that it does not show is not known, rather than empty.
 */
final class ServerTables
        implements ResourceCatalog
{
    private final QueryClient client;
    private final HiddenColumns hidden;
    private final PolicyDocument document;
    private final Set<String> shown;
    private final TypeManager types = new InternalTypeManager(new TypeRegistry(new TypeOperators(), new FeaturesConfig()));
    private final Map<String, Map<CatalogSchemaTableName, ListedTable>> catalogs = new HashMap<>();
    private final Map<CatalogSchemaTableName, TableResource> tables = new HashMap<>();
    private final Map<CatalogSchemaName, Enforcement> enforcements = new HashMap<>();

    /**
     * @param document which may name columns that listings leave out
     */
    ServerTables(QueryClient client, PolicyDocument document)
    {
        this.client = requireNonNull(client, "client is null");
        this.hidden = new HiddenColumns(client, types);
        this.document = requireNonNull(document, "document is null");
        this.shown = rows("SELECT catalog_name FROM system.metadata.catalogs").stream().map(List::getFirst).collect(toImmutableSet());
    }

    @Override
    public Optional<Set<CatalogSchemaTableName>> tables(String catalog)
    {
        return Optional.of(catalogs.computeIfAbsent(catalog, this::read).keySet()).filter(tables -> !tables.isEmpty());
    }

    @Override
    public TableResource table(CatalogSchemaTableName table)
    {
        return tables.computeIfAbsent(table, this::resource);
    }

    private TableResource resource(CatalogSchemaTableName table)
    {
        ListedTable listed = catalogs.computeIfAbsent(table.getCatalogName(), this::read).get(table);
        Set<String> names = listed.columns().stream().map(PolicyColumn::name).collect(toImmutableSet());
        ImmutableList.Builder<PolicyColumn> columns = ImmutableList.<PolicyColumn>builder().addAll(listed.columns());
        Sets.difference(document.columnsNamedOf(table), names).forEach(name -> hidden.find(table, name).ifPresent(columns::add));
        return new TableResource(
                listed.view(),
                listed.view() ? Enforcement.ENGINE : enforcements.computeIfAbsent(schema(table), _ -> enforcement(table)),
                columns.build());
    }

    private static CatalogSchemaName schema(CatalogSchemaTableName table)
    {
        return new CatalogSchemaName(table.getCatalogName(), table.getSchemaTableName().getSchemaName());
    }

    /**
     * Asked of one table of a schema, since all of them are scanned by the same connector.
     */
    private Enforcement enforcement(CatalogSchemaTableName table)
    {
        return hidden.find(table, PolicyVersion.COLUMN).isPresent() ? Enforcement.ENGINE_AND_SCAN : Enforcement.ENGINE;
    }

    private Map<CatalogSchemaTableName, ListedTable> read(String catalog)
    {
        if (!shown.contains(catalog)) {
            return ImmutableMap.of();
        }
        Set<CatalogSchemaTableName> views = rows("SELECT table_schema, table_name FROM %s.information_schema.tables WHERE table_type <> 'BASE TABLE'".formatted(SqlText.identifier(catalog))).stream()
                .map(row -> new CatalogSchemaTableName(catalog, row.get(0), row.get(1)))
                .collect(toImmutableSet());
        Map<CatalogSchemaTableName, List<List<String>>> columns = rows("SELECT table_schema, table_name, column_name, data_type FROM %s.information_schema.columns WHERE table_schema <> 'information_schema'".formatted(SqlText.identifier(catalog))).stream()
                .collect(groupingBy(row -> new CatalogSchemaTableName(catalog, row.get(0), row.get(1))));
        return columns.entrySet().stream().collect(toImmutableMap(Map.Entry::getKey, entry -> new ListedTable(
                views.contains(entry.getKey()),
                entry.getValue().stream().map(row -> new PolicyColumn(row.get(2), types.fromSqlType(row.get(3)))).collect(toImmutableList()))));
    }

    private List<? extends List<String>> rows(String sql)
    {
        return client.run(sql).rows();
    }

    private record ListedTable(boolean view, List<PolicyColumn> columns)
    {
        private ListedTable
        {
            columns = ImmutableList.copyOf(columns);
        }
    }
}
