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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.omnisql.connector.telemetry.RequestStats;
import io.omnisql.connector.telemetry.ScanStats;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The spans of a catalog, and whether all of them have ended, as a processor of Trino's would see them. Thread-safe.
 */
public final class RecordedSpans
        implements AutoCloseable
{
    private final List<ReadableSpan> begun = new ArrayList<>();
    private final SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(new SpanProcessor()
    {
        @Override
        public void onStart(Context parent, ReadWriteSpan span)
        {
            begin(span);
        }

        @Override
        public boolean isStartRequired()
        {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired()
        {
            return false;
        }
    }).build();
    private final RequestStats requests = new RequestStats();
    private final ScanStats scans = new ScanStats();

    /**
     * What a catalog tells where nobody traces it.
     */
    public static CatalogTelemetry unwatched()
    {
        return new CatalogTelemetry(TracerProvider.noop().get("testing"), "oslo", "acme", "lending", new RequestStats(), new ScanStats(), System::nanoTime);
    }

    private synchronized void begin(ReadableSpan span)
    {
        begun.add(span);
    }

    public Tracer tracer()
    {
        return provider.get("testing");
    }

    public CatalogTelemetry telemetry()
    {
        return new CatalogTelemetry(tracer(), "oslo", "acme", "lending", requests, scans, System::nanoTime);
    }

    public RequestStats requests()
    {
        return requests;
    }

    public ScanStats scans()
    {
        return scans;
    }

    /**
     * The spans in the order of their beginning.
     */
    public synchronized List<SpanData> spans()
    {
        return begun.stream().map(ReadableSpan::toSpanData).collect(toImmutableList());
    }

    public List<SpanData> spans(String name)
    {
        return spans().stream().filter(span -> span.getName().equals(name)).collect(toImmutableList());
    }

    /**
     * Those that have not ended.
     */
    public List<SpanData> open()
    {
        return spans().stream().filter(span -> !span.hasEnded()).collect(toImmutableList());
    }

    /**
     * The names of a span and those above it.
     */
    public List<String> path(SpanData span)
    {
        ImmutableList.Builder<String> path = ImmutableList.builder();
        Optional<SpanData> next = Optional.of(span);
        while (next.isPresent()) {
            SpanData current = next.get();
            path.add(current.getName());
            next = spans().stream().filter(other -> other.getSpanId().equals(current.getParentSpanId())).findFirst();
        }
        return path.build().reverse();
    }

    @Override
    public void close()
    {
        provider.close();
    }
}
