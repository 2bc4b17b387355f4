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

import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.telemetry.RequestObserver;

import static java.util.Objects.requireNonNull;

/**
 * On whose behalf a request is sent.
 *
 * @param credentials as whom the source is asked; the same for all requests of a split
 * @param maxWaitMillis how long the query is willing to wait for the source's budget
 * @param deadlineMillis how long one request may take in all its attempts, without such waits
 * @param maxRequests how many requests the query may make on this node
 * @param nodes among how many nodes the limits of a credential are shared
 * @param reuse what it may take of answers that are there already
 * @param observer who is told of the requests
 */
public record RequestContext(String queryId, String table, String user, CredentialProvider credentials, String traceId, long maxWaitMillis, long deadlineMillis, int maxRequests, int nodes, Reuse reuse, RequestObserver observer)
{
    public RequestContext
    {
        requireNonNull(queryId, "queryId is null");
        requireNonNull(table, "table is null");
        requireNonNull(user, "user is null");
        requireNonNull(credentials, "credentials is null");
        requireNonNull(traceId, "traceId is null");
        requireNonNull(reuse, "reuse is null");
        requireNonNull(observer, "observer is null");
    }

    /**
     * For requests that the source itself has to answer.
     */
    public RequestContext(String queryId, String table, String user, CredentialProvider credentials, String traceId, long maxWaitMillis, long deadlineMillis, int maxRequests, int nodes)
    {
        this(queryId, table, user, credentials, traceId, maxWaitMillis, deadlineMillis, maxRequests, nodes, Reuse.NONE, RequestObserver.NOBODY);
    }

    public RequestContext with(Reuse other)
    {
        return new RequestContext(queryId, table, user, credentials, traceId, maxWaitMillis, deadlineMillis, maxRequests, nodes, other, observer);
    }

    public RequestContext observedBy(RequestObserver newObserver)
    {
        return new RequestContext(queryId, table, user, credentials, traceId, maxWaitMillis, deadlineMillis, maxRequests, nodes, reuse, newObserver);
    }
}
