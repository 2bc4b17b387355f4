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

import io.airlift.log.Logger;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.request.ApiRequest;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * One attempt of a request, from the moment at which it is sent until its answer is known. Thread-safe.
 */
public final class LedgerEntry
{
    private static final Logger log = Logger.get(LedgerEntry.class);

    private final ApiRequest request;
    private final CredentialId credentialId;
    private final Instant startedAt;
    private final QueryUsage usage;
    private final Timing timing;
    private final long startNanos;
    private volatile OptionalInt status = OptionalInt.empty();
    private volatile Optional<Outcome> outcome = Optional.empty();

    LedgerEntry(ApiRequest request, CredentialId credentialId, QueryUsage usage, Timing timing)
    {
        this.request = requireNonNull(request, "request is null");
        this.credentialId = requireNonNull(credentialId, "credentialId is null");
        this.usage = requireNonNull(usage, "usage is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.startedAt = timing.now();
        this.startNanos = timing.nanos();
    }

    /**
     * Notes the head of the answer.
     */
    void answered(int answerStatus, Optional<QuotaObservation> quota)
    {
        status = OptionalInt.of(answerStatus);
        usage.answered(request.isConditional(), answerStatus, quota);
    }

    /**
     * Notes that the answer was read, or that nothing more of it will come. What is logged holds no value of the query and none of the source.
     */
    void finished()
    {
        Outcome ended = new Outcome(status, NANOSECONDS.toMillis(timing.nanos() - startNanos));
        outcome = Optional.of(ended);
        if (ended.status().isEmpty()) {
            usage.unanswered(request.isConditional());
        }
        log.debug("%s of query %s %s in %s ms, as %s", request.route(), usage.queryId(), ended.description(), ended.millis(), credentialId);
    }

    public ApiRequest request()
    {
        return request;
    }

    public CredentialId credentialId()
    {
        return credentialId;
    }

    public Instant startedAt()
    {
        return startedAt;
    }

    public Optional<Outcome> outcome()
    {
        return outcome;
    }

    /**
     * How an attempt ended.
     *
     * @param status the response's status, or empty when no response came
     * @param millis from the moment at which a thread began to send the request, without the time in a queue
     */
    public record Outcome(OptionalInt status, long millis)
    {
        private String description()
        {
            return status.isPresent() ? "was answered " + status.getAsInt() : "was not answered";
        }
    }
}
