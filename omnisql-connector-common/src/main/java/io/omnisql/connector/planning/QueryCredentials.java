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
package io.omnisql.connector.planning;

import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableCredentials;

import java.util.Optional;

/**
 * The credentials of users, as far as planning has to know of them.
 */
public interface QueryCredentials
{
    /**
     * Whether the user's own credential counts, which does not reach look-ups.
     */
    boolean areOfUser(ConnectorSession session);

    /**
     * The user's own credential, which goes to the workers beside the plan; empty where the catalog's is meant.
     */
    Optional<ConnectorTableCredentials> find(ConnectorSession session);
}
