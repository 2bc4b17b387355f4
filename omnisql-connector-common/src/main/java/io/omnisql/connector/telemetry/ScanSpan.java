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
import io.opentelemetry.context.Context;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import static java.util.Objects.requireNonNull;

/**
 * The split generation of a scan, or the reading of a split, under way: the parent of its requests and pages, whatever thread they happen on. Ends once; thread-safe.
 */
public final class ScanSpan
        implements RequestObserver, AutoCloseable
{
    private final CatalogTelemetry telemetry;
    private final Span span;
    private final Context context;
    private final AtomicBoolean failed = new AtomicBoolean();

    ScanSpan(CatalogTelemetry telemetry, Span span)
    {
        this.telemetry = requireNonNull(telemetry, "telemetry is null");
        this.span = requireNonNull(span, "span is null");
        // nothing else of the thread that happens to begin it
        this.context = Context.root().with(span);
    }

    @Override
    public AttemptObserver attempt(ApiRequest request, int number, long waitNanos)
    {
        return new AttemptSpan(telemetry, context, request, number, waitNanos);
    }

    /**
     * Begins to decode a page, on the thread that ends it.
     */
    public PageSpan page(String route)
    {
        return new PageSpan(telemetry.child(CatalogTelemetry.PAGE, context).setAttribute(SpanAttributes.ROUTE, route).startSpan());
    }

    /**
     * Tells of rows that were handed to Trino.
     *
     * @param ageMillis the age of the oldest
     */
    public void delivered(long rows, long ageMillis)
    {
        telemetry.scans().delivered(rows, ageMillis);
    }

    /**
     * Tells how many splits a scan has.
     */
    public void planned(long splits)
    {
        span.setAttribute(SpanAttributes.SPLITS, splits);
    }

    /**
     * Tells what was read of a split.
     */
    public void read(long pages, long records, long rows, long bytes)
    {
        span.setAttribute(SpanAttributes.PAGES, pages);
        span.setAttribute(SpanAttributes.RECORDS, records);
        span.setAttribute(SpanAttributes.ROWS, rows);
        span.setAttribute(SpanAttributes.BYTES, bytes);
    }

    /**
     * Tells why the scan goes no further; what it says to its user may name values, and is not told.
     */
    public void failed(Throwable failure)
    {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        if (failure instanceof CancellationException) {
            span.setAttribute(SpanAttributes.CANCELLED, true);
            return;
        }
        telemetry.scans().failed(SpanFailure.mark(span, failure));
    }

    @Override
    public void close()
    {
        span.end();
    }
}
