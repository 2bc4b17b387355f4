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
package io.omnisql.connector.telemetry;

import io.omnisql.connector.request.ApiRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import static com.google.common.base.Verify.verify;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * An attempt on the wire, from the moment at which a thread begins to send it, as the ledger counts it. Confined to the thread that sends it.
 */
final class AttemptSpan
        implements AttemptObserver
{
    private static final int NOT_MODIFIED = 304;
    private static final String UNANSWERED = "none";
    private static final String BROKEN = "broken";
    private static final String CANCELLED = "cancelled";

    private final CatalogTelemetry telemetry;
    private final Context parent;
    private final ApiRequest request;
    private final int number;
    private final long waitNanos;

    private Optional<Span> span = Optional.empty();
    private OptionalInt status = OptionalInt.empty();
    private long startNanos;

    AttemptSpan(CatalogTelemetry telemetry, Context parent, ApiRequest request, int number, long waitNanos)
    {
        this.telemetry = requireNonNull(telemetry, "telemetry is null");
        this.parent = requireNonNull(parent, "parent is null");
        this.request = requireNonNull(request, "request is null");
        this.number = number;
        this.waitNanos = waitNanos;
    }

    @Override
    public void sent()
    {
        verify(span.isEmpty(), "an attempt is sent once");
        startNanos = telemetry.nanos();
        // named by its template, as the conventions want it
        span = Optional.of(telemetry.child(request.route(), parent)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(SpanAttributes.METHOD, request.method())
                .setAttribute(SpanAttributes.PATH_TEMPLATE, pathTemplate(request.route()))
                .setAttribute(SpanAttributes.SERVER, request.url().host())
                .setAttribute(SpanAttributes.PORT, (long) request.url().port())
                .setAttribute(SpanAttributes.ROUTE, request.route())
                .setAttribute(SpanAttributes.RATE_LIMIT, request.rateLimit())
                .setAttribute(SpanAttributes.ATTEMPT, (long) number)
                .setAttribute(SpanAttributes.PERMIT_WAIT, NANOSECONDS.toMillis(waitNanos))
                .startSpan());
    }

    private static String pathTemplate(String route)
    {
        return route.split(" ", 3)[1];
    }

    @Override
    public void answered(int answerStatus)
    {
        status = OptionalInt.of(answerStatus);
        Span sent = span.orElseThrow();
        sent.setAttribute(SpanAttributes.STATUS, (long) answerStatus);
        if (answerStatus >= 400) {
            sent.setStatus(StatusCode.ERROR);
            sent.setAttribute(SpanAttributes.PROBLEM, Integer.toString(answerStatus));
        }
        if (request.isConditional()) {
            sent.setAttribute(SpanAttributes.CACHE_OUTCOME, answerStatus == NOT_MODIFIED ? "revalidated" : "miss");
        }
    }

    @Override
    public void ended()
    {
        end(_ -> telemetry.requests().answered(request.route(), status.orElseThrow(), telemetry.nanos() - startNanos));
    }

    @Override
    public void broken(String problem)
    {
        end(sent -> {
            sent.setStatus(StatusCode.ERROR);
            sent.setAttribute(SpanAttributes.PROBLEM, problem);
            telemetry.requests().unanswered(request.route(), status.isPresent() ? BROKEN : UNANSWERED, telemetry.nanos() - startNanos);
        });
    }

    @Override
    public void cancelled()
    {
        end(sent -> {
            sent.setAttribute(SpanAttributes.CANCELLED, true);
            telemetry.requests().unanswered(request.route(), CANCELLED, telemetry.nanos() - startNanos);
        });
    }

    /**
     * Only the first word counts, and none about an attempt that was not sent.
     */
    private void end(Consumer<Span> how)
    {
        span.ifPresent(sent -> {
            how.accept(sent);
            sent.end();
        });
        span = Optional.empty();
    }
}
