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
import java.util.function.Function;

/**
 * Keeps what credentials are renewed with, for all processes that share the store, across their restarts. A source that replaces a refresh token at each use takes each one once: whoever loses
 * the last one has to be authorized anew.
 */
public interface CredentialStore
{
    /**
     * Replaces what is kept under a name, while nobody else does. What the exchange gives is kept before anybody gets it; where it cannot be kept, nobody does.
     *
     * @param exchange gets what is kept, if anything is, and gives what shall be kept; the same, if it need not be replaced
     */
    CompletableFuture<StoredCredential> exchange(String name, Function<Optional<StoredCredential>, CompletableFuture<StoredCredential>> exchange);
}
