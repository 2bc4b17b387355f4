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
package io.omnisql.connector.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.omnisql.connector.credential.CredentialId;

/**
 * What the source has said last that each credential may do. Thread-safe.
 */
final class CredentialRights
{
    private static final int MAX_CREDENTIALS = 10_000;
    // a source says other words than these
    private static final String UNKNOWN = "\0";

    private final Cache<CredentialId, String> rights = Caffeine.newBuilder().maximumSize(MAX_CREDENTIALS).executor(Runnable::run).build();

    void told(CredentialId credential, String now)
    {
        rights.put(credential, now);
    }

    /**
     * Takes note that the credential may do something else than before, or nothing at all.
     */
    void lost(CredentialId credential)
    {
        rights.put(credential, UNKNOWN);
    }

    /**
     * Whether the credential may do what it might when it got an answer.
     */
    boolean mayShow(CredentialId credential, CachedAnswer answer)
    {
        String now = rights.getIfPresent(credential);
        return now == null || answer.rights().isEmpty() || answer.rights().get().equals(now);
    }
}
