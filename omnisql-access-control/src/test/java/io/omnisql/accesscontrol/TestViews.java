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

    /**
     * Views keep the case that the names of their columns were written in, while policies name them in lower case.
     */
    @Test
    void testDeniedColumnOfAViewInAnyCase()
    {
        assertThat(staff.column("alice", "SELECT city FROM loud")).containsExactly("Bern");
        for (String sql : new String[] {"SELECT sign FROM loud", "SELECT \"Sign\" FROM loud", "SELECT * FROM loud", "SELECT city FROM loud WHERE sign > ''"}) {
            assertThatThrownBy(() -> staff.rows("alice", sql)).as(sql).hasMessage("Access Denied: Cannot select from table acme.default.loud");
        }
        assertThat(staff.column("alice", "SHOW COLUMNS FROM loud")).containsExactly("city");
        assertThat(staff.column("steward", "SELECT sign FROM loud")).containsExactly("BERN");
    }

    /**
     * The text of a view has names and values that the policy hides from those who may read the view.
     */
    @Test
    void testTextsOfViewsAreShownToNobody()
    {
        String definitions = "SELECT view_definition FROM information_schema.views";
        for (String user : new String[] {"alice", "steward"}) {
            assertThat(staff.column(user, "SELECT table_name FROM information_schema.views")).contains("invoker", "loud");
            for (String sql : new String[] {definitions, "SELECT * FROM information_schema.views", "SELECT 1 FROM information_schema.views WHERE view_definition LIKE '%ssn%'"}) {
                assertThatThrownBy(() -> staff.rows(user, sql)).as(sql).hasMessage("Access Denied: Cannot select from table acme.information_schema.views");
            }
            assertThatThrownBy(() -> staff.rows(user, "SHOW CREATE VIEW loud")).hasMessageStartingWith("Access Denied: Cannot show create table");
            assertThat(staff.text(user, "SELECT column_name FROM information_schema.columns WHERE table_name = 'views'")).doesNotContain("view_definition");
        }
        staff.enforce(false);
        try {
            assertThat(staff.text("alice", definitions)).contains("ssn");
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
