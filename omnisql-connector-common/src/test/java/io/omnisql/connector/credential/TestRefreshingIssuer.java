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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.http.ApiClient;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RetrySchedule;
import io.omnisql.connector.http.TokenAnswer;
import io.omnisql.connector.http.TokenEndpoint;
import io.omnisql.connector.request.KeyBinding;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A library whose desk gives tokens for an hour, and takes each refresh token once: a token that is lost locks everybody out.
 */
@Timeout(60)
final class TestRefreshingIssuer
{
    private static final CredentialId ID = new CredentialId("desk-1");
    private static final String SEED = "canary-seed";

    private final TestingServer server = new TestingServer();
    private final TestingTiming timing = new TestingTiming();
    private final RequestLedger ledger = new RequestLedger(timing);
    private final ExecutorService executor = newCachedThreadPool();
    private final Desk desk = new Desk(SEED);

    @TempDir
    private Path directory;

    TestRefreshingIssuer()
    {
        server.answersAll(desk::answer);
    }

    @AfterEach
    void close()
    {
        server.close();
        executor.shutdownNow();
    }

    @Test
    void testRotation()
    {
        CredentialProvider provider = provider(store());
        assertThat(read(provider).meaning()).isEqualTo(SUCCESS);
        assertThat(read(provider).meaning()).isEqualTo(SUCCESS);
        assertThat(desk.refreshes()).isEqualTo(1);
        for (int hour = 2; hour < 5; hour++) {
            timing.advance(Duration.ofHours(1));
            desk.expireAll();
            assertThat(read(provider).meaning()).isEqualTo(SUCCESS);
            assertThat(desk.refreshes()).isEqualTo(hour);
        }
    }

    /**
     * A process that starts anew has what the last one had, and asks for nothing.
     */
    @Test
    void testRestart()
    {
        assertThat(read(provider(store())).meaning()).isEqualTo(SUCCESS);
        timing.advance(Duration.ofMinutes(10));
        assertThat(read(provider(store())).meaning()).isEqualTo(SUCCESS);
        assertThat(desk.refreshes()).isEqualTo(1);
        timing.advance(Duration.ofMinutes(51));
        desk.expireAll();
        assertThat(read(provider(store())).meaning()).isEqualTo(SUCCESS);
        assertThat(desk.refreshes()).isEqualTo(2);
    }

    /**
     * F16 and F17 for two catalogs with 20 requests each: all are rejected, one of both refreshes, and the other takes what it has got.
     */
    @Test
    void testOneRefreshesForAll()
    {
        CredentialProvider first = provider(store());
        CredentialProvider second = provider(store());
        assertThat(read(first).meaning()).isEqualTo(SUCCESS);
        assertThat(read(second).meaning()).isEqualTo(SUCCESS);
        assertThat(desk.refreshes()).isEqualTo(1);
        desk.expireAll();
        List<CompletableFuture<ApiResponse>> responses = Stream.of(first, second).flatMap(provider -> Stream.generate(() -> ask(provider)).limit(20)).toList();
        while (responses.stream().anyMatch(response -> !response.isDone())) {
            // one of both waits for the other one, which is done then, however long its threads have had to wait
            if (!timing.waits().isEmpty() && responses.stream().anyMatch(CompletableFuture::isDone)) {
                timing.advance(Duration.ofMillis(100));
            }
            Thread.onSpinWait();
        }
        assertThat(responses).allSatisfy(response -> assertThat(response.join().meaning()).isEqualTo(SUCCESS));
        assertThat(desk.refreshes()).isEqualTo(2);
    }

    /**
     * The process ends between the answer and the moment at which it is kept. Nothing of the answer was used; a desk that takes the former refresh token once more, for such cases, goes on.
     */
    @Test
    void testCrashBeforeItIsKept()
    {
        desk.takesFormerOnce();
        assertThat(read(provider(store())).meaning()).isEqualTo(SUCCESS);
        timing.advance(Duration.ofHours(1));
        desk.expireAll();
        int before = server.requests().size();
        assertFailure(ask(provider(crashing(store()))), CREDENTIAL_UNAVAILABLE.name(), "the process has ended");
        assertThat(server.requests().subList(before, server.requests().size())).describedAs("nobody uses what is not kept").extracting(request -> request.getUrl().encodedPath()).containsExactly("/tokens");
        assertThat(read(provider(store())).meaning()).isEqualTo(SUCCESS);
        assertThat(desk.refreshes()).isEqualTo(3);
    }

    /**
     * The same with a desk that is strict: there is one attempt, a clear error, and a new refresh token mends it.
     */
    @Test
    void testCrashWithAStrictDesk()
    {
        assertThat(read(provider(store())).meaning()).isEqualTo(SUCCESS);
        timing.advance(Duration.ofHours(1));
        desk.expireAll();
        assertFailure(ask(provider(crashing(store()))), CREDENTIAL_UNAVAILABLE.name(), "the process has ended");
        CredentialProvider locked = provider(store());
        int before = server.requests().size();
        assertFailure(ask(locked), CREDENTIAL_REJECTED.name(), "The desk does not take the refresh token: authorize anew, and set lending.refresh-token");
        assertThat(server.requests()).hasSize(before + 1);

        desk.authorize("canary-other-seed");
        assertThat(read(provider(store(), "canary-other-seed")).meaning()).isEqualTo(SUCCESS);
        assertThat(desk.refreshes()).isEqualTo(3);
    }

    @Test
    void testNothingIsPrinted()
    {
        CredentialProvider provider = provider(store());
        assertThat(read(provider).meaning()).isEqualTo(SUCCESS);
        IssuedCredential issued = issuer(store(), SEED).issue(() -> {}).orTimeout(20, SECONDS).join();
        TokenRefresher.Refreshed refreshed = new TokenRefresher.Refreshed("canary", Optional.of("canary"), Duration.ofHours(1));
        assertThat(Stream.of(provider, issued, issued.credential(), refreshed)).allSatisfy(text -> assertThat(text.toString()).doesNotContain("canary"));
    }

    private FileCredentialStore store()
    {
        return new FileCredentialStore(directory.resolve("store"), executor, timing::after);
    }

    /**
     * A process that ends when it has the answer.
     */
    private static CredentialStore crashing(CredentialStore store)
    {
        return (name, exchange) -> store.exchange(name, kept -> exchange.apply(kept).thenCompose(_ -> failedFuture(new TrinoException(CREDENTIAL_UNAVAILABLE, "the process has ended"))));
    }

    private CredentialProvider provider(CredentialStore store)
    {
        return provider(store, SEED);
    }

    private CredentialProvider provider(CredentialStore store, String seed)
    {
        return new RenewingCredentialProvider(ID, issuer(store, seed), timing::nanos);
    }

    private RefreshingIssuer issuer(CredentialStore store, String seed)
    {
        TokenEndpoint endpoint = new TokenEndpoint(TestingServer.settings(10, Duration.ofSeconds(30)).client(executor), ImmutableMap.of(), RetrySchedule.DEFAULT, timing);
        HttpUrl url = server.url("/tokens");
        return new RefreshingIssuer(
                ID,
                "lending.refresh-token",
                seed,
                store,
                (refreshToken, onTokenRequest) -> endpoint.ask("POST /tokens", () -> new Request.Builder().url(url).post(new FormBody.Builder().add("refresh_token", refreshToken).build()).build(), onTokenRequest)
                        .thenCompose(TestRefreshingIssuer::refreshed),
                timing::now);
    }

    private static CompletableFuture<TokenRefresher.Refreshed> refreshed(TokenAnswer answer)
    {
        if (answer.status() != 200) {
            return failedFuture(new TrinoException(CREDENTIAL_REJECTED, "The desk does not take the refresh token: authorize anew, and set lending.refresh-token"));
        }
        return completedFuture(new TokenRefresher.Refreshed(
                answer.body().path("access_token").asText(),
                Optional.of(answer.body().path("refresh_token").asText()),
                Duration.ofSeconds(answer.body().path("expires_in").asLong())));
    }

    private ApiResponse read(CredentialProvider provider)
    {
        return ask(provider).orTimeout(20, SECONDS).join();
    }

    private CompletableFuture<ApiResponse> ask(CredentialProvider provider)
    {
        ApiClient client = server.client(ledger, timing);
        RequestContext context = new RequestContext("query_1", "books", "ada", provider, "trace", 60_000, 120_000, 1_000, 1);
        return client.execute(server.renderer().page(BOOKS.endpoint(LIST).orElseThrow(), new KeyBinding(Map.of("city", "Oslo", "library", "main"), List.of()), List.of(), 10, Optional.empty()), context).response();
    }

    private static void assertFailure(CompletableFuture<?> future, String code, String message)
    {
        CompletionException failed = catchThrowableOfType(CompletionException.class, () -> future.orTimeout(20, SECONDS).join());
        TrinoException failure = (TrinoException) Throwables.getRootCause(failed);
        assertThat(failure.getErrorCode().getName()).isEqualTo(code);
        assertThat(failure).hasMessage(message);
        assertThat(Throwables.getStackTraceAsString(failed)).doesNotContain("canary");
    }

    /**
     * Replaces refresh tokens at each use.
     */
    private static final class Desk
    {
        private final Set<String> valid = new HashSet<>();
        private Optional<String> former = Optional.empty();
        private String current;
        private boolean takesFormer;
        private int refreshes;

        private Desk(String seed)
        {
            this.current = seed;
        }

        private synchronized void takesFormerOnce()
        {
            takesFormer = true;
        }

        private synchronized void expireAll()
        {
            valid.clear();
        }

        private synchronized void authorize(String seed)
        {
            current = seed;
        }

        private synchronized int refreshes()
        {
            return refreshes;
        }

        private synchronized MockResponse answer(RecordedRequest request)
        {
            if (!request.getUrl().encodedPath().equals("/tokens")) {
                boolean known = valid.contains(Optional.ofNullable(request.getHeaders().get("Authorization")).orElse(""));
                return TestingServer.response(known ? 200 : 401, "[]");
            }
            String given = request.getBody().utf8().replace("refresh_token=", "");
            boolean isFormer = takesFormer && former.equals(Optional.of(given));
            if (!given.equals(current) && !isFormer) {
                return TestingServer.response(400, "{\"error\":\"invalid_grant\",\"was\":\"%s\"}".formatted(given));
            }
            refreshes++;
            former = Optional.of(given);
            current = "canary-refresh-" + refreshes;
            valid.add("Bearer canary-access-" + refreshes);
            return TestingServer.response(200, "{\"access_token\":\"canary-access-%1$s\",\"refresh_token\":\"canary-refresh-%1$s\",\"expires_in\":3600}".formatted(refreshes));
        }
    }
}
