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

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * How near the time of a query over many pages comes to what the source's latency alone makes it: pages that are numbered are asked for several at a time, the others one after the other,
 * and what is done with a page is done while the next one is awaited.
 */
final class LatencyBenchmark
        implements Benchmark
{
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 9;
    private static final PageWindow WINDOW = new PageWindow(4);

    private static final ImmutableList<PagedList> LISTS = ImmutableList.of(
            new PagedList(
                    "comments of a repository (numbered pages)",
                    "SELECT sum(length(body) + length(author)) FROM github.default.issue_comments WHERE owner = 'acme' AND repo = '%s'".formatted(DistantGitHub.COMMENTS),
                    "/repos/acme/%s/issues/comments?per_page=%s".formatted(DistantGitHub.COMMENTS, DistantGitHub.PAGE_SIZE),
                    WINDOW.roundTrips(DistantGitHub.PAGES),
                    1.4),
            new PagedList(
                    "issues of a repository (each page names the next)",
                    "SELECT sum(length(title) + length(author)) FROM github.default.issues WHERE owner = 'acme' AND repo = '%s'".formatted(DistantGitHub.ISSUES),
                    "/repos/acme/%s/issues?state=all&per_page=%s".formatted(DistantGitHub.ISSUES, DistantGitHub.PAGE_SIZE),
                    DistantGitHub.PAGES,
                    1.15));

    @Override
    public String name()
    {
        return "latency";
    }

    @Override
    public BenchmarkResult run(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        environment.progress().println("Each answer of the simulated GitHub takes %s ms; the server is starting".formatted(LATENCY.toMillis()));
        try (DistantGitHub gitHub = DistantGitHub.start(LATENCY);
                BenchmarkServer server = BenchmarkServer.start(environment, gitHub.uri());
                QueryClient client = QueryClient.connect(server.uri(), name())) {
            ImmutableList.Builder<List<String>> rows = ImmutableList.builder();
            boolean holds = true;
            for (PagedList list : LISTS) {
                environment.progress().println("Reading the %s %s times".formatted(list.name(), WARM_UPS + ROUNDS));
                Measured measured = median(client, list);
                double ratio = (double) measured.duration().toMillis() / list.ideal().toMillis();
                holds &= ratio <= list.atMost();
                rows.add(ImmutableList.of(
                        list.name(),
                        Long.toString(measured.requests()),
                        Long.toString(list.ideal().toMillis()),
                        Long.toString(measured.duration().toMillis()),
                        String.format(Locale.ROOT, "%.2f", ratio),
                        String.format(Locale.ROOT, "%.2f", list.atMost()),
                        Long.toString(bareLoop(gitHub, list).toMillis())));
            }
            return new BenchmarkResult(ImmutableList.of("list", "requests", "ideal ms", "median ms", "ratio", "at most", "bare loop ms"), rows.build(), holds);
        }
    }

    private static Measured median(QueryClient client, PagedList list)
    {
        for (int round = 0; round < WARM_UPS; round++) {
            measure(client, list.sql());
        }
        ImmutableList.Builder<Measured> rounds = ImmutableList.builder();
        for (int round = 0; round < ROUNDS; round++) {
            Measured measured = measure(client, list.sql());
            if (measured.value() == 0 || measured.requests() < DistantGitHub.PAGES) {
                throw new LauncherException("A round has read %s in %s requests, which are not the %s pages that are there".formatted(measured.value(), measured.requests(), DistantGitHub.PAGES));
            }
            rounds.add(measured);
        }
        return rounds.build().stream().sorted((left, right) -> left.duration().compareTo(right.duration())).skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    private static Measured measure(QueryClient client, String sql)
    {
        QueryAnswer answer = client.run(sql);
        return new Measured(answer.wallTime(), Long.parseLong(answer.rows().getFirst().getFirst()), client.cost(answer.queryId(), "github").requests());
    }

    private static Duration bareLoop(DistantGitHub gitHub, PagedList list)
            throws InterruptedException
    {
        try (HttpClient client = HttpClient.newHttpClient()) {
            BareLoop loop = new BareLoop(client);
            URI first = URI.create(gitHub.uri() + list.path());
            loop.read(first);
            return loop.read(first);
        }
    }

    /**
     * @param requests how many calls of the budget the query made
     */
    private record Measured(Duration duration, long value, long requests)
    {
        private Measured
        {
            requireNonNull(duration, "duration is null");
        }
    }

    /**
     * @param sql reads all pages, and gives one number
     * @param path where the source has the list
     * @param roundTrips how often a client has to wait for an answer at least
     * @param atMost the ratio to that which is allowed
     */
    private record PagedList(String name, String sql, String path, int roundTrips, double atMost)
    {
        private PagedList
        {
            requireNonNull(name, "name is null");
            requireNonNull(sql, "sql is null");
            requireNonNull(path, "path is null");
        }

        Duration ideal()
        {
            return LATENCY.multipliedBy(roundTrips);
        }
    }
}
