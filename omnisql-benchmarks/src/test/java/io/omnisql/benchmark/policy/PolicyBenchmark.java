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
package io.omnisql.benchmark.policy;

import com.google.common.collect.ImmutableList;
import io.omnisql.benchmark.BenchmarkReport;
import io.omnisql.benchmark.BenchmarkResult;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code ./omnisql bench policy}. Its name keeps it out of the tests: nothing there depends on time.
 */
final class PolicyBenchmark
{
    /**
     * In microseconds, for the policies of a table as they can be. Those that are all about all tables are measured as well: there is no bound for them, since nobody writes such a policy.
     */
    private static final double MOST_AT_99_PERCENT = 1_000;

    @Test
    void benchmark()
            throws IOException, RunnerException
    {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .include(PolicyDecisions.class.getName())
                .forks(1)
                .jvmArgs("-Xmx1g", "-Dairlift.quiet=true")
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .shouldFailOnError(true)
                .build()).run();
        BenchmarkResult result = result(results);
        Path home = Path.of(System.getProperty("omnisql.home", ".."));
        Path directory = Files.createDirectories(home.resolve("target").resolve("benchmarks"));
        try (PrintStream out = new PrintStream(directory.resolve("policy.txt").toFile(), UTF_8)) {
            new BenchmarkReport(home, out).show("policy", result);
        }
        assertThat(result.holds()).describedAs("decisions stay within their bound: %s", result.rows()).isTrue();
    }

    private static BenchmarkResult result(Collection<RunResult> results)
    {
        List<List<String>> rows = results.stream()
                .<List<String>>map(result -> ImmutableList.of(
                        result.getPrimaryResult().getLabel(),
                        spread(result),
                        Long.toString(result.getPrimaryResult().getSampleCount()),
                        decimal(percentile(result, 50)),
                        decimal(percentile(result, 99))))
                .collect(toImmutableList());
        boolean holds = results.stream().filter(result -> spread(result).equals(PolicySpread.ONE_TABLE.name())).allMatch(result -> percentile(result, 99) <= MOST_AT_99_PERCENT);
        return new BenchmarkResult(ImmutableList.of("decision", "policies about", "decisions", "median µs", "99 % µs"), rows, holds);
    }

    private static String spread(RunResult result)
    {
        return result.getParams().getParam("spread");
    }

    private static double percentile(RunResult result, double percent)
    {
        return result.getPrimaryResult().getStatistics().getPercentile(percent);
    }

    private static String decimal(double value)
    {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
