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
import io.omnisql.policy.mask.MaskFunction;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.policy.model.ResourceSelector;
import io.omnisql.policy.model.Selection;
import io.omnisql.policy.model.SubjectSelector;
import io.omnisql.policy.model.TagDeclaration;
import io.trino.spi.connector.CatalogSchemaTableName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static io.omnisql.policy.Enforcement.ENGINE;
import static io.omnisql.policy.TestingPolicies.file;
import static io.omnisql.policy.TestingPolicies.snapshot;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a user may see at all, where only one thing keeps it hidden.
 */
final class TestAccess
{
    private static final Selection EVERY = new Selection.Every();
    private static final CatalogSchemaTableName ISSUES = table("issues");
    private static final List<PolicyColumn> COLUMNS = ImmutableList.of(new PolicyColumn("repo", VARCHAR), new PolicyColumn("author", VARCHAR));
    private static final TableAccess UNRESTRICTED = new TableAccess.Granted(new TableAccess.AllBut(ImmutableSet.of(), ImmutableSet.of()), false);
    private static final String ALLOW = "{name: allow, subjects: everybody, resources: everything, effect: allow}";

    @Test
    void testCatalogs()
    {
        for (String allowing : ImmutableList.of(
                "{name: a, subjects: everybody, resources: {catalogs: [globex_github]}, effect: allow}",
                "{name: a, subjects: {roles: [steward]}, resources: everything, effect: allow}",
                "{name: a, subjects: everybody, resources: {tenants: [globex]}, effect: allow}")) {
            PolicySnapshot snapshot = snapshot(file(allowing));
            assertThat(snapshot.canSeeCatalog(alice(snapshot), "acme_github")).describedAs(allowing).isFalse();
            assertThat(snapshot.canSeeSchema(alice(snapshot), "acme_github", "default")).describedAs(allowing).isFalse();
            assertThat(snapshot.canSeeSchema(alice(snapshot), "acme_github", "information_schema")).describedAs(allowing).isFalse();
            assertThat(snapshot.access(alice(snapshot), new CatalogSchemaTableName("acme_github", "information_schema", "tables"))).describedAs(allowing).isEqualTo(new TableAccess.Denied("no policy allows anything in its catalog"));
        }
    }

    @Test
    void testInformationSchema()
    {
        PolicySnapshot snapshot = snapshot(file("{name: a, subjects: everybody, resources: {schemas: [default], tables: [issues]}, effect: allow}", "{name: d, subjects: everybody, resources: {columns: [table_name]}, effect: deny}"));
        assertThat(snapshot.canSeeSchema(alice(snapshot), "acme_github", "information_schema")).isTrue();
        assertThat(snapshot.access(alice(snapshot), new CatalogSchemaTableName("acme_github", "information_schema", "tables"))).isEqualTo(UNRESTRICTED);
        assertThat(snapshot.canSeeSchema(alice(snapshot), "acme_github", "other")).isFalse();
    }

    @Test
    void testSchemasOfUnmanagedCatalogs()
    {
        for (String schema : ImmutableList.of("tiny", "information_schema")) {
            PolicySnapshot denying = snapshot(file(ALLOW));
            assertThat(denying.canSeeSchema(alice(denying), "tpch", schema)).isFalse();
            PolicySnapshot allowing = snapshot("unmanaged-catalogs: allow\n" + file(ALLOW));
            assertThat(allowing.canSeeSchema(alice(allowing), "tpch", schema)).isTrue();
        }
    }

    @Test
    void testMetadataTables()
    {
        PolicySnapshot rows = snapshot(file(ALLOW, "{name: r, subjects: everybody, resources: {tables: [issues]}, effect: rows, where: {column: repo, equals: rocket}}"));
        assertThat(rows.access(alice(rows), table("issues$files"))).isEqualTo(new TableAccess.Denied("it tells of rows or columns that are hidden in the table"));
        assertThat(rows.access(alice(rows), table("commits$files"))).isEqualTo(UNRESTRICTED);
        PolicySnapshot own = snapshot(file(ALLOW, "{name: m, subjects: everybody, resources: {tables: [issues$files], columns: [path]}, effect: mask, mask: nullify}"));
        assertThat(own.access(alice(own), table("issues$files"))).isEqualTo(new TableAccess.Denied("policies hide something of it"));
        // its name has no table in front
        PolicySnapshot named = snapshot(file("{name: a, subjects: everybody, resources: {tables: [$files]}, effect: allow}"));
        assertThat(named.access(alice(named), table("$files"))).isEqualTo(UNRESTRICTED);
    }

    @Test
    void testTagsOfOtherTables()
    {
        PolicySnapshot snapshot = snapshot(file(ALLOW, "{name: d, subjects: everybody, resources: {tags: [personal]}, effect: deny}"));
        assertThat(readable(snapshot, ISSUES)).containsExactly("repo");
        assertThat(readable(snapshot, table("commits"))).containsExactly("repo", "author");
        assertThat(snapshot.tags(ISSUES, "body")).containsExactlyInAnyOrder("free_text", "personal");
        assertThat(snapshot.tags(ISSUES, "repo")).isEmpty();
        assertThat(snapshot.tags(table("commits"), "body")).isEmpty();
    }

    private static ImmutableList<String> readable(PolicySnapshot snapshot, CatalogSchemaTableName table)
    {
        return ImmutableList.copyOf(((TableDecision.Granted) snapshot.decide(alice(snapshot), table, COLUMNS, ENGINE)).readable());
    }

    @Test
    void testMasksHideNoRows()
    {
        PolicySnapshot snapshot = snapshot(file(ALLOW, "{name: m, subjects: everybody, resources: {columns: [author]}, effect: mask, mask: nullify}"));
        assertThat(snapshot.decide(alice(snapshot), ISSUES, COLUMNS, ENGINE)).isInstanceOfSatisfying(TableDecision.Granted.class, granted -> {
            assertThat(granted.rows()).isEqualTo(new VisibleRows.All());
            assertThat(granted.masks()).containsOnlyKeys("author");
        });
    }

    /**
     * No file says so, but a policy can come from elsewhere.
     */
    @Test
    void testMasksByWhateverSelectsColumns()
    {
        assertThat(masked(EVERY, EVERY)).containsExactlyInAnyOrder("repo", "author");
        assertThat(masked(EVERY, Selection.of("personal"))).containsExactly("author");
        assertThat(masked(Selection.of("repo", "author"), Selection.of("personal"))).containsExactly("author");
        assertThat(masked(Selection.of("repo"), Selection.of("personal"))).isEmpty();
    }

    private static ImmutableList<String> masked(Selection columns, Selection tags)
    {
        PolicyDocument document = new PolicyDocument(
                false,
                ImmutableMap.of("acme_github", "acme"),
                ImmutableMap.of(),
                ImmutableList.of(new TagDeclaration(EVERY, EVERY, EVERY, ImmutableSet.of("author"), ImmutableSet.of("personal"))),
                ImmutableList.of(
                        new Policy("a", SubjectSelector.EVERYBODY, new ResourceSelector(EVERY, EVERY, EVERY, EVERY, EVERY, EVERY), new Effect.Allow(), ""),
                        new Policy("m", SubjectSelector.EVERYBODY, new ResourceSelector(EVERY, EVERY, EVERY, EVERY, columns, tags), new Effect.Mask(new MaskFunction.Nullify()), "")));
        TableDecision decision = new IndexedPolicySnapshot(PolicyVersion.NONE, document).decide(Subject.of("alice", "acme"), ISSUES, COLUMNS, ENGINE);
        return ImmutableList.copyOf(((TableDecision.Granted) decision).masks().keySet());
    }

    @Test
    void testWhatIsRememberedIsOfTheUserItself()
    {
        PolicySnapshot snapshot = snapshot(file("{name: a, subjects: {roles: [steward]}, resources: everything, effect: allow}"));
        assertThat(snapshot.access(imitation("steward"), ISSUES)).isEqualTo(UNRESTRICTED);
        assertThat(snapshot.access(imitation("other"), ISSUES)).isEqualTo(new TableAccess.Denied("no policy allows it"));
        assertThat(snapshot.access(alice(snapshot), ISSUES)).isEqualTo(new TableAccess.Denied("no policy allows it")).isSameAs(snapshot.access(alice(snapshot), ISSUES));
    }

    private static Subject imitation(String role)
    {
        return new Subject("alice", "acme", Optional.of(role), Optional.empty(), ImmutableSet.of(), true, ImmutableMap.of());
    }

    @Test
    void testWithoutPolicyNothingIsGranted()
    {
        PolicySnapshot denying = new DenyingSnapshot(PolicyVersion.NONE, "no policy");
        Subject alice = Subject.of("alice", "acme");
        assertThat(denying.canSeeCatalog(alice, "acme_github")).isFalse();
        assertThat(denying.canSeeSchema(alice, "acme_github", "information_schema")).isFalse();
        assertThat(denying.access(alice, ISSUES)).isEqualTo(new TableAccess.Denied("no policy"));
        assertThat(denying.tenants()).isEmpty();
        assertThat(denying.tags(ISSUES, "author")).isEmpty();
    }

    @Test
    void testVersions()
    {
        assertThat(new PolicyVersion(3, "abc")).hasToString("3-abc");
        assertThat(new PolicyVersion(0, "none")).isEqualTo(PolicyVersion.NONE).hasToString("0-none");
        assertThatThrownBy(() -> new PolicyVersion(-1, "abc")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Subject alice(PolicySnapshot snapshot)
    {
        return snapshot.subject("alice").orElseThrow();
    }

    private static CatalogSchemaTableName table(String table)
    {
        return new CatalogSchemaTableName("acme_github", "default", table);
    }
}
