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
package io.omnisql.server;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

final class TestServerCommandLine
{
    private static final Path RUN = Path.of("/run dir");

    @TempDir
    private Path directory;

    @Test
    void testDefaults()
            throws IOException
    {
        Files.writeString(directory.resolve("config.properties"), "coordinator=true\n");

        assertThat(command(8080, false))
                .startsWith(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector")
                .contains("-Dconfig=etc/config.properties", "-Dnode.environment=omnisql", "-Dnode.data-dir=/run dir/data")
                .anyMatch(argument -> argument.matches("-Dnode.id=[-0-9a-f]{36}"))
                .contains("-Dplugin.dir=" + directory.resolve("server/plugin"))
                .contains("-Domnisql.parent-process=" + ProcessHandle.current().pid())
                .doesNotContain("-Dlog.levels-file=etc/log.properties")
                .noneMatch(argument -> argument.startsWith("-Dhttp-server.http.port") || argument.startsWith("-XX:SharedArchiveFile"))
                .endsWith("-cp", directory.resolve("server/lib") + "/*", "io.omnisql.server.TrinoServer");
    }

    @Test
    void testWhatTheConfigurationSays()
            throws IOException
    {
        Files.writeString(directory.resolve("config.properties"), "http-server.http.port=8081\n");
        Files.writeString(directory.resolve("node.properties"), "node.environment=production\nnode.id = one\n");
        Files.writeString(directory.resolve("jvm.config"), "# comment\n-Xmx3g\n\n  -XX:+UseG1GC\n");
        Files.writeString(directory.resolve("log.properties"), "io.trino=INFO\n");

        assertThat(command(8081, false))
                .containsSubsequence("-Xmx3g", "-XX:+UseG1GC", "-cp")
                .contains("-Dnode.environment=production", "-Dnode.id=one", "-Dlog.levels-file=etc/log.properties")
                .doesNotContain("# comment", "", "-Dhttp-server.http.port=8081");
    }

    @Test
    void testOverrides()
            throws IOException
    {
        Files.writeString(directory.resolve("config.properties"), "coordinator=true\n");
        Files.writeString(directory.resolve("node.properties"), "node.id=one\nnode.data-dir=/data\n");
        Files.writeString(directory.resolve("jvm.config"), "-Xmx3g\n");

        NodeOverrides overrides = new NodeOverrides(ImmutableMap.of("node.data-dir", "/other", "coordinator", "false"), ImmutableList.of("-Xmx1g"));
        assertThat(new ServerCommandLine(assembly(), ServerConfiguration.read(directory), 8080, false, overrides).command(RUN))
                // the JVM takes the last one
                .containsSubsequence("-Xmx3g", "-Xmx1g", "-cp")
                .contains("-Dnode.id=one", "-Dnode.data-dir=/other", "-Dcoordinator=false")
                .doesNotContain("-Dnode.data-dir=/data");
    }

    @Test
    void testAnotherPort()
            throws IOException
    {
        Files.writeString(directory.resolve("config.properties"), "http-server.http.port=8081\n");

        assertThat(command(9000, false)).contains("-Dhttp-server.http.port=9000", "-Ddiscovery.uri=http://localhost:9000");
    }

    @Test
    void testAnotherPortWithoutPlainHttp()
            throws IOException
    {
        String config = "http-server.http.enabled=false\nhttp-server.https.enabled=true\nhttp-server.https.port=8444\n";
        Files.writeString(directory.resolve("config.properties"), config + "discovery.uri=https://trino.example:8444\n");
        assertThat(command(9000, false))
                .contains("-Dhttp-server.https.port=9000", "-Ddiscovery.uri=https://trino.example:9000")
                .noneMatch(argument -> argument.startsWith("-Dhttp-server.http.port"));
        assertThat(command(8444, false)).noneMatch(argument -> argument.startsWith("-Dhttp-server") || argument.startsWith("-Ddiscovery"));

        Files.writeString(directory.resolve("config.properties"), config);
        assertThat(command(9000, false)).noneMatch(argument -> argument.startsWith("-Ddiscovery"));
    }

    @Test
    void testAnotherPortOfAWorker()
            throws IOException
    {
        Files.writeString(directory.resolve("config.properties"), "coordinator=false\ndiscovery.uri=http://coordinator:8080\n");

        assertThat(command(9000, false))
                .contains("-Dhttp-server.http.port=9000")
                .noneMatch(argument -> argument.startsWith("-Ddiscovery.uri"));
    }

    @Test
    void testClassArchive()
            throws IOException
    {
        Files.writeString(directory.resolve("config.properties"), "coordinator=true\n");
        ClassArchive archive = assembly().classArchive();

        Path dump = Path.of("%s.new-%s".formatted(archive.file(), ProcessHandle.current().pid()));
        assertThat(command(8080, true)).contains("-XX:ArchiveClassesAtExit=" + dump);

        Files.createDirectories(archive.file().getParent());
        Files.writeString(dump, "dumped");
        Path leftOver = Files.createFile(Path.of(archive.file() + ".new-" + Long.MAX_VALUE));
        archive.removeLeftOvers();
        assertThat(leftOver).doesNotExist();
        assertThat(dump).exists();
        assertThat(archive.exists()).isFalse();
        archive.takeOverDump();
        assertThat(archive.exists()).isTrue();
        assertThat(command(8080, false)).containsSequence("-XX:SharedArchiveFile=" + archive.file(), "-Xlog:cds*=off", "-Xlog:aot*=off");
    }

    private ImmutableList<String> command(int port, boolean dumpsClasses)
    {
        return new ServerCommandLine(assembly(), ServerConfiguration.read(directory), port, dumpsClasses).command(RUN);
    }

    private ServerAssembly assembly()
    {
        return new ServerAssembly(directory.resolve("server"));
    }
}
