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
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.http.ApiCall;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.request.Validators;

import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;

import static java.util.Objects.requireNonNull;

/**
 * One way through the pages of a list, from the first to the last. Where the source has numbered them, those behind the next one are asked for as well; each page has to name the one that was expected
 * behind it, or the source's word is followed from there on.
 * <p>
 * Never blocks. Not thread-safe: a page has arrived before the next one is asked for.
 */
final class PageChain
{
    private final OpenCalls calls;
    private final RequestRenderer renderer;
    private final EndpointDefinition endpoint;
    private final KeyProblems problems;
    private final Set<ApiRequest> visited = new HashSet<>();
    private final Deque<Asked> ahead = new ConcurrentLinkedDeque<>();
    private Optional<Asked> current = Optional.empty();
    private Optional<PageNumbers> numbers = Optional.empty();
    private Optional<ApiRequest> next = Optional.empty();
    private int arrived;
    // whether rows change their page when the list changes
    private boolean shifts;

    PageChain(OpenCalls calls, RequestRenderer renderer, EndpointDefinition endpoint, KeyProblems problems)
    {
        this.calls = requireNonNull(calls, "calls is null");
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    Asked first(ApiRequest request)
    {
        Asked first = ask(request, false);
        current = Optional.of(first);
        return first;
    }

    /**
     * Takes note of a page that has arrived.
     *
     * @param named the page behind it, by the source's word
     * @return what the page was, if rows can slip from it to another one
     */
    Optional<PageVersion> arrived(Asked asked, ApiResponse response, Optional<ApiRequest> named)
    {
        visited.add(asked.request());
        if (named.filter(visited::contains).isPresent()) {
            throw problems.leadsBack(endpoint);
        }
        arrived++;
        next = named;
        if (arrived == 1) {
            numbers = PageNumbers.of(response.headers(), asked.request().url());
            shifts = named.isPresent() && (numbers.isPresent() || isNumbered());
        }
        if (!named.equals(numbers.flatMap(this::expected))) {
            numbers = Optional.empty();
            abort();
        }
        return shifts ? Optional.of(new PageVersion(asked.request(), Validators.of(response.headers()), asked.ahead())) : Optional.empty();
    }

    private boolean isNumbered()
    {
        return endpoint.paging() instanceof Paging.LinkHeader(_, _, boolean numbered) && numbered;
    }

    private Optional<ApiRequest> expected(PageNumbers pages)
    {
        return arrived < pages.count() ? Optional.of(page(pages, arrived + 1)) : Optional.empty();
    }

    private ApiRequest page(PageNumbers pages, int number)
    {
        return renderer.linked(endpoint, pages.page(number));
    }

    /**
     * Asks for the page behind the last one that has arrived, and for others behind it where their addresses are known.
     *
     * @param pages how many are to be under way
     */
    Asked next(int pages)
    {
        Asked first = Optional.ofNullable(ahead.poll()).orElseGet(() -> ask(next.orElseThrow(), false));
        current = Optional.of(first);
        numbers.ifPresent(known -> {
            for (int number = arrived + 2 + ahead.size(); number <= known.count() && number < arrived + 1 + pages; number++) {
                ahead.add(ask(page(known, number), true));
            }
        });
        return first;
    }

    private Asked ask(ApiRequest request, boolean isAhead)
    {
        return new Asked(request, calls.begin(request), isAhead);
    }

    /**
     * Aborts what is under way.
     */
    void abort()
    {
        current.ifPresent(asked -> asked.call().cancel());
        ahead.forEach(asked -> asked.call().cancel());
        ahead.clear();
    }

    /**
     * The size of the pages that wait for their turn. Thread-safe.
     */
    long retainedBytes()
    {
        return ahead.stream().mapToLong(asked -> OpenCalls.retainedBytes(asked.call())).sum();
    }

    /**
     * @param ahead whether the page in front of it had not come
     */
    record Asked(ApiRequest request, ApiCall call, boolean ahead)
    {
        Asked
        {
            requireNonNull(request, "request is null");
            requireNonNull(call, "call is null");
        }

        CompletableFuture<ApiResponse> response()
        {
            return call.response();
        }
    }
}
