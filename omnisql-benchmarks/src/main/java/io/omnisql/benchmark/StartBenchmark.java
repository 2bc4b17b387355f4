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
import com.google.common.collect.ImmutableMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * How long it takes from the start of a server to its first answer about the source, compared with the same Trino without plugins and catalogs, which answers {@code SELECT 1}. They
 * are started in turns, for machines grow slower and faster while they measure: what counts is the median of the rounds' ratios.
 */
final class StartBenchmark
        implements Benchmark
{
    private static final int ROUNDS = 5;
    private static final double LARGEST_RATIO = 1.35;

    private static final String CATALOG =
            """
            connector.name=omnisql_github
            omnisql.tenant=acme
            github.api-uri=%s
            github.token=%s
            """;

    @Override
    public String name()
    {
        return "start";
    }

    @Override
    public BenchmarkResult run(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        try (DistantGitHub gitHub = DistantGitHub.start(Duration.ZERO)) {
            ColdServer bare = new ColdServer("Trino without plugins, SELECT 1", ImmutableMap.of(), "SELECT 1");
            ColdServer connected = new ColdServer(
                    "server with a catalog, a count at the source",
                    ImmutableMap.of("github", CATALOG.formatted(gitHub.uri(), DistantGitHub.TOKEN)),
                    "SELECT count(*) FROM github.default.labels WHERE owner = 'acme' AND repo = '%s'".formatted(DistantGitHub.ISSUES));
            environment.progress().println("Starting two servers in turns, %s times each".formatted(ROUNDS + 1));
            // the archive of classes is made by the one that loads more of them
            connected.prepare(environment);
            bare.untilFirstAnswer(environment);
            List<Duration> floors = new ArrayList<>();
            List<Duration> starts = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                Duration floor = bare.untilFirstAnswer(environment);
                Duration start = connected.untilFirstAnswer(environment);
                environment.progress().println("Round %s: %s and %s ms".formatted(round, floor.toMillis(), start.toMillis()));
                floors.add(floor);
                starts.add(start);
                ratios.add((double) start.toMillis() / floor.toMillis());
            }
            double ratio = median(ratios);
            return new BenchmarkResult(
                    ImmutableList.of("start", "median ms", "ratio", "at most"),
                    ImmutableList.of(
                            ImmutableList.of(bare.name(), Long.toString(median(floors).toMillis()), "1.00", ""),
                            ImmutableList.of(connected.name(), Long.toString(median(starts).toMillis()), decimal(ratio), decimal(LARGEST_RATIO))),
                    ratio <= LARGEST_RATIO);
        }
    }

    private static <T extends Comparable<T>> T median(List<T> values)
    {
        return values.stream().sorted().collect(toImmutableList()).get(values.size() / 2);
    }

    private static String decimal(double value)
    {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
