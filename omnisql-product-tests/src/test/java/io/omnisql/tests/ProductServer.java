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

import com.google.common.collect.ImmutableMap;
import io.omnisql.server.PortCheck;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerCommandLine;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.ServerProcess;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * The assembled server in a process of its own, with catalogs of simulated sources. It logs everything it can about our plugins.
 */
final class ProductServer
        implements AutoCloseable
{
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);

    private final RunDirectory directory;
    private final ServerProcess process;
    private final Path log;

    private ProductServer(RunDirectory directory, ServerProcess process, Path log)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.process = requireNonNull(process, "process is null");
        this.log = requireNonNull(log, "log is null");
    }

    /**
     * With one catalog of a simulated GitHub.
     *
     * @param settings further lines of its config.properties
     */
    static ProductServer start(ServerAssembly assembly, Path directory, URI gitHub, String token, String... settings)
            throws IOException, InterruptedException
    {
        return start(assembly, directory, ImmutableMap.of("github", SimulatedCatalogs.gitHub(gitHub, token)), settings);
    }

    /**
     * With a catalog of each simulated source.
     */
    static ProductServer start(ServerAssembly assembly, Path directory, SimulatorProcess simulators, String token)
            throws IOException, InterruptedException
    {
        return start(assembly, directory, ImmutableMap.of("github", SimulatedCatalogs.gitHub(simulators.gitHub(), token), "jira", SimulatedCatalogs.jira(simulators.jira(), token)));
    }

    private static ProductServer start(ServerAssembly assembly, Path directory, ImmutableMap<String, String> catalogs, String... settings)
            throws IOException, InterruptedException
    {
        int port = PortCheck.findFree();
        Path etc = directory.resolve("configuration");
        write(etc.resolve("config.properties"),
                """
                coordinator=true
                node-scheduler.include-coordinator=true
                http-server.http.port=%1$s
                discovery.uri=http://localhost:%1$s
                %2$s
                """.formatted(port, String.join("\n", settings)));
        write(etc.resolve("node.properties"),
                """
                node.environment=test
                node.bind-ip=127.0.0.1
                node.internal-address=127.0.0.1
                """);
        write(etc.resolve("jvm.config"), "-Xmx1g\n-XX:TieredStopAtLevel=1\n");
        write(etc.resolve("log.properties"), "io.omnisql=DEBUG\n");
        for (Map.Entry<String, String> catalog : catalogs.entrySet()) {
            write(etc.resolve("catalog/%s.properties".formatted(catalog.getKey())), catalog.getValue());
        }

        Path log = directory.resolve("server.log");
        ServerCommandLine commandLine = new ServerCommandLine(assembly, ServerConfiguration.read(etc), port, false);
        RunDirectory runDirectory = RunDirectory.take(directory.resolve("run"));
        ServerProcess process = ServerProcess.start(commandLine, runDirectory, Redirect.to(log.toFile()));
        try {
            process.awaitReady(READY_TIMEOUT);
        }
        catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
        return new ProductServer(runDirectory, process, log);
    }

    URI uri()
    {
        return process.uri();
    }

    String log()
            throws IOException
    {
        return Files.readString(log);
    }

    @Override
    public void close()
    {
        process.close();
        directory.close();
    }

    private static void write(Path file, String text)
            throws IOException
    {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
