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
import com.google.common.collect.ImmutableSortedSet;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.request.ApiRequest;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * What a query has cost on this node so far, and how old the rows are that it was given. Thread-safe.
 */
public final class QueryUsage
{
    private static final int MAX_ENTRIES = 10_000;
    private static final int NOT_MODIFIED = 304;

    private final String queryId;
    private final String user;
    private final String traceId;
    private final Queue<LedgerEntry> entries = new ConcurrentLinkedQueue<>();
    private final PermitWaits permitWaits = new PermitWaits();
    private final SharedAnswers answers = new SharedAnswers();
    private final AtomicLong holders = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong admitted = new AtomicLong();
    private final AtomicLong estimated = new AtomicLong();
    private final AtomicLong tokenRequests = new AtomicLong();
    private final AtomicLong notModified = new AtomicLong();
    private final AtomicLong cacheHits = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong freshnessMillis = new AtomicLong();
    private final AtomicLong skippedKeys = new AtomicLong();
    private final AtomicLong askedElsewhere = new AtomicLong();
    private final Map<CredentialId, String> rights = new ConcurrentHashMap<>();
    private final Map<CredentialId, TrinoException> rejections = new ConcurrentHashMap<>();
    private final Set<String> routes = new ConcurrentSkipListSet<>();
    private final AtomicReference<Optional<QuotaObservation>> quota = new AtomicReference<>(Optional.empty());

    // whether the query is known to go on although nothing of it is under way
    private volatile boolean goesOn;

    QueryUsage(String queryId, String user, String traceId, boolean goesOn)
    {
        this.queryId = requireNonNull(queryId, "queryId is null");
        this.user = requireNonNull(user, "user is null");
        this.traceId = requireNonNull(traceId, "traceId is null");
        this.goesOn = goesOn;
    }

    LedgerEntry started(ApiRequest request, CredentialId credentialId, Timing timing)
    {
        LedgerEntry entry = new LedgerEntry(request, credentialId, this, timing);
        if (attempts.incrementAndGet() <= MAX_ENTRIES) {
            entries.add(entry);
        }
        return entry;
    }

    void opened()
    {
        holders.incrementAndGet();
    }

    void closed()
    {
        if (holders.decrementAndGet() == 0 && !goesOn) {
            answers.forget();
        }
    }

    void ended()
    {
        goesOn = false;
        if (isAtRest()) {
            answers.forget();
        }
    }

    SharedAnswers answers()
    {
        return answers;
    }

    /**
     * Whether nothing of the query is under way: no request, be it on the wire or waiting to be sent, and nobody who may send another one.
     */
    boolean isAtRest()
    {
        return holders.get() == 0;
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
     * Whether a credential has the rights that it had at the beginning.
     *
     * @param now as the source has told them, if it has
     */
    boolean hasRights(CredentialId credential, Optional<String> now)
    {
        return now.map(told -> {
            String before = rights.putIfAbsent(credential, told);
            return before == null || before.equals(told);
        }).orElse(true);
    }

    /**
     * Notes that the source has rejected a credential in whose place there is no other.
     */
    void rejected(CredentialId credential, TrinoException failure)
    {
        rejections.putIfAbsent(credential, failure);
    }

    /**
     * Why the query goes on no more with a credential.
     */
    Optional<TrinoException> rejection(CredentialId credential)
    {
        return Optional.ofNullable(rejections.get(credential));
    }

    /**
     * Notes that rows of a page were handed to Trino.
     */
    public void delivered(long rowCount, long ageMillis)
    {
        freshnessMillis.accumulateAndGet(ageMillis, Math::max);
        rows.addAndGet(rowCount);
    }

    /**
     * Notes that a key was left out because the source no longer has it.
     */
    public void skippedKey()
    {
        skippedKeys.incrementAndGet();
    }

    /**
     * Notes that a query of many keys has not told a key or a record, which is asked for by itself.
     */
    public void askedElsewhere()
    {
        askedElsewhere.incrementAndGet();
    }

    /**
     * Notes an endpoint that a scan of the query was planned to read.
     */
    public void planned(String route)
    {
        routes.add(route);
    }

    /**
     * Notes how many requests a scan of the query makes at least.
     *
     * @return what all its scans so far make at least
     */
    public long estimated(long requests)
    {
        return estimated.addAndGet(requests);
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

    /**
     * How many requests the query makes at least, by the keys of the scans that were planned on this node.
     */
    public long estimatedRequests()
    {
        return estimated.get();
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

    public long rows()
    {
        return rows.get();
    }

    /**
     * The age of the oldest row when it was handed to Trino; empty while there was none.
     */
    public OptionalLong freshnessMillis()
    {
        return rows.get() == 0 ? OptionalLong.empty() : OptionalLong.of(freshnessMillis.get());
    }

    public long skippedKeys()
    {
        return skippedKeys.get();
    }

    /**
     * The keys and records that a query of many has not told.
     */
    public long elsewhere()
    {
        return askedElsewhere.get();
    }

    /**
     * The endpoints that the scans on this node were planned to read.
     */
    public Set<String> routes()
    {
        return ImmutableSortedSet.copyOf(routes);
    }

    public Optional<QuotaObservation> quota()
    {
        return quota.get();
    }
}
