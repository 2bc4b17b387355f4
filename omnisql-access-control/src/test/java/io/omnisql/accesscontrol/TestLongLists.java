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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Of rows that take more than a thousand values the engine's filter has the least and the greatest only. So they are granted where scans keep to the same policy by themselves, and nowhere else.
 */
@TestInstance(PER_CLASS)
final class TestLongLists
{
    private static final String POLICY =
            """
            version: 1
            tenants:
              acme: {catalogs: [governed, behind, open, stored]}
            users:
              alice: {tenant: acme, role: reader, attributes: {names: [%1$s]}}
              bob: {tenant: acme, role: other, attributes: {names: [%1$s]}}
              carol: {tenant: acme, role: reader, attributes: {names: [n1000, n1038]}}
              dave: {tenant: acme, role: reader, attributes: {names: [%2$s]}}
              %3$s
            policies:
              - {name: read, subjects: everybody, resources: {schemas: [default]}, effect: allow}
              - {name: named, subjects: {roles: [reader]}, resources: {tables: [users, forged]}, effect: rows, where: {column: firstname, in: {attribute: names}}}
              - {name: others, subjects: {roles: [other]}, resources: {tables: [users, forged]}, effect: rows, where: {not: {column: firstname, in: {attribute: names}}}}
              - {name: all, subjects: {users: [steward]}, resources: {tables: [users, forged]}, effect: rows, where: all-rows}
            """;
    // every other one, with many on both sides that no user has
    private static final String NAMES = names(IntStream.range(0, 1_500).map(place -> 2 * place));
    private static final String MANY = names(IntStream.range(0, 20_000));
    private static final List<Object> EVEN = IntStream.range(0, 20).<Object>mapToObj(place -> TestedUsers.name(1_000 + 2 * place)).toList();
    private static final List<Object> ODD = IntStream.range(0, 20).<Object>mapToObj(place -> TestedUsers.name(1_001 + 2 * place)).toList();
    private static final String REFUSED = "Access Denied: Cannot select from table %s.default.%s: The policy cannot be applied to it, for a reason that the audit log and './omnisql policy explain' tell";

    private UsersRunner users;

    private static String names(IntStream numbers)
    {
        return numbers.mapToObj(TestedUsers::name).collect(joining(", "));
    }

    @BeforeAll
    void create()
            throws Exception
    {
        users = new UsersRunner(POLICY.formatted(NAMES, MANY, "steward: {tenant: acme}"), POLICY.formatted(MANY.substring(0, MANY.indexOf(", n2000")), "n1", "steward: {tenant: acme}"));
        users.rows("alice", "stored", "CREATE TABLE users AS SELECT firstname FROM open.default.users");
        users.rows("alice", "stored", "CREATE TABLE forged AS SELECT firstname, 'x' AS \"$policy_version\" FROM open.default.users");
        users.rows("alice", "stored", "CREATE VIEW owners SECURITY DEFINER AS SELECT firstname, \"$policy_version\" FROM governed.default.users");
        users.rows("alice", "stored", "CREATE VIEW readers SECURITY INVOKER AS SELECT firstname FROM governed.default.users");
        users.enforce();
    }

    @AfterAll
    void close()
            throws IOException
    {
        users.close();
    }

    @Test
    void testRowsAreExactWhereScansCheckThem()
    {
        assertThat(users.column("steward", "governed", "SELECT firstname FROM users")).hasSize(41);
        assertThat(users.column("alice", "governed", "SELECT firstname FROM users")).containsExactlyInAnyOrderElementsOf(EVEN);
        assertThat(users.column("alice", "governed", "SELECT count(*) FROM users")).containsExactly(20L);
        assertThat(users.column("alice", "governed", "SELECT firstname FROM users WHERE firstname > 'n1035' ORDER BY 1 DESC LIMIT 5")).containsExactly("n1038", "n1036");
        assertThat(users.column("bob", "governed", "SELECT firstname FROM users")).as("unknown is not another one").containsExactlyInAnyOrderElementsOf(ODD);
        assertThat(users.column("carol", "governed", "SELECT firstname FROM users")).containsExactlyInAnyOrder("n1000", "n1038");
    }

    /**
     * What the columns have told holds for every table that a query reads, as whomever.
     */
    @Test
    void testTableTwiceAndBehindViews()
    {
        assertThat(users.column("alice", "governed", "SELECT a.firstname FROM users a JOIN users b ON a.firstname = b.firstname")).containsExactlyInAnyOrderElementsOf(EVEN);
        assertThat(users.column("alice", "governed", "SELECT firstname FROM users UNION ALL SELECT firstname FROM users")).hasSize(40).hasSameElementsAs(EVEN);
        assertThat(users.column("alice", "governed", "SELECT firstname FROM users WHERE firstname NOT IN (SELECT firstname FROM users WHERE firstname < 'n1030')")).containsExactlyInAnyOrder("n1030", "n1032", "n1034", "n1036", "n1038");
        assertThat(users.column("alice", "stored", "SELECT firstname FROM readers")).containsExactlyInAnyOrderElementsOf(EVEN);
        assertThat(users.column("bob", "stored", "SELECT firstname FROM readers")).containsExactlyInAnyOrderElementsOf(ODD);
        assertThat(users.column("alice", "stored", "SELECT firstname FROM owners")).containsExactlyInAnyOrderElementsOf(EVEN);
        assertThat(users.column("alice", "governed", "EXECUTE IMMEDIATE 'SELECT firstname FROM users WHERE firstname < ?' USING 'n1003'")).containsExactlyInAnyOrder("n1000", "n1002");
        assertThatThrownBy(() -> users.rows("alice", "stored", "INSERT INTO stored.default.users SELECT firstname FROM governed.default.users")).hasMessageStartingWith("Access Denied: Cannot insert into table");
    }

    @Test
    void testRefusedWhereTheEngineAloneFilters()
    {
        for (String user : ImmutableList.of("alice", "bob")) {
            assertThatThrownBy(() -> users.rows(user, "stored", "SELECT firstname FROM users")).hasMessage(REFUSED.formatted("stored", "users"));
            assertThatThrownBy(() -> users.rows(user, "open", "SELECT firstname FROM users")).hasMessage(REFUSED.formatted("open", "users"));
            assertThatThrownBy(() -> users.rows(user, "open", "SELECT u.firstname FROM users u JOIN governed.default.users g ON u.firstname = g.firstname")).hasMessage(REFUSED.formatted("open", "users"));
        }
        assertThat(users.column("carol", "stored", "SELECT firstname FROM users")).containsExactlyInAnyOrder("n1000", "n1038");
        assertThat(users.column("carol", "open", "SELECT firstname FROM users")).containsExactlyInAnyOrder("n1000", "n1038");
    }

    @Test
    void testColumnThatIsNotHiddenTellsNothing()
    {
        assertThatThrownBy(() -> users.rows("alice", "stored", "SELECT firstname FROM forged")).hasMessage(REFUSED.formatted("stored", "forged"));
        assertThat(users.column("carol", "stored", "SELECT firstname FROM forged")).containsExactlyInAnyOrder("n1000", "n1038");
    }

    @Test
    void testMoreThanScansAreTold()
    {
        assertThatThrownBy(() -> users.rows("dave", "governed", "SELECT firstname FROM users")).hasMessage(REFUSED.formatted("governed", "users"));
    }

    /**
     * The scans of another policy may show what the engine does not filter.
     */
    @Test
    void testScansOfAnotherPolicy()
    {
        assertThatThrownBy(() -> users.rows("alice", "behind", "SELECT firstname FROM users")).hasMessage("The policy has changed since the query began: run it again");
        assertThatThrownBy(() -> users.rows("bob", "behind", "SELECT count(*) FROM users")).hasMessage("The policy has changed since the query began: run it again");
        assertThat(users.column("carol", "behind", "SELECT firstname FROM users")).containsExactlyInAnyOrder("n1000", "n1038");
    }

    @Test
    void testColumnIsHiddenAndThereWhereScansKeepToPolicy()
    {
        assertThat(users.column("steward", "governed", "SHOW COLUMNS FROM users")).contains("firstname").doesNotContain("$policy_version");
        List<Object> versions = users.column("steward", "governed", "SELECT DISTINCT \"$policy_version\" FROM users");
        assertThat(versions).hasSize(1).doesNotContainNull();
        assertThat(users.column("alice", "governed", "SELECT \"$policy_version\" FROM users LIMIT 1")).isEqualTo(versions);
        assertThat(users.column("steward", "behind", "SELECT \"$policy_version\" FROM users LIMIT 1")).isNotEqualTo(versions);
        assertThatThrownBy(() -> users.rows("steward", "open", "SELECT \"$policy_version\" FROM users")).hasMessageContaining("Column '$policy_version' cannot be resolved");
    }
}
