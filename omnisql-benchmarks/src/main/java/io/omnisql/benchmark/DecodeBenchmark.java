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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import static java.lang.Math.toIntExact;

/**
 * How near the decoding of a page into blocks comes to the parser that it uses, by JMH; and what it allocates for each row, beside the bytes of the blocks.
 */
final class DecodeBenchmark
        implements Benchmark
{
    private static final double AT_LEAST = 0.5;
    private static final int FORKS = 3;
    private static final ImmutableList<String> COLUMNS = ImmutableList.of("reading", "pages a second", "of the bare tokens", "at least", "bytes allocated a row", "bytes in blocks a row");

    @Override
    public String name()
    {
        return "decode";
    }

    @Override
    public BenchmarkResult run(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        environment.progress().println("JMH reads a page of %s issues again and again, for two minutes".formatted(IssuePages.PAGE_SIZE));
        Collection<RunResult> results = measure(environment.home());
        byte[] page = IssuePages.render().page(0);
        RunResult tokens = result(results, "tokens");
        RunResult fiveColumns = result(results, "fiveColumns");
        RunResult fortyColumns = result(results, "fortyColumns");
        double ratio = pagesPerSecond(fiveColumns) / pagesPerSecond(tokens);
        return new BenchmarkResult(
                COLUMNS,
                ImmutableList.of(
                        row("the bare tokens", tokens, tokens, "", ""),
                        row("5 of 40 columns", fiveColumns, tokens, String.format(Locale.ROOT, "%.2f", AT_LEAST), blockBytes(PageDecoder.of(PageDecoder.FIVE_COLUMNS), page)),
                        row("40 of 40 columns", fortyColumns, tokens, "", blockBytes(PageDecoder.of(PageDecoder.fortyColumns()), page))),
                ratio >= AT_LEAST);
    }

    private static Collection<RunResult> measure(Path home)
    {
        Path log = home.resolve("target").resolve("benchmarks").resolve("decode.log");
        Options options = new OptionsBuilder()
                .include("^" + PageDecoding.class.getName() + "\\.")
                .forks(FORKS)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(2))
                .addProfiler(GCProfiler.class)
                .output(log.toString())
                .build();
        try {
            Files.createDirectories(log.getParent());
            return new Runner(options).run();
        }
        catch (IOException e) {
            throw new LauncherException("Cannot write %s: %s".formatted(log, e), e);
        }
        catch (RunnerException e) {
            throw new LauncherException("JMH has failed: %s. Its log: %s".formatted(e.getMessage(), log), e);
        }
    }

    private static RunResult result(Collection<RunResult> results, String method)
    {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(method))
                .findFirst()
                .orElseThrow(() -> new LauncherException("JMH has not measured " + method));
    }

    /**
     * The median, as the machine may do something else for a while.
     */
    private static double pagesPerSecond(RunResult result)
    {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static List<String> row(String name, RunResult result, RunResult tokens, String atLeast, String blockBytes)
    {
        return ImmutableList.of(
                name,
                String.format(Locale.ROOT, "%.0f", pagesPerSecond(result)),
                String.format(Locale.ROOT, "%.2f", pagesPerSecond(result) / pagesPerSecond(tokens)),
                atLeast,
                String.format(Locale.ROOT, "%.0f", result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / IssuePages.PAGE_SIZE),
                blockBytes);
    }

    private static String blockBytes(PageDecoder decoder, byte[] page)
    {
        return Integer.toString(toIntExact(decoder.decode(page).getSizeInBytes() / IssuePages.PAGE_SIZE));
    }
}
