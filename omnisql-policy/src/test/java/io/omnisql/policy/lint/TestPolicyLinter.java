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
package io.omnisql.policy.lint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.TestingPolicies;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.type.ArrayType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.policy.Enforcement.ENGINE;
import static io.omnisql.policy.Enforcement.ENGINE_AND_SCAN;
import static io.omnisql.policy.TestingPolicies.document;
import static io.omnisql.policy.TestingPolicies.file;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPolicyLinter
{
    private static final String ALLOW = "{name: allow, subjects: everybody, resources: everything, effect: allow}";

    @Test
    void testNothingIsWrong()
    {
        assertThat(PolicyLinter.lint(document(TestingPolicies.GITHUB), new UnknownTables())).isEmpty();
        assertThat(PolicyLinter.lint(document(TestingPolicies.JIRA), new UnknownTables())).isEmpty();
        assertThat(lint(ALLOW, "{name: r, subjects: everybody, resources: {tables: [issues]}, effect: rows, where: {column: repo, equals: rocket}}")).isEmpty();
    }

    @Test
    void testNamesThatAreNotThere()
    {
        assertThat(lint("{name: a, subjects: everybody, resources: {tables: [isues]}, effect: allow}")).containsExactly("error: a (line 12): there is no table isues in the schemas that it selects");
        assertThat(lint("{name: a, subjects: everybody, resources: {schemas: [system], tables: [issues]}, effect: allow}")).containsExactly("error: a (line 12): there is no table issues in the schemas that it selects");
        assertThat(lint(ALLOW, "{name: d, subjects: everybody, resources: {tables: [issues], columns: [autor]}, effect: deny}")).containsExactly("error: d (line 13): acme_github.default.issues has no column autor, so that it is denied to those whom the policy is for: correct the name, or name the catalog of the table that has it");
        assertThat(lint(ALLOW, "{name: m, subjects: everybody, resources: {tables: [issues], columns: [author, autor]}, effect: mask, mask: nullify}")).singleElement().asString().contains("has no column autor, so that it is denied");
        assertThat(lint(ALLOW, "{name: d, subjects: everybody, resources: {tables: [issues, open_issues], columns: [author, autor]}, effect: deny}")).containsExactly("error: d (line 13): none of its tables has a column autor");
        assertThat(lint(ALLOW, "{name: d, subjects: everybody, resources: {columns: [autor]}, effect: deny}")).containsExactly("error: d (line 13): none of its tables has a column autor");
        assertThat(lint(ALLOW, "{name: a, subjects: everybody, resources: {tables: [issues], columns: [autor]}, effect: allow}")).containsExactly("error: a (line 13): none of its tables has a column autor");
        // another table has it
        assertThat(lint(ALLOW, "{name: a, subjects: everybody, resources: {tables: [open_issues], columns: [author]}, effect: allow}")).containsExactly("error: a (line 13): none of its tables has a column author");
        assertThat(lint(ALLOW, "{name: d, subjects: everybody, resources: {tables: [open_issues], columns: [author]}, effect: deny}")).singleElement().asString().contains("open_issues has no column author, so that it is denied");
        assertThat(lint(ALLOW, "{name: r, subjects: {users: [alice]}, resources: {tables: [issues]}, effect: rows, where: {column: repos, equals: x}}", "{name: s, subjects: everybody, resources: {tables: [issues]}, effect: rows, where: all-rows}"))
                .containsExactly("error: r (line 13): acme_github.default.issues, for alice: There is no column repos");
    }

    @Test
    void testNamesOfCatalogsThatAreNotKnownAreNotJudged()
    {
        assertThat(PolicyLinter.lint(document(file("{name: a, subjects: everybody, resources: {catalogs: [globex_github], tables: [isues]}, effect: allow}")), new KnownTables(ENGINE)).toString())
                .contains("warning: a (line 12): names tables or columns that were not looked for, as the server does not show catalog globex_github")
                .doesNotContain("error");
        assertThat(PolicyLinter.lint(document(file("{name: a, subjects: everybody, resources: {catalogs: [globex_github]}, effect: allow}")), new KnownTables(ENGINE))).as("no names").isEmpty();
        assertThat(PolicyLinter.lint(document(file("{name: a, subjects: everybody, resources: {catalogs: [globex_github], tables: [isues]}, effect: allow}")), new UnknownTables())).as("nobody asked").isEmpty();
    }

    @Test
    void testComparisons()
    {
        assertThat(lint(ALLOW, "{name: r, subjects: everybody, resources: {tables: [issues]}, effect: rows, where: {column: number, equals: seven}}"))
                .containsExactly("error: r (line 13): acme_github.default.issues, for alice: What column number is compared with is no bigint");
        assertThat(lint(ALLOW, "{name: r, subjects: everybody, resources: {tables: [issues]}, effect: rows, where: {column: score, above: 1}}"))
                .singleElement().asString().contains("Column score is a double, which policies cannot compare");
    }

    @Test
    void testFiltersOnViews()
    {
        assertThat(lint(ALLOW, "{name: r, subjects: everybody, resources: {tables: [open_issues]}, effect: rows, where: {column: repo, equals: x}}"))
                .containsExactly("error: r (line 13): acme_github.default.open_issues is a view, through which hidden rows can be told by errors: filter the tables below it");
    }

    @Test
    void testMasks()
    {
        assertThat(lint(ALLOW, "{name: m, subjects: everybody, resources: {columns: [assignees]}, effect: mask, mask: hash}"))
                .containsExactly("error: m (line 13): acme_github.default.issues: The mask hash is not possible for column assignees, a array(varchar): it is for bigint, and for varchar and char of at least 16 characters; it is null instead");
        assertThat(lint(ALLOW, "{name: m, subjects: everybody, resources: {columns: [author]}, effect: mask, mask: hash}", "{name: n, subjects: {roles: [analyst]}, resources: {tags: [personal]}, effect: mask, mask: nullify}"))
                .contains("error: m (line 13): masks columns otherwise than n does, for alice: they are null; give one of them other users or columns");
        assertThat(lint(ALLOW, "{name: m, subjects: {users: [bob]}, resources: {columns: [author]}, effect: mask, mask: hash}", "{name: n, subjects: {roles: [analyst]}, resources: {tags: [personal]}, effect: mask, mask: nullify}"))
                .noneMatch(finding -> finding.contains("otherwise"));
    }

    @Test
    void testTagsThatOnlyTheSourceKnows()
    {
        assertThat(lint(ALLOW, "{name: m, subjects: everybody, resources: {tags: [personal]}, effect: mask, mask: nullify}"))
                .containsExactly("error: m (line 13): acme_github.default.issues: the source says that column assignees is personal, but the policy does not: declare it below tags");
    }

    @Test
    void testTooManyValues()
    {
        String values = IntStream.range(0, 1_001).mapToObj(String::valueOf).collect(joining(", "));
        String policy = "{name: r, subjects: everybody, resources: {tables: [issues]}, effect: rows, where: {column: number, in: [%s]}}".formatted(values);
        assertThat(lint(ALLOW, policy)).singleElement().asString().contains("The user's rows take 1001 literals, of at most 1000 where only the engine filters");
        assertThat(PolicyLinter.lint(document(file(ALLOW, policy)), new KnownTables(ENGINE_AND_SCAN))).noneMatch(finding -> finding.severity() == LintFinding.Severity.ERROR);
    }

    @Test
    void testWarnings()
    {
        assertThat(lint(ALLOW, "{name: d, subjects: {roles: [nobody]}, resources: {tables: [issues]}, effect: deny}")).containsExactly("warning: d (line 13): is for none of the users");
        assertThat(lint(ALLOW, "{name: r, subjects: {roles: [analyst]}, resources: {tables: [issues]}, effect: rows, where: all-rows}"))
                .containsExactly("warning: allow (line 12): lets bob read acme_github.default.issues, of which other policies grant rows, but none to this user, who sees none: grant all-rows if that is meant");
    }

    @Test
    void testWhoHasNoRowsButDoesNotReadTheTable()
    {
        String rows = "{name: r, subjects: {roles: [analyst]}, resources: {tables: [issues]}, effect: rows, where: all-rows}";
        assertThat(lint(ALLOW, rows, "{name: d, subjects: {users: [bob]}, resources: {tables: [issues]}, effect: deny}")).isEmpty();
        assertThat(lint(ALLOW, rows, "{name: d, subjects: {users: [bob]}, resources: {tables: [issues], columns: [number]}, effect: deny}")).singleElement().asString().startsWith("warning: allow (line 12): lets bob read");
        assertThat(lint(rows, "{name: m, subjects: everybody, resources: {tables: [issues], columns: [repo]}, effect: mask, mask: nullify}")).isEmpty();
        // nor carol of another tenant
        assertThat(lint(ALLOW, "{name: r, subjects: {users: [alice, bob]}, resources: {tables: [issues]}, effect: rows, where: all-rows}")).isEmpty();
    }

    /**
     * A policy is applied to the tables that it selects, and to no others.
     */
    @Test
    void testTablesThatAPolicyIsNotAbout()
    {
        assertThat(lint(ALLOW, "{name: m, subjects: everybody, resources: {tables: [open_issues], columns: [repo]}, effect: mask, mask: redact-json}", "{name: n, subjects: everybody, resources: {tables: [open_issues], columns: [number]}, effect: mask, mask: {constant: seven}}"))
                .hasSize(2)
                .allMatch(finding -> finding.contains("acme_github.default.open_issues: The mask"));
    }

    private static List<String> lint(String... policies)
    {
        return PolicyLinter.lint(document(file(policies).replace("globex_github", "globex_empty")), new KnownTables(ENGINE)).stream()
                .map(LintFinding::toString)
                .collect(toImmutableList());
    }

    private record KnownTables(Enforcement enforcement)
            implements ResourceCatalog
    {
        private static final CatalogSchemaTableName ISSUES = new CatalogSchemaTableName("acme_github", "default", "issues");
        private static final CatalogSchemaTableName VIEW = new CatalogSchemaTableName("acme_github", "default", "open_issues");
        private static final List<PolicyColumn> COLUMNS = ImmutableList.of(
                new PolicyColumn("repo", VARCHAR),
                new PolicyColumn("number", BIGINT),
                new PolicyColumn("score", DOUBLE),
                new PolicyColumn("author", VARCHAR, ImmutableSet.of("personal")),
                new PolicyColumn("assignees", new ArrayType(VARCHAR), ImmutableSet.of("personal")));

        private KnownTables
        {
            requireNonNull(enforcement, "enforcement is null");
        }

        @Override
        public Optional<Set<CatalogSchemaTableName>> tables(String catalog)
        {
            return switch (catalog) {
                case "acme_github" -> Optional.of(ImmutableSet.of(ISSUES, VIEW));
                case "globex_empty" -> Optional.of(ImmutableSet.of());
                default -> Optional.empty();
            };
        }

        @Override
        public TableResource table(CatalogSchemaTableName table)
        {
            Map<CatalogSchemaTableName, TableResource> tables = ImmutableMap.of(
                    ISSUES, new TableResource(false, enforcement, COLUMNS),
                    VIEW, new TableResource(true, ENGINE, COLUMNS.subList(0, 2)));
            return tables.get(table);
        }
    }
}
