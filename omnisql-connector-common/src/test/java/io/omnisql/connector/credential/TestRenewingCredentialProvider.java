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
package io.omnisql.connector.credential;

import io.omnisql.connector.testing.TestingIssuer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

final class TestRenewingCredentialProvider
{
    private final TestingIssuer issuer = new TestingIssuer();
    private final TestingTiming timing = new TestingTiming();
    private final AtomicInteger requests = new AtomicInteger();
    private final RenewingCredentialProvider provider = new RenewingCredentialProvider(TestingIssuer.ID, issuer, timing::nanos);

    @Test
    void testAskedForOnce()
    {
        List<CompletableFuture<Credential>> waiting = Stream.generate(this::credential).limit(50).toList();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        Credential first = issuer.issues("first");
        assertThat(waiting).allSatisfy(credential -> assertThat(credential).isCompletedWithValue(first));
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(issuer.asked()).isEqualTo(1);
        assertThat(requests).hasValue(1);
    }

    @Test
    void testRenewedOnceForAllWhomItFails()
    {
        Credential first = first();
        List<CompletableFuture<Optional<Credential>>> renewed = Stream.generate(() -> renew(first)).limit(50).toList();
        CompletableFuture<Credential> beside = credential();
        assertThat(beside).describedAs("nobody uses what was rejected").isNotDone();
        Credential second = issuer.issues("second");
        assertThat(renewed).allSatisfy(credential -> assertThat(credential).isCompletedWithValue(Optional.of(second)));
        assertThat(beside).isCompletedWithValue(second);

        assertThat(renew(first)).describedAs("of one who has heard late").isCompletedWithValue(Optional.of(second));
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void testSameTokenAgain()
    {
        Credential first = first();
        CompletableFuture<Optional<Credential>> renewed = renew(first);
        issuer.issues("first");
        assertFailure(renewed, CREDENTIAL_EXPIRED.toErrorCode().getName(), "The source has rejected credential desk-1, and issued the same one again. Check lending.desk-key");
    }

    /**
     * Nobody waits while the old one is valid.
     */
    @Test
    void testRenewedAheadOfItsEnd()
    {
        Credential first = first();
        timing.advance(Duration.ofMinutes(54));
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(issuer.asked()).isEqualTo(1);
        timing.advance(Duration.ofMinutes(2));
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(issuer.asked()).isEqualTo(2);
        Credential second = issuer.issues("second");
        assertThat(credential()).isCompletedWithValue(second);
    }

    @Test
    void testMarginOfAShortLife()
    {
        CompletableFuture<Credential> credential = credential();
        Credential first = issuer.issues("first", Duration.ofSeconds(40));
        assertThat(credential).isCompletedWithValue(first);
        timing.advance(Duration.ofSeconds(29));
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(issuer.asked()).isEqualTo(1);
        timing.advance(Duration.ofSeconds(1));
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(issuer.asked()).isEqualTo(2);
    }

    /**
     * Who cannot renew ahead of time tries again later, and waits only when the time is over.
     */
    @Test
    void testNobodyIssues()
    {
        Credential first = first();
        timing.advance(Duration.ofMinutes(59));
        assertThat(credential()).isCompletedWithValue(first);
        issuer.fails(new TrinoException(CREDENTIAL_UNAVAILABLE, "down"));
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(issuer.asked()).isEqualTo(2);
        timing.advance(Duration.ofSeconds(31));
        assertThat(credential()).isCompletedWithValue(first);
        assertThat(issuer.asked()).isEqualTo(3);
        issuer.fails(new TrinoException(CREDENTIAL_UNAVAILABLE, "down"));

        timing.advance(Duration.ofSeconds(29));
        CompletableFuture<Credential> waiting = credential();
        assertThat(waiting).isNotDone();
        issuer.fails(new TrinoException(CREDENTIAL_UNAVAILABLE, "down"));
        assertFailure(waiting, CREDENTIAL_UNAVAILABLE.toErrorCode().getName(), "down");

        CompletableFuture<Credential> later = credential();
        Credential second = issuer.issues("second");
        assertThat(later).isCompletedWithValue(second);
    }

    @Test
    void testIssuerThatThrows()
    {
        TrinoException failure = new TrinoException(CREDENTIAL_UNAVAILABLE, "closed");
        for (CredentialIssuer failing : List.<CredentialIssuer>of(_ -> failedFuture(failure), _ -> {
            throw failure;
        })) {
            RenewingCredentialProvider closed = new RenewingCredentialProvider(TestingIssuer.ID, failing, timing::nanos);
            assertFailure(closed.credential(() -> {}), CREDENTIAL_UNAVAILABLE.toErrorCode().getName(), "closed");
            assertFailure(closed.credential(() -> {}), CREDENTIAL_UNAVAILABLE.toErrorCode().getName(), "closed");
        }
    }

    private Credential first()
    {
        CompletableFuture<Credential> credential = credential();
        Credential first = issuer.issues("first");
        assertThat(credential).isCompletedWithValue(first);
        return first;
    }

    private CompletableFuture<Credential> credential()
    {
        return provider.credential(requests::incrementAndGet);
    }

    private CompletableFuture<Optional<Credential>> renew(Credential rejected)
    {
        return provider.renew(rejected, requests::incrementAndGet);
    }

    private static void assertFailure(CompletableFuture<?> future, String code, String message)
    {
        assertThat(future).isCompletedExceptionally();
        Throwable failure = catchThrowable(future::join);
        while (failure instanceof CompletionException) {
            failure = failure.getCause();
        }
        assertThat(failure).isInstanceOfSatisfying(TrinoException.class, typed -> {
            assertThat(typed.getErrorCode().getName()).isEqualTo(code);
            assertThat(typed).hasMessage(message);
        });
    }
}
