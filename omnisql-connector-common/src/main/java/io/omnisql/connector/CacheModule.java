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
import com.google.inject.multibindings.ProvidesIntoSet;
import io.omnisql.connector.cache.CacheEpoch;
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.http.ApiClient;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.http.ReusingSender;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.system.FlushCacheProcedure;
import io.trino.spi.procedure.Procedure;

import java.time.InstantSource;

import static com.google.inject.multibindings.Multibinder.newSetBinder;
import static org.weakref.jmx.guice.ExportBinder.newExporter;

/**
 * Wires what one catalog keeps of answers, and how it is forgotten.
 */
final class CacheModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        binder.bind(RequestSender.class).to(ReusingSender.class);
        newSetBinder(binder, Procedure.class);
        newExporter(binder).export(CacheStats.class).withGeneratedName();
    }

    @Provides
    @Singleton
    static CacheStats cacheStats()
    {
        return new CacheStats();
    }

    @Provides
    @Singleton
    static CacheEpoch cacheEpoch()
    {
        return new CacheEpoch(InstantSource.system());
    }

    @Provides
    @Singleton
    static ReusingSender sender(ApiClient client, ApiConfig config, CacheStats stats, SourceConnection connection, RequestLedger ledger, Timing timing)
    {
        CacheSettings settings = config.cache();
        return new ReusingSender(client, new ResponseCache(settings, stats), settings.pinnedBytes(), connection.authenticator(), ledger, timing);
    }

    @ProvidesIntoSet
    static Procedure flushCache(CacheEpoch epoch)
    {
        return new FlushCacheProcedure(epoch).procedure();
    }
}
