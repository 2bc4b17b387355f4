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

import io.omnisql.connector.credential.CredentialIssuer;
import io.omnisql.connector.credential.RenewingCredentialProvider;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.testing.TestingIssuer;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A credential that is late, never comes, or is rejected: nothing is sent without it, and the account of the query is closed when its call has ended.
 */
@Timeout(60)
final class TestApiClientCredentials
{
    private final TrinoException revoked = new TrinoException(CREDENTIAL_REJECTED, "revoked");
    private final TestingIssuer issuer = new TestingIssuer();
    private final TestingCalls calls = new TestingCalls();

    @AfterEach
    void close()
    {
        calls.close();
    }

    @Test
    void testCredentialThatCannotBeFound()
    {
        assertRevoked(_ -> failedFuture(revoked));
        assertRevoked(_ -> {
            throw revoked;
        });
    }

    private void assertRevoked(CredentialIssuer credentials)
    {
        ApiCall call = calls.client().execute(calls.books(), context(credentials));
        assertThat(TestingCalls.failure(call.response(), CREDENTIAL_REJECTED)).isEqualTo("revoked");
        assertThat(calls.usage().activity().isAtRest()).isTrue();
        assertThat(calls.server().requests()).isEmpty();
    }

    @Test
    void testCancelBeforeTheCredentialComes()
    {
        ApiCall call = calls.client().execute(calls.books(), context(issuer));
        assertThat(calls.usage().activity().isAtRest()).isFalse();
        call.cancel();
        issuer.issues(SECRET);
        while (!calls.usage().activity().isAtRest()) {
            Thread.onSpinWait();
        }
        assertThat(call.response()).isCancelled();
        assertThat(calls.server().requests()).isEmpty();
        assertThat(calls.usage().requests()).isZero();
        assertThat(calls.timing().waits()).isEmpty();
    }

    /**
     * What a source says to one whom it does not know is of a budget and of rights that are nobody's: GitHub tells what the node's address has left.
     */
    @Test
    void testRejectionSaysNothingOfTheCredential()
    {
        CatalogPermits permits = calls.server().permits(calls.timing());
        calls.server().answers(200, "[]", "x-desk-rights", "read");
        calls.server().answers(
                401,
                "",
                "x-desk-limit",
                "60",
                "x-desk-remaining",
                "0",
                "x-desk-reset",
                String.valueOf(TestingTiming.START.getEpochSecond() + 3_000),
                "x-desk-rights",
                "");
        calls.server().answersAll(_ -> TestingServer.response(200, "[]", "x-desk-rights", "read"));
        ApiClient client = calls.server().client(calls.ledger(), calls.timing(), permits);
        RequestContext context = context(issuer);
        CompletableFuture<ApiResponse> first = client.execute(calls.books(), context).response();
        issuer.issues("first");
        assertThat(TestingCalls.await(first).meaning()).isEqualTo(SUCCESS);
        CompletableFuture<ApiResponse> second = client.execute(calls.books(), context).response();
        while (issuer.asked() < 2) {
            Thread.onSpinWait();
        }
        assertThat(permits.remaining(TestingIssuer.ID, "desk")).isEmpty();
        assertThat(calls.usage().quota()).isEmpty();
        issuer.issues("second");
        assertThat(TestingCalls.await(second).meaning()).isEqualTo(SUCCESS);
        assertThat(calls.timing().waits()).isEmpty();
    }

    /**
     * F16: 50 requests are rejected, one credential is issued, and each request is sent once more.
     */
    @Test
    void testRejectedInTheMiddle()
            throws InterruptedException
    {
        calls.server().answersAll(request -> TestingServer.response(Objects.equals(request.getHeaders().get("Authorization"), "Bearer second") ? 200 : 401, "[]"));
        RequestContext context = context(issuer);
        List<CompletableFuture<ApiResponse>> responses = Stream.generate(() -> calls.client().execute(calls.books(), context).response()).limit(50).toList();
        issuer.issues("first");
        while (issuer.asked() < 2) {
            Thread.onSpinWait();
        }
        issuer.issues("second");
        for (CompletableFuture<ApiResponse> response : responses) {
            assertThat(TestingCalls.await(response).meaning()).isEqualTo(SUCCESS);
        }
        assertThat(issuer.asked()).isEqualTo(2);
        // whoever waited for a permit meanwhile was not sent with the first one
        assertThat(sentWith("first")).isBetween(1L, 50L);
        assertThat(sentWith("second")).isEqualTo(50);
        assertThat(calls.usage().requests()).isEqualTo(sentWith("first") + sentWith("second"));
        assertThat(calls.usage().tokenRequests()).isEqualTo(2);
        assertThat(calls.timing().waits()).isEmpty();
    }

    /**
     * Whoever gets the permit of a request that was rejected waits for the new credential: a source may lock one out that goes on with the old one.
     */
    @Test
    void testNobodyGoesOnWithWhatWasRejected()
            throws InterruptedException
    {
        CompletableFuture<Void> allWait = new CompletableFuture<>();
        calls.server().answersAll(request -> {
            allWait.join();
            return TestingServer.response(Objects.equals(request.getHeaders().get("Authorization"), "Bearer second") ? 200 : 401, "[]");
        });
        CatalogPermits permits = calls.server().permits(calls.timing());
        ApiClient client = calls.server().client(calls.ledger(), calls.timing(), permits);
        RequestContext context = context(issuer);
        List<CompletableFuture<ApiResponse>> responses = Stream.generate(() -> client.execute(calls.books(), context).response()).limit(50).toList();
        issuer.issues("first");
        assertThat(permits.stats().getUnderWay()).isEqualTo(10);
        assertThat(permits.stats().getWaiting()).isEqualTo(40);
        allWait.complete(null);
        while (issuer.asked() < 2) {
            Thread.onSpinWait();
        }
        issuer.issues("second");
        for (CompletableFuture<ApiResponse> response : responses) {
            assertThat(TestingCalls.await(response).meaning()).isEqualTo(SUCCESS);
        }
        assertThat(sentWith("first")).isEqualTo(10);
        assertThat(sentWith("second")).isEqualTo(50);
        assertThat(issuer.asked()).isEqualTo(2);
    }

    /**
     * A query that waits for permits with a credential that is rejected for good sends no more of it.
     */
    @Test
    void testNobodyGoesOnWithWhatCannotBeRenewed()
    {
        CompletableFuture<Void> allWait = new CompletableFuture<>();
        calls.server().answersAll(_ -> {
            allWait.join();
            return TestingServer.response(401, "");
        });
        List<CompletableFuture<ApiResponse>> responses = Stream.generate(() -> calls.execute(calls.books())).limit(50).toList();
        allWait.complete(null);
        for (CompletableFuture<ApiResponse> response : responses) {
            assertThat(TestingCalls.failure(response, CREDENTIAL_REJECTED)).contains("token-1", "answered 401", "lending.token");
        }
        assertThat(calls.server().requests()).hasSizeLessThanOrEqualTo(10);
        assertThat(calls.usage().activity().isAtRest()).isTrue();
    }

    private long sentWith(String secret)
    {
        return calls.server().requests().stream().filter(request -> Objects.equals(request.getHeaders().get("Authorization"), "Bearer " + secret)).count();
    }

    /**
     * What was valid before a request waited for its permit is not sent after it; the permit stays with the request while the credential is renewed.
     */
    @Test
    void testExpiredDuringTheWaitForAPermit()
            throws InterruptedException
    {
        CatalogPermits permits = calls.server().permits(calls.timing());
        ApiCall call = waitForRenewal(permits);
        assertThat(permits.status()).singleElement().satisfies(status -> assertThat(status.inUse()).isEqualTo(1));
        issuer.issues("second");
        assertThat(TestingCalls.await(call.response()).meaning()).isEqualTo(SUCCESS);
        assertThat(calls.server().requests()).hasSize(2);
        assertThat(sentWith("second")).isEqualTo(1);
        assertThat(permits.stats().getUnderWay()).isZero();
    }

    /**
     * The permit goes to others at once where a request gives up, and where nobody issues another credential.
     */
    @Test
    void testPermitsWithoutACredential()
            throws InterruptedException
    {
        CatalogPermits permits = calls.server().permits(calls.timing());
        ApiCall call = waitForRenewal(permits);
        call.cancel();
        assertThat(permits.stats().getUnderWay()).isZero();
        issuer.fails(new TrinoException(CREDENTIAL_UNAVAILABLE, "down"));

        CatalogPermits others = calls.server().permits(calls.timing());
        ApiCall other = waitForRenewal(others);
        issuer.fails(new TrinoException(CREDENTIAL_UNAVAILABLE, "down"));
        assertThat(TestingCalls.failure(other.response(), CREDENTIAL_UNAVAILABLE)).isEqualTo("down");
        assertThat(others.stats().getUnderWay()).isZero();
        assertThat(calls.server().requests()).hasSize(2);
        assertThat(calls.usage().activity().isAtRest()).isTrue();
    }

    /**
     * A request that was refused for its rate, and has got its permit when its credential is over.
     */
    private ApiCall waitForRenewal(CatalogPermits permits)
            throws InterruptedException
    {
        int asked = issuer.asked();
        calls.server().answers(429, "", "Retry-After", "20");
        calls.server().answersAll(_ -> TestingServer.response(200, "[]"));
        ApiCall call = calls.server().client(calls.ledger(), calls.timing(), permits).execute(calls.books(), context(issuer));
        issuer.issues("first", Duration.ofSeconds(15));
        assertThat(calls.timing().awaitWaits()).containsExactly(Duration.ofSeconds(20));
        calls.timing().advance(Duration.ofSeconds(20));
        while (issuer.asked() < asked + 2) {
            Thread.onSpinWait();
        }
        return call;
    }

    @Test
    void testRejectedTwice()
            throws InterruptedException
    {
        calls.server().answersAll(_ -> TestingServer.response(401, SECRET));
        RequestContext context = context(issuer);
        CompletableFuture<ApiResponse> response = calls.client().execute(calls.books(), context).response();
        issuer.issues("first-" + SECRET);
        calls.server().awaitRequests(1);
        while (issuer.asked() < 2) {
            Thread.onSpinWait();
        }
        issuer.issues("second-" + SECRET);
        assertThat(TestingCalls.failure(response, CREDENTIAL_EXPIRED))
                .isEqualTo("The source does not accept credential desk-1, which was renewed a moment ago (GET %s answered 401). Check lending.desk-key".formatted(LIST));
        TestingCalls.failure(calls.client().execute(calls.books(), context).response(), CREDENTIAL_EXPIRED);
        assertThat(calls.server().requests()).hasSize(2);
    }

    /**
     * A credential that cannot be renewed is rejected once and for all.
     */
    @Test
    void testRejectedForGood()
    {
        calls.server().answers(401, "");
        assertThat(calls.failure(calls.books(), CREDENTIAL_REJECTED)).isEqualTo("The source does not accept credential token-1 (GET %s answered 401). Check lending.token".formatted(LIST));
        assertThat(calls.server().requests()).hasSize(1);
        assertThat(calls.usage().tokenRequests()).isZero();
    }

    /**
     * F17: the page fails as nobody issues another credential.
     */
    @Test
    void testNobodyIssuesAnotherOne()
    {
        calls.server().answersAll(_ -> TestingServer.response(401, ""));
        CompletableFuture<ApiResponse> response = calls.client().execute(calls.books(), context(issuer)).response();
        issuer.issues(SECRET);
        while (issuer.asked() < 2) {
            Thread.onSpinWait();
        }
        issuer.fails(new TrinoException(CREDENTIAL_UNAVAILABLE, "down"));
        assertThat(TestingCalls.failure(response, CREDENTIAL_UNAVAILABLE)).isEqualTo("down");
        assertThat(calls.server().requests()).hasSize(1);
        assertThat(calls.usage().activity().isAtRest()).isTrue();
    }

    /**
     * F18: who may do less than before would see fewer rows.
     */
    @Test
    void testRightsThatChange()
    {
        calls.server().answers(200, "[]", "x-desk-rights", "read, lend");
        calls.server().answers(200, "[]", "x-desk-rights", "lend,read");
        calls.server().answers(200, "[]");
        calls.server().answers(200, "[]", "x-desk-rights", "read");
        for (int answer = 0; answer < 3; answer++) {
            assertThat(TestingCalls.await(calls.execute(calls.books())).meaning()).isEqualTo(SUCCESS);
        }
        assertThat(calls.failure(calls.books(), SCOPE_CHANGED)).isEqualTo("books: the rights of credential token-1 have changed while the query ran. Run it again");
    }

    private RequestContext context(CredentialIssuer credentials)
    {
        return TestingCalls.context(new RenewingCredentialProvider(TestingIssuer.ID, credentials, calls.timing()::nanos));
    }
}
