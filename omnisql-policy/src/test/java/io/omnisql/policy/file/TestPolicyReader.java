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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Subject;
import io.omnisql.policy.TestingPolicies;
import io.omnisql.policy.mask.DateUnit;
import io.omnisql.policy.mask.MaskFunction;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Condition.Limit;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Operand.Attribute;
import io.omnisql.policy.model.Operand.Literal;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.PolicyDocument;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.policy.TestingPolicies.document;
import static io.omnisql.policy.TestingPolicies.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPolicyReader
{
    @Test
    void testFile()
    {
        PolicyDocument document = document(TestingPolicies.GITHUB);
        assertThat(document.unmanagedCatalogsAllowed()).isFalse();
        assertThat(document.catalogs()).containsEntry("acme_github", "acme").containsEntry("globex_github", "globex").hasSize(2);
        Subject alice = document.subjects().get("alice");
        assertThat(alice.tenant()).isEqualTo("acme");
        assertThat(alice.role()).contains("analyst");
        assertThat(alice.team()).contains("rockets");
        assertThat(alice.groups()).isEqualTo(ImmutableSet.of("engineering"));
        assertThat(alice.piiAccess()).isFalse();
        assertThat(alice.attributes()).containsEntry("repositories", ImmutableList.of("rocket", "engine"));
        assertThat(document.subjects().get("steward").piiAccess()).isTrue();
        assertThat(document.policies()).extracting(Policy::name).hasSize(6).startsWith("everybody-reads-github", "nobody-reads-secrets");
        assertThat(document.policies().get(2).effect()).isEqualTo(new Effect.Rows(new Condition.In("repo", ImmutableList.of(new Attribute("repositories")))));
        assertThat(document.policies().get(2).place()).isEqualTo("line 39");
    }

    @Test
    void testExamplesOfTheDocumentation()
            throws IOException
    {
        String documentation = Files.readString(Path.of("../docs/security.md"));
        assertThat(documentation).contains("```yaml\n" + TestingPolicies.GITHUB + "```", "```yaml\n" + TestingPolicies.JIRA + "```");
    }

    @Test
    void testConditions()
    {
        assertCondition("all-rows", new Condition.AllRows());
        assertCondition("{column: a, equals: 007}", new Condition.Equal("a", new Literal("007")));
        assertCondition("{column: a, equals: 2026-01-01}", new Condition.Equal("a", new Literal("2026-01-01")));
        assertCondition("{column: a, equals: true}", new Condition.Equal("a", new Literal("true")));
        assertCondition("{column: a, equals: ''}", new Condition.Equal("a", new Literal("")));
        assertCondition("{column: a, in: [x, {attribute: y}]}", new Condition.In("a", ImmutableList.of(new Literal("x"), new Attribute("y"))));
        assertCondition("{column: a, at-least: 1, below: 5}", new Condition.InRange("a", Optional.of(new Limit(new Literal("1"), true)), Optional.of(new Limit(new Literal("5"), false))));
        assertCondition("{column: a, above: 1}", new Condition.InRange("a", Optional.of(new Limit(new Literal("1"), false)), Optional.empty()));
        assertCondition("{column: a, at-most: 1}", new Condition.InRange("a", Optional.empty(), Optional.of(new Limit(new Literal("1"), true))));
        assertCondition("{column: a, starts-with: x}", new Condition.StartsWith("a", ImmutableList.of(new Literal("x"))));
        assertCondition("{column: a, contains: [x]}", new Condition.Contains("a", ImmutableList.of(new Literal("x"))));
        assertCondition("{column: a, is-null: true}", new Condition.IsNull("a"));
        assertCondition("{column: a, is-null: false}", new Condition.Not(new Condition.IsNull("a")));
        assertCondition("{or: [{not: {column: a, is-null: true}}, {and: [all-rows, {column: b, equals: x}]}]}", new Condition.Or(ImmutableList.of(
                new Condition.Not(new Condition.IsNull("a")),
                new Condition.And(ImmutableList.of(new Condition.AllRows(), new Condition.Equal("b", new Literal("x")))))));
    }

    private static void assertCondition(String text, Condition expected)
    {
        PolicyDocument document = document(file("{name: p, subjects: everybody, resources: everything, effect: rows, where: %s}".formatted(text)));
        assertThat(document.policies().getFirst().effect()).isEqualTo(new Effect.Rows(expected));
    }

    @Test
    void testMasks()
    {
        assertMask("nullify", new MaskFunction.Nullify());
        assertMask("hash", new MaskFunction.Hash());
        assertMask("redact-json", new MaskFunction.RedactJson());
        assertMask("{constant: '***'}", new MaskFunction.Constant("***"));
        assertMask("{partial: {first: 2, last: 1}}", new MaskFunction.Partial(2, 1));
        assertMask("{partial: {first: 1, last: 3}}", new MaskFunction.Partial(1, 3));
        assertMask("{partial: {first: 8}}", new MaskFunction.Partial(8, 0));
        assertMask("{partial: {last: 1}}", new MaskFunction.Partial(0, 1));
        assertMask("{truncate-date: month}", new MaskFunction.TruncateDate(DateUnit.MONTH));
        assertMask("{bucket: 2.5}", new MaskFunction.Bucket(new BigDecimal("2.5")));
    }

    private static void assertMask(String text, MaskFunction expected)
    {
        PolicyDocument document = document(file("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: %s}".formatted(text)));
        assertThat(document.policies().getFirst().effect()).isEqualTo(new Effect.Mask(expected));
    }

    /**
     * What is given out for tenants, roles and teams would be believed.
     */
    @Test
    void testGroupsThatPassForOthers()
    {
        assertProblems(
                """
                version: 1
                tenants: {acme: {catalogs: [acme]}}
                users:
                  alice: {tenant: acme, groups: ["tenant:globex", engineering, "tenants:acme", "x:tenant:acme"]}
                  bob: {tenant: acme, groups: "Role:steward"}
                  carol: {tenant: acme, groups: ["team:rockets"]}
                policies: []
                """,
                "line 4: users.alice.groups: No group can have the name tenant:globex: those that begin with tenant:, role: or team: say which tenant, role and team users have",
                "line 5: users.bob.groups: No group can have the name Role:steward: those that begin with tenant:, role: or team: say which tenant, role and team users have",
                "line 6: users.carol.groups: No group can have the name team:rockets: those that begin with tenant:, role: or team: say which tenant, role and team users have");
    }

    @Test
    void testAllProblemsAtOnce()
    {
        assertProblems(
                """
                version: 2
                unmanaged-catalogs: maybe
                tenants:
                  Acme: {catalogs: []}
                  globex: {catalogs: [shared]}
                  initech: {catalogs: [shared], keys: x}
                users:
                  alice: {tenant: [globex, initech]}
                  bob: {role: analyst}
                  carol: {tenant: nowhere, attributes: {user: x}}
                  carol: {tenant: globex, pii-access: perhaps}
                policy: []
                policies:
                  - {name: p, subjects: everybody, resources: everything, effect: grant}
                  - {name: q, subjects: {}, resources: {catalogs: [other], tables: [Issues]}, effect: allow, where: all-rows}
                """,
                "line 12: policy: is not known here: policies, tags, tenants, unmanaged-catalogs, users, version are",
                "line 1: version: has to be 1, the only form of the file that there is",
                "line 2: unmanaged-catalogs: has to be deny or allow",
                "line 4: tenants.Acme: A tenant's name has lower-case letters, digits, - and _",
                "line 4: tenants.Acme.catalogs: is empty: leave it out to mean all, or name some",
                "line 6: tenants.initech.keys: is not known here: catalogs are",
                "line 6: tenants.initech.catalogs: Catalog shared has a tenant already: a catalog belongs to one",
                "line 11: users: carol stands here twice: keep one",
                "line 8: users.alice.tenant: A user has exactly one tenant: give somebody who works for two another user for the second",
                "line 9: users.bob: tenant is missing",
                "line 10: users.carol.tenant: There is no tenant nowhere below tenants",
                "line 10: users.carol.attributes.user: No attribute can have the name user, which says something of every user",
                "line 14: policies[0].effect: has to be allow, deny, rows or mask",
                "line 15: policies[1].subjects: selects nobody: write everybody, or one of users, roles, teams, groups, pii-access, attributes",
                "line 15: policies[1].resources.tables: Issues is never found: Trino has names in lower case",
                "line 15: policies[1].resources.catalogs: Catalog other belongs to no tenant: name it below tenants",
                "line 15: policies[1].where: belongs to the effect rows");
    }

    @Test
    void testProblemsOfConditions()
    {
        assertWhereProblem("SELECT 1", "has to be a condition, or the word all-rows. There is no SQL here, and there are no subqueries: write {column: …, equals: …}");
        assertWhereProblem("{column: a, equals: }", "where.equals: has no value: write one, in quotes where it is empty or null");
        assertWhereProblem("{column: a, equals: null}", "where.equals: has no value: write one, in quotes where it is empty or null");
        assertWhereProblem("{column: a, equals: [x, y]}", "where.equals: has to be one value: take in for several");
        assertWhereProblem("{column: a, in: []}", "where.in: is an empty list, of which no row can be: name values");
        assertWhereProblem("{column: a, in: [[x]]}", "where.in[0]: has to be one value: take in for several");
        assertWhereProblem("{column: a, matches: x}", "where.matches: is not known here", "where: compares with nothing: add one of equals, in, starts-with, contains, is-null, at-least, above, at-most, below");
        assertWhereProblem("{column: a, equals: x, is-null: true}", "where: compares twice: one comparison each, in a list below and");
        assertWhereProblem("{column: a, at-least: 1, above: 1}", "where: compares twice: one comparison each, in a list below and");
        assertWhereProblem("{equals: x}", "where: column is missing");
        assertWhereProblem("{column: A, equals: x}", "where: A is never found: Trino has names in lower case");
        assertWhereProblem("{and: [], or: []}", "where: and stands alone: put the other part beside it, into a list");
        assertWhereProblem("{and: []}", "where.and: is an empty list: name conditions");
        assertWhereProblem("{column: a, equals: {sql: x}}", "where.equals.sql: is not known here: attribute are", "where.equals: attribute is missing");
        assertWhereProblem("{column: a, is-null: yes please}", "where.is-null: has to be true or false");
    }

    private static void assertWhereProblem(String where, String... expected)
    {
        List<String> problems = problems(file("{name: p, subjects: everybody, resources: everything, effect: rows, where: %s}".formatted(where)));
        assertThat(problems).describedAs(where).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(problems.get(i)).contains(expected[i]);
        }
    }

    @Test
    void testProblemsOfPolicies()
    {
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a], tags: [personal]}, effect: mask, mask: hash}", "resources: has columns and tags: take one of them");
        assertProblem("{name: p, subjects: everybody, resources: {tags: [personal]}, effect: allow}", "resources: Columns are not allowed by tags: name them");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: rows, where: all-rows}", "resources: Rows are of whole tables: leave columns and tags out");
        assertProblem("{name: p, subjects: everybody, resources: everything, effect: mask, mask: hash}", "resources: Say which columns are masked, by columns or by tags");
        assertProblem("{name: p, subjects: everybody, resources: {tags: [secret]}, effect: deny}", "resources.tags: No column has the tag secret: declare it below tags");
        assertProblem("{name: p, subjects: everybody, resources: {tables: ['iss*']}, effect: allow}", "resources.tables: There are no patterns");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: 'a + 1'}", "mask: There are no other masks, and no SQL, than nullify");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: {bucket: 1}}", "mask.bucket: has to be above 1: narrower buckets show the number itself");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: {partial: {first: 8, last: 1}}}", "mask.partial: shows from 1 to 8 characters");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: {partial: {first: 0}}}", "mask.partial: shows from 1 to 8 characters");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: {partial: {first: 1, last: 9}}}", "mask.partial.last: has to be a whole number up to 8");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: {constant: x, bucket: 10}}", "mask: is one mask");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask, mask: {truncate-date: second}}", "mask.truncate-date: is truncated to day, week, month, quarter or year");
        assertProblem("{name: p, subjects: everybody, resources: {columns: [a]}, effect: mask}", "mask is missing");
        assertProblem("{name: p, subjects: everybody, resources: everything, effect: allow, mask: hash}", "mask: belongs to the effect mask");
        assertProblem("{name: p, subjects: everybody, resources: {}, effect: allow}", "resources: selects nothing: write everything, or one of");
        assertProblem("{name: p, subjects: everybody, resources: {tenants: [nobody]}, effect: allow}", "resources.tenants: There is no tenant nobody below tenants");
        assertProblem("{name: p, subjects: everybody, resources: everything, effect: rows, where: {and: x}}", "where.and: has to be a list");
        assertProblem("{name: 'p; DROP', subjects: everybody, resources: everything, effect: allow}", "name: has to be letters, digits, ., _ and -");
    }

    @Test
    void testNamesOfPoliciesAreTheirOwn()
    {
        String allow = "{name: a, subjects: everybody, resources: everything, effect: allow}";
        assertThat(problems(file(allow, allow))).containsExactly("line 13: policies[1]: There is another policy a: give each its own name");
    }

    @Test
    void testLargeFiles()
    {
        String allow = file("{name: a, subjects: everybody, resources: everything, effect: allow}");
        String line = "# %s\n".formatted("x".repeat(97));
        assertThat(document(line.repeat(40_000) + allow).policies()).hasSize(1);
        assertThat(problems(line.repeat(160_000) + allow)).singleElement().asString().contains("too large");
    }

    @Test
    void testEitherPolicyOrProblems()
    {
        assertThatThrownBy(() -> new PolicyReading(Optional.empty(), ImmutableList.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertProblem(String policy, String expected)
    {
        assertThat(problems(file(policy))).singleElement().asString().contains(expected);
    }

    @Test
    void testTextThatIsNoPolicy()
    {
        assertProblems("", "The file is empty: it needs version, tenants, users and policies");
        assertThat(problems("a: [")).singleElement().asString().startsWith("line 1: This is no YAML");
        assertThat(problems("- 1")).anyMatch(problem -> problem.contains("has to be a mapping"));
        assertThat(problems("a: &x [1]\nb: [*x, *x]\n")).anyMatch(problem -> problem.contains("has aliases"));
        assertThat(problems("version: !!java.net.URL [x]\n")).isNotEmpty();
        assertThat(problems("[".repeat(10_000))).singleElement().asString().contains("This is no YAML");
        assertThat(problems("version: 1\n---\nversion: 1\n")).isNotEmpty();
    }

    @Test
    void testProblemsDoNotRepeatValues()
    {
        assertThat(problems(file("{name: p, subjects: everybody, resources: everything, effect: rows, where: {column: a, equals: [canary]}}")).toString()).doesNotContain("canary");
        assertThat(problems("users: {x: 'canary\n").toString()).doesNotContain("canary");
    }

    private static void assertProblems(String text, String... expected)
    {
        assertThat(problems(text)).containsExactly(expected);
    }

    private static List<String> problems(String text)
    {
        PolicyReading reading = PolicyReader.read(text);
        assertThat(reading.document()).isEmpty();
        return reading.problems().stream().map(PolicyProblem::toString).collect(toImmutableList());
    }
}
