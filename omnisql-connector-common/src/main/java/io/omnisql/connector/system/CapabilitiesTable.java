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
package io.omnisql.connector.system;

import com.google.common.collect.ImmutableList;
import com.google.inject.Inject;
import io.omnisql.connector.definition.Capability;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.policy.WrittenEnforcement;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.TupleDomain;

import static io.trino.spi.connector.SystemTable.Distribution.SINGLE_COORDINATOR;
import static io.trino.spi.type.VarcharType.createUnboundedVarcharType;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * {@code system.capabilities}: what each declared column can be asked for at the source; and whether scans keep to the rows that the policy grants. Columns that are found at run time are the site's own, and who may know their names is for access control to say, which
 * filters what the catalog shows of tables and nothing in here.
 */
public final class CapabilitiesTable
        implements SystemTable
{
    private static final ConnectorTableMetadata METADATA = new ConnectorTableMetadata(
            new SchemaTableName("system", "capabilities"),
            ImmutableList.of(
                    new ColumnMetadata("table_name", createUnboundedVarcharType()),
                    new ColumnMetadata("column_name", createUnboundedVarcharType()),
                    new ColumnMetadata("capability", createUnboundedVarcharType()),
                    new ColumnMetadata("fidelity", createUnboundedVarcharType()),
                    new ColumnMetadata("parameter", createUnboundedVarcharType()),
                    new ColumnMetadata("endpoint", createUnboundedVarcharType())));

    private final Discovery discovery;
    private final WrittenEnforcement policy;

    @Inject
    CapabilitiesTable(Discovery discovery, WrittenEnforcement policy)
    {
        this.discovery = requireNonNull(discovery, "discovery is null");
        this.policy = requireNonNull(policy, "policy is null");
    }

    @Override
    public Distribution getDistribution()
    {
        return SINGLE_COORDINATOR;
    }

    @Override
    public ConnectorTableMetadata getTableMetadata()
    {
        return METADATA;
    }

    @Override
    public RecordCursor cursor(ConnectorTransactionHandle transaction, ConnectorSession session, TupleDomain<Integer> constraint)
    {
        InMemoryRecordSet.Builder rows = InMemoryRecordSet.builder(METADATA);
        for (TableDefinition table : discovery.declared().tables()) {
            for (EndpointDefinition endpoint : table.endpoints()) {
                for (ColumnDefinition column : table.columns()) {
                    Capability.of(column, endpoint).forEach(capability -> rows.addRow(
                            table.name(),
                            column.name(),
                            capability.name(),
                            capability.fidelity().toString(),
                            capability.parameter(),
                            endpoint.route()));
                }
            }
        }
        policy.enforcement().ifPresent(enforcement -> rows.addRow(null, null, "ROW_POLICY", null, "omnisql.policy.enforcement=" + enforcement.toString().toLowerCase(ENGLISH), null));
        return rows.build().cursor();
    }
}
