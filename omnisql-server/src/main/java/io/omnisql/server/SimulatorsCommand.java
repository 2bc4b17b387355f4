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
import java.util.stream.Stream;

/**
 * {@code ./omnisql simulators}: the simulated APIs alone, until they are interrupted.
 */
record SimulatorsCommand()
{
    private static final String BASE_PORT = "--base-port";
    private static final String SCALE = "--scale";
    private static final String SEED = "--seed";
    // takes 800 MB, of the 2 GB that the script lets this command have
    private static final int LARGEST_SCALE = 50;
    private static final int DEFAULT_BASE_PORT = 18080;

    int run(List<String> arguments)
            throws InterruptedException
    {
        Options options = Options.parse(arguments, ImmutableSet.of(BASE_PORT, SCALE, SEED, "--token"), ImmutableSet.of());
        int port = options.port(BASE_PORT).orElse(DEFAULT_BASE_PORT);
        int next = PortCheck.parse("Jira's port, which is behind that of GitHub:", Integer.toString(port + 1));
        PortCheck.requireFree(port, BASE_PORT + " N");
        PortCheck.requireFree(next, BASE_PORT + " N");
        options.positiveNumber(SCALE, LARGEST_SCALE);
        options.wholeNumber(SEED);
        SimulatorServer.main(Stream.concat(Stream.of(BASE_PORT, Integer.toString(port)), arguments.stream()).toArray(String[]::new));
        return 0;
    }
}
