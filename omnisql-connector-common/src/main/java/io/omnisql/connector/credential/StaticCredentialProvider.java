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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * One credential that is configured and never changes.
 */
public final class StaticCredentialProvider
        implements CredentialProvider
{
    private final Credential credential;

    public StaticCredentialProvider(Credential credential)
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
        return completedFuture(Optional.empty());
    }
}
