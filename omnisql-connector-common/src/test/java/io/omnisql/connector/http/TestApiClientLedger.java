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

import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Validators;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.definition.ResponseMeaning.MOVED;
import static io.omnisql.connector.definition.ResponseMeaning.NOT_MODIFIED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.http.TestingCalls.failure;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What a request leaves in the ledger, and that nothing is sent beside it.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiClientLedger
{
    private final TestingCalls calls = new TestingCalls();

    @AfterEach
    void close()
    {
        calls.close();
    }

    @Test
    void testAttemptIsCountedBeforeItIsSent()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.server().awaitRequests(1);
        LedgerEntry entry = getOnlyElement(calls.usage().entries());
        assertThat(calls.usage().requests()).isEqualTo(1);
        assertThat(entry.outcome()).isEmpty();

        calls.timing().advance(Duration.ofMillis(40));
        permission.complete(null);
        response.join();
        assertThat(entry.outcome()).contains(new LedgerEntry.Outcome(OptionalInt.of(200), 40));
        assertThat(entry.startedAt()).isEqualTo(TestingTiming.START);
        assertThat(entry.request().route()).isEqualTo("GET /cities/{city}/{library}/books");
        assertThat(entry.credentialId().value()).isEqualTo("token-1");
    }

    /**
     * Where nobody has asked whether a page has changed, 304 has no meaning.
     */
    @Test
    void testUnchangedWithoutACondition()
    {
        calls.server().answers(304, "");
        failure(calls.execute(calls.books()), BAD_RESPONSE);
    }

    @Test
    void testUnchangedIsNoRequestOfTheBudget()
    {
        calls.server().answers(304, "");
        ApiRequest conditional = calls.books().unlessUnchanged(new Validators(Optional.of("\"v1\""), Optional.of("Thu, 26 Nov 2026 10:00:00 GMT")));
        assertThat(calls.execute(conditional).join().meaning()).isEqualTo(NOT_MODIFIED);
        assertThat(conditional.headers()).containsEntry("If-None-Match", "\"v1\"").doesNotContainKey("If-Modified-Since");
        calls.server().answers(200, "[]");
        calls.execute(calls.books()).join();
        assertThat(calls.usage().requests()).isEqualTo(1);
        assertThat(calls.usage().notModified()).isEqualTo(1);
        assertThat(calls.usage().entries()).hasSize(2);
    }

    /**
     * Whether it is one is known when it is answered.
     */
    @Test
    void testUnchangedIsNoRequestThatTheQueryMayMake()
    {
        ApiRequest conditional = calls.books().unlessUnchanged(new Validators(Optional.of("\"v1\""), Optional.empty()));
        RequestContext context = TestingCalls.context(60_000, 2);
        calls.server().answers(200, "[1]");
        calls.client().execute(calls.books(), context).response().join();
        for (int time = 0; time < 3; time++) {
            calls.server().answers(304, "");
            calls.client().execute(conditional, context).response().join();
        }
        calls.server().answers(200, "[2]");
        calls.client().execute(conditional, context).response().join();
        calls.server().answers(304, "");
        calls.client().execute(conditional, context).response().join();
        calls.server().answers(200, "[3]");
        String _ = failure(calls.client().execute(conditional, context).response(), REQUEST_LIMIT_EXCEEDED);
        String _ = failure(calls.client().execute(calls.books(), context).response(), REQUEST_LIMIT_EXCEEDED);
        assertThat(calls.usage().requests()).isEqualTo(3);
        assertThat(calls.usage().notModified()).isEqualTo(4);
    }

    /**
     * A page is not refused because it is asked at the same time whether another one has changed.
     */
    @Test
    void testAskingTakesNothingOfWhatTheQueryMayMake()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 304, "");
        calls.server().answers(200, "[1]");
        RequestContext context = TestingCalls.context(60_000, 1);
        ApiCall asked = calls.client().execute(calls.books().unlessUnchanged(new Validators(Optional.of("\"v1\""), Optional.empty())), context);
        calls.server().awaitRequests(1);
        TestingCalls.await(calls.client().execute(calls.books(), context).response());
        permission.complete(null);
        assertThat(TestingCalls.await(asked.response()).meaning()).isEqualTo(NOT_MODIFIED);
    }

    @Test
    void testLatestQuotaIsKept()
    {
        String reset = String.valueOf(TestingTiming.START.getEpochSecond() + 30);
        calls.server().answers(200, "[]", "x-desk-limit", "60", "x-desk-remaining", "8", "x-desk-reset", reset);
        calls.server().answers(404, "", "x-desk-limit", "60", "x-desk-remaining", "7", "x-desk-reset", reset);
        calls.server().answers(200, "[]");
        for (int request = 0; request < 3; request++) {
            calls.execute(calls.books()).join();
        }
        assertThat(calls.usage().quota()).contains(new QuotaObservation("desk", 60, 7, TestingTiming.START.plusSeconds(30)));
    }

    /**
     * The exchange ends on a thread of the HTTP client, and an abort is no failure that is tried again.
     */
    @Test
    void testCancelAbortsTheExchange()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 200, "[]");
        ApiCall call = calls.client().execute(calls.books(), TestingCalls.CONTEXT);
        calls.server().awaitRequests(1);
        call.cancel();
        assertThat(call.response()).isCancelled();
        LedgerEntry entry = getOnlyElement(calls.usage().entries());
        while (entry.outcome().isEmpty()) {
            Thread.onSpinWait();
        }
        permission.complete(null);
        assertThat(entry.outcome().orElseThrow().status()).isEmpty();
        assertThat(calls.timing().waits()).isEmpty();
        assertThat(calls.usage().requests()).isEqualTo(1);
    }

    /**
     * Neither to the source itself, as nobody would count that request, nor anywhere else, where the credential does not belong.
     */
    @Test
    void testRedirectionIsNotFollowed()
    {
        try (TestingServer other = new TestingServer()) {
            for (int status : new int[] {301, 307, 308}) {
                calls.server().answers(status, "", "Location", calls.server().url("/books").toString());
                assertThat(calls.execute(calls.books()).join().meaning()).isEqualTo(MOVED);
            }
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                calls.server().answers(status, "", "Location", other.url("/books").toString());
                failure(calls.execute(calls.books()), BAD_RESPONSE);
            }
            assertThat(calls.server().requests()).hasSize(8);
            assertThat(calls.usage().requests()).isEqualTo(8);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void testLinkToTheSourceItself()
    {
        calls.server().answers(200, "[]");
        calls.execute(calls.linked(calls.server().url("/elsewhere?page=2&after=%3D"))).join();
        assertThat(calls.server().targets()).containsExactly("/elsewhere?page=2&after=%3D");
        assertThat(getOnlyElement(calls.server().requests()).getHeaders().get("Authorization")).isEqualTo("Bearer " + SECRET);
    }
}
