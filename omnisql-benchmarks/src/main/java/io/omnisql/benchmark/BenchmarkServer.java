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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.server.LauncherException;
import io.omnisql.server.PortCheck;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerCommandLine;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.ServerLog;
import io.omnisql.server.ServerProcess;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A server in a process of its own, as in production but for its size: one node, with catalog {@code github} if nothing else is said.
 */
final class BenchmarkServer
        implements AutoCloseable
{
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

    // every round asks the source anew
    private static final String GITHUB =
            """
            connector.name=omnisql_github
            omnisql.tenant=acme
            omnisql.rate-limit.paced=false
            omnisql.cache.enabled=false
            omnisql.max-requests-per-query=1000000
            github.api-uri=%s
            github.token=%s
            github.organizations=acme
            """;

    private final RunDirectory directory;
    private final ServerProcess process;

    private BenchmarkServer(RunDirectory directory, ServerProcess process)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.process = requireNonNull(process, "process is null");
    }

    static BenchmarkServer start(BenchmarkEnvironment environment, URI gitHub)
            throws InterruptedException
    {
        return start(environment, gitHub, "2g");
    }

    /**
     * @param heap its size, from the start on, as a server has it that is alone on its machine
     */
    static BenchmarkServer start(BenchmarkEnvironment environment, URI gitHub, String heap)
            throws InterruptedException
    {
        return start(environment, ImmutableMap.of("github", GITHUB.formatted(gitHub, DistantGitHub.TOKEN)), heap);
    }

    static BenchmarkServer start(BenchmarkEnvironment environment, Map<String, String> catalogs, String heap)
            throws InterruptedException
    {
        int port = PortCheck.findFree();
        RunDirectory directory = RunDirectory.take(RunDirectory.of(environment.home(), "bench", port));
        ServerConfiguration configuration = new BenchmarkConfiguration(port, jvmFlags(environment, ImmutableList.of("-Xms" + heap, "-Xmx" + heap, heapLog(directory).flag())), catalogs)
                .write(directory.path().resolve("configuration"));
        Path log = directory.path().resolve("server.log");
        BenchmarkServer server = new BenchmarkServer(directory, ServerProcess.start(new ServerCommandLine(environment.assembly(), configuration, port, false), directory, Redirect.to(log.toFile())));
        try {
            server.process.awaitReady(READY_TIMEOUT);
            return server;
        }
        catch (LauncherException e) {
            server.close();
            throw new LauncherException("%s.\n%sIts log: %s".formatted(e.getMessage(), new ServerLog(log).errors(), log), e);
        }
    }

    /**
     * Those of the configuration that is shipped, in front of others that override them.
     */
    private static List<String> jvmFlags(BenchmarkEnvironment environment, List<String> others)
    {
        try (Stream<String> shipped = Files.lines(environment.home().resolve("etc-trino").resolve("jvm.config"))) {
            return Stream.concat(shipped.filter(line -> line.startsWith("-")), others.stream()).collect(toImmutableList());
        }
        catch (IOException e) {
            throw new LauncherException("The shipped configuration cannot be read: %s".formatted(e), e);
        }
    }

    URI uri()
    {
        return process.uri();
    }

    HeapLog heapLog()
    {
        return heapLog(directory);
    }

    private static HeapLog heapLog(RunDirectory directory)
    {
        return new HeapLog(directory.path().resolve("gc.log"));
    }

    @Override
    public void close()
    {
        process.close();
        directory.close();
    }
}
