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
final class TestViews
{
    private final StaffRunner staff;

    TestViews(StaffRunner staff)
    {
        this.staff = requireNonNull(staff, "staff is null");
    }

    @Test
    void testViewWithItsReadersRights()
    {
        assertThat(staff.column("alice", "SELECT name FROM invoker")).containsExactly("ann");
        assertThat(staff.column("bob", "SELECT count(*) FROM invoker")).containsExactly(2L);
        assertThat(staff.column("alice", "SELECT ssn FROM invoker")).containsExactly((Object) null);
    }

    @Test
    void testViewWithItsOwnersRightsIsTheOwnersAlone()
    {
        for (String view : new String[] {"definer", "definer_over_invoker"}) {
            for (String sql : new String[] {"SELECT name FROM " + view, "SELECT count(*) FROM " + view, "EXPLAIN SELECT name FROM " + view}) {
                assertThatThrownBy(() -> staff.rows("alice", sql)).hasMessageContaining("View owner does not have sufficient privileges");
            }
            assertThat(staff.column("steward", "SELECT count(*) FROM " + view)).containsExactly(4L);
        }
    }

    @Test
    void testWithoutEnforcementTheViewTellsAll()
    {
        staff.enforce(false);
        try {
            assertThat(staff.text("alice", "SELECT name FROM definer")).contains(StaffRunner.HIDDEN);
        }
        finally {
            staff.enforce(true);
        }
    }

    @Test
    void testNobodyMakesViews()
    {
        assertThatThrownBy(() -> staff.rows("steward", "CREATE VIEW mine AS SELECT 1 x")).hasMessageStartingWith("Access Denied: Cannot create view");
        assertThatThrownBy(() -> staff.rows("steward", "DROP VIEW definer")).hasMessageStartingWith("Access Denied: Cannot drop view");
    }
}
