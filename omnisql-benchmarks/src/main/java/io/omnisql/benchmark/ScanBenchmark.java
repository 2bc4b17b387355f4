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
import io.omnisql.server.QueryAnswer;
import io.omnisql.server.QueryClient;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How near a scan of a long list comes to a program that does nothing but read the same pages and pull five members out of each record; and whether a server with a heap of 1 GB reads a list of any length. The
 * source has its answers ready, so that what is measured is the reading.
 */
final class ScanBenchmark
        implements Benchmark
{
    private static final double AT_MOST = 1.3;
    private static final int PAGES = 2_000;
    private static final int LONG_LIST = 10_000;
    private static final int WARM_UPS = 10;
    private static final int ROUNDS = 5;
    private static final ImmutableList<String> COLUMNS = ImmutableList.of("issues", "columns", "server s (min / median / max)", "bare loop s", "ratio", "at most", "source's CPU share", "peak heap MB", "live MB");

    @Override
    public String name()
    {
        return "scan";
    }

    @Override
    public BenchmarkResult run(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        Compared compared = compare(environment);
        return new BenchmarkResult(COLUMNS, ImmutableList.of(compared.row(), readLongList(environment)), compared.ratio() <= AT_MOST);
    }

    private static Compared compare(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        environment.progress().println("Rendering %s pages of issues; then the server is starting".formatted(PAGES));
        try (PreparedGitHub gitHub = PreparedGitHub.start(PAGES, true);
                ScanLoop loop = ScanLoop.start(gitHub.uri());
                BenchmarkServer server = BenchmarkServer.start(environment, gitHub.uri());
                QueryClient client = QueryClient.connect(server.uri(), "scan")) {
            environment.progress().println("Reading them %s times by turns with the bare loop".formatted(WARM_UPS + ROUNDS));
            for (int round = 0; round < WARM_UPS; round++) {
                read(client, PAGES);
                loop.scan();
            }
            ImmutableList.Builder<Duration> served = ImmutableList.builder();
            ImmutableList.Builder<Duration> looped = ImmutableList.builder();
            long start = System.nanoTime();
            Duration before = gitHub.processorTime();
            for (int round = 0; round < ROUNDS; round++) {
                Read read = read(client, PAGES);
                long turn = System.nanoTime();
                ScannedIssues found = loop.scan();
                looped.add(Duration.ofNanos(System.nanoTime() - turn));
                served.add(read.duration());
                if (!read.found().equals(found)) {
                    throw new LauncherException("The server has found %s, the bare loop %s".formatted(read.found(), found));
                }
            }
            double share = (double) gitHub.processorTime().minus(before).toNanos() / (System.nanoTime() - start) / Runtime.getRuntime().availableProcessors();
            return new Compared(new Rounds(served.build()), new Rounds(looped.build()), share);
        }
    }

    private static List<String> readLongList(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        environment.progress().println("Reading %s issues with a heap of 1 GB; the server is starting".formatted(LONG_LIST * IssuePages.PAGE_SIZE));
        try (PreparedGitHub gitHub = PreparedGitHub.start(LONG_LIST, false);
                BenchmarkServer server = BenchmarkServer.start(environment, gitHub.uri(), "1g");
                QueryClient client = QueryClient.connect(server.uri(), "scan")) {
            Read read = read(client, LONG_LIST);
            HeapLog.Peak peak = server.heapLog().peak();
            return ImmutableList.of(
                    Long.toString(read.found().rows()),
                    "5",
                    Rounds.seconds(read.duration()),
                    "",
                    "",
                    "",
                    "",
                    Integer.toString(peak.used()),
                    Integer.toString(peak.live()));
        }
    }

    private static Read read(QueryClient client, int pages)
    {
        QueryAnswer answer = client.run(ScannedIssues.SQL);
        ScannedIssues found = ScannedIssues.of(answer.rows().getFirst());
        long requests = client.cost(answer.queryId(), "github").requests();
        if (found.rows() != (long) pages * IssuePages.PAGE_SIZE || requests != pages) {
            throw new LauncherException("A round has read %s rows in %s requests, which are not the %s pages that are there".formatted(found.rows(), requests, pages));
        }
        return new Read(answer.wallTime(), found);
    }

    private record Read(Duration duration, ScannedIssues found) {}

    /**
     * @param share how much of the processors the source took
     */
    private record Compared(Rounds served, Rounds looped, double share)
    {
        double ratio()
        {
            return (double) served.median().toNanos() / looped.median().toNanos();
        }

        List<String> row()
        {
            return ImmutableList.of(
                    Integer.toString(PAGES * IssuePages.PAGE_SIZE),
                    "5",
                    served.seconds(),
                    looped.seconds(),
                    String.format(Locale.ROOT, "%.2f", ratio()),
                    String.format(Locale.ROOT, "%.2f", AT_MOST),
                    String.format(Locale.ROOT, "%.0f %%", 100 * share),
                    "",
                    "");
        }
    }
}
