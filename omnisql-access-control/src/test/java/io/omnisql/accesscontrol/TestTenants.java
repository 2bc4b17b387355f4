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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStaffRunner.class)
final class TestTenants
{
    private final StaffRunner staff;

    TestTenants(StaffRunner staff)
    {
        this.staff = requireNonNull(staff, "staff is null");
    }

    @Test
    void testCatalogsOfOthersAreNotThere()
    {
        assertThat(staff.column("carol", "SHOW CATALOGS")).containsExactly("globex", "system");
        // nor is that of the functions which masks call
        assertThat(staff.column("alice", "SHOW CATALOGS")).containsExactly("acme", "system");
        assertThat(staff.column("mallory", "SHOW CATALOGS")).containsExactly("system");
        for (String sql : new String[] {
                "SELECT * FROM acme.default.staff",
                "SELECT count(*) FROM acme.default.offices",
                "SELECT * FROM acme.information_schema.tables",
                "SHOW SCHEMAS FROM acme",
                "SHOW TABLES FROM acme.default",
                "SHOW COLUMNS FROM acme.default.staff",
                "SHOW CREATE TABLE acme.default.staff",
                "SHOW CREATE VIEW acme.default.invoker",
                "SHOW STATS FOR acme.default.staff",
                "DESCRIBE acme.default.staff",
                "EXPLAIN SELECT * FROM acme.default.staff",
                "SHOW FUNCTIONS FROM acme.default",
                "USE acme.default",
                "SELECT * FROM tpch.tiny.nation",
        }) {
            assertThatThrownBy(() -> staff.rows("carol", sql)).as(sql).hasMessageStartingWith("Access Denied");
        }
    }

    @Test
    void testListingsTellOfWhatIsGranted()
    {
        assertThat(staff.column("alice", "SHOW SCHEMAS")).containsExactly("default", "information_schema");
        assertThat(staff.column("alice", "SHOW TABLES")).containsExactly("badges", "definer", "definer_over_invoker", "invoker", "kinds", "loud", "offices", "staff");
        assertThat(staff.column("alice", "SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_schema <> 'information_schema'")).containsExactly("default");
        assertThat(staff.text("alice", "SELECT table_name FROM information_schema.tables")).doesNotContain("plans");
        assertThat(staff.text("alice", "SELECT schema_name FROM information_schema.schemata")).doesNotContain("secret", "empty");
    }

    @Test
    void testCatalogOfMasksIsNotSeenAmongThoseThatAreNobodys()
    {
        staff.source().replace("unmanaged-catalogs: allow\n" + TestingAccessControl.POLICY);
        try {
            assertThat(staff.column("alice", "SHOW CATALOGS")).containsExactly("acme", "system", "tpch");
            for (String sql : new String[] {"SHOW SCHEMAS FROM omnisql", "SHOW TABLES FROM omnisql.mask", "SHOW FUNCTIONS FROM omnisql.mask", "SELECT * FROM omnisql.information_schema.schemata"}) {
                assertThatThrownBy(() -> staff.rows("alice", sql)).as(sql).hasMessageStartingWith("Access Denied");
            }
            assertThat(staff.column("alice", "SELECT DISTINCT holder FROM badges WHERE holder IS NOT NULL")).hasSize(2);
        }
        finally {
            staff.source().replace(TestingAccessControl.POLICY);
        }
    }

    @Test
    void testDriversTablesTellNothingOfOthers()
    {
        for (String table : new String[] {"system.jdbc.catalogs", "system.jdbc.schemas", "system.jdbc.tables", "system.jdbc.columns", "system.metadata.catalogs", "system.metadata.table_comments"}) {
            assertThat(staff.text("carol", "SELECT * FROM " + table)).as(table).contains("globex").doesNotContain("acme", "tpch", "offices");
            assertThat(staff.text("alice", "SELECT * FROM " + table)).as(table).doesNotContain("globex", "plans", "salary", "secret", "empty");
            staff.enforce(false);
            try {
                assertThat(staff.text("carol", "SELECT * FROM " + table)).as(table).contains("acme");
            }
            finally {
                staff.enforce(true);
            }
        }
    }

    @Test
    void testServersTablesAreDenied()
    {
        for (String table : new String[] {"runtime.nodes", "runtime.tasks", "runtime.transactions", "metadata.table_properties"}) {
            assertThatThrownBy(() -> staff.rows("alice", "SELECT * FROM system." + table)).as(table).hasMessage("Access Denied: Cannot select from table system." + table);
        }
    }

    @Test
    void testQueriesOfOthersAreNotSeen()
    {
        staff.column("alice", "SELECT 'canary of alice'");
        staff.column("bob", "SELECT 'canary of bob'");
        assertThat(staff.text("alice", "SELECT query FROM system.runtime.queries")).contains("canary of alice").doesNotContain("canary of bob");
        assertThat(staff.text("carol", "SELECT query FROM system.runtime.queries")).doesNotContain("canary of alice", "CREATE TABLE");
    }
}
