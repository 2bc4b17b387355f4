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
package io.omnisql.connector.discovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.cache.CacheEpoch;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.Timing;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import static io.airlift.concurrent.MoreFutures.getFutureValue;
import static java.util.Objects.requireNonNull;

/**
 * The tables of a source that tells them itself. A query goes on with those that there were when it first wanted them. Thread-safe.
 */
public final class FoundTables
        implements Discovery
{
    // a query whose end nobody tells is let go
    private static final int MOST_QUERIES = 10_000;
    private static final Duration LONGEST_UNASKED = Duration.ofDays(1);

    private final SourceDefinition declared;
    private final Set<String> described;
    private final PresentTables present;
    private final Cache<String, Pinned> pinned;

    /**
     * @param described the declared tables that the search finds otherwise
     */
    public FoundTables(String catalog, SourceDefinition declared, Set<String> described, TableSearch search, Duration refreshInterval, CacheEpoch epoch, Timing timing)
    {
        this.declared = requireNonNull(declared, "declared is null");
        this.described = ImmutableSet.copyOf(described);
        this.present = new PresentTables(catalog, search, refreshInterval, epoch, timing);
        this.pinned = Caffeine.newBuilder()
                .maximumSize(MOST_QUERIES)
                .expireAfterAccess(LONGEST_UNASKED)
                .ticker(timing::nanos)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public SourceDefinition declared()
    {
        return declared;
    }

    @Override
    public SourceDefinition of(ConnectorSession session)
    {
        return known(session).source();
    }

    @Override
    public SourceDefinition all(ConnectorSession session)
    {
        return known(session).whole();
    }

    @Override
    public SourceDefinition of(ConnectorSession session, String table)
    {
        Pinned known = Optional.ofNullable(pinned.getIfPresent(session.getQueryId())).orElseGet(() -> pin(session, findOrDeclared(session)));
        return described.contains(table) || declared.table(table).isEmpty() ? known.whole() : known.source();
    }

    private Pinned known(ConnectorSession session)
    {
        return Optional.ofNullable(pinned.getIfPresent(session.getQueryId())).orElseGet(() -> pin(session, new Pinned(find(session), Optional.empty())));
    }

    private SourceDefinition find(ConnectorSession session)
    {
        return getFutureValue(present.find(session), TrinoException.class);
    }

    private Pinned findOrDeclared(ConnectorSession session)
    {
        try {
            return new Pinned(find(session), Optional.empty());
        }
        catch (TrinoException e) {
            if (PresentTables.isRefusal(e.getCause())) {
                return new Pinned(declared, Optional.of(e));
            }
            throw e;
        }
    }

    private Pinned pin(ConnectorSession session, Pinned answer)
    {
        // another thread of the query may have been first
        return Optional.ofNullable(pinned.asMap().putIfAbsent(session.getQueryId(), answer)).orElse(answer);
    }

    @Override
    public SourceDefinition latest()
    {
        return present.latest().orElse(declared);
    }

    @Override
    public void release(String queryId)
    {
        pinned.invalidate(queryId);
    }

    /**
     * What a query goes on with.
     *
     * @param failure why it is no more than what is declared
     */
    private record Pinned(SourceDefinition source, Optional<TrinoException> failure)
    {
        private Pinned
        {
            requireNonNull(source, "source is null");
            requireNonNull(failure, "failure is null");
        }

        /**
         * All tables, where they are known.
         */
        SourceDefinition whole()
        {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return source;
        }
    }
}
