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

import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;

import java.net.URI;

import static java.util.Objects.requireNonNull;

/**
 * The simulated APIs of the demo, in its own JVM, so that nothing is left of them when it ends.
 */
record DemoSimulators(GitHubSimulator gitHub)
        implements AutoCloseable
{
    private static final long SEED = 1;
    private static final double SCALE = 1;

    DemoSimulators
    {
        requireNonNull(gitHub, "gitHub is null");
    }

    static URI gitHubUri(int port)
    {
        return URI.create("http://127.0.0.1:" + port);
    }

    static DemoSimulators start(int port)
    {
        return new DemoSimulators(GitHubSimulator.builder()
                .company(Company.generate(SEED, SCALE))
                .token("demo", DemoConfiguration.TOKEN)
                .port(port)
                .start());
    }

    @Override
    public void close()
    {
        gitHub.close();
    }
}
