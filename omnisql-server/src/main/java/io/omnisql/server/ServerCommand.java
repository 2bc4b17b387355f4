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

import com.google.common.collect.ImmutableSet;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * {@code ./omnisql server}: a node over the user's own configuration, in the foreground, with its log on the terminal.
 */
record ServerCommand(Path home, ServerAssembly assembly)
{
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

    ServerCommand
    {
        requireNonNull(home, "home is null");
        requireNonNull(assembly, "assembly is null");
    }

    int run(List<String> arguments)
            throws InterruptedException
    {
        Options options = Options.parse(arguments, ImmutableSet.of("--etc", "--port"), ImmutableSet.of());
        Path etc = options.value("--etc").map(Path::of).orElseGet(() -> home.resolve("etc-trino"));
        ServerConfiguration configuration = ServerConfiguration.read(etc);
        int port = options.port("--port").orElse(configuration.port());
        try (RunDirectory directory = RunDirectory.take(RunDirectory.of(home, "server", port))) {
            PortCheck.requireFree(port, "--port N");
            configuration.requireOtherPortsFree();
            ServerCommandLine commandLine = new ServerCommandLine(assembly, configuration, port, false);
            try (ServerProcess server = ServerProcess.start(commandLine, directory, Redirect.INHERIT)) {
                announce(server, configuration);
                return server.awaitExit();
            }
        }
    }

    private static void announce(ServerProcess server, ServerConfiguration configuration)
    {
        if (!configuration.isOpen()) {
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                server.awaitReady(READY_TIMEOUT);
                System.out.print(new HowToConnect(server.uri(), "").text());
            }
            catch (LauncherException | InterruptedException e) {
                // the server's own log tells why
            }
        });
    }
}
