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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.decode.GraphQlAnswer;
import io.omnisql.connector.decode.GraphQlPage;
import io.omnisql.connector.decode.GraphQlRecords;
import io.omnisql.connector.decode.StandIns;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlPath;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.error.ResponseTooLargeException;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.request.GraphQlKey;
import io.omnisql.connector.request.RequestParameter;
import io.omnisql.connector.request.RequestRenderer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.lang.Math.max;
import static java.lang.Math.min;
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
    private static final String NOT_FOUND = "NOT_FOUND";

    private final OpenCalls calls;
    private final RequestRenderer renderer;
    private final String prefix;
    private final KeyGroup group;
    private final KeyProblems problems;
    private final EndpointDefinition endpoint;
    private final Map<String, GraphQlField> fields;
    private final GraphQlRecords records;
    private final Set<BatchRequest> visited = new HashSet<>();
    private final CountedKeys counted = new CountedKeys();
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
        this.problems = requireNonNull(problems, "problems is null");
        this.endpoint = group.endpoint();
        this.fields = group.selected().stream().collect(toImmutableMap(ApiColumnHandle::name, column -> column.graphQl().orElseThrow()));
        this.records = new GraphQlRecords(
                endpoint,
                fields,
                group.record().<Set<String>>map(record -> Sets.difference(record.variables(), endpoint.variables())).orElse(ImmutableSet.of()),
                standIns);
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
        requests.stream().filter(request -> !isExpressible(request.key())).forEach(request -> elsewhere(answer, request));
        return expressible.isEmpty() ? completedFuture(answer) : ask(expressible, answer);
    }

    /**
     * What goes on is read from its beginning to its end without anything that was kept of earlier queries, as no source confirms the answer to a query.
     */
    private CompletableFuture<BatchAnswer> ask(List<BatchRequest> requests, BatchAnswer answer)
    {
        boolean isFirst = requests.stream().allMatch(request -> request.cursor().isEmpty());
        return send(requests, isFirst ? calls.reuse() : calls.reuse().confirmed())
                .thenCompose(response -> response.cacheStatus() == CacheStatus.HIT && goesOn(response, requests) ? send(requests, calls.reuse().confirmedNow()) : completedFuture(response))
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
            requests.forEach(request -> elsewhere(answer, request));
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
                elsewhere(answer, request);
            }
            else if (isTooLarge(found.problems(alias))) {
                tooLarge.add(request);
            }
            else if (!found.problems(alias).isEmpty()) {
                refused(answer, request, found, alias, response);
            }
            else {
                take(answer, request, found, alias, response);
            }
        }
        return tooLarge.isEmpty() ? completedFuture(answer) : smaller(tooLarge, requests.size(), answer);
    }

    private boolean goesOn(ApiResponse response, List<BatchRequest> requests)
    {
        if (group.counts()) {
            return false;
        }
        GraphQlAnswer found = GraphQlAnswer.read(response.body());
        return IntStream.range(0, requests.size()).anyMatch(index -> {
            JsonNode data = found.found(RequestRenderer.alias(prefix, index));
            return data.isObject() && records.page(data, requests.get(index).key().values()) instanceof GraphQlPage.Found page && page.cursor().isPresent();
        });
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
            requests.forEach(request -> elsewhere(answer, request));
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

    /**
     * A key whose parent is there under its own name has no rows, where its being missing is no mistake of the query. Of every other one the source's other forms know more.
     */
    private void refused(BatchAnswer answer, BatchRequest request, GraphQlAnswer found, String alias, ApiResponse response)
    {
        List<GraphQlAnswer.Problem> refusals = found.problems(alias);
        boolean isMissing = refusals.stream().allMatch(problem -> problem.type().equals(NOT_FOUND) && isAboveRecords(problem.path()));
        if (isMissing) {
            checkIsFirst(request);
        }
        if (isMissing && request.key().origin().mayBeAbsent() && endpoint.query().orElseThrow().findsOnly().isEmpty()) {
            missing(answer, request);
            return;
        }
        boolean isAbsent = isMissing && refusals.stream().allMatch(problem -> problem.path().size() > 1);
        boolean mayBeAbsent = request.key().origin().mayBeAbsent() || group.otherwise(endpoint)
                .filter(other -> other.parent().isPresent() && !request.key().isListedBelowParent(other))
                .isPresent();
        if (isAbsent && mayBeAbsent && records.hasOtherName(found.found(alias), request.key().values())) {
            otherName(answer, request, response);
        }
        else if (isAbsent && mayBeAbsent) {
            answer.told(BatchPage.single(request, FetchedPage.none(response.receivedAt())));
        }
        else if (isMissing && group.otherwise(endpoint).isEmpty()) {
            missing(answer, request);
        }
        else {
            elsewhere(answer, request);
        }
    }

    /**
     * Whether a place in the answer is one of the fields that lead to the records, and not within them.
     */
    private boolean isAboveRecords(List<String> path)
    {
        List<String> fields = endpoint.query().orElseThrow().fields().steps().stream().map(GraphQlPath.Step::field).collect(toImmutableList());
        return path.size() <= fields.size() && path.subList(1, path.size()).equals(fields.subList(1, path.size()));
    }

    private void missing(BatchAnswer answer, BatchRequest request)
    {
        CompletableFuture<FetchedPage> decided = problems.missing(request.key());
        if (decided.isCompletedExceptionally()) {
            throw new CompletionException(decided.exceptionNow());
        }
        answer.told(BatchPage.single(request, decided.resultNow()));
    }

    private void take(BatchAnswer answer, BatchRequest request, GraphQlAnswer found, String alias, ApiResponse response)
    {
        if (!found.found(alias).isObject()) {
            elsewhere(answer, request);
            return;
        }
        GraphQlPage page = group.counts()
                ? records.count(found.found(alias), request.key().values())
                : records.page(found.found(alias), request.key().values());
        switch (page) {
            case GraphQlPage.NoRecords() -> {
                checkIsFirst(request);
                answer.told(BatchPage.single(request, FetchedPage.none(response.receivedAt())));
            }
            case GraphQlPage.OtherName() -> {
                checkIsFirst(request);
                otherName(answer, request, response);
            }
            case GraphQlPage.Unresolved() -> elsewhere(answer, request);
            case GraphQlPage.Vanished(GraphQlPage.Untold record) -> vanished(answer, request, record, response);
            case GraphQlPage.Found(byte[] body, Optional<String> cursor, List<GraphQlPage.Untold> untold, OptionalLong total) -> {
                if (!counted.isAsBefore(request, total, cursor.isEmpty())) {
                    changed(answer, request);
                    return;
                }
                if (cursor.isPresent() && !visited.add(new BatchRequest(request.key(), cursor))) {
                    throw problems.leadsBack(endpoint);
                }
                answer.told(new BatchPage(request, new FetchedPage(Optional.of(body), response.receivedAt(), cursor.isEmpty(), response.cacheStatus()), cursor, untold));
            }
        }
    }

    /**
     * The record may show what others do, so it is not asked for at once.
     */
    private void vanished(BatchAnswer answer, BatchRequest request, GraphQlPage.Untold record, ApiResponse response)
    {
        if (group.otherwise(endpoint).isEmpty()) {
            elsewhere(answer, request);
            return;
        }
        answer.told(new BatchPage(request, FetchedPage.none(response.receivedAt()), Optional.empty(), ImmutableList.of(record)));
    }

    /**
     * Where a list has become longer or shorter since its first page was told, the cursor may have passed rows over: all of the key is asked for elsewhere.
     */
    private void changed(BatchAnswer answer, BatchRequest request)
    {
        if (group.otherwise(endpoint).isEmpty()) {
            throw problems.changedBetweenPages(request.key(), endpoint);
        }
        elsewhere(answer, request);
    }

    /**
     * A key that had records, and has none behind them, was read in part.
     */
    private void checkIsFirst(BatchRequest request)
    {
        if (request.cursor().isPresent()) {
            throw problems.goneBetweenPages(request.key(), endpoint);
        }
    }

    /**
     * What only joins name has to be spelled as the source does. Of every other key the other forms tell whether it is a mistake.
     */
    private void otherName(BatchAnswer answer, BatchRequest request, ApiResponse response)
    {
        if (request.key().origin().mayBeAbsent() || group.otherwise(endpoint).isEmpty()) {
            problems.spelledOtherwise(request.key(), endpoint);
            answer.told(BatchPage.single(request, FetchedPage.none(response.receivedAt())));
        }
        else {
            elsewhere(answer, request);
        }
    }

    private void elsewhere(BatchAnswer answer, BatchRequest request)
    {
        if (group.otherwise(endpoint).isEmpty() && (group.fallback().isEmpty() || request.cursor().isPresent())) {
            throw problems.untold(request.key(), endpoint);
        }
        answer.left(request);
    }

    private CompletableFuture<ApiResponse> send(List<BatchRequest> requests, Reuse reuse)
    {
        List<GraphQlKey> keys = requests.stream().map(request -> new GraphQlKey(request.key().values(), request.cursor())).collect(toImmutableList());
        List<RequestParameter> parameters = group.parameters(endpoint, false);
        return calls.send(group.counts() ? renderer.counts(endpoint, keys, parameters) : renderer.pages(endpoint, keys, fields.values(), parameters, pageSize, prefix), reuse);
    }

    /**
     * Aborts the query under way. Thread-safe.
     */
    void close()
    {
        calls.close();
    }
}
