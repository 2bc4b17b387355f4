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

import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.http.RequestContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.trino.spi.connector.ConnectorSession;

/**
 * Makes the context of a query's requests from its session.
 */
final class RequestContexts
{
    private static final String BESIDE_QUERY = ".discovery";

    private RequestContexts() {}

    /**
     * @param cluster as the coordinator has seen it
     */
    static RequestContext of(ConnectorSession session, String table, CredentialProvider credentials, int maxRequests, ClusterView cluster)
    {
        return new RequestContext(
                session.getQueryId(),
                table,
                session.getUser(),
                credentials,
                traceId(session),
                ApiSessionProperties.maxPermitWait(session).toMillis(),
                ApiSessionProperties.requestDeadline(session).toMillis(),
                maxRequests,
                cluster.nodes())
                .with(Reuse.of(ApiSessionProperties.maxStaleness(session).toMillis(), cluster.cacheEpoch()));
    }

    /**
     * For what the catalog asks on its own behalf when a query is the first to need it: under no limit of that query's session, and on an account beside the query's.
     */
    static RequestContext ofCatalog(ConnectorSession session, String table, CredentialProvider credentials, ApiConfig config, ClusterView cluster)
    {
        return new RequestContext(
                session.getQueryId() + BESIDE_QUERY,
                table,
                session.getUser(),
                credentials,
                traceId(session),
                ApiSessionProperties.USUAL_PERMIT_WAIT.toMillis(),
                config.getRequestDeadline().toMillis(),
                config.getMaxRequestsPerQuery(),
                cluster.nodes())
                .with(Reuse.of(0, cluster.cacheEpoch()));
    }

    private static String traceId(ConnectorSession session)
    {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : session.getTraceToken().orElse(session.getQueryId());
    }
}
