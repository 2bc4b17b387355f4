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
import io.trino.spi.TrinoException;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a query has learned of the credentials that it asks with: their rights, and whether the source takes them. Thread-safe.
 */
final class CredentialUsage
{
    private final Map<CredentialId, String> rights = new ConcurrentHashMap<>();
    private final Map<CredentialId, TrinoException> rejections = new ConcurrentHashMap<>();

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
}
