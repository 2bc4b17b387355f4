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

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import java.util.List;
import java.util.function.LongSupplier;

import static java.util.Objects.requireNonNull;

/**
 * What is told of a catalog's work on a node, to those who operate it: spans, each the child of Trino's own one that is current when it begins, and what JMX shows. Thread-safe.
 */
public final class CatalogTelemetry
{
    public static final String PLAN = "omnisql.plan";
    public static final String SPLITS = "omnisql.splits";
    public static final String SPLIT = "omnisql.split";
    public static final String PAGE = "omnisql.page";

    private final Tracer tracer;
    private final Attributes attributes;
    private final RequestStats requests;
    private final ScanStats scans;
    private final LongSupplier nanos;

    /**
     * @param source the name of the connector
     * @param nanos a reading of a monotonic clock
     */
    public CatalogTelemetry(Tracer tracer, String catalog, String tenant, String source, RequestStats requests, ScanStats scans, LongSupplier nanos)
    {
        this.tracer = requireNonNull(tracer, "tracer is null");
        this.attributes = Attributes.builder()
                .put(SpanAttributes.CATALOG, catalog)
                .put(SpanAttributes.TENANT, tenant)
                .put(SpanAttributes.SOURCE, source)
                .build();
        this.requests = requireNonNull(requests, "requests is null");
        this.scans = requireNonNull(scans, "scans is null");
        this.nanos = requireNonNull(nanos, "nanos is null");
    }

    /**
     * Tells what a scan has become when Trino has planned its query.
     *
     * @param routes the endpoints that are likely to be read, as far as they are known before the scan has its keys
     */
    public void planned(String queryId, String table, List<String> routes)
    {
        scan(PLAN, queryId, table).setAttribute(SpanAttributes.ROUTES, routes).startSpan().end();
    }

    /**
     * Begins the split generation of a scan.
     */
    public ScanSpan generation(String queryId, String table)
    {
        return new ScanSpan(this, scan(SPLITS, queryId, table).startSpan());
    }

    /**
     * Begins to read a split.
     *
     * @param routes the endpoints that it is read from
     */
    public ScanSpan reading(String queryId, String table, List<String> routes)
    {
        return new ScanSpan(this, scan(SPLIT, queryId, table).setAttribute(SpanAttributes.ROUTES, routes).startSpan());
    }

    private SpanBuilder scan(String name, String queryId, String table)
    {
        return child(name, Context.current())
                .setAttribute(SpanAttributes.QUERY_ID, queryId)
                .setAttribute(SpanAttributes.TABLE, table);
    }

    SpanBuilder child(String name, Context parent)
    {
        return tracer.spanBuilder(name).setParent(parent).setAllAttributes(attributes);
    }

    RequestStats requests()
    {
        return requests;
    }

    ScanStats scans()
    {
        return scans;
    }

    long nanos()
    {
        return nanos.getAsLong();
    }
}
