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
package io.omnisql.connector.credential;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import static com.google.common.collect.Comparators.min;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * A credential that expires, and is renewed before it does or when the source rejects it: once, however many wait for it. While it is valid nobody waits, and a renewal that
 * fails is tried again a little later; one that has expired is what everybody waits for, and fails with. Thread-safe.
 */
public final class RenewingCredentialProvider
        implements CredentialProvider
{
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);
    private static final int SHARE_OF_MARGIN = 4;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CredentialId id;
    private final CredentialIssuer issuer;
    private final LongSupplier nanos;

    @GuardedBy("this")
    private Optional<Held> held = Optional.empty();

    @GuardedBy("this")
    private Optional<CompletableFuture<Credential>> renewal = Optional.empty();

    /**
     * @param nanos a monotonic clock
     */
    public RenewingCredentialProvider(CredentialId id, CredentialIssuer issuer, LongSupplier nanos)
    {
        this.id = requireNonNull(id, "id is null");
        this.issuer = requireNonNull(issuer, "issuer is null");
        this.nanos = requireNonNull(nanos, "nanos is null");
    }

    @Override
    public CredentialId id()
    {
        return id;
    }

    @Override
    public CompletableFuture<Credential> credential(Runnable onTokenRequest)
    {
        CompletableFuture<Credential> fresh = fresh(onTokenRequest);
        return valid().map(CompletableFuture::completedFuture).orElse(fresh);
    }

    @Override
    public CompletableFuture<Optional<Credential>> renew(Credential rejected, Runnable onTokenRequest)
    {
        forget(rejected);
        return fresh(onTokenRequest).thenCompose(credential -> credential.equals(rejected) ?
                failedFuture(new TrinoException(CREDENTIAL_EXPIRED, "The source has rejected credential %s, and issued the same one again. Check %s".formatted(id, rejected.origin()))) :
                completedFuture(Optional.of(credential)));
    }

    private synchronized void forget(Credential rejected)
    {
        held = held.filter(current -> !current.credential().equals(rejected));
    }

    private synchronized Optional<Credential> valid()
    {
        long now = nanos.getAsLong();
        return held.filter(current -> now - current.expiresAt() < 0).map(Held::credential);
    }

    /**
     * The credential that is held, unless it is time to renew it.
     */
    private CompletableFuture<Credential> fresh(Runnable onTokenRequest)
    {
        CompletableFuture<Credential> started = new CompletableFuture<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            Optional<Held> fresh = held.filter(current -> now - current.renewsAt() < 0);
            if (fresh.isPresent()) {
                return completedFuture(fresh.get().credential());
            }
            if (renewal.isPresent()) {
                return renewal.get();
            }
            renewal = Optional.of(started);
        }
        // a stage of its own, so that what the issuer throws ends the renewal
        CompletableFuture<IssuedCredential> _ = completedFuture(issuer)
                .thenCompose(asked -> asked.issue(onTokenRequest))
                .whenComplete((issued, failure) -> {
                    if (failure == null) {
                        hold(issued);
                        started.complete(issued.credential());
                    }
                    else {
                        pause();
                        started.completeExceptionally(failure);
                    }
                });
        return started;
    }

    private synchronized void hold(IssuedCredential issued)
    {
        long now = nanos.getAsLong();
        Duration margin = min(LONGEST_MARGIN, issued.lifetime().dividedBy(SHARE_OF_MARGIN));
        held = Optional.of(new Held(issued.credential(), now + issued.lifetime().minus(margin).toNanos(), now + issued.lifetime().toNanos()));
        renewal = Optional.empty();
    }

    private synchronized void pause()
    {
        long now = nanos.getAsLong();
        held = held.map(current -> new Held(current.credential(), now + min(PAUSE.toNanos(), current.expiresAt() - now), current.expiresAt()));
        renewal = Optional.empty();
    }

    private record Held(Credential credential, long renewsAt, long expiresAt)
    {
        private Held
        {
            requireNonNull(credential, "credential is null");
        }
    }
}
