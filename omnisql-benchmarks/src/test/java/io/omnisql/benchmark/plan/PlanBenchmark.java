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
package io.omnisql.benchmark.plan;

import com.google.common.collect.ImmutableList;
import io.omnisql.benchmark.BenchmarkReport;
import io.omnisql.benchmark.BenchmarkResult;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
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
 * {@code ./omnisql bench plan}. Its name keeps it out of the tests: nothing there depends on time.
 */
final class PlanBenchmark
{
    private static final ImmutableList<String> STEPS = ImmutableList.of("applyFilter", "applyFilterAgain", "applyProjection", "applyLimit", "applyTopN", "applyAggregation", "applyJoin", "splits");
    private static final String FLOOR = "floor";
    /**
     * What a step may cost for a thousand keys, in multiples of the floor for as many.
     */
    private static final double MOST_OF_FLOOR = 5;
    /**
     * The same for making splits, which asks for each key whether it is in the scope and what it costs, and writes it into a split: the floor does none of that.
     */
    private static final double MOST_OF_FLOOR_OF_SPLITS = 20;
    /**
     * A thousand keys may cost no more than a thousand times one key; twice the floor is nothing that anybody notices.
     */
    private static final double MOST_GROWTH = 1_000;

    @Test
    void benchmark()
            throws IOException, RunnerException
    {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .include(PlanSteps.class.getName())
                .addProfiler(GCProfiler.class)
                .forks(1)
                .jvmArgs("-Xmx1g", "--add-modules=jdk.incubator.vector", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Dairlift.quiet=true")
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .build()).run();
        BenchmarkResult result = result(results);
        Path home = Path.of(System.getProperty("omnisql.home", ".."));
        Path directory = Files.createDirectories(home.resolve("target").resolve("benchmarks"));
        try (PrintStream out = new PrintStream(directory.resolve("plan.txt").toFile(), UTF_8)) {
            new BenchmarkReport(home, out).show("plan", result);
        }
        assertThat(result.holds()).describedAs("the steps stay within their bounds: %s", result.rows()).isTrue();
    }

    private static BenchmarkResult result(Collection<RunResult> results)
    {
        double floor = time(results, FLOOR, 1_000);
        ImmutableList<List<String>> rows = ImmutableList.<String>builder().addAll(STEPS).add(FLOOR).build().stream()
                .<List<String>>map(step -> ImmutableList.of(
                        step,
                        decimal(time(results, step, 1)),
                        decimal(time(results, step, 1_000)),
                        decimal(time(results, step, 1_000) / floor),
                        decimal(bytes(results, step, 1) / 1024),
                        decimal(bytes(results, step, 1_000) / 1024)))
                .collect(toImmutableList());
        boolean holds = STEPS.stream().allMatch(step -> time(results, step, 1_000) <= mostOfFloor(step) * floor && time(results, step, 1_000) <= MOST_GROWTH * time(results, step, 1));
        return new BenchmarkResult(ImmutableList.of("step", "1 key µs", "1,000 keys µs", "of the floor", "1 key KiB", "1,000 keys KiB"), rows, holds);
    }

    private static double mostOfFloor(String step)
    {
        return step.equals("splits") ? MOST_OF_FLOOR_OF_SPLITS : MOST_OF_FLOOR;
    }

    private static double time(Collection<RunResult> results, String step, int keys)
    {
        return of(results, step, keys).getPrimaryResult().getScore();
    }

    private static double bytes(Collection<RunResult> results, String step, int keys)
    {
        return of(results, step, keys).getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }

    private static RunResult of(Collection<RunResult> results, String step, int keys)
    {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + step) && result.getParams().getParam("keys").equals(Integer.toString(keys)))
                .findFirst()
                .orElseThrow();
    }

    private static String decimal(double value)
    {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
