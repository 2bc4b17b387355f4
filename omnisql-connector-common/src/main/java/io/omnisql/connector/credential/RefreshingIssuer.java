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

import io.trino.spi.TrinoException;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Has a source issue access tokens for a refresh token that it may replace at each use. Of all processes that share a store one refreshes, and the others take what it has got. Thread-safe.
 */
public final class RefreshingIssuer
        implements CredentialIssuer
{
    // what ends within this is as good as over for whoever takes it
    private static final Duration LEAST_LIFETIME = Duration.ofMinutes(1);

    private final CredentialId id;
    private final String setting;
    private final String configured;
    private final CredentialStore store;
    private final TokenRefresher refresher;
    private final InstantSource clock;

    // what this process has, and does not come for again
    private volatile Optional<String> issued = Optional.empty();

    /**
     * @param setting the setting that holds the configured refresh token
     * @param configured the refresh token to begin with; one that is configured anew begins anew
     */
    public RefreshingIssuer(CredentialId id, String setting, String configured, CredentialStore store, TokenRefresher refresher, InstantSource clock)
    {
        this.id = requireNonNull(id, "id is null");
        this.setting = requireNonNull(setting, "setting is null");
        this.configured = requireNonNull(configured, "configured is null");
        this.store = requireNonNull(store, "store is null");
        this.refresher = requireNonNull(refresher, "refresher is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public CompletableFuture<IssuedCredential> issue(Runnable onTokenRequest)
    {
        CredentialId origin = CredentialId.ofSecret("refresh", configured);
        return store.exchange(id.value(), kept -> renewed(origin, kept.filter(descendant -> descendant.origin().equals(origin)), onTokenRequest))
                .thenApply(this::issued);
    }

    private CompletableFuture<StoredCredential> renewed(CredentialId origin, Optional<StoredCredential> kept, Runnable onTokenRequest)
    {
        Optional<StoredCredential> ofOthers = kept
                .filter(other -> !issued.equals(Optional.of(other.accessToken())))
                .filter(other -> lifetime(other).compareTo(LEAST_LIFETIME) > 0);
        if (ofOthers.isPresent()) {
            return completedFuture(ofOthers.get());
        }
        String refreshToken = kept.map(StoredCredential::refreshToken).orElse(configured);
        return refresher.refresh(refreshToken, onTokenRequest).thenApply(refreshed -> new StoredCredential(
                origin,
                refreshed.refreshToken().orElse(refreshToken),
                refreshed.accessToken(),
                clock.instant().plus(refreshed.lifetime())));
    }

    private Duration lifetime(StoredCredential credential)
    {
        return Duration.between(clock.instant(), credential.expiresAt());
    }

    private IssuedCredential issued(StoredCredential credential)
    {
        Duration lifetime = lifetime(credential);
        if (!lifetime.isPositive()) {
            throw new TrinoException(CREDENTIAL_EXPIRED, "The credential %s has expired before it could be used. Try again later".formatted(id));
        }
        issued = Optional.of(credential.accessToken());
        return new IssuedCredential(new Credential.BearerToken(id, setting, credential.accessToken()), lifetime);
    }
}
