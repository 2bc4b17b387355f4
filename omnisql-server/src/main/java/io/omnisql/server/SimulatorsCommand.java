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
import io.omnisql.simulator.SimulatorServer;

import java.util.List;

/**
 * {@code ./omnisql simulators}: the simulated APIs alone, until they are interrupted.
 */
record SimulatorsCommand()
{
    private static final String BASE_PORT = "--base-port";

    int run(List<String> arguments)
            throws InterruptedException
    {
        Options options = Options.parse(arguments, ImmutableSet.of(BASE_PORT, "--scale", "--seed", "--token"), ImmutableSet.of());
        options.port(BASE_PORT).ifPresent(port -> PortCheck.requireFree(port, BASE_PORT + " N"));
        SimulatorServer.main(arguments.toArray(String[]::new));
        return 0;
    }
}
