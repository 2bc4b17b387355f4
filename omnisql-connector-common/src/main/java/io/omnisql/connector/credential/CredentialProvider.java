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

/**
 * One of those as whom a catalog asks its source, with whatever it takes to have a secret that is valid. Thread-safe.
 */
public interface CredentialProvider
{
    /**
     * The name that stays the same whenever the secret is renewed.
     */
    CredentialId id();

    /**
     * A credential that is valid as far as anybody knows.
     *
     * @param onTokenRequest told of every request that is made for a new secret
     */
    CompletableFuture<Credential> credential(Runnable onTokenRequest);

    /**
     * Another credential in place of one that the source has rejected; empty where there is no other. One that was replaced meanwhile is not renewed again.
     *
     * @param onTokenRequest told of every request that is made for a new secret
     */
    CompletableFuture<Optional<Credential>> renew(Credential rejected, Runnable onTokenRequest);
}
