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
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.ViewExpression;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is asked about rows knows by what was asked about columns whether scans check the rest.
 */
final class TestFiltersOfLongLists
{
    private static final String POLICY =
            """
            version: 1
            tenants: {acme: {catalogs: [acme]}}
            users:
              alice: {tenant: acme, role: reader}
              bob: {tenant: acme, role: reader}
              carol: {tenant: acme}
            policies:
              - {name: read, subjects: everybody, resources: {schemas: [default]}, effect: allow}
              - {name: rows, subjects: {roles: [reader]}, resources: {tables: [staff]}, effect: rows, where: {and: [{column: id, in: [%s]}, {column: region, equals: north}]}}
              - {name: north, subjects: {users: [carol]}, resources: {tables: [staff]}, effect: rows, where: {column: region, equals: north}}
            """.formatted(IntStream.range(0, 1_001).mapToObj(String::valueOf).collect(joining(", ")));
    private static final CatalogSchemaTableName STAFF = new CatalogSchemaTableName("acme", "default", "staff");
    private static final List<ColumnSchema> COLUMNS = ImmutableList.of(column("id", BIGINT, false), column("region", VARCHAR, false));

    private final RecordingAuditLog audit = new RecordingAuditLog();
    private final OmniSqlAccessControl control = TestingAccessControl.over(new TestingPolicySource(POLICY), audit);

    @Test
    void testRangeAndTheScansPolicy()
    {
        assertThat(filters("alice", "q1", column("$policy_version", VARCHAR, true)))
                .containsExactly("(\"id\" >= BIGINT '0' AND \"id\" <= BIGINT '1000') AND (\"region\" = CAST('north' AS varchar))", "\"$policy_version\" = CAST('test' AS varchar)");
        assertThat(filters("carol", "q2", column("$policy_version", VARCHAR, true))).as("all of it").containsExactly("\"region\" = CAST('north' AS varchar)");
        assertThat(control.getRowFilters(TestingAccessControl.context("alice", "q1"), STAFF)).as("twice in a query").hasSize(2);
    }

    @Test
    void testOtherColumnsTellNothing()
    {
        for (ColumnSchema column : ImmutableList.of(
                column("$policy_version", VARCHAR, false),
                column("$policy_version", BIGINT, true),
                column("policy_version", VARCHAR, true),
                column("$version", VARCHAR, true))) {
            assertThatThrownBy(() -> filters("alice", "q3", column)).as(column.toString()).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> control.getRowFilters(TestingAccessControl.context("alice", "q3"), STAFF)).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(audit.reads("q3")).isNotEmpty().allSatisfy(table -> assertThat(table.denied()).hasValueSatisfying(reason -> assertThat(reason).startsWith("The user's rows take 1002 literals, of at most 1000 where only the engine filters")));
    }

    /**
     * Of the same query, user and table.
     */
    @Test
    void testColumnsOfAnotherQuestionTellNothing()
    {
        assertThat(filters("alice", "q4", column("$policy_version", VARCHAR, true))).hasSize(2);
        assertThatThrownBy(() -> control.getRowFilters(TestingAccessControl.context("alice", "q5"), STAFF)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> control.getRowFilters(TestingAccessControl.context("bob", "q4"), STAFF)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> control.getRowFilters(TestingAccessControl.context("alice", "q4"), new CatalogSchemaTableName("acme", "other", "staff"))).isInstanceOf(AccessDeniedException.class);
        assertThat(filters("bob", "q4", column("$policy_version", VARCHAR, true))).hasSize(2);
    }

    private List<String> filters(String user, String queryId, ColumnSchema further)
    {
        List<ColumnSchema> columns = ImmutableList.<ColumnSchema>builder().addAll(COLUMNS).add(further).build();
        assertThat(control.getColumnMasks(TestingAccessControl.context(user, queryId), STAFF, columns)).isEmpty();
        return control.getRowFilters(TestingAccessControl.context(user, queryId), STAFF).stream().map(ViewExpression::getExpression).toList();
    }

    private static ColumnSchema column(String name, Type type, boolean hidden)
    {
        return ColumnSchema.builder().setName(name).setType(type).setHidden(hidden).build();
    }
}
