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

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.decode.GraphQlAnswer;
import io.omnisql.connector.decode.GraphQlRecords;
import io.omnisql.connector.decode.JsonDocument;
import io.omnisql.connector.decode.StandIns;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.error.ResponseTooLargeException;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.request.GraphQlKey;
import io.omnisql.connector.request.RequestParameter;
import io.omnisql.connector.request.RequestRenderer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Fetches a page of each of many keys by one GraphQL query. What the answer does not tell of a key is left to the source's other forms; a part of an answer is never taken for all of it.
 * <p>
 * Never blocks. At most one query is under way; not thread-safe but for {@link #close}.
 */
final class BatchFetcher
{
    /**
     * What the source says of a query that is too large, in its words for problems; it may answer a smaller one.
     */
    private static final Set<String> TOO_LARGE = ImmutableSet.of("RESOURCE_LIMITS_EXCEEDED", "MAX_NODE_LIMIT_EXCEEDED");
    private static final int SMALLEST_PAGE = 10;

    private final OpenCalls calls;
    private final RequestRenderer renderer;
    private final String prefix;
    private final KeyGroup group;
    private final EndpointDefinition endpoint;
    private final Map<String, GraphQlField> fields;
    private final ToldKeys told;
    private final FollowingPages following;
    private int pageSize;
    private int keysPerRequest;

    /**
     * @param prefix begins every name in the queries
     */
    BatchFetcher(OpenCalls calls, RequestRenderer renderer, String prefix, KeyGroup group, KeyProblems problems, StandIns standIns)
    {
        this.calls = requireNonNull(calls, "calls is null");
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.group = requireNonNull(group, "group is null");
        this.endpoint = group.endpoint();
        this.fields = group.selected().stream().collect(toImmutableMap(ApiColumnHandle::name, column -> column.graphQl().orElseThrow()));
        GraphQlRecords records = new GraphQlRecords(
                endpoint,
                fields,
                group.record().<Set<String>>map(record -> Sets.difference(record.variables(), endpoint.variables())).orElse(ImmutableSet.of()),
                standIns);
        this.told = new ToldKeys(group, records, problems);
        this.following = new FollowingPages(group, records);
        this.pageSize = group.pageSize();
        this.keysPerRequest = endpoint.query().orElseThrow().keysPerRequest();
    }

    /**
     * How many keys the next query may ask for; fewer once the source has found one too large.
     */
    int keysPerRequest()
    {
        return keysPerRequest;
    }

    /**
     * Asks for the pages of keys, of which there are no more than a query may ask for.
     */
    CompletableFuture<BatchAnswer> fetch(List<BatchRequest> requests)
    {
        List<BatchRequest> expressible = requests.stream().filter(request -> isExpressible(request.key())).collect(toImmutableList());
        BatchAnswer answer = new BatchAnswer();
        requests.stream().filter(request -> !isExpressible(request.key())).forEach(request -> told.elsewhere(answer, request));
        return expressible.isEmpty() ? completedFuture(answer) : ask(expressible, answer);
    }

    /**
     * What a query that has listed keys has told of them beside.
     */
    BatchAnswer told(List<ListedKey> keys)
    {
        BatchAnswer answer = new BatchAnswer();
        keys.forEach(key -> told.take(answer, new BatchRequest(key.key(), Optional.empty()), JsonDocument.tree(key.told().orElseThrow().getBytes(UTF_8)), key.listed().fetchedAt(), key.listed().cacheStatus()));
        return answer;
    }

    /**
     * What goes on is read from its beginning to its end without anything that was kept of earlier queries, as no source confirms the answer to a query.
     */
    private CompletableFuture<BatchAnswer> ask(List<BatchRequest> requests, BatchAnswer answer)
    {
        boolean isFirst = requests.stream().allMatch(request -> request.cursor().isEmpty());
        return send(requests, isFirst ? calls.reuse() : calls.reuse().confirmed())
                .thenCompose(response -> response.cacheStatus() == CacheStatus.HIT && following.follow(response, requests, prefix) ? send(requests, calls.reuse().confirmedNow()) : completedFuture(response))
                .thenCompose(response -> answer(response, requests, answer))
                .exceptionallyCompose(failure -> Futures.cause(failure) instanceof ResponseTooLargeException ? smaller(requests, requests.size(), answer) : failedFuture(failure));
    }

    private boolean isExpressible(SplitKey key)
    {
        return RequestRenderer.isExpressible(endpoint.query().orElseThrow(), key.values());
    }

    private CompletableFuture<BatchAnswer> answer(ApiResponse response, List<BatchRequest> requests, BatchAnswer answer)
    {
        if (response.meaning() == ResponseMeaning.TRANSIENT) {
            // the source gives a query up that takes it too long
            return smaller(requests, requests.size(), answer);
        }
        if (response.meaning() != ResponseMeaning.SUCCESS) {
            requests.forEach(request -> told.elsewhere(answer, request));
            return completedFuture(answer);
        }
        GraphQlAnswer found = GraphQlAnswer.read(response.body());
        if (isTooLarge(found.commonProblems())) {
            return smaller(requests, requests.size(), answer);
        }
        List<BatchRequest> tooLarge = new ArrayList<>();
        for (int index = 0; index < requests.size(); index++) {
            String alias = RequestRenderer.alias(prefix, index);
            BatchRequest request = requests.get(index);
            if (!found.isExecuted() || !found.commonProblems().isEmpty()) {
                told.elsewhere(answer, request);
            }
            else if (isTooLarge(found.problems(alias))) {
                tooLarge.add(request);
            }
            else {
                told.read(answer, request, found, alias, response);
            }
        }
        return tooLarge.isEmpty() ? completedFuture(answer) : smaller(tooLarge, requests.size(), answer);
    }

    private static boolean isTooLarge(List<GraphQlAnswer.Problem> problems)
    {
        return problems.stream().anyMatch(problem -> TOO_LARGE.contains(problem.type()));
    }

    /**
     * Asks for half as much, and leaves the rest for later queries, which ask for no more than that either. A single key with small pages is asked for elsewhere.
     *
     * @param asked how many keys the query had that is too large
     */
    private CompletableFuture<BatchAnswer> smaller(List<BatchRequest> requests, int asked, BatchAnswer answer)
    {
        int size = min(pageSize, group.largestPage());
        if (asked == 1 && size <= SMALLEST_PAGE) {
            requests.forEach(request -> told.elsewhere(answer, request));
            return completedFuture(answer);
        }
        if (asked == 1) {
            pageSize = size / 2;
        }
        keysPerRequest = max(1, asked / 2);
        List<BatchRequest> next = requests.subList(0, min(keysPerRequest, requests.size()));
        answer.postponed(requests.subList(next.size(), requests.size()));
        return ask(next, answer);
    }

    private CompletableFuture<ApiResponse> send(List<BatchRequest> requests, Reuse reuse)
    {
        List<GraphQlKey> keys = requests.stream().map(request -> new GraphQlKey(request.key().values(), request.cursor())).collect(toImmutableList());
        List<RequestParameter> parameters = group.parameters(endpoint, false);
        return calls.send(group.counts() ? renderer.counts(endpoint, keys, parameters) : renderer.pages(endpoint, keys, fields.values(), parameters, pageSize, group.nestedPages(), prefix), reuse);
    }

    /**
     * Aborts the query under way. Thread-safe.
     */
    void close()
    {
        calls.close();
    }
}
