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

import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedStaffRunner.class)
final class TestChangesAndSettings
{
    private final StaffRunner staff;

    TestChangesAndSettings(StaffRunner staff)
    {
        this.staff = requireNonNull(staff, "staff is null");
    }

    @Test
    void testNobodyChangesAnything()
    {
        for (String sql : new String[] {
                "INSERT INTO offices VALUES 'Chur'",
                "DELETE FROM offices",
                "UPDATE offices SET city = 'Chur'",
                "MERGE INTO offices o USING (VALUES 'Bern') v (city) ON o.city = v.city WHEN MATCHED THEN DELETE",
                "TRUNCATE TABLE offices",
                "DROP TABLE offices",
                "ALTER TABLE offices RENAME TO rooms",
                "ALTER TABLE offices ADD COLUMN x integer",
                "ALTER TABLE offices DROP COLUMN city",
                "ALTER TABLE offices RENAME COLUMN city TO town",
                "COMMENT ON TABLE offices IS 'x'",
                "COMMENT ON COLUMN offices.city IS 'x'",
                "CREATE TABLE mine (x integer)",
                "CREATE TABLE mine AS SELECT * FROM staff",
                "CREATE SCHEMA mine",
                "DROP SCHEMA empty",
                "ALTER SCHEMA empty RENAME TO public",
                "CREATE MATERIALIZED VIEW mine AS SELECT * FROM staff",
                "CREATE FUNCTION acme.default.mine() RETURNS integer RETURN 1",
                "CREATE CATALOG mine USING memory",
                "DROP CATALOG globex",
                "GRANT SELECT ON offices TO USER mallory",
                "REVOKE SELECT ON offices FROM USER mallory",
                "CREATE ROLE mine",
                "SHOW ROLES",
                "ALTER TABLE offices SET AUTHORIZATION mallory",
        }) {
            assertThatThrownBy(() -> staff.rows("steward", sql)).as(sql).hasMessageStartingWith("Access Denied");
        }
        assertThat(staff.column("steward", "SELECT city FROM offices")).containsExactly("Bern");
    }

    @Test
    void testSessionPropertiesThatChangePlansAreRefused()
    {
        for (String property : new String[] {"allow_unsafe_pushdown = true", "enable_dynamic_filtering = false", "join_distribution_type = 'BROADCAST'", "task_concurrency = 1", "retry_policy = 'TASK'"}) {
            assertThatThrownBy(() -> staff.rows("alice", "SET SESSION " + property)).as(property).hasMessageStartingWith("Access Denied: Cannot set system session property");
        }
        assertThat(staff.rows("alice", "SET SESSION query_max_run_time = '5m'").getSetSessionProperties()).containsEntry("query_max_run_time", "5m");
    }

    @Test
    void testSessionPropertiesOfTheClientAreRefused()
    {
        Session hostile = Session.builder(StaffRunner.session("alice", "acme"))
                .setSystemProperty("allow_unsafe_pushdown", "true")
                .build();
        assertThatThrownBy(() -> staff.runner().execute(hostile, "SELECT 1")).hasMessage("Access Denied: Cannot set system session property allow_unsafe_pushdown");
    }

    @Test
    void testNobodyIsSomebodyElse()
    {
        assertThatThrownBy(() -> staff.rows("alice", "SET SESSION AUTHORIZATION steward")).hasMessageStartingWith("Access Denied");
    }

    /**
     * Filters and masks are evaluated with the engine's functions, whatever the query calls its own.
     */
    @Test
    void testFunctionsOfTheQueryDoNotStandInForThoseOfThePolicy()
    {
        staff.source().replace(TestingAccessControl.POLICY
                .replace("where: {column: region, in: {attribute: regions}}", "where: {column: region, starts-with: {attribute: regions}}")
                .replace("resources: {tags: [personal]}\n    effect: mask\n    mask: nullify", "resources: {tags: [personal]}\n    effect: mask\n    mask: {partial: {last: 2}}"));
        try {
            String own = "WITH FUNCTION starts_with(a varchar(10), b varchar(5)) RETURNS boolean RETURN true, FUNCTION length(a varchar(11)) RETURNS bigint RETURN 11, FUNCTION substr(a varchar(11), b bigint) RETURNS varchar(11) RETURN a ";
            assertThat(staff.text("alice", own + "SELECT name, ssn, starts_with(CAST('a' AS varchar(10)), CAST('b' AS varchar(5))) FROM staff")).isEqualTo("ann ***11 true ");
        }
        finally {
            staff.source().replace(TestingAccessControl.POLICY);
        }
    }

    @Test
    void testOnlyTheEnginesFunctions()
    {
        assertThat(staff.column("alice", "SELECT upper('x')")).containsExactly("X");
        assertThatThrownBy(() -> staff.rows("alice", "SELECT omnisql.mask.keyed_text('acme', 'x')")).hasMessageContaining("omnisql.mask.keyed_text");
        assertThatThrownBy(() -> staff.rows("alice", "CALL acme.system.anything()")).hasMessageMatching("(?s).*(Access Denied|not registered).*");
    }
}
