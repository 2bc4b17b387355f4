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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableMap;
import com.google.common.net.HostAndPort;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNTRUSTED;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
final class TestTokenEndpoint
{
    private static final HeldCertificate LOCALHOST = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    private final TestingTiming timing = new TestingTiming();
    private final ExecutorService executor = newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    private Path directory;

    @AfterEach
    void close()
    {
        executor.shutdownNow();
    }

    @Test
    void testAnswer()
    {
        try (TestingServer server = new TestingServer()) {
            server.answers(201, "{\"token\":\"%s\"}".formatted(SECRET), "Date", "Sun, 01 Mar 2026 15:00:00 GMT");
            TokenAnswer answer = await(ask(server, TestingServer.settings(1, Duration.ofSeconds(30))));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.date()).hasValue(Instant.parse("2026-03-01T15:00:00Z"));
            assertThat(answer.body().path("token").asText()).isEqualTo(SECRET);
            assertThat(answer).hasToString("status 201");
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.getHeaders().get("User-Agent")).isEqualTo("testing");
                assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + SECRET);
            });
            assertThat(requests).hasValue(1);
        }
    }

    /**
     * Whatever is no trouble of the source is left to who asks; a redirection is not followed, nor is what no JSON parser can read quoted.
     */
    @Test
    void testRefusalsAreAnswers()
    {
        for (int status : new int[] {301, 302, 400, 401, 403, 404, 418, 422}) {
            try (TestingServer server = new TestingServer(); TestingServer elsewhere = new TestingServer()) {
                server.answers(status, "<html>%s</html>".formatted(SECRET), "Location", elsewhere.url("/").toString());
                TokenAnswer answer = await(ask(server, TestingServer.settings(1, Duration.ofSeconds(30))));
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.body().isMissingNode()).isTrue();
                assertThat(server.requests()).hasSize(1);
                assertThat(elsewhere.requests()).isEmpty();
            }
        }
        assertThat(timing.waits()).isEmpty();
    }

    @Test
    void testTriesAgain()
            throws InterruptedException
    {
        try (TestingServer server = new TestingServer()) {
            server.answers(502, SECRET);
            server.answers(403, "", "Retry-After", "7");
            server.answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
            server.answers(201, "{}");
            CompletableFuture<TokenAnswer> answer = ask(server, TestingServer.settings(1, Duration.ofSeconds(30)));
            for (Duration wait : new Duration[] {Duration.ofMillis(250), Duration.ofSeconds(7), Duration.ofSeconds(1)}) {
                assertThat(timing.awaitWaits()).containsExactly(wait);
                timing.advance(wait);
            }
            assertThat(await(answer).status()).isEqualTo(201);
            assertThat(requests).hasValue(4);
        }
    }

    /**
     * F17: four attempts, and then an error that says so.
     */
    @Test
    void testGivesUp()
            throws InterruptedException
    {
        timing.setChance(0);
        try (TestingServer server = new TestingServer()) {
            server.answersAll(_ -> TestingServer.response(503, SECRET, "Retry-After", "0"));
            CompletableFuture<TokenAnswer> answer = ask(server, TestingServer.settings(1, Duration.ofSeconds(30)));
            for (int wait = 0; wait < 3; wait++) {
                assertThat(timing.awaitWaits()).containsExactly(Duration.ZERO);
                timing.advance(Duration.ZERO);
            }
            assertThat(failure(answer, CREDENTIAL_UNAVAILABLE)).isEqualTo("The source issues no token: POST /tokens answered 503 4 times. Try again later");
            assertThat(server.requests()).hasSize(4);
            assertThat(requests).hasValue(4);
        }
    }

    /**
     * Nobody sends a secret through a wait that may last for hours.
     */
    @Test
    void testWaitsThatAreTooLong()
    {
        try (TestingServer server = new TestingServer()) {
            server.answers(429, "", "Retry-After", "3600");
            assertThat(failure(ask(server, TestingServer.settings(1, Duration.ofSeconds(30))), CREDENTIAL_UNAVAILABLE)).endsWith("answered 429 1 times. Come back at 2026-03-01T13:00:00Z (retry_after_ms=3600000)");
        }
    }

    @Test
    void testAuthorityOfTheCatalog()
            throws IOException
    {
        TrustStore trusted = TrustStore.read(Files.writeString(directory.resolve("authorities.pem"), LOCALHOST.certificatePem()).toFile(), Optional.empty());
        try (TestingServer server = new TestingServer(
                TestingServer.settings(1, Duration.ofSeconds(30)),
                Optional.of(new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build().sslSocketFactory()))) {
            assertThat(failure(ask(server, TestingServer.settings(1, Duration.ofSeconds(30))), SOURCE_UNTRUSTED)).contains("localhost", "trust store");
            assertThat(server.requests()).isEmpty();
            server.answers(201, "{}");
            assertThat(await(ask(server, new ConnectionSettings(1, Duration.ofSeconds(30), Optional.empty(), Optional.of(trusted)))).status()).isEqualTo(201);
        }
    }

    @Test
    void testProxyOfTheCatalog()
    {
        try (TestingServer server = new TestingServer(); TestingServer proxy = new TestingServer()) {
            proxy.answers(201, "{}");
            ConnectionSettings settings = new ConnectionSettings(1, Duration.ofSeconds(30), Optional.of(HostAndPort.fromParts("localhost", proxy.port())), Optional.empty());
            assertThat(await(ask(server, settings)).status()).isEqualTo(201);
            assertThat(server.requests()).isEmpty();
            assertThat(proxy.targets()).containsExactly(server.url("/tokens").toString());
        }
    }

    private CompletableFuture<TokenAnswer> ask(TestingServer server, ConnectionSettings settings)
    {
        TokenEndpoint endpoint = new TokenEndpoint(settings.client(executor), ImmutableMap.of("User-Agent", "testing"), RetrySchedule.DEFAULT, timing);
        HttpUrl url = server.url("/tokens");
        return endpoint.ask("POST /tokens", () -> new Request.Builder().url(url).header("Authorization", "Bearer " + SECRET).post(RequestBody.EMPTY).build(), requests::incrementAndGet);
    }

    private static TokenAnswer await(CompletableFuture<TokenAnswer> answer)
    {
        return answer.orTimeout(20, SECONDS).join();
    }

    private static String failure(CompletableFuture<TokenAnswer> answer, ApiErrorCode code)
    {
        TrinoException failure = (TrinoException) Throwables.getRootCause(catchThrowableOfType(CompletionException.class, () -> await(answer)));
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        assertThat(Throwables.getStackTraceAsString(failure)).doesNotContain(SECRET);
        return failure.getMessage();
    }
}
