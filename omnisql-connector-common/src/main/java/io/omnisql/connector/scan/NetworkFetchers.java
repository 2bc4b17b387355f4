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

import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.request.RequestRenderer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * Fetches pages over the network.
 *
 * @param prefix begins every name in the scan's queries, by which it differs from the scans that are read together with it
 * @param shares whether other scans of the query may need the same pages
 */
record NetworkFetchers(RequestSender client, RequestRenderer renderer, String prefix, RequestContext context, QueryUsage usage, KeyProblems problems, StandInMemory standIns, int parallelism, boolean shares)
        implements PageFetchers
{
    NetworkFetchers
    {
        requireNonNull(client, "client is null");
        requireNonNull(renderer, "renderer is null");
        requireNonNull(prefix, "prefix is null");
        requireNonNull(context, "context is null");
        requireNonNull(usage, "usage is null");
        requireNonNull(problems, "problems is null");
        requireNonNull(standIns, "standIns is null");
    }

    @Override
    public PageFetcher create(Position position)
    {
        if (position.replaces()) {
            usage.scans().askedElsewhere();
        }
        return new PageFetcher(new OpenCalls(client, context, shares || position.isRecordElsewhere()), renderer, position, problems, parallelism, this::demand);
    }

    @Override
    public BatchFetcher createBatch(KeyGroup group)
    {
        return new BatchFetcher(new OpenCalls(client, context, shares), renderer, prefix, group, problems, standIns);
    }

    @Override
    public CompletableFuture<Boolean> isOff(EndpointDefinition endpoint)
    {
        return new FeatureState(new OpenCalls(client, context, shares), renderer).off(endpoint).thenApply(Optional::isPresent);
    }

    @Override
    public void demand(long requests)
    {
        new RequestAllowance(context.table(), context.maxRequests(), usage).demand(requests);
    }

    @Override
    public PageFetchers sharing()
    {
        return new NetworkFetchers(client, renderer, prefix, context, usage, problems, standIns, parallelism, true);
    }
}
