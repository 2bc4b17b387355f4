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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.http.TestingCalls.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Queries of scans that are read together become one; nothing else waits.
 */
final class TestQueryMerger
{
    private static final HttpUrl URL = HttpUrl.get("https://desk.example/graphql");

    private final RecordingSender sender = new RecordingSender();
    private final QueryMerger merger = new QueryMerger(sender);

    @Test
    void testOneRequestForBoth()
    {
        List<ApiCall> calls = hold(query("a"), query("b"));
        assertThat(sender.sent).isEmpty();
        merger.send();
        Sent sent = getOnlyElement(sender.sent);
        assertThat(sent.request().route()).isEqualTo("POST /graphql of.a, of.b");
        assertThat(sent.request().cost()).isEqualTo(2);
        assertThat(((Payload.Query) sent.request().payload()).text()).isEqualTo("{\"query\":\"query($a: Int, $b: Int) {\\na: x\\nb: x\\n}\\nfragment a\\nfragment b\",\"variables\":{}}");
        assertThat(merger.answered()).isNotDone();
        sent.call().fail(new IllegalStateException("gone"));
        assertThat(calls).allSatisfy(call -> assertThat(call.response()).isCompletedExceptionally());
        assertThat(merger.answered()).isCompletedWithValueMatching(_ -> true);
        merger.send();
        assertThat(sender.sent).hasSize(1);
    }

    /**
     * What follows from an answer, on whatever thread, and what is no query go out at once.
     */
    @Test
    void testWhatIsNotHeld()
    {
        merger.execute(query("a"), CONTEXT);
        hold(new ApiRequest("GET", "GET /books", URL, new Payload.None(), ImmutableMap.of(), true, "desk", 1));
        merger.hold(() -> {
            Thread other = Thread.ofVirtual().start(() -> merger.execute(query("b"), CONTEXT));
            try {
                other.join();
            }
            catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(sender.sent).extracting(sent -> sent.request().route()).containsExactly("POST /graphql of.a", "GET /books", "POST /graphql of.b");
    }

    @Test
    void testStepThatFailsHoldsNothing()
    {
        assertThatThrownBy(() -> merger.hold(() -> {
            throw new IllegalStateException("step");
        })).hasMessage("step");
        merger.execute(query("a"), CONTEXT);
        assertThat(sender.sent).hasSize(1);
    }

    @Test
    void testCancelBeforeItIsSent()
    {
        List<ApiCall> calls = hold(query("a"), query("b"));
        calls.getFirst().cancel();
        merger.send();
        assertThat(getOnlyElement(sender.sent).request().route()).isEqualTo("POST /graphql of.b");
        hold(query("c")).getFirst().cancel();
        merger.send();
        assertThat(sender.sent).hasSize(1);
    }

    /**
     * The request is aborted when nobody waits for it any more, however often each says so.
     */
    @Test
    void testCancelUnderWay()
    {
        List<ApiCall> calls = hold(query("a"), query("b"));
        merger.send();
        calls.getFirst().cancel();
        calls.getFirst().cancel();
        assertThat(getOnlyElement(sender.sent).call().response()).isNotDone();
        calls.getLast().cancel();
        assertThat(getOnlyElement(sender.sent).call().response()).isCancelled();
        assertThat(merger.answered()).isDone();
    }

    private List<ApiCall> hold(ApiRequest... requests)
    {
        List<ApiCall> calls = new ArrayList<>();
        merger.hold(() -> ImmutableList.copyOf(requests).forEach(request -> calls.add(merger.execute(request, CONTEXT))));
        return calls;
    }

    private static ApiRequest query(String name)
    {
        Payload.Query query = new Payload.Query(ImmutableList.of("$%s: Int".formatted(name)), ImmutableList.of(name + ": x"), ImmutableList.of("fragment " + name), ImmutableMap.of());
        return new ApiRequest("POST", "POST /graphql of." + name, URL, query, ImmutableMap.of(), true, "desk", 1);
    }

    private record Sent(ApiRequest request, ApiCall call) {}

    private static final class RecordingSender
            implements RequestSender
    {
        private final List<Sent> sent = new ArrayList<>();

        @Override
        public synchronized ApiCall execute(ApiRequest request, RequestContext context)
        {
            ApiCall call = new ApiCall();
            sent.add(new Sent(request, call));
            return call;
        }

        @Override
        public ApiCall share(ApiRequest request, RequestContext context)
        {
            return execute(request, context);
        }
    }
}
