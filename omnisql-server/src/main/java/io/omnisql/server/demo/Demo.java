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

import io.omnisql.server.HowToConnect;
import io.omnisql.server.PortCheck;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.Stopwatch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * {@code ./omnisql demo}: simulated APIs, a server with every plugin, and queries that show what the plugins do and what it costs; or, of two tenants, what each user is shown.
 */
public record Demo(Path home, ServerAssembly assembly, Instant launchedAt, PrintStream out)
{
    static final String DONE = "Done";
    private static final String PORT_OPTION = "--port N";

    public Demo
    {
        requireNonNull(home, "home is null");
        requireNonNull(assembly, "assembly is null");
        requireNonNull(launchedAt, "launchedAt is null");
        requireNonNull(out, "out is null");
    }

    public int run(List<String> arguments)
            throws InterruptedException
    {
        DemoOptions options = DemoOptions.parse(arguments);
        if (options.measure()) {
            PortCheck.requireFree(options.port(), PORT_OPTION);
            return new Measurement(home, assembly, options.port(), out).run();
        }
        try (RunDirectory directory = RunDirectory.take(runDirectory(home, options.port()))) {
            PortCheck.requireFree(options.port(), PORT_OPTION);
            return run(directory, options);
        }
    }

    static Path runDirectory(Path home, int port)
    {
        return RunDirectory.of(home, "demo", port);
    }

    private int run(RunDirectory directory, DemoOptions options)
            throws InterruptedException
    {
        Stopwatch stopwatch = new Stopwatch(launchedAt);
        DemoAddresses addresses = DemoAddresses.findFree();
        ServerConfiguration configuration = options.tenants() ? TenantDemoConfiguration.write(directory, options.port(), addresses.gitHub()) : DemoConfiguration.write(directory, options.port(), addresses);
        // the server takes longer, so it starts first
        try (DemoServer server = DemoServer.start(assembly, configuration, directory)) {
            out.println(stopwatch.line("Trino server is starting, its log: " + shortened(server.log())));
            try (DemoSimulators simulators = new DemoSimulators(addresses)) {
                simulators.startGitHub();
                out.println(stopwatch.line("GitHub simulator: " + addresses.gitHub()));
                if (!options.tenants()) {
                    simulators.startJira();
                    out.println(stopwatch.line("Jira simulator: " + addresses.jira()));
                }
                server.awaitReady();
                out.println(stopwatch.line("Trino server is ready: " + server.uri()));
                return options.tenants() ? showTenants(server, options.keep(), stopwatch) : show(server, options.keep(), stopwatch);
            }
        }
    }

    private int show(DemoServer server, boolean keep, Stopwatch stopwatch)
            throws InterruptedException
    {
        boolean least = new Showcase(out).run(server.uri());
        out.println();
        out.println(stopwatch.line(DONE));
        if (!least) {
            out.println("A query has cost more requests than it needs, see above: please report it as a bug");
        }
        out.print(new HowToConnect(server.uri(), "github/default").text());
        end(server, keep, "./omnisql demo --keep");
        return least ? 0 : 1;
    }

    private int showTenants(DemoServer server, boolean keep, Stopwatch stopwatch)
            throws InterruptedException
    {
        boolean apart = new TenantShowcase(out).run(server.uri());
        out.println(stopwatch.line(DONE));
        out.print(
                """
                Connect as alice, bob or carol:
                  command line  ./omnisql sql --server %s --user alice "SHOW CATALOGS"
                Whoever the policy does not know is refused.
                """.formatted(server.uri()));
        end(server, keep, "./omnisql demo --tenants --keep");
        return apart ? 0 : 1;
    }

    private void end(DemoServer server, boolean keep, String keeping)
            throws InterruptedException
    {
        if (keep) {
            out.println("Press Ctrl-C to stop" + (server.dumpsClasses() ? "; this first time it takes a while, which saves some seconds of every later start." : "."));
            server.awaitExit();
        }
        else {
            out.println("The server stops now; %s lets it run.".formatted(keeping));
        }
    }

    // under the directory the reader is in, as that is what the reader can paste
    private static Path shortened(Path path)
    {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
