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
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.testing.TestingTiming;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.http.TestingCalls.await;
import static io.omnisql.connector.http.TestingReuse.FIVE_MINUTES;
import static io.omnisql.connector.http.TestingReuse.REVALIDATE;
import static io.omnisql.connector.http.TestingReuse.assertAnswer;
import static io.omnisql.connector.http.TestingReuse.context;
import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What need not be asked is not asked, and whatever is answered is as young as the query wants it.
 */
@Timeout(60)
final class TestReusingSender
{
    private final TestingReuse reuse = new TestingReuse();
    private final TestingCalls calls = reuse.calls();
    private final TestingTiming timing = calls.timing();
    private final CacheStats stats = reuse.stats();
    private final ReusingSender sender = reuse.sender();

    @AfterEach
    void tearDown()
    {
        reuse.close();
    }

    @Test
    void testWhatIsYoungEnoughIsNotAskedFor()
    {
        calls.server().answers(200, "[1]", "ETag", "W/\"1\"");
        assertAnswer(reuse.execute("query_1", FIVE_MINUTES), "[1]", CacheStatus.MISS);
        timing.advance(Duration.ofMinutes(5));
        ApiResponse hit = reuse.execute("query_2", FIVE_MINUTES);
        assertAnswer(hit, "[1]", CacheStatus.HIT);
        assertThat(hit.receivedAt()).isEqualTo(TestingTiming.START);
        assertThat(hit.header("ETag")).hasValue("W/\"1\"");
        assertThat(calls.server().requests()).hasSize(1);
        assertThat(reuse.usage("query_2").requests()).isZero();
        assertThat(reuse.usage("query_2").cacheHits()).isEqualTo(1);

        timing.advance(Duration.ofMillis(1));
        calls.server().answers(304, "", "ETag", "W/\"1\"");
        ApiResponse confirmed = reuse.execute("query_3", FIVE_MINUTES);
        assertAnswer(confirmed, "[1]", CacheStatus.REVALIDATED);
        assertThat(confirmed.receivedAt()).isEqualTo(timing.now());
        assertThat(reuse.conditions()).containsExactly("", "W/\"1\"");
        // its age counts from there
        timing.advance(Duration.ofMinutes(5));
        assertAnswer(reuse.execute("query_4", FIVE_MINUTES), "[1]", CacheStatus.HIT);
        assertThat(stats.getHits().getTotalCount()).isEqualTo(2);
        assertThat(stats.getRevalidations().getTotalCount()).isEqualTo(1);
        assertThat(stats.getMisses().getTotalCount()).isEqualTo(1);
    }

    @Test
    void testTheSourceIsAskedByDefault()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(304, "");
        calls.server().answers(200, "[2]", "ETag", "\"2\"");
        calls.server().answers(304, "");
        assertAnswer(reuse.execute("query_1", REVALIDATE), "[1]", CacheStatus.MISS);
        assertAnswer(reuse.execute("query_2", REVALIDATE), "[1]", CacheStatus.REVALIDATED);
        assertAnswer(reuse.execute("query_3", REVALIDATE), "[2]", CacheStatus.MISS);
        assertAnswer(reuse.execute("query_4", REVALIDATE), "[2]", CacheStatus.REVALIDATED);
        assertThat(reuse.conditions()).containsExactly("", "\"1\"", "\"1\"", "\"2\"");
        assertThat(reuse.usage("query_2").requests()).isZero();
        assertThat(reuse.usage("query_2").notModified()).isEqualTo(1);
        assertThat(reuse.usage("query_3").requests()).isEqualTo(1);
    }

    @Test
    void testSameTwiceInAQuery()
    {
        calls.server().answers(200, "[1]");
        calls.server().answers(200, "[2]");
        ApiResponse first = reuse.execute("query_1", REVALIDATE);
        timing.advance(Duration.ofMinutes(9));
        assertThat(reuse.execute("query_1", REVALIDATE)).isSameAs(first);
        assertAnswer(reuse.execute("query_2", REVALIDATE), "[2]", CacheStatus.MISS);
        // whatever others are told meanwhile
        assertThat(reuse.execute("query_1", REVALIDATE)).isSameAs(first);
        assertThat(stats.getRepeats().getTotalCount()).isEqualTo(2);
        sender.forget("query_1");
        calls.server().answers(200, "[3]");
        assertAnswer(reuse.execute("query_1", REVALIDATE), "[3]", CacheStatus.MISS);
    }

    @Test
    void testAskingAfreshInAQuery()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(200, "[2]", "ETag", "\"2\"");
        ApiResponse _ = reuse.execute("query_1", FIVE_MINUTES);
        assertAnswer(reuse.execute("query_1", FIVE_MINUTES.confirmedNow()), "[2]", CacheStatus.MISS);
        assertAnswer(reuse.execute("query_1", FIVE_MINUTES), "[2]", CacheStatus.MISS);
        assertThat(reuse.conditions()).containsExactly("", "\"1\"");
    }

    /**
     * A time of whole seconds does not tell what has changed since a moment ago.
     */
    @Test
    void testAskingAfreshWhereThereIsOnlyATime()
    {
        calls.server().answers(200, "[1]", "Last-Modified", "Sun, 01 Mar 2026 11:00:00 GMT");
        calls.server().answers(200, "[2]", "Last-Modified", "Sun, 01 Mar 2026 11:00:00 GMT");
        ApiResponse _ = reuse.execute("query_1", REVALIDATE);
        assertAnswer(reuse.execute("query_1", REVALIDATE.confirmedNow()), "[2]", CacheStatus.MISS);
        assertThat(calls.server().requests()).noneMatch(request -> request.getHeaders().get("If-Modified-Since") != null);
    }

    /**
     * A problem is the same for the rest of the query, and nothing to later ones.
     */
    @Test
    void testMissing()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(404, "");
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        ApiResponse _ = reuse.execute("query_1", FIVE_MINUTES);
        assertThat(reuse.execute("query_2", REVALIDATE).status()).isEqualTo(404);
        assertThat(reuse.execute("query_2", REVALIDATE).status()).isEqualTo(404);
        assertAnswer(reuse.execute("query_3", FIVE_MINUTES), "[1]", CacheStatus.MISS);
        assertThat(reuse.conditions()).containsExactly("", "\"1\"", "");
    }

    @Test
    void testFlush()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        ApiResponse _ = reuse.execute("query_1", Reuse.of(300_000, 1));
        ApiResponse _ = reuse.execute("query_2", Reuse.of(300_000, 2));
        ApiResponse _ = reuse.execute("query_3", Reuse.of(300_000, 2));
        // one that was planned before
        ApiResponse _ = reuse.execute("query_4", Reuse.of(300_000, 1));
        assertThat(reuse.conditions()).containsExactly("", "");
    }

    /**
     * F38: a source may say that nothing has changed, and be wrong.
     */
    @Test
    void testWhatIsConfirmedForTooLongIsReadAgain()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        ApiResponse _ = reuse.execute("query_0", REVALIDATE);
        for (int hour = 1; hour < 24; hour++) {
            timing.advance(Duration.ofHours(1));
            calls.server().answers(304, "");
            assertAnswer(reuse.execute("query_" + hour, REVALIDATE), "[1]", CacheStatus.REVALIDATED);
        }
        timing.advance(Duration.ofHours(1));
        calls.server().answers(200, "[2]", "ETag", "\"1\"");
        assertAnswer(reuse.execute("query_24", REVALIDATE), "[2]", CacheStatus.MISS);
        assertThat(reuse.conditions().getLast()).isEmpty();
    }

    @Test
    void testNothingToAskBy()
    {
        calls.server().answers(200, "[1]");
        calls.server().answers(200, "[2]");
        calls.server().answers(200, "[3]", "Last-Modified", "Sun, 01 Mar 2026 11:00:00 GMT");
        calls.server().answers(304, "");
        ApiResponse _ = reuse.execute("query_1", REVALIDATE);
        // nobody was to be given it
        assertAnswer(reuse.execute("query_2", FIVE_MINUTES), "[2]", CacheStatus.MISS);
        assertAnswer(reuse.execute("query_3", FIVE_MINUTES), "[2]", CacheStatus.HIT);
        assertAnswer(reuse.execute("query_4", REVALIDATE), "[3]", CacheStatus.MISS);
        assertAnswer(reuse.execute("query_5", REVALIDATE), "[3]", CacheStatus.REVALIDATED);
        assertThat(calls.server().requests()).extracting(request -> Optional.ofNullable(request.getHeaders().get("If-Modified-Since")).orElse("")).containsExactly("", "", "", "Sun, 01 Mar 2026 11:00:00 GMT");
    }

    /**
     * What a query's answer tells of problems may pass.
     */
    @Test
    void testAnswersToQueries()
    {
        ApiRequest request = new ApiRequest("POST", "POST /graphql books", calls.server().url("/graphql"), new Payload.Query(ImmutableList.of(), ImmutableList.of("books { title }"), ImmutableList.of(), ImmutableMap.of()), ImmutableMap.of(), true, "desk", 1);
        calls.server().answers(200, "{\"data\":{\"books\":null},\"errors\":[{\"message\":\"later\"}]}");
        calls.server().answers(200, "{\"data\":{\"books\":1}}");
        ApiResponse first = reuse.execute(request, "query_1", FIVE_MINUTES);
        assertThat(reuse.execute(request, "query_1", FIVE_MINUTES)).isSameAs(first);
        assertAnswer(reuse.execute(request, "query_2", FIVE_MINUTES), "{\"data\":{\"books\":1}}", CacheStatus.MISS);
        assertAnswer(reuse.execute(request, "query_3", FIVE_MINUTES), "{\"data\":{\"books\":1}}", CacheStatus.HIT);
    }

    /**
     * A page is one of a list, and behind no other page than that which it was read behind.
     */
    @Test
    void testPageBehindAnotherOne()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(200, "[2]", "ETag", "\"2\"");
        OptionalLong first = reuse.execute("query_1", FIVE_MINUTES).version();
        OptionalLong second = reuse.execute(reuse.page(2), "query_1", FIVE_MINUTES.behind(first)).version();
        assertThat(second).isPresent().isNotEqualTo(first);
        assertAnswer(reuse.execute(reuse.page(2), "query_2", FIVE_MINUTES.behind(first)), "[2]", CacheStatus.HIT);
        assertThat(sender.known(reuse.page(2), context("query_3", CREDENTIALS, FIVE_MINUTES.behind(second)))).isEmpty();
        calls.server().answers(304, "");
        ApiResponse moved = reuse.execute(reuse.page(2), "query_3", FIVE_MINUTES.behind(second));
        assertAnswer(moved, "[2]", CacheStatus.REVALIDATED);
        assertThat(moved.version()).isEqualTo(second);
        assertThat(sender.known(reuse.page(2), context("query_4", CREDENTIALS, FIVE_MINUTES.behind(second)))).isPresent();
    }

    @Test
    void testSameContentIsSameVersion()
    {
        calls.server().answers(200, "[1]");
        calls.server().answers(200, "[1]");
        calls.server().answers(200, "[1]", "Link", "<%s>; rel=\"next\"".formatted(calls.server().url("/more")));
        OptionalLong first = reuse.execute("query_1", FIVE_MINUTES).version();
        assertThat(reuse.execute("query_1", FIVE_MINUTES.confirmedNow()).version()).isEqualTo(first);
        // a list that has become longer
        assertThat(reuse.execute("query_1", FIVE_MINUTES.confirmedNow()).version()).isNotEqualTo(first);
    }

    @Test
    void testQueriesAskAtTheSameTime()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 200, "[1]");
        ApiCall first = sender.execute(calls.books(), context("query_1", CREDENTIALS, REVALIDATE));
        ApiCall second = sender.execute(calls.books(), context("query_2", CREDENTIALS, REVALIDATE));
        ApiCall third = sender.execute(calls.books(), context("query_2", CREDENTIALS, REVALIDATE));
        calls.server().awaitRequests(1);
        first.cancel();
        third.cancel();
        permission.complete(null);
        assertAnswer(await(second.response()), "[1]", CacheStatus.MISS);
        assertThat(first.response()).isCancelled();
        // each of the queries has its answer
        assertAnswer(reuse.execute("query_2", REVALIDATE), "[1]", CacheStatus.MISS);
        assertThat(calls.server().requests()).hasSize(1);
        assertThat(reuse.usage("query_1").requests()).isEqualTo(1);
        assertThat(reuse.usage("query_2").requests()).isZero();
    }

    @Test
    void testRequestThatNobodyWaitsForIsAborted()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 200, "[1]");
        ApiCall first = sender.execute(calls.books(), context("query_1", CREDENTIALS, REVALIDATE));
        ApiCall second = sender.execute(calls.books(), context("query_2", CREDENTIALS, REVALIDATE));
        calls.server().awaitRequests(1);
        first.cancel();
        second.cancel();
        calls.server().awaitDisconnection();
        permission.complete(null);
        calls.server().answers(200, "[2]");
        assertAnswer(reuse.execute("query_1", REVALIDATE), "[2]", CacheStatus.MISS);
    }

    /**
     * A limit of one query is none of another.
     */
    @Test
    void testFailureIsThatOfTheQueryThatHasSent()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 418, "");
        ApiCall first = sender.execute(calls.books(), context("query_1", CREDENTIALS, REVALIDATE));
        ApiCall second = sender.execute(calls.books(), context("query_2", CREDENTIALS, REVALIDATE));
        calls.server().awaitRequests(1);
        calls.server().answers(200, "[2]");
        permission.complete(null);
        String _ = TestingCalls.failure(first.response(), ApiErrorCode.BAD_RESPONSE);
        assertAnswer(await(second.response()), "[2]", CacheStatus.MISS);
    }

    @Test
    void testSwitchedOff()
    {
        ReusingSender none = reuse.sender(0);
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(200, "[2]", "ETag", "\"2\"");
        calls.server().answers(200, "[3]", "ETag", "\"3\"");
        RequestContext context = context("query_1", CREDENTIALS, FIVE_MINUTES);
        assertAnswer(await(none.execute(calls.books(), context).response()), "[1]", CacheStatus.MISS);
        assertAnswer(await(none.execute(calls.books(), context).response()), "[2]", CacheStatus.MISS);
        assertThat(none.known(calls.books(), context)).isEmpty();
        // but what is shared is asked for once
        assertAnswer(await(none.share(calls.books(), context).response()), "[3]", CacheStatus.MISS);
        assertAnswer(await(none.share(calls.books(), context).response()), "[3]", CacheStatus.MISS);
        assertThat(reuse.conditions()).containsExactly("", "", "");
    }

    /**
     * A key is what is asked and by whom; neither it nor an answer prints more than names.
     */
    @Test
    void testTexts()
    {
        ResponseCache cache = new ResponseCache(new CacheSettings("acme", 1 << 20, Duration.ofDays(1)), stats);
        ApiRequest request = calls.linked(HttpUrl.get("http://127.0.0.1/books?title=canary-title&by=number"));
        assertThat(cache.key(CREDENTIALS.id(), request)).asString().isEqualTo("GET as token-1");
        assertThat(cache.key(CREDENTIALS.id(), request).url()).isEqualTo("http://127.0.0.1/books?by=number&title=canary-title");
        assertThat(cache.key(CREDENTIALS.id(), request).headers().toString()).doesNotContain(SECRET);
        calls.server().answers(200, "[\"canary-title\"]", "Set-Cookie", "canary-cookie", "ETag", "\"1\"");
        ApiResponse response = reuse.execute("query_1", FIVE_MINUTES);
        assertThat(response).asString().doesNotContain("canary");
        assertThat(response.header("Set-Cookie")).isEmpty();
    }
}
