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
package io.omnisql.tests;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.omnisql.server.PortCheck;
import io.omnisql.server.ServerAssembly;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * The commands as they are typed, but for what the script builds.
 */
public class TestLauncher
{
    private static final Pattern COST = Pattern.compile("· (?:[a-z]+: )?([0-9]+) API requests?(?: \\(\\+[0-9]+ not modified, free\\))?, least possible ([0-9]+) ·");

    private final ServerAssembly assembly = ServerAssembly.at(Path.of(System.getProperty("omnisql.assembly")));

    @Test(timeOut = 300_000)
    public void testDemoMakesNoRequestTooMany()
            throws IOException, InterruptedException
    {
        int port = PortCheck.findFree();
        LauncherProcess demo = LauncherProcess.run(assembly, Files.createTempDirectory(Path.of("target"), "demo"), "demo", "--port", Integer.toString(port));

        ImmutableList<MatchResult> costs = COST.matcher(demo.output()).results().collect(toImmutableList());
        assertThat(costs).as(demo.output())
                // seven queries, one of them of two sources
                .hasSize(8)
                // less where an answer to a query before has not changed
                .allSatisfy(cost -> assertThat(Integer.parseInt(cost.group(1))).as(cost.group()).isLessThanOrEqualTo(Integer.parseInt(cost.group(2))));
        assertThat(demo.output()).contains("日本語", "] Done\n");
        assertThat(demo.output()).containsPattern("\\n   [0-9]+ +\\| MONOLI-[0-9]+-");
        assertThat(demo.exitCode()).isZero();
        assertThatCode(() -> PortCheck.requireFree(port, "")).as("the server has ended").doesNotThrowAnyException();
    }

    /**
     * With access control and the catalogs' own plugins, in class loaders of their own.
     */
    @Test(timeOut = 300_000)
    public void testUsersOfTwoTenantsAreShownWhatPolicyGrants()
            throws IOException, InterruptedException
    {
        LauncherProcess demo = LauncherProcess.run(assembly, Files.createTempDirectory(Path.of("target"), "tenants"), "demo", "--tenants", "--port", Integer.toString(PortCheck.findFree()));

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        List<String> answers = Splitter.on("\n\n").splitToList(demo.output());
        assertThat(answers).filteredOn(answer -> answer.startsWith("alice")).singleElement().asString()
                .contains("| rocket |", "| webapp |", "Catalogs: acme_github, system")
                .doesNotContain("monolith", "globex");
        assertThat(answers).filteredOn(answer -> answer.startsWith("bob")).singleElement().asString()
                .contains("| monolith |", "Catalogs: acme_github, system")
                .doesNotContain("globex");
        assertThat(answers).filteredOn(answer -> answer.startsWith("carol")).singleElement().asString()
                .contains("globex | doomsday", "Catalogs: globex_github, system")
                .doesNotContain("acme");
    }

    /**
     * Of two clones, which know nothing of each other: the server of one answers where the other asks.
     */
    @Test(timeOut = 300_000)
    public void testOneOfTwoDemosAtOnce()
            throws IOException, InterruptedException
    {
        String port = Integer.toString(PortCheck.findFree());
        Process one = LauncherProcess.start(assembly, Files.createTempDirectory(Path.of("target"), "demo"), "demo", "--port", port);
        Process other = LauncherProcess.start(assembly, Files.createTempDirectory(Path.of("target"), "demo"), "demo", "--port", port);

        ImmutableList<LauncherProcess> demos = ImmutableList.of(LauncherProcess.end(one), LauncherProcess.end(other));
        assertThat(demos).filteredOn(demo -> demo.exitCode() == 0).singleElement()
                .satisfies(demo -> assertThat(demo.output()).contains("] Done\n"));
        assertThat(demos).filteredOn(demo -> demo.exitCode() == 1).singleElement()
                .satisfies(demo -> assertThat(demo.output()).doesNotContain("ready", "\tat "));
    }

    /**
     * The script with a Maven that measures nothing, and says what it was called with.
     */
    @Test(timeOut = 60_000)
    public void testBenchmarksAreToldProperties()
            throws IOException, InterruptedException
    {
        Path home = Path.of(System.getProperty("omnisql.home"));
        Path copy = Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath();
        Files.createDirectories(copy.resolve(".mvn"));
        Files.createDirectories(copy.resolve("target/benchmarks"));
        for (String file : ImmutableList.of("omnisql", ".mvn/pick-jdk.sh")) {
            Files.copy(home.resolve(file), copy.resolve(file), COPY_ATTRIBUTES);
        }
        Path maven = copy.resolve("mvnw");
        Files.writeString(maven, "#!/bin/sh\nprintf '<%s>' \"$@\" >target/benchmarks/attack.txt\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();

        LauncherProcess bench = LauncherProcess.runScript(copy, "bench", "-Domnisql.attack.targets=Jira's records", "attack", "-Domnisql.attack.queries=0");
        assertThat(bench.output()).contains("<-Dtest=BenchmarkAttacks>", "<-Domnisql.attack.targets=Jira's records><-Domnisql.attack.queries=0>");
        assertThat(bench.exitCode()).isZero();
    }

    @Test(timeOut = 60_000, dataProvider = "mistakes")
    public void testScriptKnowsTheLaunchersOptions(String command, String option, String value, String message)
            throws IOException, InterruptedException
    {
        LauncherProcess script = LauncherProcess.runScript(Path.of(System.getProperty("omnisql.home")), command, option, value);
        assertThat(script).isEqualTo(new LauncherProcess(1, message + "\n"));
        assertThat(LauncherProcess.run(assembly, Path.of("target"), command, option, value)).isEqualTo(script);
    }

    @DataProvider
    public Object[][] mistakes()
    {
        return new Object[][] {
                {"demo", "--prot", "8081", "Unknown option --prot: this command knows --port, --keep, --measure, --tenants"},
                {"demo", "--keep", "--port", "The option --port needs a value"},
                {"demo", "--port", "65536", "--port 65536 is no port: give a number from 1 to 65535"},
                {"server", "--keep", "", "Unknown option --keep: this command knows --etc, --port"},
                {"cluster", "--keep", "", "Unknown option --keep: this command knows --workers, --etc, --port, --retry-policy"},
                {"simulators", "--port", "8081", "Unknown option --port: this command knows --base-port, --scale, --seed, --token"},
                {"simulators", "--base-port", "8o80", "--base-port 8o80 is no port: give a number from 1 to 65535"},
        };
    }
}
