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
package io.omnisql.simulator.http;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * One request that reached a simulator. Status 0 stands for a connection that was cut before any answer. The credential
 * is the name of the token, never the token.
 */
public record JournalEntry(
        long sequence,
        Instant at,
        String method,
        String route,
        String path,
        String queryString,
        String body,
        int status,
        int cost,
        String credential,
        boolean scripted)
{
    public JournalEntry
    {
        requireNonNull(at, "at is null");
        requireNonNull(method, "method is null");
        requireNonNull(route, "route is null");
        requireNonNull(path, "path is null");
        requireNonNull(queryString, "queryString is null");
        requireNonNull(body, "body is null");
        requireNonNull(credential, "credential is null");
    }

    public QueryParameters query()
    {
        return QueryParameters.parse(queryString);
    }
}
