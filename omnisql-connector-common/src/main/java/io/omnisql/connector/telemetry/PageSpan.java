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

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

import static java.util.Objects.requireNonNull;

/**
 * A page that is being decoded. Confined to the thread that does so.
 */
public final class PageSpan
        implements AutoCloseable
{
    private final Span span;
    private boolean read;

    PageSpan(Span span)
    {
        this.span = requireNonNull(span, "span is null");
    }

    /**
     * Tells where the page comes from, in the words of {@code $cache_status}.
     */
    public void cacheOutcome(String outcome)
    {
        span.setAttribute(SpanAttributes.CACHE_OUTCOME, outcome);
    }

    /**
     * Tells that the page was read; one that is closed before has failed.
     */
    public void read(long bytes, long records)
    {
        read = true;
        span.setAttribute(SpanAttributes.BYTES, bytes);
        span.setAttribute(SpanAttributes.RECORDS, records);
    }

    @Override
    public void close()
    {
        if (!read) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
