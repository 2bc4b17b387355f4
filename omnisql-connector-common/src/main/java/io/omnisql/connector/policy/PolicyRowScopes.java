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
package io.omnisql.connector.policy;

import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiMetadata;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.RowScope;
import io.omnisql.connector.planning.RowScopePlanner;
import io.omnisql.connector.planning.RowScopes;
import io.omnisql.policy.CatalogOwner;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.PinnedSnapshots;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.Subject;
import io.omnisql.policy.TableDecision;
import io.omnisql.policy.VisibleRows;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The rows that the cluster's policy grants of a catalog, whose tenant it has to know by the same name as the catalog does. Whatever it does not know is denied.
 */
final class PolicyRowScopes
        implements RowScopes
{
    private final PinnedSnapshots snapshots;
    private final String catalog;
    private final String tenant;
    private final TypeManager typeManager;
    private final RowScopePlanner planner;

    PolicyRowScopes(PinnedSnapshots snapshots, String catalog, String tenant, SourceDefinition source, TypeManager typeManager)
    {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.planner = new RowScopePlanner(source, typeManager);
    }

    @Override
    public RowScope of(ConnectorSession session, TableDefinition table)
    {
        PolicySnapshot snapshot = snapshots.snapshot(session.getQueryId());
        Optional<Subject> subject = snapshot.subject(session.getUser());
        boolean isOfTenant = snapshot.owner(catalog) instanceof CatalogOwner.OwnedBy(String owner) && owner.equals(tenant);
        if (!isOfTenant || subject.isEmpty()) {
            return new RowScope.Denied(snapshot.version().contentHash());
        }
        CatalogSchemaTableName name = new CatalogSchemaTableName(catalog, ApiMetadata.DEFAULT_SCHEMA, table.name());
        return switch (snapshot.decide(subject.get(), name, columns(table), Enforcement.ENGINE_AND_SCAN)) {
            case TableDecision.Denied(PolicyVersion version, String _) -> new RowScope.Denied(version.contentHash());
            case TableDecision.Granted(PolicyVersion version, Set<String> _, VisibleRows rows, Map<String, ?> _, List<String> _) -> planner.plan(table, version, rows);
        };
    }

    private List<PolicyColumn> columns(TableDefinition table)
    {
        return table.columns().stream()
                .map(column -> new PolicyColumn(column.name(), ColumnHandles.handle(column, typeManager).type()))
                .collect(toImmutableList());
    }

    @Override
    public void release(String queryId)
    {
        snapshots.release(queryId);
    }
}
