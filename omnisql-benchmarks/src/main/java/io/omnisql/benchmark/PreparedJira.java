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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.omnisql.server.LauncherException;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newCachedThreadPool;

/**
 * Jira's search for issues, in a process of its own that renders and compresses each page when it is asked for the first time, with the fields that are asked for and no others. It counts what it sends.
 */
final class PreparedJira
        implements AutoCloseable
{
    static final String SEARCH = "/rest/api/3/search/jql";
    private static final String FIELDS = "/rest/api/3/field";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchmarkProcess process;
    private final URI uri;

    private PreparedJira(BenchmarkProcess process, URI uri)
    {
        this.process = requireNonNull(process, "process is null");
        this.uri = requireNonNull(uri, "uri is null");
    }

    static PreparedJira start(int pages)
    {
        // without the flag an answer waits for the acknowledgement of its head
        BenchmarkProcess process = BenchmarkProcess.start(PreparedJira.class, ImmutableList.of("-Xmx1g", "-Dsun.net.httpserver.nodelay=true"), Integer.toString(pages));
        return new PreparedJira(process, URI.create(process.answer()));
    }

    URI uri()
    {
        return uri;
    }

    /**
     * What it has sent since it was asked for the last time.
     */
    JiraSent sent()
    {
        return JiraSent.parse(process.ask("sent"));
    }

    /**
     * The bytes of an issue with all of its fields.
     */
    int wholeIssue()
    {
        return Integer.parseInt(process.ask("whole"));
    }

    @Override
    public void close()
    {
        process.close();
    }

    /**
     * The process: it prints where it listens, answers to words, and ends with its input.
     */
    static void main(String[] args)
            throws IOException
    {
        try (JiraIssuePages rendered = JiraIssuePages.start(); BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            AtomicReference<JiraSent> sent = new AtomicReference<>(JiraSent.NOTHING);
            HttpServer server = serve(rendered, Integer.parseInt(args[0]), sent);
            System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                System.out.println(question.equals("sent")
                        ? sent.getAndSet(JiraSent.NOTHING).line()
                        : Integer.toString(rendered.page(JiraIssuePages.ALL_FIELDS, 0).length / JiraIssuePages.PAGE_SIZE));
            }
            server.stop(0);
        }
    }

    static HttpServer serve(JiraIssuePages rendered, int pages, AtomicReference<JiraSent> sent)
            throws IOException
    {
        byte[] fields = rendered.get(FIELDS);
        Map<Asked, Prepared> prepared = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext(FIELDS, exchange -> answer(exchange, compress(fields)));
        server.createContext(SEARCH, exchange -> {
            Asked asked = Asked.of(JSON.readTree(exchange.getRequestBody()));
            Prepared page = prepared.computeIfAbsent(asked, wanted -> Prepared.of(wrap(rendered.page(wanted.fields(), wanted.page()), wanted.page() + 1, pages)));
            sent.updateAndGet(before -> before.withPage(page.body().length, page.size(), asked.fields()));
            answer(exchange, page.body());
        });
        server.start();
        return server;
    }

    private static byte[] wrap(byte[] issues, int next, int pages)
    {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes("{\"issues\":".getBytes(UTF_8));
        page.writeBytes(issues);
        page.writeBytes((next < pages ? ",\"nextPageToken\":\"%s\",\"isLast\":false}".formatted(next) : ",\"isLast\":true}").getBytes(UTF_8));
        return page.toByteArray();
    }

    private static byte[] compress(byte[] page)
    {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(page);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static void answer(HttpExchange exchange, byte[] body)
            throws IOException
    {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        catch (IOException e) {
            throw new LauncherException("Cannot answer: " + e.getMessage(), e);
        }
    }

    /**
     * @param page its place in the search, from 0
     */
    private record Asked(ImmutableSortedSet<String> fields, int page)
    {
        private Asked
        {
            requireNonNull(fields, "fields is null");
        }

        static Asked of(JsonNode body)
        {
            return new Asked(body.path("fields").valueStream().map(JsonNode::textValue).collect(toImmutableSortedSet(naturalOrder())), body.path("nextPageToken").asInt(0));
        }
    }

    /**
     * @param size of the body, before it was compressed
     */
    @SuppressWarnings("ArrayRecordComponent") // pages are not compared
    private record Prepared(byte[] body, int size)
    {
        private Prepared
        {
            requireNonNull(body, "body is null");
        }

        static Prepared of(byte[] page)
        {
            return new Prepared(compress(page), page.length);
        }
    }
}
