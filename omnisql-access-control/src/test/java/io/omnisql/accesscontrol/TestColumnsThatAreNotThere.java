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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.security.AccessDeniedException;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A table whose columns are not those that a policy about it hides is denied, without a word of which ones.
 */
final class TestColumnsThatAreNotThere
{
    private static final String POLICY =
            """
            version: 1
            tenants: {acme: {catalogs: [acme]}}
            users:
              alice: {tenant: acme}
              steward: {tenant: acme, pii-access: true}
            policies:
              - {name: read, subjects: everybody, resources: everything, effect: allow}
              - {name: numbers, subjects: {pii-access: false}, resources: {tables: [staff], columns: [ssn]}, effect: mask, mask: nullify}
              - {name: pay, subjects: {pii-access: false}, resources: {tables: [salaries], columns: [amount]}, effect: deny}
            """;
    private static final CatalogSchemaTableName STAFF = new CatalogSchemaTableName("acme", "default", "staff");
    private static final CatalogSchemaTableName SALARIES = new CatalogSchemaTableName("acme", "default", "salaries");

    private final RecordingAuditLog audit = new RecordingAuditLog();
    private final OmniSqlAccessControl control = TestingAccessControl.over(new TestingPolicySource(POLICY), audit);

    @Test
    void testMask()
    {
        assertThat(masked("alice", STAFF, column("id", false), column("ssn", false))).containsExactly("ssn");
        assertThat(masked("alice", STAFF, column("id", false), column("SSN", false))).as("as a view may spell it").containsExactly("ssn");
        assertThat(masked("alice", STAFF, column("id", false), column("ssn", true))).as("left out of listings").containsExactly("ssn");
        assertRefused("q1", STAFF, "Policy numbers hides its column ssn, which it does not have: correct the name, or name the catalog of the table that has it", column("id", false), column("snn", false));
        assertThat(masked("steward", STAFF, column("id", false), column("snn", false))).as("for whom the policy is not").isEmpty();
    }

    @Test
    void testDenial()
    {
        assertThat(masked("alice", SALARIES, column("id", false), column("amount", false))).isEmpty();
        assertRefused("q2", SALARIES, "Policy pay hides its column amount, which it does not have: correct the name, or name the catalog of the table that has it", column("id", false), column("ammount", false));
        assertThat(control.filterColumns(TestingAccessControl.context("alice", "q2"), "acme", ImmutableMap.of(SALARIES.getSchemaTableName(), ImmutableSet.of("id")))).as("some of its columns").containsEntry(SALARIES.getSchemaTableName(), ImmutableSet.of("id"));
    }

    private void assertRefused(String queryId, CatalogSchemaTableName table, String reason, ColumnSchema... columns)
    {
        assertThatThrownBy(() -> control.getColumnMasks(TestingAccessControl.context("alice", queryId), table, ImmutableList.copyOf(columns)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("Access Denied: Cannot select from table %s: The policy cannot be applied to it, for a reason that the audit log and './omnisql policy explain' tell".formatted(table));
        assertThatThrownBy(() -> control.getRowFilters(TestingAccessControl.context("alice", queryId), table)).isInstanceOf(AccessDeniedException.class);
        assertThat(audit.reads(queryId)).singleElement().satisfies(read -> assertThat(read.denied()).contains(reason));
    }

    private List<String> masked(String user, CatalogSchemaTableName table, ColumnSchema... columns)
    {
        return control.getColumnMasks(TestingAccessControl.context(user, "q"), table, ImmutableList.copyOf(columns)).keySet().stream().map(ColumnSchema::getName).toList();
    }

    private static ColumnSchema column(String name, boolean hidden)
    {
        return ColumnSchema.builder().setName(name).setType(VARCHAR).setHidden(hidden).build();
    }
}
