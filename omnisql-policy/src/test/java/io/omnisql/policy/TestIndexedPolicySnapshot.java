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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.mask.CompiledMask;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.type.ArrayType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.policy.Enforcement.ENGINE;
import static io.omnisql.policy.TestingPolicies.file;
import static io.omnisql.policy.TestingPolicies.snapshot;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static org.assertj.core.api.Assertions.assertThat;

final class TestIndexedPolicySnapshot
{
    private static final CatalogSchemaTableName ISSUES = table("acme_github", "issues");
    private static final List<PolicyColumn> COLUMNS = ImmutableList.of(
            new PolicyColumn("repo", VARCHAR),
            new PolicyColumn("number", BIGINT),
            new PolicyColumn("author", VARCHAR),
            new PolicyColumn("assignees", new ArrayType(VARCHAR)),
            new PolicyColumn("body", VARCHAR));
    private static final String ALLOW = "{name: allow, subjects: everybody, resources: everything, effect: allow}";

    @Test
    void testAnalystAndSteward()
    {
        PolicySnapshot snapshot = snapshot(TestingPolicies.GITHUB);
        TableDecision.Granted alice = granted(snapshot, "alice", ISSUES);
        assertThat(alice.rows().engineFilter()).contains("\"repo\" IN (CAST('engine' AS varchar), CAST('rocket' AS varchar))");
        assertThat(alice.readable()).containsExactlyInAnyOrder("repo", "number", "author", "assignees", "body");
        assertThat(alice.masks().keySet()).containsExactlyInAnyOrder("author", "assignees", "body");
        assertThat(alice.masks().get("author").expression()).contains("keyed_text");
        // no hash of an array
        assertThat(alice.masks().get("assignees").expression()).isEqualTo("CAST(NULL AS array(varchar))");
        assertThat(alice.policies()).containsExactly("analysts-have-their-repositories", "everybody-reads-github", "people-are-hashed", "texts-are-hidden");

        TableDecision.Granted steward = granted(snapshot, "steward", ISSUES);
        assertThat(steward.rows()).isEqualTo(new VisibleRows.All());
        assertThat(steward.masks()).isEmpty();
        assertThat(snapshot.access(subject(snapshot, "steward"), ISSUES)).isInstanceOfSatisfying(TableAccess.Granted.class, access -> assertThat(access.restricted()).isFalse());
        assertThat(snapshot.access(subject(snapshot, "alice"), ISSUES)).isInstanceOfSatisfying(TableAccess.Granted.class, access -> assertThat(access.restricted()).isTrue());
    }

    @Test
    void testTenantsDoNotKnowOfEachOther()
    {
        PolicySnapshot snapshot = snapshot(TestingPolicies.GITHUB);
        Subject carol = subject(snapshot, "carol");
        assertDenied(snapshot, "carol", ISSUES, "its catalog is another tenant's");
        assertThat(snapshot.access(carol, ISSUES)).isEqualTo(new TableAccess.Denied("its catalog is another tenant's"));
        assertThat(snapshot.canSeeCatalog(carol, "acme_github")).isFalse();
        assertThat(snapshot.canSeeSchema(carol, "acme_github", "default")).isFalse();
        assertThat(snapshot.canSeeSchema(carol, "acme_github", "information_schema")).isFalse();
        assertThat(snapshot.access(carol, new CatalogSchemaTableName("acme_github", "information_schema", "tables"))).isInstanceOf(TableAccess.Denied.class);
        assertThat(snapshot.canSeeCatalog(carol, "globex_github")).isTrue();
        assertThat(snapshot.canSeeSchema(carol, "globex_github", "default")).isTrue();
        assertThat(snapshot.canSeeSchema(carol, "globex_github", "other")).isFalse();
        assertThat(granted(snapshot, "carol", table("globex_github", "issues")).rows().engineFilter()).contains("\"repo\" = CAST('portal' AS varchar)");
        assertThat(snapshot.owner("globex_github")).isEqualTo(new CatalogOwner.OwnedBy("globex"));
        assertThat(snapshot.tenants()).containsExactlyInAnyOrder("acme", "globex");
    }

    @Test
    void testWhoIsUnknownHasNothing()
    {
        assertThat(snapshot(TestingPolicies.GITHUB).subject("mallory")).isEmpty();
        assertThat(snapshot(TestingPolicies.GITHUB).subject("ALICE")).isEmpty();
    }

    @Test
    void testNothingIsReadableWithoutAnAllowingPolicy()
    {
        PolicySnapshot snapshot = snapshot(file("{name: r, subjects: everybody, resources: everything, effect: rows, where: all-rows}"));
        assertDenied(snapshot, "alice", ISSUES, "no policy allows it");
        assertThat(snapshot.canSeeCatalog(subject(snapshot, "alice"), "acme_github")).isFalse();
    }

    @Test
    void testDenyWins()
    {
        PolicySnapshot snapshot = snapshot(file(ALLOW, "{name: no, subjects: {roles: [analyst]}, resources: {tables: [issues]}, effect: deny}"));
        assertDenied(snapshot, "alice", ISSUES, "policy no denies it");
        assertThat(granted(snapshot, "bob", ISSUES).rows()).isEqualTo(new VisibleRows.All());
        assertThat(granted(snapshot, "alice", table("acme_github", "commits")).rows()).isEqualTo(new VisibleRows.All());
    }

    @Test
    void testColumns()
    {
        assertThat(readable(ALLOW, "{name: d, subjects: everybody, resources: {columns: [number]}, effect: deny}")).containsExactlyInAnyOrder("repo", "author", "assignees", "body");
        // author and body are declared personal
        assertThat(readable(ALLOW, "{name: d, subjects: everybody, resources: {tags: [personal]}, effect: deny}")).containsExactlyInAnyOrder("repo", "number", "assignees");
        assertThat(readable("{name: a, subjects: everybody, resources: {columns: [repo]}, effect: allow}", "{name: b, subjects: everybody, resources: {columns: [number, body]}, effect: allow}", "{name: d, subjects: everybody, resources: {tags: [free_text]}, effect: deny}"))
                .containsExactlyInAnyOrder("repo", "number");
        TableAccess access = snapshot(file(ALLOW, "{name: d, subjects: everybody, resources: {tags: [personal]}, effect: deny}")).access(Subject.of("alice", "acme"), ISSUES);
        assertThat(access).isInstanceOfSatisfying(TableAccess.Granted.class, granted -> {
            assertThat(granted.restricted()).isTrue();
            assertThat(granted.columns().contains("author", ImmutableSet.of())).isFalse();
            // as whoever asks knows
            assertThat(granted.columns().contains("number", ImmutableSet.of("personal"))).isFalse();
            assertThat(granted.columns().contains("number", ImmutableSet.of())).isTrue();
        });
    }

    private static Set<String> readable(String... policies)
    {
        return granted(snapshot(file(policies)), "alice", ISSUES).readable();
    }

    @Test
    void testRowsOfSeveralPoliciesAddUp()
    {
        PolicySnapshot snapshot = snapshot(file(
                ALLOW,
                "{name: a, subjects: {roles: [analyst]}, resources: {tables: [issues]}, effect: rows, where: {column: repo, equals: rocket}}",
                "{name: b, subjects: everybody, resources: {tables: [issues]}, effect: rows, where: {column: number, below: 10}}"));
        assertThat(granted(snapshot, "alice", ISSUES).rows().engineFilter()).contains("(\"number\" < BIGINT '10') OR (\"repo\" = CAST('rocket' AS varchar))");
        assertThat(granted(snapshot, "bob", ISSUES).rows().engineFilter()).contains("\"number\" < BIGINT '10'");
    }

    @Test
    void testRowsForOthersLeaveNone()
    {
        PolicySnapshot snapshot = snapshot(file(ALLOW, "{name: a, subjects: {roles: [analyst]}, resources: {tables: [issues]}, effect: rows, where: all-rows}"));
        assertThat(granted(snapshot, "alice", ISSUES).rows()).isEqualTo(new VisibleRows.All());
        assertThat(granted(snapshot, "bob", ISSUES).rows().engineFilter()).contains("FALSE");
        assertThat(granted(snapshot, "bob", table("acme_github", "commits")).rows()).isEqualTo(new VisibleRows.All());
    }

    @Test
    void testWhatCannotBeAppliedIsDenied()
    {
        assertDenied(snapshot(file(ALLOW, "{name: a, subjects: everybody, resources: everything, effect: rows, where: {column: absent, equals: x}}")), "alice", ISSUES, "There is no column absent");
        // one that is fine does not help: what is meant is not known
        assertDenied(snapshot(file(ALLOW, "{name: a, subjects: everybody, resources: everything, effect: rows, where: {or: [all-rows, {column: absent, equals: x}]}}")), "alice", ISSUES, "There is no column absent");
    }

    /**
     * A name with a mistake in it would show what is meant.
     */
    @Test
    void testColumnsThatTheOnlyTableHasNot()
    {
        for (String effect : ImmutableList.of("effect: deny", "effect: mask, mask: nullify")) {
            String policy = "{name: p, subjects: {roles: [analyst]}, resources: {%s}, " + effect + "}";
            PolicySnapshot snapshot = snapshot(file(ALLOW, policy.formatted("tables: [issues], columns: [author, autor]")));
            assertDenied(snapshot, "alice", ISSUES, "Policy p hides its column autor, which it does not have: correct the name, or name the catalog of the table that has it");
            assertThat(granted(snapshot, "bob", ISSUES).readable()).as("for whom the policy is not").hasSize(5);
            assertThat(granted(snapshot, "alice", table("acme_github", "commits")).readable()).hasSize(5);
            assertThat(snapshot.access(subject(snapshot, "alice"), ISSUES)).isInstanceOf(TableAccess.Granted.class);
            // several tables, or any: what is there of them
            assertThat(granted(snapshot(file(ALLOW, policy.formatted("tables: [issues, commits], columns: [author, autor]"))), "alice", ISSUES).masks().size()).isEqualTo(effect.contains("mask") ? 1 : 0);
            assertThat(granted(snapshot(file(ALLOW, policy.formatted("columns: [author, autor]"))), "alice", ISSUES).masks().size()).isEqualTo(effect.contains("mask") ? 1 : 0);
            assertThat(granted(snapshot(file(ALLOW, policy.formatted("tables: [issues], columns: [author]"))), "alice", ISSUES).policies()).contains("p");
        }
        assertThat(granted(snapshot(file("{name: a, subjects: everybody, resources: {tables: [issues], columns: [author, autor]}, effect: allow}")), "alice", ISSUES).readable()).as("shows nothing that is not meant").containsExactly("author");
    }

    @Test
    void testMasksThatDiffer()
    {
        PolicySnapshot snapshot = snapshot(file(
                ALLOW,
                "{name: a, subjects: everybody, resources: {columns: [author]}, effect: mask, mask: hash}",
                "{name: b, subjects: {roles: [analyst]}, resources: {tags: [personal]}, effect: mask, mask: {constant: x}}",
                "{name: c, subjects: everybody, resources: {columns: [author]}, effect: mask, mask: hash}"));
        CompiledMask mask = granted(snapshot, "alice", ISSUES).masks().get("author");
        assertThat(mask.expression()).isEqualTo("CAST(NULL AS varchar)");
        assertThat(mask.policy()).isEqualTo("a, b, c");
        assertThat(granted(snapshot, "bob", ISSUES).masks().get("author").callsMaskFunction()).isTrue();
    }

    @Test
    void testMetadataTablesOfRestrictedOnes()
    {
        PolicySnapshot snapshot = snapshot(TestingPolicies.GITHUB);
        assertThat(snapshot.access(subject(snapshot, "alice"), table("acme_github", "issues$files"))).isInstanceOf(TableAccess.Denied.class);
        assertThat(snapshot.access(subject(snapshot, "steward"), table("acme_github", "issues$files"))).isInstanceOf(TableAccess.Granted.class);
        assertThat(snapshot.access(subject(snapshot, "steward"), table("acme_github", "deploy_keys$files"))).isInstanceOf(TableAccess.Denied.class);
    }

    @Test
    void testMetadataTablesThatPoliciesName()
    {
        PolicySnapshot snapshot = snapshot(file(
                ALLOW,
                "{name: no, subjects: {roles: [analyst]}, resources: {tables: [issues$files]}, effect: deny}",
                "{name: m, subjects: {roles: [analyst]}, resources: {tables: [issues$history], columns: [author]}, effect: mask, mask: nullify}"));
        assertDenied(snapshot, "alice", table("acme_github", "issues$files"), "policies hide something of it");
        assertDenied(snapshot, "alice", table("acme_github", "issues$history"), "policies hide something of it");
        assertThat(granted(snapshot, "alice", table("acme_github", "issues$snapshots")).policies()).containsExactly("allow");
        assertThat(granted(snapshot, "bob", table("acme_github", "issues$files")).masks()).isEmpty();
    }

    @Test
    void testColumnsOfOneName()
    {
        PolicySnapshot snapshot = snapshot(file(ALLOW, "{name: m, subjects: everybody, resources: {columns: [author]}, effect: mask, mask: nullify}"));
        List<PolicyColumn> twice = ImmutableList.of(new PolicyColumn("author", VARCHAR), new PolicyColumn("author", BIGINT));
        assertThat(snapshot.decide(subject(snapshot, "alice"), ISSUES, twice, ENGINE)).isEqualTo(new TableDecision.Denied(snapshot.version(), "It has two columns of the name author"));
    }

    /**
     * With what differs between users of the same rules, and between tables that have changed.
     */
    @Test
    void testWhatIsRememberedForUsersOfTheSameRules()
    {
        PolicySnapshot snapshot = snapshot(file(
                ALLOW,
                "{name: m, subjects: everybody, resources: {columns: [author]}, effect: mask, mask: {constant: x}}",
                "{name: r, subjects: everybody, resources: everything, effect: rows, where: {column: author, equals: {attribute: user}}}"));
        assertThat(granted(snapshot, "alice", ISSUES).rows().engineFilter()).contains("\"author\" = CAST('alice' AS varchar)");
        assertThat(granted(snapshot, "bob", ISSUES).rows().engineFilter()).contains("\"author\" = CAST('bob' AS varchar)");
        assertThat(granted(snapshot, "bob", ISSUES).masks()).isSameAs(granted(snapshot, "alice", ISSUES).masks());
        TableDecision narrower = snapshot.decide(subject(snapshot, "bob"), ISSUES, ImmutableList.of(new PolicyColumn("author", createVarcharType(5))), ENGINE);
        assertThat(narrower).isInstanceOfSatisfying(TableDecision.Granted.class, decision -> {
            assertThat(decision.masks().get("author").expression()).isEqualTo("CAST(CAST('x' AS varchar(5)) AS varchar(5))");
            assertThat(decision.rows().engineFilter()).contains("\"author\" = CAST('bob' AS varchar(5))");
        });
    }

    @Test
    void testUnmanagedCatalogs()
    {
        CatalogSchemaTableName nation = table("tpch", "nation");
        assertDenied(snapshot(file(ALLOW)), "alice", nation, "its catalog is nobody's, and those are denied");
        PolicySnapshot allowing = snapshot("unmanaged-catalogs: allow\n" + file("{name: m, subjects: everybody, resources: {columns: [author]}, effect: mask, mask: hash}"));
        assertThat(granted(allowing, "alice", nation).masks()).isEmpty();
        // none has decided
        assertThat(granted(allowing, "alice", nation).policies()).isEmpty();
        assertThat(allowing.canSeeCatalog(subject(allowing, "alice"), "tpch")).isTrue();
        assertDenied(allowing, "alice", ISSUES, "no policy allows it");
    }

    @Test
    void testSelectorsOfSubjects()
    {
        Subject subject = new Subject("dora", "acme", Optional.of("analyst"), Optional.of("core"), ImmutableSet.of("g1", "g2"), true, ImmutableMap.of("region", ImmutableList.of("eu", "us")));
        for (String selecting : ImmutableList.of("{users: [dora]}", "{roles: [analyst, other]}", "{teams: core}", "{groups: [g2]}", "{pii-access: true}", "{attributes: {region: [us]}}", "{roles: [analyst], groups: [g1], attributes: {region: eu}}", "everybody")) {
            assertThat(allows(selecting, subject)).describedAs(selecting).isTrue();
        }
        for (String other : ImmutableList.of("{users: [alice]}", "{roles: [steward]}", "{teams: other}", "{groups: [g3]}", "{pii-access: false}", "{attributes: {region: [asia]}}", "{attributes: {absent: [eu]}}", "{roles: [analyst], groups: [g3]}")) {
            assertThat(allows(other, subject)).describedAs(other).isFalse();
        }
        Subject plain = Subject.of("plain", "acme");
        assertThat(allows("{roles: [analyst]}", plain)).isFalse();
        assertThat(allows("{pii-access: false}", plain)).isTrue();
    }

    private static boolean allows(String subjects, Subject subject)
    {
        return snapshot(file("{name: a, subjects: %s, resources: everything, effect: allow}".formatted(subjects))).access(subject, ISSUES) instanceof TableAccess.Granted;
    }

    @Test
    void testSelectorsOfResources()
    {
        for (String selecting : ImmutableList.of("everything", "{tenants: [acme]}", "{catalogs: [acme_github]}", "{schemas: [default]}", "{tables: [issues, commits]}", "{columns: [repo]}")) {
            assertThat(allows(selecting)).describedAs(selecting).isTrue();
        }
        for (String other : ImmutableList.of("{tenants: [globex]}", "{catalogs: [globex_github]}", "{schemas: [system]}", "{tables: [commits]}", "{schemas: [system], tables: [issues]}")) {
            assertThat(allows(other)).describedAs(other).isFalse();
        }
    }

    private static boolean allows(String resources)
    {
        return snapshot(file("{name: a, subjects: everybody, resources: %s, effect: allow}".formatted(resources))).access(Subject.of("x", "acme"), ISSUES) instanceof TableAccess.Granted;
    }

    @Test
    void testOthersDoNotUseWhatIsRememberedOfAUser()
    {
        PolicySnapshot snapshot = snapshot(TestingPolicies.GITHUB);
        assertThat(granted(snapshot, "alice", ISSUES).rows().predicate().literalCount()).isEqualTo(2);
        Subject imitation = Subject.of("alice", "acme");
        assertThat(snapshot.decide(imitation, ISSUES, COLUMNS, ENGINE)).isInstanceOfSatisfying(TableDecision.Granted.class, decision -> assertThat(decision.rows().engineFilter()).contains("FALSE"));
        assertThat(granted(snapshot, "alice", ISSUES)).isSameAs(granted(snapshot, "alice", ISSUES));
    }

    @Test
    void testDenyingSnapshot()
    {
        PolicySnapshot denying = new DenyingSnapshot(PolicyVersion.NONE, "no policy");
        assertThat(denying.subject("alice")).isEmpty();
        assertThat(denying.owner("acme_github")).isEqualTo(new CatalogOwner.Unmanaged(false));
        assertThat(denying.decide(Subject.of("alice", "acme"), ISSUES, COLUMNS, ENGINE)).isEqualTo(new TableDecision.Denied(PolicyVersion.NONE, "no policy"));
    }

    private static void assertDenied(PolicySnapshot snapshot, String user, CatalogSchemaTableName table, String reason)
    {
        assertThat(snapshot.decide(subject(snapshot, user), table, COLUMNS, ENGINE)).isEqualTo(new TableDecision.Denied(snapshot.version(), reason));
    }

    private static TableDecision.Granted granted(PolicySnapshot snapshot, String user, CatalogSchemaTableName table)
    {
        return (TableDecision.Granted) snapshot.decide(subject(snapshot, user), table, COLUMNS, ENGINE);
    }

    private static Subject subject(PolicySnapshot snapshot, String user)
    {
        return snapshot.subject(user).orElseThrow();
    }

    private static CatalogSchemaTableName table(String catalog, String table)
    {
        return new CatalogSchemaTableName(catalog, "default", table);
    }
}
