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
import io.omnisql.server.NodeOverrides;
import io.omnisql.server.PortCheck;
import io.omnisql.server.QueryClient;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerCommandLine;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.ServerLog;
import io.omnisql.server.ServerProcess;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A server that is started for one answer.
 *
 * @param catalogs the properties of its catalogs, by their names; where there are none, there are no plugins either
 * @param sql its first query
 */
record ColdServer(String name, Map<String, String> catalogs, String sql)
{
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

    ColdServer
    {
        requireNonNull(name, "name is null");
        catalogs = ImmutableMap.copyOf(catalogs);
        requireNonNull(sql, "sql is null");
    }

    /**
     * How long it takes from the start of the process to the last row of the query.
     */
    Duration untilFirstAnswer(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        return untilFirstAnswer(environment, false);
    }

    /**
     * Starts it once without measuring, so that the classes that it loads are kept for the next starts.
     */
    void prepare(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        untilFirstAnswer(environment, !environment.assembly().classArchive().exists());
    }

    private Duration untilFirstAnswer(BenchmarkEnvironment environment, boolean dumpsClasses)
            throws InterruptedException
    {
        int port = PortCheck.findFree();
        try (RunDirectory directory = RunDirectory.take(RunDirectory.of(environment.home(), "bench", port))) {
            ServerConfiguration configuration = new BenchmarkConfiguration(port, ImmutableList.of("-Xmx2g"), catalogs).write(directory.path().resolve("configuration"));
            ServerCommandLine commandLine = new ServerCommandLine(environment.assembly(), configuration, port, dumpsClasses, overrides(directory.path()));
            Path log = directory.path().resolve("server.log");
            long start = System.nanoTime();
            try (ServerProcess process = ServerProcess.start(commandLine, directory, Redirect.to(log.toFile()))) {
                process.awaitReady(READY_TIMEOUT);
                try (QueryClient client = QueryClient.connect(process.uri(), "start")) {
                    client.run(sql);
                }
                return Duration.ofNanos(System.nanoTime() - start);
            }
            catch (LauncherException e) {
                throw new LauncherException("%s.\n%sIts log: %s".formatted(e.getMessage(), new ServerLog(log).errors(), log), e);
            }
        }
    }

    private NodeOverrides overrides(Path directory)
    {
        return catalogs.isEmpty() ? new NodeOverrides(ImmutableMap.of("plugin.dir", directory.resolve("configuration").resolve("plugin").toString()), ImmutableList.of()) : NodeOverrides.NONE;
    }
}
