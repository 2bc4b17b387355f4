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

import io.omnisql.server.cluster.ClusterCommand;
import io.omnisql.server.demo.Demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The main class behind the {@code omnisql} script, which has assembled the server before it starts this.
 */
public final class Launcher
{
    private static final String HOME = "omnisql.home";
    private static final String ASSEMBLY = "omnisql.assembly";
    private static final String LAUNCHED_AT = "omnisql.launched-at";

    private Launcher() {}

    public static void main(String[] args)
            throws InterruptedException
    {
        try {
            System.exit(run(args[0], Arrays.asList(args).subList(1, args.length)));
        }
        catch (LauncherException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(String command, List<String> arguments)
            throws InterruptedException
    {
        Path home = Path.of(System.getProperty(HOME));
        ServerAssembly assembly = ServerAssembly.at(Path.of(System.getProperty(ASSEMBLY)));
        return switch (command) {
            case "demo" -> new Demo(home, assembly, launchedAt(), System.out).run(arguments);
            case "simulators" -> new SimulatorsCommand().run(arguments);
            case "cluster" -> new ClusterCommand(home, assembly, launchedAt(), System.out).run(arguments);
            case "server" -> new ServerCommand(home, assembly).run(arguments);
            default -> throw new LauncherException("Unknown command " + command);
        };
    }

    /**
     * When the script started, in seconds since the epoch: it says so itself, as the system knows the start of a process to the second only.
     */
    private static Instant launchedAt()
    {
        return Instant.ofEpochMilli(new BigDecimal(System.getProperty(LAUNCHED_AT).replace(',', '.')).movePointRight(3).longValue());
    }
}
