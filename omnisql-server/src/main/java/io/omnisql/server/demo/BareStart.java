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

import io.omnisql.server.LauncherException;
import io.omnisql.server.QueryClient;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerConfiguration;

import java.nio.file.Path;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * The least that a server and as many queries can cost: the demo's server, and queries that read nothing. A process of its own,
 * as the demo is one, that prints the milliseconds from the server's start to the last answer.
 */
final class BareStart
{
    private static final String TRIVIAL = "SELECT 1";

    private BareStart() {}

    public static void main(String[] args)
            throws InterruptedException
    {
        try {
            ServerAssembly assembly = ServerAssembly.at(Path.of(args[0]));
            int port = Integer.parseInt(args[2]);
            try (RunDirectory directory = RunDirectory.take(Demo.runDirectory(Path.of(args[1]), port))) {
                ServerConfiguration configuration = DemoConfiguration.write(directory, port, DemoAddresses.findFree());
                System.out.println(run(assembly, configuration, directory));
            }
        }
        catch (LauncherException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static long run(ServerAssembly assembly, ServerConfiguration configuration, RunDirectory directory)
            throws InterruptedException
    {
        long start = System.nanoTime();
        try (DemoServer server = DemoServer.start(assembly, configuration, directory)) {
            server.awaitReady();
            try (QueryClient client = QueryClient.connect(server.uri(), "demo")) {
                ShowcaseQuery.all().forEach(_ -> client.run(TRIVIAL));
            }
            return NANOSECONDS.toMillis(System.nanoTime() - start);
        }
    }
}
