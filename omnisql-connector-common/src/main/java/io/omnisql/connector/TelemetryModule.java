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
package io.omnisql.connector;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.omnisql.connector.telemetry.RequestStats;
import io.omnisql.connector.telemetry.ScanStats;
import io.opentelemetry.api.trace.Tracer;
import io.trino.spi.catalog.CatalogName;

import static java.util.Objects.requireNonNull;
import static org.weakref.jmx.guice.ExportBinder.newExporter;

/**
 * Wires what one catalog tells those who operate the server.
 */
final class TelemetryModule
        implements Module
{
    private final SourceDefinition source;

    TelemetryModule(SourceDefinition source)
    {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public void configure(Binder binder)
    {
        newExporter(binder).export(RequestStats.class).withGeneratedName();
        newExporter(binder).export(ScanStats.class).withGeneratedName();
    }

    @Provides
    @Singleton
    CatalogTelemetry telemetry(Tracer tracer, CatalogName catalog, ApiConfig config, RequestStats requests, ScanStats scans, Timing timing)
    {
        return new CatalogTelemetry(tracer, catalog.toString(), config.getTenant(), source.connectorName(), requests, scans, timing::nanos);
    }

    @Provides
    @Singleton
    static RequestStats requestStats()
    {
        return new RequestStats();
    }

    @Provides
    @Singleton
    static ScanStats scanStats()
    {
        return new ScanStats();
    }
}
