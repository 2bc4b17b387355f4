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
package io.omnisql.connector.scan;

import io.omnisql.connector.credential.CredentialId;
import io.trino.spi.connector.ConnectorTableCredentials;

import static java.util.Objects.requireNonNull;

/**
 * A user's own credential on its way to the workers, beside the plan and never in it.
 */
public record ApiTableCredentials(CredentialId id, String secret)
        implements ConnectorTableCredentials
{
    public ApiTableCredentials
    {
        requireNonNull(id, "id is null");
        requireNonNull(secret, "secret is null");
    }

    @Override
    public String toString()
    {
        return id.toString();
    }
}
