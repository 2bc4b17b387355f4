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
package io.omnisql.tests;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

/**
 * Receives spans over OTLP, as http/protobuf, and keeps every byte. Thread-safe.
 */
final class TraceCollector
        implements AutoCloseable
{
    private static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder received = new StringBuilder();

    private TraceCollector(HttpServer server)
    {
        this.server = requireNonNull(server, "server is null");
    }

    static TraceCollector start()
            throws IOException
    {
        TraceCollector collector = new TraceCollector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        collector.server.createContext(PATH, collector::receive);
        collector.server.start();
        return collector;
    }

    URI uri()
    {
        return URI.create("http://127.0.0.1:%s%s".formatted(server.getAddress().getPort(), PATH));
    }

    private void receive(HttpExchange exchange)
            throws IOException
    {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            keep(body, ExportTraceServiceRequest.parseFrom(body));
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private synchronized void keep(byte[] body, ExportTraceServiceRequest request)
    {
        received.append(new String(body, ISO_8859_1));
        request.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(spans::add);
        notifyAll();
    }

    /**
     * Everything that was received, a character for each byte.
     */
    synchronized String received()
    {
        return received.toString();
    }

    /**
     * The spans of the trace that has one of this name, as soon as they are all there.
     */
    synchronized ImmutableList<Span> awaitTrace(String name, Predicate<List<Span>> isWhole)
            throws InterruptedException
    {
        ImmutableList<Span> trace = trace(name);
        while (!isWhole.test(trace)) {
            wait();
            trace = trace(name);
        }
        return trace;
    }

    private ImmutableList<Span> trace(String name)
    {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .map(found -> spans.stream().filter(span -> span.getTraceId().equals(found.getTraceId())).collect(toImmutableList()))
                .orElse(ImmutableList.of());
    }

    /**
     * The names of a span and those above it.
     */
    static ImmutableList<String> path(List<Span> trace, Span span)
    {
        return ancestry(trace, span).stream().map(Span::getName).collect(toImmutableList());
    }

    /**
     * Whether all spans above one are there.
     */
    static boolean isBelowRoot(List<Span> trace, Span span)
    {
        return ancestry(trace, span).getFirst().getParentSpanId().isEmpty();
    }

    private static ImmutableList<Span> ancestry(List<Span> trace, Span span)
    {
        ImmutableList.Builder<Span> ancestry = ImmutableList.builder();
        Optional<Span> next = Optional.of(span);
        while (next.isPresent()) {
            Span current = next.get();
            ancestry.add(current);
            next = trace.stream().filter(other -> other.getSpanId().equals(current.getParentSpanId())).findFirst();
        }
        return ancestry.build().reverse();
    }

    /**
     * The value of an attribute as text.
     */
    static Optional<String> attribute(Span span, String key)
    {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .map(value -> value.hasIntValue() ? String.valueOf(value.getIntValue()) : value.getStringValue())
                .findFirst();
    }

    @Override
    public void close()
    {
        server.stop(0);
    }
}
