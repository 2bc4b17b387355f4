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
package io.omnisql.server.demo;

import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerConfiguration;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Compares the demo with the least that a server and six queries can cost: the same server, started bare, and six queries that read nothing.
 */
record Measurement(ServerAssembly assembly, ServerConfiguration configuration, Path directory, int gitHubPort, PrintStream out)
{
    private static final String TRIVIAL = "SELECT 1";

    Measurement
    {
        requireNonNull(assembly, "assembly is null");
        requireNonNull(configuration, "configuration is null");
        requireNonNull(directory, "directory is null");
        requireNonNull(out, "out is null");
    }

    /**
     * The launcher's own time and the simulators', which a bare start has not, count as the demo's.
     */
    void print(Duration beforeServer)
            throws InterruptedException
    {
        if (!assembly.classArchive().exists()) {
            out.println("First start of this server: it is not measured");
            bare();
        }
        Duration bare = bare();
        Duration demo = beforeServer.plus(showcase());
        out.println("Bare start and %s trivial queries: %s".formatted(ShowcaseQuery.all().size(), Stopwatch.seconds(bare)));
        out.println("Demo, from the script's start to its last answer: " + Stopwatch.seconds(demo));
        out.println(String.format(Locale.ROOT, "Ratio: %.2f", (double) demo.toMillis() / bare.toMillis()));
    }

    private Duration bare()
            throws InterruptedException
    {
        long start = System.nanoTime();
        try (DemoServer server = DemoServer.start(assembly, configuration, directory)) {
            server.awaitReady();
            try (DemoClient client = DemoClient.connect(server.uri())) {
                ShowcaseQuery.all().forEach(_ -> client.run(TRIVIAL));
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private Duration showcase()
            throws InterruptedException
    {
        long start = System.nanoTime();
        try (DemoServer server = DemoServer.start(assembly, configuration, directory);
                DemoSimulators _ = DemoSimulators.start(gitHubPort)) {
            server.awaitReady();
            new Showcase(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)).run(server.uri());
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
