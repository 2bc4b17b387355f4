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

import com.google.common.hash.Hashing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * The printable name of a credential: the only form in which it appears in logs, metrics, messages and keys.
 */
public record CredentialId(String value)
{
    private static final int HASH_LENGTH = 8;

    public CredentialId
    {
        requireNonNull(value, "value is null");
    }

    /**
     * A short one-way hash of the secret, enough to tell an operator's credentials apart.
     */
    public static CredentialId ofSecret(String kind, String secret)
    {
        return new CredentialId(kind + "-" + Hashing.sha256().hashString(secret, UTF_8).toString().substring(0, HASH_LENGTH));
    }

    @Override
    public String toString()
    {
        return value;
    }
}
