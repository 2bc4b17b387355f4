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
package io.omnisql.connector.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.request.ApiRequest;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Counts every attempt by query id at the moment at which it is sent; the only account of calls that is safe, as Trino's metrics of failed tasks are lost.
 * <p>
 * Holds the latest queries of this node, in memory: those in which something has happened last, up to a number of queries and of their requests. Thread-safe.
 */
public final class RequestLedger
{
    private static final int MAX_QUERIES = 1_000;
    private static final int MAX_ENTRIES = 50_000;

    private final Timing timing;

    @GuardedBy("this")
    private final Map<String, QueryUsage> queries = new LinkedHashMap<>(16, 0.75f, true);

    // those that this node plans, until they end
    @GuardedBy("this")
    private final Set<String> begun = new HashSet<>();

    @GuardedBy("this")
    private long entries;

    public RequestLedger(Timing timing)
    {
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * Keeps what a query has been answered until it ends, whether or not anything of it is under way.
     */
    public synchronized void begin(String queryId)
    {
        begun.add(queryId);
    }

    public void end(String queryId)
    {
        // who shares answers opens accounts meanwhile
        ended(queryId).ifPresent(usage -> usage.activity().ended());
    }

    private synchronized Optional<QueryUsage> ended(String queryId)
    {
        begun.remove(queryId);
        return Optional.ofNullable(queries.get(queryId));
    }

    synchronized LedgerEntry started(ApiRequest request, RequestContext context, CredentialId credentialId)
    {
        QueryUsage usage = usage(context);
        long before = usage.kept();
        LedgerEntry entry = usage.started(request, credentialId, timing);
        entries += usage.kept() - before;
        forgetWhatRests(usage);
        return entry;
    }

    /**
     * Opens the account of a query, which goes on with the same one until it is closed.
     */
    public synchronized OpenUsage open(RequestContext context)
    {
        return new OpenUsage(usage(context));
    }

    public synchronized QueryUsage usage(RequestContext context)
    {
        QueryUsage usage = queries.computeIfAbsent(context.queryId(), queryId -> new QueryUsage(queryId, context.user(), context.traceId(), begun.contains(queryId)));
        forgetWhatRests(usage);
        return usage;
    }

    /**
     * The answer to a request that several scans of a query may need, and that is sent once for all of them.
     *
     * @param sender sends the request, if nobody has
     */
    ApiCall share(ApiRequest request, RequestContext context, Supplier<ApiCall> sender)
    {
        return usage(context).activity().answers().ask(context.credentials().id(), request, context.reuse().after(), sender);
    }

    Optional<ApiResponse> shared(ApiRequest request, RequestContext context)
    {
        return usage(context).activity().answers().find(context.credentials().id(), request, context.reuse().after());
    }

    /**
     * Where there are too many, forgets queries that are at rest, longest first; what is under way keeps its account, whatever memory that takes.
     */
    @GuardedBy("this")
    private void forgetWhatRests(QueryUsage current)
    {
        Iterator<QueryUsage> oldest = queries.values().iterator();
        while ((entries > MAX_ENTRIES || queries.size() > MAX_QUERIES) && oldest.hasNext()) {
            QueryUsage usage = oldest.next();
            if (usage != current && usage.activity().isAtRest()) {
                entries -= usage.kept();
                oldest.remove();
            }
        }
    }

    /**
     * The queries of a user.
     */
    public synchronized List<QueryUsage> queriesOf(String user)
    {
        return queries.values().stream()
                .filter(usage -> usage.user().equals(user))
                .collect(toImmutableList());
    }
}
