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
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.decode.GraphQlAnswer;
import io.omnisql.connector.decode.GraphQlPage;
import io.omnisql.connector.decode.GraphQlRecords;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.http.ApiResponse;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static java.util.Objects.requireNonNull;

/**
 * What an answer to a query tells of each of its keys: a page, that there is nothing, or so little that the source's other forms have to be asked. Not thread-safe.
 */
final class ToldKeys
{
    private static final String NOT_FOUND = "NOT_FOUND";

    private final KeyGroup group;
    private final EndpointDefinition endpoint;
    private final GraphQlRecords records;
    private final KeyProblems problems;
    private final Set<BatchRequest> visited = new HashSet<>();
    private final CountedKeys counted = new CountedKeys();

    ToldKeys(KeyGroup group, GraphQlRecords records, KeyProblems problems)
    {
        this.group = requireNonNull(group, "group is null");
        this.endpoint = group.endpoint();
        this.records = requireNonNull(records, "records is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    /**
     * Reads what is told under the name that a key has in the answer.
     */
    void read(BatchAnswer answer, BatchRequest request, GraphQlAnswer found, String alias, ApiResponse response)
    {
        if (found.problems(alias).isEmpty()) {
            take(answer, request, found.found(alias), response.receivedAt(), response.cacheStatus());
        }
        else {
            refused(answer, request, found, alias, response);
        }
    }

    /**
     * A key whose parent is there under its own name has no rows, where its being missing is no mistake of the query. Of every other one the source's other forms know more.
     */
    private void refused(BatchAnswer answer, BatchRequest request, GraphQlAnswer found, String alias, ApiResponse response)
    {
        List<GraphQlAnswer.Problem> refusals = found.problems(alias);
        boolean isMissing = refusals.stream().allMatch(problem -> problem.type().equals(NOT_FOUND) && endpoint.query().orElseThrow().fields().reaches(problem.path()));
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
            otherName(answer, request, response.receivedAt());
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

    private void missing(BatchAnswer answer, BatchRequest request)
    {
        CompletableFuture<FetchedPage> decided = problems.missing(request.key());
        if (decided.isCompletedExceptionally()) {
            throw new CompletionException(decided.exceptionNow());
        }
        answer.told(BatchPage.single(request, decided.resultNow()));
    }

    /**
     * @param found what was found for the key
     */
    void take(BatchAnswer answer, BatchRequest request, JsonNode found, Instant receivedAt, CacheStatus cacheStatus)
    {
        if (!found.isObject()) {
            elsewhere(answer, request);
            return;
        }
        GraphQlPage page = group.counts()
                ? records.count(found, request.key().values())
                : records.page(found, request.key().values());
        switch (page) {
            case GraphQlPage.NoRecords() -> {
                checkIsFirst(request);
                answer.told(BatchPage.single(request, FetchedPage.none(receivedAt)));
            }
            case GraphQlPage.OtherName() -> {
                checkIsFirst(request);
                otherName(answer, request, receivedAt);
            }
            case GraphQlPage.Unresolved() -> elsewhere(answer, request);
            case GraphQlPage.Vanished(GraphQlPage.Untold record) -> vanished(answer, request, record, receivedAt);
            case GraphQlPage.Found(byte[] body, Optional<String> cursor, List<GraphQlPage.Untold> untold, OptionalLong total) -> {
                if (!counted.isAsBefore(request, total, cursor.isEmpty())) {
                    changed(answer, request);
                    return;
                }
                if (cursor.isPresent() && !visited.add(new BatchRequest(request.key(), cursor))) {
                    throw problems.leadsBack(endpoint);
                }
                answer.told(new BatchPage(request, new FetchedPage(Optional.of(body), receivedAt, cursor.isEmpty(), cacheStatus), cursor, untold));
            }
        }
    }

    /**
     * The record may show what others do, so it is not asked for at once.
     */
    private void vanished(BatchAnswer answer, BatchRequest request, GraphQlPage.Untold record, Instant receivedAt)
    {
        if (group.otherwise(endpoint).isEmpty()) {
            elsewhere(answer, request);
            return;
        }
        answer.told(new BatchPage(request, FetchedPage.none(receivedAt), Optional.empty(), ImmutableList.of(record)));
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
    private void otherName(BatchAnswer answer, BatchRequest request, Instant receivedAt)
    {
        if (request.key().origin().mayBeAbsent() || group.otherwise(endpoint).isEmpty()) {
            problems.spelledOtherwise(request.key(), endpoint);
            answer.told(BatchPage.single(request, FetchedPage.none(receivedAt)));
        }
        else {
            elsewhere(answer, request);
        }
    }

    void elsewhere(BatchAnswer answer, BatchRequest request)
    {
        if (group.otherwise(endpoint).isEmpty() && (group.fallback().isEmpty() || request.cursor().isPresent())) {
            throw problems.untold(request.key(), endpoint);
        }
        answer.left(request);
    }
}
