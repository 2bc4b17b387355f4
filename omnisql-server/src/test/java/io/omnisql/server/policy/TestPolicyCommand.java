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
package io.omnisql.server.policy;

import io.omnisql.server.LauncherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPolicyCommand
{
    private static final String POLICY =
            """
            version: 1
            tenants: {acme: {catalogs: [acme_github]}}
            users: {alice: {tenant: acme}}
            policies:
              - {name: all, subjects: everybody, resources: {schemas: [default]}, effect: allow}
              - {name: none, subjects: {roles: [intern]}, resources: {tables: [issues]}, effect: deny}
            """;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void testLint()
            throws IOException
    {
        Path file = Files.writeString(directory.resolve("policy.yaml"), POLICY);
        assertThat(run("lint", "--file", file.toString())).isEqualTo(0);
        assertThat(printed.toString(UTF_8).lines()).containsExactly(
                "warning: none (line 6): is for none of the users",
                file + ": 2 policies, 1 users, 1 tenants; 0 errors, 1 warnings",
                "Tables and columns were not looked for: name a server by --server URL");
    }

    @Test
    void testProblems()
            throws IOException
    {
        Path file = Files.writeString(directory.resolve("policy.yaml"), POLICY.replace("effect: deny", "effect: forbid").replace("tenant: acme}", "tenant: other}"));
        assertThat(run("lint", "--file", file.toString())).isEqualTo(1);
        assertThat(printed.toString(UTF_8).lines()).containsExactly(
                file + ": line 3: users.alice.tenant: There is no tenant other below tenants",
                file + ": line 6: policies[1].effect: has to be allow, deny, rows or mask");
    }

    @Test
    void testConfiguredFile()
            throws IOException
    {
        Path etc = Files.createDirectory(directory.resolve("etc"));
        Files.writeString(etc.resolve("policy.yaml"), POLICY);
        Files.writeString(etc.resolve("omnisql.properties"), "omnisql.policy.file=etc/policy.yaml\n");
        assertThat(run("lint", "--etc", etc.toString())).isEqualTo(0);
        assertThatThrownBy(() -> run("lint", "--etc", directory.toString())).isInstanceOf(LauncherException.class).hasMessageEndingWith("name the policy by --file, or its directory by --etc");
    }

    @Test
    void testExplain()
            throws IOException
    {
        Path file = Files.writeString(directory.resolve("policy.yaml"), POLICY);
        assertThat(run("explain", "--file", file.toString(), "--user", "alice", "--table", "acme_github.default.issues")).isEqualTo(0);
        assertThat(run("explain", "--file", file.toString(), "--user", "alice", "--table", "acme_github.system.requests")).isEqualTo(0);
        assertThat(run("explain", "--file", file.toString(), "--user", "bob", "--table", "acme_github.default.issues")).isEqualTo(0);
        assertThat(printed.toString(UTF_8).lines()).containsExactly(
                "acme_github.default.issues: granted to alice of acme, without restrictions",
                "Columns, filters and masks depend on the table: name a server by --server URL",
                "acme_github.system.requests: denied to alice of acme: no policy allows it",
                "bob is not a user of the policy: everything is denied");
        assertThatThrownBy(() -> run("explain", "--file", file.toString(), "--user", "bob", "--table", "issues")).hasMessage("issues is no CATALOG.SCHEMA.TABLE");
    }

    @Test
    void testWhatToDo()
    {
        assertThatThrownBy(this::run).hasMessageContaining("policy lint, or policy explain");
    }

    private int run(String... arguments)
    {
        return new PolicyCommand(directory, new PrintStream(printed, true, UTF_8)).run(Arrays.asList(arguments));
    }
}
