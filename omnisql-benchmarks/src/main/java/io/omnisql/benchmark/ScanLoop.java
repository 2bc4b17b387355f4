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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.http.ConnectionSettings;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newCachedThreadPool;

/**
 * What reading a list costs without OmniSQL and Trino: the same HTTP client with the same settings, the same pages under way while a page is read, and a JSON parser that is asked for five members. In a
 * process of its own.
 */
final class ScanLoop
        implements AutoCloseable
{
    private static final JsonFactory JSON = new JsonFactory();

    private final BenchmarkProcess process;

    private ScanLoop(BenchmarkProcess process)
    {
        this.process = requireNonNull(process, "process is null");
    }

    static ScanLoop start(URI gitHub)
    {
        BenchmarkProcess process = BenchmarkProcess.start(ScanLoop.class, ImmutableList.of("-Xms2g", "-Xmx2g"), gitHub.toString());
        process.answer();
        return new ScanLoop(process);
    }

    ScannedIssues scan()
    {
        return ScannedIssues.parse(process.ask("scan"));
    }

    Duration processorTime()
    {
        return process.processorTime();
    }

    @Override
    public void close()
    {
        process.close();
    }

    /**
     * The process: for each line it reads the list, and prints what it has found.
     */
    static void main(String[] args)
            throws IOException
    {
        try (ExecutorService executor = newCachedThreadPool(Thread.ofPlatform().daemon().factory());
                BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            OkHttpClient client = client(executor);
            System.out.println("ready");
            while (questions.readLine() != null) {
                System.out.println(scan(client, args[0]).line());
            }
        }
    }

    static OkHttpClient client(ExecutorService executor)
    {
        return new ConnectionSettings(10, Duration.ofSeconds(30), Optional.empty(), Optional.empty()).client(executor);
    }

    static ScannedIssues scan(OkHttpClient client, String gitHub)
            throws IOException
    {
        IssueSums sums = new IssueSums();
        Optional<PageCall> pending = Optional.of(PageCall.send(client, request("%s%s?state=all&per_page=%s".formatted(gitHub, IssuePages.PATH, IssuePages.PAGE_SIZE))));
        CompletableFuture<Optional<PageCall>> behind = behind(client, pending.get());
        while (pending.isPresent()) {
            PageCall.Page page = pending.get().page();
            pending = behind.join();
            if (pending.isPresent()) {
                behind = behind(client, pending.get());
            }
            try (JsonParser parser = JSON.createParser(page.body())) {
                parser.nextToken();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    sums.read(parser);
                }
            }
        }
        return sums.found();
    }

    /**
     * The page behind another one, which is asked for when that has come, before it is read.
     */
    private static CompletableFuture<Optional<PageCall>> behind(OkHttpClient client, PageCall call)
    {
        return call.answer().thenApply(page -> page.next().map(next -> PageCall.send(client, request(next))));
    }

    private static Request request(String page)
    {
        return new Request.Builder().url(page).header("Authorization", "Bearer " + DistantGitHub.TOKEN).build();
    }
}
