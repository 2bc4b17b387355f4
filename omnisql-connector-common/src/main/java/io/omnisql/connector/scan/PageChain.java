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

import com.google.common.hash.HashCode;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.http.ApiCall;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Validators;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * One way through the pages of a list, from the first to the last. Where the source has numbered them, those behind the next one are asked for as well; each page has to name the one that was expected
 * behind it, or the source's word is followed from there on. Where each page names the next one, that is asked for when the page has come, before it is read.
 * <p>
 * Never blocks. Not thread-safe, as a page has arrived before the next one is taken; but it may be aborted while one arrives.
 */
final class PageChain
{
    private final OpenCalls calls;
    private final EndpointDefinition endpoint;
    private final KeyProblems problems;
    private final Set<ApiRequest> visited = new HashSet<>();
    private final Deque<Asked> ahead = new ConcurrentLinkedDeque<>();
    private Optional<Asked> current = Optional.empty();
    private Optional<NumberedPages> pages = Optional.empty();
    private Optional<ApiRequest> next = Optional.empty();
    private final List<ReadPage> read = new ArrayList<>();
    private int arrived;
    private long records;
    private long recordsOfFirst;
    private Optional<HashCode> content = Optional.empty();
    // whether rows change their page when the list changes
    private boolean shifts;
    private volatile boolean torn;
    private boolean asksOnArrival;
    private volatile boolean ended;

    PageChain(OpenCalls calls, EndpointDefinition endpoint, KeyProblems problems)
    {
        this.calls = requireNonNull(calls, "calls is null");
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    Asked first(ApiRequest request)
    {
        Asked first = ask(request, calls.reuse());
        current = Optional.of(first);
        return first;
    }

    /**
     * Takes note of a page that has arrived.
     *
     * @param word what it says of the pages behind it
     * @return what the page was, if rows can slip from it to another one
     */
    Optional<PageVersion> arrived(Asked asked, ApiResponse response, PageWord word)
    {
        Optional<ApiRequest> named = word.next();
        visited.add(asked.request());
        if (named.filter(visited::contains).isPresent()) {
            throw problems.leadsBack(endpoint);
        }
        arrived++;
        records += word.records();
        if (arrived == 1) {
            recordsOfFirst = word.records();
        }
        next = named;
        read.add(new ReadPage(asked.request(), asked.reuse(), response.version(), isKnown(response)));
        if (arrived == 1) {
            pages = word.pages();
            shifts = named.isPresent() && (pages.isPresent() || endpoint.paging().shifts());
        }
        // the same records on two pages have moved from one to the other, or the source does not listen
        torn |= word.contradictsItself() || (word.content().isPresent() && word.content().equals(content));
        content = word.content();
        if (!named.equals(pages.flatMap(this::expected))) {
            pages = Optional.empty();
            cancel();
        }
        if (asksOnArrival && pages.isEmpty()) {
            named.ifPresent(this::askBehind);
        }
        return shifts ? Optional.of(new PageVersion(asked.request(), Validators.of(response.headers()), isKnown(response))) : Optional.empty();
    }

    private static boolean isKnown(ApiResponse response)
    {
        return response.cacheStatus() == CacheStatus.HIT;
    }

    private Optional<ApiRequest> expected(NumberedPages known)
    {
        return arrived < known.count() ? Optional.of(known.request(arrived + 1)) : Optional.empty();
    }

    /**
     * How many records have come.
     */
    long records()
    {
        return records;
    }

    /**
     * How many records a full page has: as many as were asked for, or as the source gives at most.
     */
    long fullPage(int asked)
    {
        return arrived == 0 ? asked : recordsOfFirst;
    }

    /**
     * Asks for the page behind the last one that has arrived, and for others behind it where their addresses are known, or as soon as the first of them is.
     *
     * @param wanted how many are to be under way
     */
    Asked next(int wanted)
    {
        asksOnArrival = wanted > 1;
        ReadPage before = read.getLast();
        if (before.known()) {
            Asked behind = behindKnown(next.orElseThrow(), before);
            current = Optional.of(behind);
            return behind;
        }
        Asked first = Optional.ofNullable(ahead.poll()).orElseGet(() -> ask(next.orElseThrow(), behind(before)));
        current = Optional.of(first);
        pages.ifPresent(known -> {
            for (int number = arrived + 2 + ahead.size(); number <= known.count() && number < arrived + 1 + wanted; number++) {
                ahead.add(ask(known.request(number), behind(before)));
            }
        });
        return first;
    }

    /**
     * Asks for a page as soon as its address is known, while the page that has named it waits to be read.
     */
    private void askBehind(ApiRequest request)
    {
        ReadPage before = read.getLast();
        if (before.known() || torn || ended) {
            return;
        }
        ahead.add(ask(request, behind(before)));
        // it may have ended meanwhile
        if (ended) {
            cancel();
        }
    }

    /**
     * What may be taken for a page behind one that the source has sent or confirmed. Where rows change their page, nobody knows before the end whether the pages fit together.
     */
    private Reuse behind(ReadPage before)
    {
        return shifts ? calls.reuse().confirmed().behind(Reuse.UNPLACED) : calls.reuse().behind(before.version());
    }

    /**
     * The page behind one that was not asked for: where what is known ends, that one has to be what the source has now.
     */
    private Asked behindKnown(ApiRequest request, ReadPage before)
    {
        Reuse reuse = calls.reuse().behind(before.version());
        Optional<ApiResponse> known = calls.known(request, reuse);
        if (known.isPresent()) {
            return new Asked(request, reuse, ApiCall.answered(known.get()));
        }
        Reuse confirmed = behind(before).confirmed();
        ApiCall call = new ApiCall();
        CompletableFuture<ApiResponse> _ = calls.send(before.request(), before.reuse().confirmedNow())
                .thenCompose(now -> {
                    torn = now.meaning() != ResponseMeaning.SUCCESS || !now.version().equals(before.version());
                    return torn || call.response().isDone() ? completedFuture(now) : calls.send(request, confirmed);
                })
                .whenComplete((response, failure) -> Futures.complete(call.response(), response, failure));
        return new Asked(request, confirmed, call);
    }

    /**
     * Whether pages that were known are not what the source has now, so that none behind them fits.
     */
    boolean isTorn()
    {
        return torn;
    }

    /**
     * Takes note that the source refuses to go on where it has said that the list goes on: its word was a position of its own, which it may know no more. Pages with numbers are there or not.
     *
     * @return whether the list may be read once more
     */
    boolean tear()
    {
        torn = !shifts;
        return torn;
    }

    private Asked ask(ApiRequest request, Reuse reuse)
    {
        return new Asked(request, reuse, calls.begin(request, reuse));
    }

    /**
     * Takes note that the pages fit together, so that each may be told behind the one in front of it.
     */
    void place()
    {
        for (int index = 1; index < read.size(); index++) {
            ReadPage page = read.get(index);
            calls.place(page.request(), page.version(), read.get(index - 1).version());
        }
    }

    /**
     * Aborts what is under way, for good.
     */
    void abort()
    {
        ended = true;
        cancel();
    }

    private void cancel()
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
     * @param reuse what could be taken of answers that were there already
     */
    record Asked(ApiRequest request, Reuse reuse, ApiCall call)
    {
        Asked
        {
            requireNonNull(request, "request is null");
            requireNonNull(reuse, "reuse is null");
            requireNonNull(call, "call is null");
        }

        CompletableFuture<ApiResponse> response()
        {
            return call.response();
        }
    }

    private record ReadPage(ApiRequest request, Reuse reuse, OptionalLong version, boolean known)
    {
        private ReadPage
        {
            requireNonNull(request, "request is null");
            requireNonNull(reuse, "reuse is null");
            requireNonNull(version, "version is null");
        }
    }
}
