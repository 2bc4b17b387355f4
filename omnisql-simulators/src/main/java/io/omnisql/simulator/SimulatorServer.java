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
package io.omnisql.simulator;

import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.jira.JiraSimulator;

import java.util.concurrent.CountDownLatch;

/**
 * Runs the simulators as a process of their own, until it is interrupted:
 * {@code --base-port N --scale S --seed S --token T}. GitHub listens on the base port and Jira on the next one, or each on a free one where the base port is 0.
 */
public final class SimulatorServer
{
    private static final ImmutableMap<String, String> DEFAULTS = ImmutableMap.of(
            "--base-port", "18080",
            "--scale", "1",
            "--seed", "1",
            "--token", "demo-token");

    private SimulatorServer() {}

    public static void main(String[] args)
            throws InterruptedException
    {
        ImmutableMap<String, String> options = parse(args);
        Company company = Company.generate(Long.parseLong(options.get("--seed")), Double.parseDouble(options.get("--scale")));
        String token = options.get("--token");
        int port = Integer.parseInt(options.get("--base-port"));
        GitHubSimulator github = GitHubSimulator.builder()
                .company(company)
                .token("demo", token)
                .port(port)
                .start();
        JiraSimulator jira = JiraSimulator.builder()
                .company(company)
                .token("demo", token)
                .port(port == 0 ? 0 : port + 1)
                .start();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            jira.close();
            github.close();
            stopped.countDown();
        }, "simulator-shutdown"));
        System.out.println("github %s token %s".formatted(github.baseUri(), token));
        System.out.println("jira %s email ada@acme.example token %s".formatted(jira.baseUri(), token));
        System.out.flush();
        stopped.await();
    }

    static ImmutableMap<String, String> parse(String... args)
    {
        ImmutableMap.Builder<String, String> options = ImmutableMap.builder();
        options.putAll(DEFAULTS);
        for (int i = 0; i < args.length; i += 2) {
            if (!DEFAULTS.containsKey(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("Usage: [--base-port N] [--scale S] [--seed S] [--token T]");
            }
            options.put(args[i], args[i + 1]);
        }
        return options.buildKeepingLast();
    }
}
