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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;
import io.omnisql.server.ServerAssembly;

import java.nio.file.Path;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

/**
 * {@code ./omnisql bench [NAME]}: measures one thing or all, and fails where a figure is worse than it may be.
 */
public final class Benchmarks
{
    private static final ImmutableList<Benchmark> ALL = ImmutableList.of(new LatencyBenchmark(), new ScanBenchmark(), new JiraScanBenchmark(), new DecodeBenchmark(), new StartBenchmark(), new DifferentialBenchmark());

    private Benchmarks() {}

    public static void main(String[] args)
            throws InterruptedException
    {
        try {
            System.exit(run(ImmutableList.copyOf(args)));
        }
        catch (LauncherException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> arguments)
            throws InterruptedException
    {
        Path home = Path.of(System.getProperty("omnisql.home"));
        BenchmarkEnvironment environment = new BenchmarkEnvironment(home, ServerAssembly.at(Path.of(System.getProperty("omnisql.assembly"))), System.out);
        BenchmarkReport report = new BenchmarkReport(home, System.out);
        boolean holds = true;
        for (Benchmark benchmark : chosen(arguments)) {
            BenchmarkResult result = benchmark.run(environment);
            report.show(benchmark.name(), result);
            holds &= result.holds();
        }
        return holds ? 0 : 1;
    }

    static ImmutableList<Benchmark> chosen(List<String> names)
    {
        for (String name : names) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                String all = ALL.stream().map(Benchmark::name).collect(joining(", "));
                // the launcher knows those that are tests
                throw new LauncherException("There is no benchmark %s: there is %s%s".formatted(name, all, System.getProperty("omnisql.benchmark-tests", "")));
            }
        }
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .collect(toImmutableList());
    }
}
