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
package io.omnisql.policy;

import org.junit.jupiter.api.Test;

import static io.omnisql.policy.TestingPolicies.document;
import static io.omnisql.policy.TestingPolicies.file;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSubject
{
    @Test
    void testTenantRoleAndTeamAreGroups()
    {
        String text = file().replace("bob: {tenant: acme}", "bob: {tenant: acme, role: analyst, team: red, groups: [staff, desk]}");
        assertThat(document(text).subjects().get("bob").allGroups()).containsExactlyInAnyOrder("staff", "desk", "tenant:acme", "role:analyst", "team:red");
        assertThat(document(text).subjects().get("alice").allGroups()).containsExactlyInAnyOrder("tenant:acme", "role:analyst");
        assertThat(document(file()).subjects().get("bob").allGroups()).containsExactly("tenant:acme");
    }

    @Test
    void testGroupsThatCouldPassForTheseAreReserved()
    {
        assertThat(Subject.isReservedGroup("tenant:globex")).isTrue();
        assertThat(Subject.isReservedGroup("Role:steward")).isTrue();
        assertThat(Subject.isReservedGroup("team:")).isTrue();
        assertThat(Subject.isReservedGroup("tenants")).isFalse();
    }
}
