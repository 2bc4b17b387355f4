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

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * An access token, and the refresh token that has come with it and brings the next one.
 *
 * @param origin the name of the refresh token that an operator has configured, and from which this one descends
 */
public record StoredCredential(CredentialId origin, String refreshToken, String accessToken, Instant expiresAt)
{
    public StoredCredential
    {
        requireNonNull(origin, "origin is null");
        requireNonNull(refreshToken, "refreshToken is null");
        requireNonNull(accessToken, "accessToken is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }

    @Override
    public String toString()
    {
        return "descendant of %s, until %s".formatted(origin, expiresAt);
    }
}
