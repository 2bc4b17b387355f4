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
import io.omnisql.simulator.jira.JiraSimulator;

import java.util.ArrayDeque;
import java.util.Deque;

import static java.util.Objects.requireNonNull;

/**
 * The simulated APIs of the demo, of one company and in its own JVM, so that nothing is left of them when it ends.
 */
final class DemoSimulators
        implements AutoCloseable
{
    private static final long SEED = 1;
    private static final double SCALE = 1;

    private final DemoAddresses addresses;
    private final Company company = Company.generate(SEED, SCALE);
    private final Deque<Runnable> ends = new ArrayDeque<>();

    DemoSimulators(DemoAddresses addresses)
    {
        this.addresses = requireNonNull(addresses, "addresses is null");
    }

    void startGitHub()
    {
        ends.push(GitHubSimulator.builder()
                .company(company)
                .token("demo", DemoConfiguration.TOKEN)
                .port(addresses.gitHubPort())
                .start()::close);
    }

    void startJira()
    {
        ends.push(JiraSimulator.builder()
                .company(company)
                .token("demo", DemoConfiguration.TOKEN)
                .port(addresses.jiraPort())
                .start()::close);
    }

    @Override
    public void close()
    {
        ends.forEach(Runnable::run);
    }
}
