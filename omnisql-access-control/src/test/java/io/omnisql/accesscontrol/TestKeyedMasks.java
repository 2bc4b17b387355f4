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

import io.omnisql.policy.mask.KeyedHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.airlift.slice.Slices.utf8Slice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStaffRunner.class)
final class TestKeyedMasks
{
    private static final KeyedHash HASH = new KeyedHash(StaffRunner.KEY.getBytes(UTF_8));

    private final StaffRunner staff;

    TestKeyedMasks(StaffRunner staff)
    {
        this.staff = requireNonNull(staff, "staff is null");
    }

    @Test
    void testHashesInPlaceOfValues()
    {
        assertThat(staff.column("alice", "SELECT holder FROM badges WHERE holder IS NOT NULL"))
                .containsExactlyInAnyOrder(HASH.text(utf8Slice("ann")), HASH.text(utf8Slice("ann")), HASH.text(utf8Slice("ben")));
        assertThat(staff.column("alice", "SELECT DISTINCT number FROM badges")).containsExactlyInAnyOrder(HASH.number(1), HASH.number(2), null);
        assertThat(staff.column("alice", "SELECT typeof(holder) || typeof(door) FROM badges LIMIT 1")).containsExactly("varchar(70)char(20)");
        assertThat(staff.column("steward", "SELECT DISTINCT holder FROM badges WHERE number = 1")).containsExactlyInAnyOrder("ann", "ben");
    }

    @Test
    void testHashesAreEqualWhereValuesAre()
    {
        String sql = "SELECT count(*) FROM badges a JOIN badges b ON a.holder = b.holder AND a.number = b.number";
        assertThat(staff.column("alice", sql)).isEqualTo(staff.column("steward", sql)).containsExactly(3L);
        assertThat(staff.column("alice", "SELECT count(*) FROM badges WHERE holder = 'ann'")).containsExactly(0L);
    }

    @Test
    void testNobodyHashes()
    {
        for (String user : new String[] {"alice", "steward", "carol"}) {
            assertThatThrownBy(() -> staff.rows(user, "SELECT omnisql.mask.keyed_text('acme', 'ann')")).hasMessageContaining("Access Denied: Cannot execute function");
        }
    }

    @Test
    void testNoKeyInPlans()
    {
        assertThat(staff.text("alice", "EXPLAIN SELECT holder FROM badges")).contains("keyed_text").doesNotContain("canary");
    }
}
