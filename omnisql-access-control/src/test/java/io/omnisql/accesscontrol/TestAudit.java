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

import io.omnisql.accesscontrol.audit.AuditEntry;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStaffRunner.class)
final class TestAudit
{
    private final StaffRunner staff;

    TestAudit(StaffRunner staff)
    {
        this.staff = requireNonNull(staff, "staff is null");
    }

    @Test
    void testWhatWasDecidedIsWrittenDown()
    {
        MaterializedResultWithPlan result = staff.runner().executeWithPlan(StaffRunner.session("alice", "acme"), "SELECT a.name FROM staff a, staff b");
        String queryId = result.queryId().id();
        assertThat(staff.audit().reads(queryId)).singleElement().satisfies(read -> {
            assertThat(read.user()).isEqualTo("alice");
            assertThat(read.tenant()).contains("acme");
            assertThat(read.policyVersion()).isEqualTo(staff.source().current().version().toString());
            assertThat(read.table()).isEqualTo("acme.default.staff");
            assertThat(read.rows()).contains("region is one of 1 values");
            assertThat(read.masks()).containsOnly(Map.entry("ssn", "personal-is-hidden"));
            assertThat(read.policies()).contains("roles-read", "analysts-have-their-regions");
            assertThat(read.toString()).doesNotContain("north");
        });
    }

    @Test
    void testDenialIsWrittenDown()
    {
        assertThatThrownBy(() -> staff.rows("alice", "SELECT * FROM plans")).hasMessageStartingWith("Access Denied");
        assertThat(staff.audit().entries()).anySatisfy(entry -> assertThat(entry).isInstanceOfSatisfying(AuditEntry.TableRead.class, read -> {
            assertThat(read.table()).isEqualTo("acme.default.plans");
            assertThat(read.denied()).contains("no policy allows it");
            assertThat(read.rows()).isEqualTo(Optional.empty());
        }));
    }
}
