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
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialIssuer;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.credential.IssuedCredential;
import io.omnisql.connector.credential.RenewingCredentialProvider;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.testing.TestingIssuer;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Many requests over real sockets with a credential that is revoked again and again, of which some are cancelled: each of them ends, no permit is missing afterwards, and no
 * credential is asked for without need.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestRandomRenewals
{
    private static final int CALLS = 300;

    @Test
    void testRandomRenewals()
    {
        for (int seed = 0; seed < 5; seed++) {
            try (TestingServer server = new TestingServer(TestingServer.settings(5, Duration.ofSeconds(30)))) {
                run(server, new Random(seed));
            }
        }
    }

    private static void run(TestingServer server, Random random)
    {
        TestingTiming timing = new TestingTiming();
        CatalogPermits permits = server.permits(timing);
        RequestLedger ledger = new RequestLedger(timing);
        ApiClient client = server.client(ledger, timing, permits);
        Desk desk = new Desk(new Random(random.nextLong()));
        server.answersAll(desk::answer);
        CredentialProvider credentials = new RenewingCredentialProvider(TestingIssuer.ID, desk, timing::nanos);

        List<RequestContext> contexts = new ArrayList<>();
        List<ApiCall> calls = new ArrayList<>();
        for (int index = 0; index < CALLS; index++) {
            RequestContext context = new RequestContext("query_" + index / 3, "books", "ada", credentials, "trace", 0, Duration.ofDays(1).toMillis(), 10_000, 1);
            contexts.add(context);
            calls.add(client.execute(server.renderer().page(TestingCalls.BOOK_LIST, TestingCalls.MAIN, ImmutableList.of(), 10, Optional.empty()), context));
            if (random.nextInt(5) == 0) {
                calls.get(random.nextInt(calls.size())).cancel();
            }
        }
        List<CompletableFuture<ApiResponse>> responses = calls.stream().map(ApiCall::response).collect(toImmutableList());
        responses.forEach(TestRandomRenewals::assertEnds);
        while (permits.stats().getUnderWay() > 0 || !contexts.stream().allMatch(context -> ledger.usage(context).activity().isAtRest())) {
            Thread.onSpinWait();
        }
        assertThat(permits.stats().getWaiting()).isZero();
        assertThat(permits.status()).allSatisfy(status -> {
            assertThat(status.inUse()).isZero();
            assertThat(status.waiting()).isZero();
        });
        assertThat(responses).as("most of them get through").filteredOn(response -> !response.isCompletedExceptionally()).hasSizeGreaterThan(CALLS / 3);
        desk.assertIssuedForRevocations();
    }

    private static void assertEnds(CompletableFuture<ApiResponse> response)
    {
        boolean ended = response.handle((_, _) -> true).join();
        assertThat(ended).isTrue();
        if (response.isCompletedExceptionally() && !response.isCancelled()) {
            TrinoException failure = (TrinoException) catchThrowableOfType(CompletionException.class, response::join).getCause();
            assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(CREDENTIAL_EXPIRED.toErrorCode());
        }
    }

    /**
     * Accepts the latest credential, and revokes it now and then.
     */
    private static final class Desk
            implements CredentialIssuer
    {
        private final Random random;
        private int revocations;
        private int issued;

        private Desk(Random random)
        {
            this.random = random;
        }

        private synchronized MockResponse answer(RecordedRequest request)
        {
            if (random.nextInt(25) == 0) {
                revocations++;
            }
            return TestingServer.response(Objects.equals(request.getHeaders().get("Authorization"), "Bearer token-" + revocations) ? 200 : 401, "[]");
        }

        @Override
        public CompletableFuture<IssuedCredential> issue(Runnable onTokenRequest)
        {
            return supplyAsync(this::next);
        }

        private synchronized IssuedCredential next()
        {
            issued++;
            return new IssuedCredential(new Credential.BearerToken(TestingIssuer.ID, "lending.desk-key", "token-" + revocations), TestingIssuer.LIFETIME);
        }

        private synchronized void assertIssuedForRevocations()
        {
            assertThat(revocations).isPositive();
            assertThat(issued).isBetween(2, revocations + 1);
        }
    }
}
