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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.request.ApiRequest;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * What a query has cost on this node so far. Thread-safe.
 */
public final class QueryUsage
{
    private static final int MAX_ENTRIES = 10_000;
    private static final int NOT_MODIFIED = 304;

    private final String queryId;
    private final String user;
    private final String traceId;
    private final Queue<LedgerEntry> entries = new ConcurrentLinkedQueue<>();
    private final QueryActivity activity;
    private final PermitWaits permitWaits = new PermitWaits();
    private final CredentialUsage credentials = new CredentialUsage();
    private final ScanUsage scans = new ScanUsage();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong admitted = new AtomicLong();
    private final AtomicLong tokenRequests = new AtomicLong();
    private final AtomicLong notModified = new AtomicLong();
    private final AtomicLong cacheHits = new AtomicLong();
    private final AtomicReference<Optional<QuotaObservation>> quota = new AtomicReference<>(Optional.empty());

    QueryUsage(String queryId, String user, String traceId, boolean goesOn)
    {
        this.queryId = requireNonNull(queryId, "queryId is null");
        this.user = requireNonNull(user, "user is null");
        this.traceId = requireNonNull(traceId, "traceId is null");
        this.activity = new QueryActivity(goesOn);
    }

    LedgerEntry started(ApiRequest request, CredentialId credentialId, Timing timing)
    {
        LedgerEntry entry = new LedgerEntry(request, credentialId, this, timing);
        if (attempts.incrementAndGet() <= MAX_ENTRIES) {
            entries.add(entry);
        }
        return entry;
    }

    QueryActivity activity()
    {
        return activity;
    }

    CredentialUsage credentials()
    {
        return credentials;
    }

    public ScanUsage scans()
    {
        return scans;
    }

    /**
     * Takes one of the requests that the query may make, if there is one left. One that asks whether an answer has changed is taken when it turns out to be a request, as it has.
     */
    boolean tryAdmit(ApiRequest request, int most)
    {
        if (request.isConditional()) {
            return admitted.get() <= most;
        }
        return admitted.getAndUpdate(count -> count < most ? count + 1 : count) < most;
    }

    PermitWaits permitWaits()
    {
        return permitWaits;
    }

    /**
     * What its requests have waited for permits, also at the same time.
     */
    public long permitWaitMillis()
    {
        return permitWaits.waitedMillis();
    }

    void answered(ApiRequest request, int status, Optional<QuotaObservation> observation)
    {
        if (status == NOT_MODIFIED) {
            notModified.incrementAndGet();
        }
        else if (request.isConditional()) {
            admitted.incrementAndGet();
        }
        if (observation.isPresent()) {
            quota.set(observation);
        }
    }

    /**
     * Notes that nothing is known of an attempt.
     */
    void unanswered(ApiRequest request)
    {
        if (request.isConditional()) {
            admitted.incrementAndGet();
        }
    }

    /**
     * Notes that a credential was asked for, which is none of the query's requests.
     */
    void tokenRequested()
    {
        tokenRequests.incrementAndGet();
    }

    /**
     * Notes an answer for which the source was not asked.
     */
    void cacheHit()
    {
        cacheHits.incrementAndGet();
    }

    /**
     * The number of attempts that are kept.
     */
    long kept()
    {
        return min(attempts.get(), MAX_ENTRIES);
    }

    public String queryId()
    {
        return queryId;
    }

    public String user()
    {
        return user;
    }

    public String traceId()
    {
        return traceId;
    }

    /**
     * The attempts in the order of their start, without those beyond the first {@value #MAX_ENTRIES}.
     */
    public List<LedgerEntry> entries()
    {
        return ImmutableList.copyOf(entries);
    }

    /**
     * Every attempt but those that were answered by 304.
     */
    public long requests()
    {
        return attempts.get() - notModified.get();
    }

    public long notModified()
    {
        return notModified.get();
    }

    /**
     * How many answers were taken from what the node has kept of earlier queries, without asking the source.
     */
    public long cacheHits()
    {
        return cacheHits.get();
    }

    /**
     * How often a new credential was asked for on behalf of the query, beside its requests.
     */
    public long tokenRequests()
    {
        return tokenRequests.get();
    }

    public Optional<QuotaObservation> quota()
    {
        return quota.get();
    }
}
