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

import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.request.ApiRequest;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * One attempt of a request, from before it is sent until its answer is known. Thread-safe.
 */
public final class LedgerEntry
{
    private final ApiRequest request;
    private final CredentialId credentialId;
    private final Instant startedAt;
    private final QueryUsage usage;
    private final Timing timing;
    private final AtomicReference<Optional<Outcome>> outcome = new AtomicReference<>(Optional.empty());

    LedgerEntry(ApiRequest request, CredentialId credentialId, QueryUsage usage, Timing timing)
    {
        this.request = requireNonNull(request, "request is null");
        this.credentialId = requireNonNull(credentialId, "credentialId is null");
        this.usage = requireNonNull(usage, "usage is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.startedAt = timing.now();
    }

    void finished(int status, Optional<QuotaObservation> quota)
    {
        outcome.set(Optional.of(new Outcome(OptionalInt.of(status), elapsedMillis())));
        usage.answered(status, quota);
    }

    /**
     * Notes that no answer came, if there is a failure.
     */
    void finishedWithout(Throwable failure)
    {
        if (failure != null) {
            outcome.set(Optional.of(new Outcome(OptionalInt.empty(), elapsedMillis())));
        }
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
        return outcome.get();
    }

    private long elapsedMillis()
    {
        return max(0, timing.now().toEpochMilli() - startedAt.toEpochMilli());
    }

    /**
     * How an attempt ended.
     *
     * @param status the response's status, or empty when no response came
     */
    public record Outcome(OptionalInt status, long millis) {}
}
