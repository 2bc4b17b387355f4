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
final class TestVisibleRowsAndColumns
{
    private final StaffRunner staff;

    TestVisibleRowsAndColumns(StaffRunner staff)
    {
        this.staff = requireNonNull(staff, "staff is null");
    }

    @Test
    void testSameQueryThreeAnswers()
    {
        String sql = "SELECT name FROM staff ORDER BY id";
        assertThat(staff.column("alice", sql)).containsExactly("ann");
        assertThat(staff.column("bob", sql)).containsExactly("ann", "ben");
        assertThat(staff.column("carol", sql)).containsExactly("eve");
        assertThat(staff.column("steward", sql)).containsExactly("ann", "ben", "TOPSECRET", "nobody");
    }

    @Test
    void testRowWithoutTheFiltersValueIsHidden()
    {
        assertThat(staff.column("alice", "SELECT count(*) FROM staff WHERE region IS NULL")).containsExactly(0L);
        assertThat(staff.column("bob", "SELECT count(*) FROM staff")).containsExactly(2L);
        assertThat(staff.column("steward", "SELECT count(*) FROM staff WHERE region IS NULL")).containsExactly(1L);
    }

    @Test
    void testHiddenValuesDoNotFailQueries()
    {
        String division = "SELECT count(*) FROM staff WHERE 1 / (id - 3) > -5";
        String cast = "SELECT count(*) FROM staff WHERE CAST(IF(name LIKE 'TOP%', name, '1') AS integer) > 0";
        String join = "SELECT count(*) FROM staff s LEFT JOIN (VALUES 1) v (x) ON CAST(IF(s.name LIKE 'TOP%', s.name, '1') AS integer) = v.x";
        for (String attack : new String[] {division, cast, join}) {
            assertThat(staff.column("alice", attack)).containsExactly(1L);
            assertThatThrownBy(() -> staff.rows("steward", attack)).hasMessageMatching("Division by zero|Cannot cast '%s' to INT".formatted(StaffRunner.HIDDEN));
        }
    }

    @Test
    void testMaskedColumn()
    {
        assertThat(staff.column("alice", "SELECT ssn FROM staff")).containsExactly((Object) null);
        assertThat(staff.column("alice", "SELECT count(*) FROM staff WHERE ssn = '111-11-1111' OR length(ssn) = 11 OR ssn > ''")).containsExactly(0L);
        assertThat(staff.column("alice", "SELECT typeof(ssn) FROM staff")).containsExactly("varchar(11)");
        assertThat(staff.column("steward", "SELECT ssn FROM staff WHERE id = 1")).containsExactly("111-11-1111");
    }

    @Test
    void testMasksHaveTheColumnsTypes()
    {
        String sql = "SELECT * FROM kinds";
        assertThat(staff.rows("alice", sql).getTypes()).isEqualTo(staff.rows("steward", sql).getTypes());
        assertThat(staff.rows("alice", sql).getMaterializedRows().getFirst().getFields()).containsOnlyNulls();
        assertThat(staff.rows("steward", sql).getMaterializedRows().getFirst().getFields()).doesNotContainNull();
    }

    @Test
    void testDeniedColumn()
    {
        for (String sql : new String[] {"SELECT salary FROM staff", "SELECT * FROM staff", "SELECT id FROM staff WHERE salary > 0", "SELECT id FROM staff ORDER BY salary"}) {
            assertThatThrownBy(() -> staff.rows("alice", sql)).hasMessage("Access Denied: Cannot select from table acme.default.staff");
        }
        assertThat(staff.column("alice", "SHOW COLUMNS FROM staff")).containsExactly("id", "name", "region", "ssn");
        assertThat(staff.column("alice", "SELECT column_name FROM information_schema.columns WHERE table_name = 'staff'")).doesNotContain("salary").contains("id");
        assertThat(staff.column("steward", "SHOW COLUMNS FROM staff")).contains("salary");
    }

    @Test
    void testTableWithoutPolicyIsDenied()
    {
        for (String user : new String[] {"alice", "steward"}) {
            assertThatThrownBy(() -> staff.rows(user, "SELECT * FROM plans")).hasMessage("Access Denied: Cannot select from table acme.default.plans");
        }
        assertThatThrownBy(() -> staff.rows("mallory", "SELECT count(*) FROM offices")).hasMessageStartingWith("Access Denied");
        assertThatThrownBy(() -> staff.rows("stranger", "SELECT 1")).hasMessage("Access Denied: Cannot execute query");
        assertThatThrownBy(() -> staff.rows("omnisql-policy", "SELECT 1")).hasMessage("Access Denied: Cannot execute query");
    }

    @Test
    void testTableFunctionOverTableHasItsFilter()
    {
        assertThat(staff.column("alice", "SELECT name FROM TABLE(exclude_columns(TABLE(invoker), DESCRIPTOR(ssn)))")).containsExactly("ann");
        assertThat(staff.column("alice", "SELECT count(*) FROM TABLE(sequence(1, 5))")).containsExactly(5L);
    }

    @Test
    void testPreparedStatementSeesThePolicyOfItsExecution()
    {
        assertThat(staff.column("alice", "EXECUTE IMMEDIATE 'SELECT name FROM staff WHERE id < ?' USING 10")).containsExactly("ann");
    }
}
