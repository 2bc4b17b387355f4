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

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.http.ApiCall;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.testing.TestingTiming;
import okhttp3.Headers;
import okhttp3.HttpUrl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.Paging.offset;
import static java.lang.Integer.parseInt;
import static java.lang.Math.ceilDiv;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * A list of a source that counts its pages, or the records in front of them, whose rows a test changes between any two answers. Requests are answered when, and in which order, the test says. Not thread-safe.
 */
final class ShiftingList
        implements RequestSender
{
    private final List<Row> rows = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> waiting = new ArrayList<>();
    private boolean namesLast = true;
    private boolean tagged = true;
    private Paging paging = numberedLinkHeader("size", TestingTickets.PAGE_SIZE);
    private int mostAtOnce = Integer.MAX_VALUE;
    private long untrueRecords;
    private final Set<Long> hidden = new HashSet<>();

    ShiftingList(List<Row> rows)
    {
        this.rows.addAll(rows);
    }

    ShiftingList withoutLast()
    {
        namesLast = false;
        return this;
    }

    /**
     * A list whose pages are asked for by the number of records in front of them, and which says how many there are.
     */
    ShiftingList counted()
    {
        paging = offset("offset", "size", TestingTickets.PAGE_SIZE, "/total");
        return this;
    }

    /**
     * The same, which does not say it.
     */
    ShiftingList uncounted()
    {
        paging = offset("offset", "size", TestingTickets.PAGE_SIZE);
        return this;
    }

    /**
     * A list whose answers say which places they are about, and that leaves these rows out of them.
     */
    ShiftingList ofPlacesWithout(Long... numbers)
    {
        paging = offset("offset", "size", TestingTickets.PAGE_SIZE, "/total").ofPlaces("/from", "/places", "/last");
        hidden.addAll(ImmutableList.copyOf(numbers));
        return this;
    }

    /**
     * Gives no more records at once, however many are asked for.
     */
    ShiftingList withPagesOf(int records)
    {
        mostAtOnce = records;
        return this;
    }

    /**
     * Says that there are so many more records than there are.
     */
    ShiftingList withUntrueRecords(long records)
    {
        untrueRecords = records;
        return this;
    }

    Paging paging()
    {
        return paging;
    }

    ShiftingList withoutTags()
    {
        tagged = false;
        return this;
    }

    List<Row> rows()
    {
        return rows;
    }

    /**
     * The numbers of the rows that the list shows.
     */
    List<Long> visible()
    {
        return rows.stream().map(Row::number).filter(number -> !hidden.contains(number)).collect(toImmutableList());
    }

    @Override
    public ApiCall execute(ApiRequest request, RequestContext context)
    {
        Sent call = new Sent(request, new ApiCall());
        sent.add(call);
        waiting.add(call);
        return call.call();
    }

    @Override
    public ApiCall share(ApiRequest request, RequestContext context)
    {
        return execute(request, context);
    }

    /**
     * The requests that wait for an answer.
     */
    List<Sent> waiting()
    {
        waiting.removeIf(call -> call.call().response().isDone());
        return waiting;
    }

    /**
     * The pages that were asked for so far, in this order; those that were asked for again stand in brackets.
     */
    List<String> pages()
    {
        return sent.stream().map(Sent::toString).collect(toImmutableList());
    }

    void answerAll()
    {
        while (!waiting().isEmpty()) {
            answer(waiting().getFirst());
        }
    }

    Sent waiting(int page)
    {
        return waiting().stream().filter(call -> call.page() == page).findFirst().orElseThrow();
    }

    void answer(Sent call)
    {
        if (paging instanceof Paging.Offset) {
            int from = min(rows.size(), call.offset());
            int places = min(mostAtOnce, call.size());
            List<Row> visible = rows.subList(from, min(rows.size(), from + places)).stream().filter(row -> !hidden.contains(row.number())).collect(toImmutableList());
            answer(call, "{\"tickets\":%s,\"total\":%s,\"from\":%s,\"places\":%s,\"last\":%s}".formatted(records(visible), rows.size() + untrueRecords, from, places, from + places >= rows.size()), "");
            return;
        }
        answer(call, call.page() * call.size() < rows.size() ? Optional.of(call.page() + 1) : Optional.empty());
    }

    /**
     * @param next the page that the answer names as the next one
     */
    void answer(Sent call, Optional<Integer> next)
    {
        int from = min(rows.size(), (call.page() - 1) * call.size());
        answer(call, rows.subList(from, min(rows.size(), from + call.size())), next);
    }

    /**
     * Answers with these records, of a list that is counted or not.
     */
    void answer(Sent call, List<Row> page)
    {
        answer(call, "{\"tickets\":%s,\"total\":%s}".formatted(records(page), rows.size() + untrueRecords), "");
    }

    private static String records(List<Row> page)
    {
        return page.stream().map(Row::json).collect(joining(",", "[", "]"));
    }

    void answer(Sent call, List<Row> page, Optional<Integer> next)
    {
        int size = call.size();
        String body = records(page);
        String links = next.map(number -> "<%s>; rel=\"next\"".formatted(call.url(number))).orElse("");
        if (namesLast && next.isPresent()) {
            links += ", <%s>; rel=\"last\"".formatted(call.url(max(1, ceilDiv(rows.size(), size))));
        }
        answer(call, body, links);
    }

    private void answer(Sent call, String body, String links)
    {
        Headers.Builder headers = new Headers.Builder();
        if (!links.isEmpty()) {
            headers.add("Link", links);
        }
        String tag = "\"%s\"".formatted(Hashing.sha256().hashString(body + links, UTF_8));
        if (tagged) {
            headers.add("ETag", tag);
        }
        boolean isSame = tag.equals(call.request().headers().get("If-None-Match"));
        waiting.remove(call);
        call.call().response().complete(new ApiResponse(
                isSame ? 304 : 200,
                headers.build(),
                isSame ? new byte[0] : body.getBytes(UTF_8),
                TestingTiming.START,
                isSame ? ResponseMeaning.NOT_MODIFIED : ResponseMeaning.SUCCESS));
    }

    /**
     * @param rank by which the list may be sorted; it is different for each row
     */
    record Row(long number, long rank)
    {
        private String json()
        {
            return "{\"number\":%s,\"rank\":%s}".formatted(number, rank);
        }
    }

    record Sent(ApiRequest request, ApiCall call)
    {
        int page()
        {
            return Optional.ofNullable(request.url().queryParameter("page")).map(Integer::parseInt).orElse(1 + offset() / TestingTickets.PAGE_SIZE);
        }

        int offset()
        {
            return parseInt(Optional.ofNullable(request.url().queryParameter("offset")).orElse("0"));
        }

        int size()
        {
            return parseInt(request.url().queryParameter("size"));
        }

        private HttpUrl url(int page)
        {
            return request.url().newBuilder().setQueryParameter("page", String.valueOf(page)).build();
        }

        @Override
        public String toString()
        {
            return request.isConditional() ? "(%s)".formatted(page()) : String.valueOf(page());
        }
    }
}
