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
import io.trino.spi.QueryId;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.function.SchemaFunctionName;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.ViewExpression;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.accesscontrol.TestingAccessControl.context;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

final class TestOmniSqlAccessControl
{
    private static final CatalogSchemaTableName STAFF = new CatalogSchemaTableName("acme", "default", "staff");
    private static final CatalogSchemaTableName OFFICES = new CatalogSchemaTableName("acme", "default", "offices");
    private static final ColumnSchema ID = column("id", false);
    private static final ColumnSchema SSN = column("ssn", false);
    private static final List<ColumnSchema> COLUMNS = ImmutableList.of(ID, column("region", false), SSN, column("salary", true));

    private final RecordingAuditLog audit = new RecordingAuditLog();
    private final TestingPolicySource source = new TestingPolicySource(TestingAccessControl.POLICY);
    private final OmniSqlAccessControl control = TestingAccessControl.over(source, audit);

    @Test
    void testOnlyKnownUsersRunQueries()
    {
        control.checkCanExecuteQuery(Identity.ofUser("alice"), QueryId.valueOf("q"));
        control.checkCanExecuteQuery(Identity.ofUser("mallory"), QueryId.valueOf("q"));
        assertDenied(() -> control.checkCanExecuteQuery(Identity.ofUser("stranger"), QueryId.valueOf("q")));
        assertDenied(() -> control.checkCanExecuteQuery(Identity.ofUser("ALICE"), QueryId.valueOf("q")));
        assertDenied(() -> control.checkCanExecuteQuery(Identity.ofUser(MaskIdentity.USER), QueryId.valueOf("q")));
    }

    @Test
    void testGroupsAndRolesThatAClientNamesGiveNothing()
    {
        Identity claiming = Identity.forUser("mallory").withGroups(ImmutableSet.of("engineering")).withEnabledRoles(ImmutableSet.of("steward")).build();
        SystemSecurityContext context = new SystemSecurityContext(claiming, QueryId.valueOf("q"), Instant.EPOCH);
        assertDenied(() -> control.checkCanSelectFromColumns(context, OFFICES, Optional.empty(), ImmutableSet.of("city")));
    }

    @Test
    void testQueriesAreSeenAndEndedByTheirOwnersAlone()
    {
        Identity alice = Identity.ofUser("alice");
        Identity bob = Identity.ofUser("bob");
        Identity carol = Identity.ofUser("carol");
        Identity stranger = Identity.ofUser("stranger");
        control.checkCanViewQueryOwnedBy(alice, alice);
        control.checkCanKillQueryOwnedBy(alice, alice);
        for (Identity other : ImmutableList.of(bob, carol, stranger)) {
            assertDenied(() -> control.checkCanViewQueryOwnedBy(alice, other));
            assertDenied(() -> control.checkCanKillQueryOwnedBy(alice, other));
        }
        assertDenied(() -> control.checkCanViewQueryOwnedBy(stranger, stranger));
        assertDenied(() -> control.checkCanKillQueryOwnedBy(stranger, stranger));
        assertThat(control.filterViewQueryOwnedBy(alice, ImmutableList.of(alice, bob, carol, stranger))).containsExactly(alice);
        assertThat(control.filterViewQueryOwnedBy(stranger, ImmutableList.of(stranger))).isEmpty();
    }

    @Test
    void testNobodyIsSomebodyElse()
    {
        assertDenied(() -> control.checkCanImpersonateUser(Identity.ofUser("steward"), "alice"));
        assertDenied(() -> control.checkCanReadSystemInformation(Identity.ofUser("steward")));
        assertDenied(() -> control.checkCanWriteSystemInformation(Identity.ofUser("steward")));
    }

    @Test
    void testSessionProperties()
    {
        Identity alice = Identity.ofUser("alice");
        control.checkCanSetSystemSessionProperty(alice, QueryId.valueOf("q"), "query_max_run_time");
        assertDenied(() -> control.checkCanSetSystemSessionProperty(alice, QueryId.valueOf("q"), "allow_unsafe_pushdown"));
        assertDenied(() -> control.checkCanSetSystemSessionProperty(Identity.ofUser("stranger"), QueryId.valueOf("q"), "query_max_run_time"));
        control.checkCanSetCatalogSessionProperty(context("alice", "q"), "acme", "max_staleness");
        assertDenied(() -> control.checkCanSetCatalogSessionProperty(context("alice", "q"), "acme", "pushdown_enabled"));
        assertDenied(() -> control.checkCanSetCatalogSessionProperty(context("carol", "q"), "acme", "max_staleness"));
        assertDenied(() -> control.checkCanSetCatalogSessionProperty(context("alice", "q"), "system", "max_staleness"));
    }

    @Test
    void testColumns()
    {
        assertThat(control.filterColumns(context("alice", "q"), "acme", ImmutableMap.of(STAFF.getSchemaTableName(), ImmutableSet.of("id", "salary"), new SchemaTableName("default", "plans"), ImmutableSet.of("plan"))))
                .isEqualTo(ImmutableMap.of(STAFF.getSchemaTableName(), ImmutableSet.of("id"), new SchemaTableName("default", "plans"), ImmutableSet.of()));
        control.checkCanSelectFromColumns(context("alice", "q"), STAFF, Optional.empty(), ImmutableSet.of("id"));
        control.checkCanSelectFromColumns(context("alice", "q"), STAFF, Optional.empty(), ImmutableSet.of());
        assertDenied(() -> control.checkCanSelectFromColumns(context("alice", "q"), STAFF, Optional.empty(), ImmutableSet.of("id", "salary")));
        assertDenied(() -> control.checkCanSelectFromColumns(context("mallory", "q"), STAFF, Optional.empty(), ImmutableSet.of()));
        assertDenied(() -> control.checkCanSelectFromColumns(context("steward", "q"), STAFF, Optional.of("branch"), ImmutableSet.of("id")));
    }

    @Test
    void testColumnsInAnyCase()
    {
        assertDenied(() -> control.checkCanSelectFromColumns(context("alice", "q"), STAFF, Optional.empty(), ImmutableSet.of("SALARY")));
        assertThat(control.filterColumns(context("alice", "q"), "acme", ImmutableMap.of(STAFF.getSchemaTableName(), ImmutableSet.of("Id", "Salary")))).isEqualTo(ImmutableMap.of(STAFF.getSchemaTableName(), ImmutableSet.of("Id")));
        source.replace(TestingAccessControl.POLICY.replace("resources: {schemas: [default], tables: [staff, offices", "resources: {columns: [id], schemas: [default], tables: [staff, offices"));
        control.checkCanSelectFromColumns(context("alice", "q2"), STAFF, Optional.empty(), ImmutableSet.of("ID"));
        assertDenied(() -> control.checkCanSelectFromColumns(context("alice", "q2"), STAFF, Optional.empty(), ImmutableSet.of("REGION")));
    }

    @Test
    void testColumnsThatAreDeniedByTag()
    {
        source.replace(TestingAccessControl.POLICY.replace("resources: {tables: [staff], columns: [salary]}", "resources: {tags: [personal]}"));
        assertThat(control.filterColumns(context("alice", "q"), "acme", ImmutableMap.of(STAFF.getSchemaTableName(), ImmutableSet.of("id", "salary", "ssn"))))
                .isEqualTo(ImmutableMap.of(STAFF.getSchemaTableName(), ImmutableSet.of("id", "salary")));
        assertDenied(() -> control.checkCanSelectFromColumns(context("alice", "q"), STAFF, Optional.empty(), ImmutableSet.of("ssn")));
    }

    @Test
    void testDefinitionsAreShownToNobody()
    {
        for (String user : ImmutableList.of("steward", "alice", "mallory", "carol")) {
            assertDenied(() -> control.checkCanShowCreateTable(context(user, "q"), OFFICES));
        }
    }

    @Test
    void testMasksAndFiltersComeFromOneDecision()
    {
        SystemSecurityContext alice = context("alice", "q");
        Map<ColumnSchema, ViewExpression> masks = control.getColumnMasks(alice, STAFF, COLUMNS);
        assertThat(masks).containsOnlyKeys(SSN);
        assertThat(masks.get(SSN).getExpression()).isEqualTo("CAST(NULL AS varchar(11))");
        assertThat(masks.get(SSN).getSecurityIdentity()).isEmpty();
        assertThat(control.getRowFilters(alice, STAFF)).singleElement().satisfies(filter -> {
            assertThat(filter.getExpression()).contains("\"region\"").contains("north");
            assertThat(filter.getSecurityIdentity()).contains(MaskIdentity.USER);
            assertThat(filter.getCatalog()).contains("acme");
        });
        assertThat(control.getColumnMasks(context("steward", "q"), STAFF, COLUMNS)).isEmpty();
        assertThat(control.getRowFilters(context("steward", "q"), STAFF)).isEmpty();
    }

    @SuppressWarnings("deprecation")
    @Test
    void testMaskOfOneColumn()
    {
        CatalogSchemaTableName badges = new CatalogSchemaTableName("acme", "default", "badges");
        source.replace(TestingAccessControl.POLICY.replace("{tables: [badges], columns: [number, holder, door]}", "{tables: [badges], columns: [holder]}"));
        assertThat(control.getColumnMask(context("alice", "q"), badges, "holder", createVarcharType(70))).map(ViewExpression::getExpression).get(STRING).contains("keyed_text");
        // the policy is about a column that the table has not, as far as anybody knows here
        assertDenied(() -> control.getColumnMask(context("alice", "q"), badges, "door", createVarcharType(70)));
    }

    @Test
    void testRowsAreDeniedWhereTheColumnsAreNotKnown()
    {
        assertDenied(() -> control.getRowFilters(context("alice", "q"), STAFF));
        control.getColumnMasks(context("alice", "q"), STAFF, COLUMNS);
        // of another query, and of another user in this one, also of somebody who has all rows
        assertDenied(() -> control.getRowFilters(context("steward", "q"), STAFF));
        assertDenied(() -> control.getRowFilters(context("alice", "q2"), STAFF));
        assertDenied(() -> control.getRowFilters(context("bob", "q"), STAFF));
        assertDenied(() -> control.getRowFilters(context("carol", "q"), STAFF));
    }

    @Test
    void testTableWithoutThePolicysColumnIsDenied()
    {
        assertDenied(() -> control.getColumnMasks(context("alice", "q"), STAFF, ImmutableList.of(ID)));
        assertDenied(() -> control.getRowFilters(context("alice", "q"), STAFF));
    }

    @Test
    void testKeyedMaskIsEvaluatedAsTheMasksIdentity()
    {
        source.replace(TestingAccessControl.POLICY.replace("resources: {tags: [personal]}\n    effect: mask\n    mask: nullify", "resources: {tables: [staff], columns: [id]}\n    effect: mask\n    mask: hash"));
        Map<ColumnSchema, ViewExpression> masks = control.getColumnMasks(context("alice", "q"), STAFF, COLUMNS);
        assertThat(masks).containsOnlyKeys(ID);
        assertThat(masks.get(ID).getSecurityIdentity()).contains(MaskIdentity.USER);
        assertThat(masks.get(ID).getExpression()).contains("\"omnisql\".\"mask\".\"keyed_number\"");
    }

    @Test
    void testMasksIdentityReadsAndHashesAndNothingElse()
    {
        SystemSecurityContext masks = context(MaskIdentity.USER, "q");
        control.checkCanSelectFromColumns(masks, STAFF, Optional.empty(), ImmutableSet.of("salary"));
        assertThat(control.canAccessCatalog(masks, "acme")).isTrue();
        assertThat(control.canAccessCatalog(masks, "omnisql")).isTrue();
        assertThat(control.canAccessCatalog(masks, "tpch")).isFalse();
        assertThat(control.canExecuteFunction(masks, new CatalogSchemaRoutineName("omnisql", "mask", "keyed_text"))).isTrue();
        assertThat(control.canExecuteFunction(masks, new CatalogSchemaRoutineName("omnisql", "mask", "other"))).isFalse();
        assertThat(control.canExecuteFunction(masks, new CatalogSchemaRoutineName("acme", "mask", "keyed_text"))).isFalse();
        assertThat(control.filterCatalogs(masks, ImmutableSet.of("acme", "omnisql", "system"))).isEmpty();
        assertDenied(() -> control.getColumnMasks(masks, STAFF, COLUMNS));
        assertDenied(() -> control.checkCanCreateViewWithSelectFromColumns(masks, STAFF, Optional.empty(), ImmutableSet.of("id")));
    }

    @Test
    void testFunctions()
    {
        SystemSecurityContext alice = context("alice", "q");
        assertThat(control.canExecuteFunction(alice, new CatalogSchemaRoutineName("system", "builtin", "upper"))).isTrue();
        assertThat(control.canExecuteFunction(alice, new CatalogSchemaRoutineName("acme", "system", "query"))).isFalse();
        assertThat(control.canExecuteFunction(alice, new CatalogSchemaRoutineName("omnisql", "mask", "keyed_text"))).isFalse();
        assertThat(control.canExecuteFunction(context("stranger", "q"), new CatalogSchemaRoutineName("system", "builtin", "upper"))).isFalse();
        assertThat(control.canCreateViewWithExecuteFunction(alice, new CatalogSchemaRoutineName("omnisql", "mask", "keyed_text"))).isFalse();
        assertThat(control.filterFunctions(alice, "system", ImmutableSet.of(new SchemaFunctionName("builtin", "upper"), new SchemaFunctionName("runtime", "x")))).containsExactly(new SchemaFunctionName("builtin", "upper"));
        assertThat(control.filterFunctions(alice, "acme", ImmutableSet.of(new SchemaFunctionName("builtin", "upper")))).isEmpty();
    }

    @Test
    void testProcedures()
    {
        control.checkCanExecuteProcedure(context("alice", "q"), new CatalogSchemaRoutineName("acme", "system", "flush_cache"));
        control.checkCanExecuteProcedure(context("alice", "q"), new CatalogSchemaRoutineName("system", "runtime", "kill_query"));
        assertDenied(() -> control.checkCanExecuteProcedure(context("carol", "q"), new CatalogSchemaRoutineName("acme", "system", "flush_cache")));
        assertDenied(() -> control.checkCanExecuteProcedure(context("alice", "q"), new CatalogSchemaRoutineName("acme", "system", "register_table")));
        assertDenied(() -> control.checkCanExecuteProcedure(context("alice", "q"), new CatalogSchemaRoutineName("acme", "default", "flush_cache")));
        assertDenied(() -> control.checkCanExecuteProcedure(context("stranger", "q"), new CatalogSchemaRoutineName("system", "runtime", "kill_query")));
    }

    @Test
    void testViewsOverTenantsTablesAreNotForOthers()
    {
        assertDenied(() -> control.checkCanCreateViewWithSelectFromColumns(context("steward", "q"), OFFICES, Optional.empty(), ImmutableSet.of("city")));
        assertDenied(() -> control.checkCanCreateViewWithSelectFromColumns(context("steward", "q"), new CatalogSchemaTableName("system", "runtime", "queries"), Optional.empty(), ImmutableSet.of("query")));
        CatalogSchemaTableName everybodys = new CatalogSchemaTableName("tpch", "tiny", "nation");
        assertDenied(() -> control.checkCanCreateViewWithSelectFromColumns(context("alice", "q"), everybodys, Optional.empty(), ImmutableSet.of("name")));
        source.replace("unmanaged-catalogs: allow\n" + TestingAccessControl.POLICY);
        control.checkCanCreateViewWithSelectFromColumns(context("alice", "q2"), everybodys, Optional.empty(), ImmutableSet.of("name"));
        assertDenied(() -> control.checkCanCreateViewWithSelectFromColumns(context("steward", "q2"), OFFICES, Optional.empty(), ImmutableSet.of("city")));
    }

    @Test
    void testAQueryKeepsThePolicyThatItBeganWith()
    {
        SystemSecurityContext running = context("alice", "q");
        control.checkCanExecuteQuery(running.getIdentity(), running.getQueryId());
        source.replace(TestingAccessControl.POLICY.replace("regions: [north]", "regions: [west]"));
        control.getColumnMasks(running, STAFF, COLUMNS);
        assertThat(control.getRowFilters(running, STAFF).getFirst().getExpression()).contains("north").doesNotContain("west");

        SystemSecurityContext next = context("alice", "q2");
        control.getColumnMasks(next, STAFF, COLUMNS);
        assertThat(control.getRowFilters(next, STAFF).getFirst().getExpression()).contains("west").doesNotContain("north");
    }

    @Test
    void testAuditTellsOfATableOnce()
    {
        control.getColumnMasks(context("alice", "q"), STAFF, COLUMNS);
        control.getColumnMasks(context("alice", "q"), STAFF, COLUMNS);
        assertThat(audit.reads("q")).hasSize(1);
        control.getColumnMasks(context("bob", "q"), STAFF, COLUMNS);
        assertThat(audit.reads("q")).hasSize(2);
    }

    private static ColumnSchema column(String name, boolean hidden)
    {
        return ColumnSchema.builder().setName(name).setType(name.equals("id") ? BIGINT : createVarcharType(11)).setHidden(hidden).build();
    }

    private static void assertDenied(ThrowingCallable check)
    {
        assertThatThrownBy(check).isInstanceOf(AccessDeniedException.class);
    }
}
