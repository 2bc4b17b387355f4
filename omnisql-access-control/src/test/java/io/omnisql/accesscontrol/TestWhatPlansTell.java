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

/**
 * What the engine tells in spite of access control, and no more: it is written down in {@code docs/security.md}.
 */
@ExtendWith(SharedStaffRunner.class)
final class TestWhatPlansTell
{
    private final StaffRunner staff;

    TestWhatPlansTell(StaffRunner staff)
    {
        this.staff = requireNonNull(staff, "staff is null");
    }

    @Test
    void testPlanHasTheUsersOwnPolicy()
    {
        assertThat(staff.text("alice", "EXPLAIN SELECT name, ssn FROM staff")).contains("north").doesNotContain("south", "west", StaffRunner.HIDDEN);
        assertThat(staff.text("steward", "EXPLAIN SELECT name, ssn FROM staff")).doesNotContain("north");
    }

    @Test
    void testAnalysisCountsHiddenRows()
    {
        assertThat(staff.text("alice", "EXPLAIN ANALYZE SELECT name FROM staff")).contains("Input: 4 rows").doesNotContain(StaffRunner.HIDDEN);
    }

    @Test
    void testWhatIsDeniedIsNotPlanned()
    {
        for (String sql : new String[] {"EXPLAIN SELECT * FROM plans", "EXPLAIN (TYPE IO) SELECT * FROM plans", "EXPLAIN (TYPE VALIDATE) SELECT salary FROM staff", "SHOW STATS FOR plans", "SHOW STATS FOR (SELECT salary FROM staff)"}) {
            assertThatThrownBy(() -> staff.rows("alice", sql)).as(sql).hasMessageStartingWith("Access Denied");
        }
    }
}
