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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.omnisql.server.LauncherException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newCachedThreadPool;

/**
 * GitHub's list of the issues of one repository, in a process of its own that has rendered its pages beforehand. Each page names the next by a cursor. A page is compressed, as GitHub does it for who takes
 * that; or it is not, and then only its numbers are written when it is asked for, so that a list may be longer than the memory.
 */
final class PreparedGitHub
        implements AutoCloseable
{
    private static final Pattern CURSOR = Pattern.compile("after=page(\\d+)");

    private final BenchmarkProcess process;
    private final URI uri;

    private PreparedGitHub(BenchmarkProcess process, URI uri)
    {
        this.process = requireNonNull(process, "process is null");
        this.uri = requireNonNull(uri, "uri is null");
    }

    static PreparedGitHub start(int pages, boolean compressed)
    {
        // without the flag an answer waits for the acknowledgement of its head
        BenchmarkProcess process = BenchmarkProcess.start(PreparedGitHub.class, ImmutableList.of("-Xmx1g", "-Dsun.net.httpserver.nodelay=true"), Integer.toString(pages), Boolean.toString(compressed));
        return new PreparedGitHub(process, URI.create(process.answer()));
    }

    URI uri()
    {
        return uri;
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
     * The process: it prints where it listens, and ends with its input.
     */
    static void main(String[] args)
            throws IOException, InterruptedException
    {
        HttpServer server = serve(IssuePages.render(), Integer.parseInt(args[0]), Boolean.parseBoolean(args[1]));
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        System.in.transferTo(System.out);
        server.stop(0);
    }

    static HttpServer serve(IssuePages rendered, int pages, boolean compressed)
            throws IOException
    {
        ImmutableList<byte[]> prepared = IntStream.range(0, compressed ? pages : 0).parallel()
                .mapToObj(rendered::page)
                .map(PreparedGitHub::compress)
                .collect(toImmutableList());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        server.createContext(IssuePages.PATH, exchange -> {
            int page = page(exchange.getRequestURI());
            Optional<String> link = Optional.of(page + 1).filter(next -> next < pages).map(next -> link(uri, exchange.getRequestURI(), next));
            answer(exchange, compressed ? prepared.get(page) : rendered.page(page), compressed, link);
        });
        server.start();
        return server;
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

    private static int page(URI request)
    {
        Matcher cursor = CURSOR.matcher(request.getQuery());
        return cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    }

    private static String link(URI uri, URI request, int next)
    {
        String query = CURSOR.matcher(request.getQuery()).replaceAll("");
        return "<%s%s?%s%safter=page%s>; rel=\"next\"".formatted(uri, request.getPath(), query, query.endsWith("&") ? "" : "&", next);
    }

    private static void answer(HttpExchange exchange, byte[] body, boolean compressed, Optional<String> link)
            throws IOException
    {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("X-RateLimit-Limit", "1000000");
            exchange.getResponseHeaders().set("X-RateLimit-Remaining", "999999");
            exchange.getResponseHeaders().set("X-RateLimit-Reset", Long.toString(Instant.now().getEpochSecond() + 3_600));
            exchange.getResponseHeaders().set("X-RateLimit-Resource", "core");
            link.ifPresent(next -> exchange.getResponseHeaders().set("Link", next));
            if (compressed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        catch (IOException e) {
            throw new LauncherException("Cannot answer: " + e.getMessage(), e);
        }
    }
}
