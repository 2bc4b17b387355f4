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
package io.omnisql.simulator.http;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * The way of a request: control path; else changes that are due, then a scripted fault or the API, then the journal.
 */
final class SimulatorDispatcher
        extends Dispatcher
{
    private static final String NOBODY = "-";

    private final MockWebServer server;
    private final SimulatedApi api;
    private final RequestJournal journal;
    private final Scripts scripts;
    private final ExchangeListener listener;
    private final ControlEndpoints control;

    SimulatorDispatcher(MockWebServer server, SimulatedApi api, RequestJournal journal, Scripts scripts, ExchangeListener listener)
    {
        this.server = requireNonNull(server, "server is null");
        this.api = requireNonNull(api, "api is null");
        this.journal = requireNonNull(journal, "journal is null");
        this.scripts = requireNonNull(scripts, "scripts is null");
        this.listener = requireNonNull(listener, "listener is null");
        this.control = new ControlEndpoints(journal, scripts.faults());
    }

    @Override
    public MockResponse dispatch(RecordedRequest recorded)
            throws InterruptedException
    {
        // the server keeps what it recorded until somebody takes it
        server.takeRequest(0, SECONDS);

        String body = recorded.getBody() == null ? "" : recorded.getBody().utf8();
        SimulatedRequest request = SimulatedRequest.of(recorded.getMethod(), recorded.getTarget(), recorded.getHeaders(), body);
        Optional<SimulatedResponse> controlled = control.answer(request);
        if (controlled.isPresent()) {
            return write(controlled.get()).build();
        }
        String route = api.route(request);
        scripts.changes().before(route, request);
        return scripts.faults().next(route, request)
                .map(action -> faulty(action, route, request))
                .orElseGet(() -> compress(request, answer(route, request, false)).build());
    }

    private MockResponse faulty(Fault.Action action, String route, SimulatedRequest request)
    {
        return switch (action) {
            case Fault.Respond(int status, Headers headers, String body) -> {
                SimulatedResponse template = SimulatedResponse.json(status, body);
                Headers.Builder merged = template.headers().newBuilder();
                headers.forEach(header -> merged.set(header.getFirst(), header.getSecond()));
                journal.record(route, request, status, 0, NOBODY, true);
                yield write(new SimulatedResponse(status, merged.build(), template.body())).build();
            }
            case Fault.CutBody() -> compress(request, answer(route, request, true))
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build();
            case Fault.Reset() -> {
                journal.record(route, request, 0, 0, NOBODY, true);
                yield new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
            }
            case Fault.Stall() -> {
                journal.record(route, request, 0, 0, NOBODY, true);
                yield new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
            }
        };
    }

    private SimulatedResponse answer(String route, SimulatedRequest request, boolean scripted)
    {
        Answer answer = api.answer(request);
        journal.record(route, request, answer.response().status(), answer.cost(), answer.credential(), scripted);
        listener.exchanged(route, request, answer.response());
        return answer.response();
    }

    /**
     * Sends a body the way the client can read it, which nearly every client says is gzip.
     */
    private static MockResponse.Builder compress(SimulatedRequest request, SimulatedResponse response)
    {
        MockResponse.Builder builder = write(response);
        if (response.body().size() == 0 || !request.header("Accept-Encoding").orElse("").contains("gzip")) {
            return builder;
        }
        Buffer compressed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
            sink.write(response.body());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.addHeader("Content-Encoding", "gzip").body(compressed);
    }

    private static MockResponse.Builder write(SimulatedResponse response)
    {
        MockResponse.Builder builder = new MockResponse.Builder()
                .code(response.status())
                .headers(response.headers());
        // a body sets its own length; an empty one stays out, so that 304 and 301 keep theirs
        return builder.body(new Buffer().write(response.body()));
    }
}
