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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * A credential that a user has brought, which only the user can renew.
 */
public final class UserCredentialProvider
        implements CredentialProvider
{
    private final Credential credential;

    public UserCredentialProvider(Credential credential)
    {
        this.credential = requireNonNull(credential, "credential is null");
    }

    @Override
    public CredentialId id()
    {
        return credential.id();
    }

    @Override
    public CompletableFuture<Credential> credential(Runnable onTokenRequest)
    {
        return completedFuture(credential);
    }

    @Override
    public CompletableFuture<Optional<Credential>> renew(Credential rejected, Runnable onTokenRequest)
    {
        return failedFuture(new TrinoException(
                CREDENTIAL_EXPIRED,
                "The source does not accept your credential (%s): it has expired, was revoked, or is none. Run the query again with another one in %s".formatted(credential.id(), credential.origin())));
    }
}
