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
package io.omnisql.github;

import com.google.common.base.Throwables;
import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.IssuedCredential;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.http.RetrySchedule;
import io.omnisql.connector.http.SystemTiming;
import io.omnisql.connector.http.TokenEndpoint;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.AppInstallation;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.ManualClock;
import io.trino.spi.TrinoException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static java.util.concurrent.Executors.newSingleThreadScheduledExecutor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
final class TestInstallationTokenIssuer
{
    private static final TestingAppKey KEY = TestingAppKey.generate("RSA", 2048);
    private static final TestingAppKey OTHER_KEY = TestingAppKey.generate("RSA", 2048);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Company COMPANY = Company.generate(1, 0.1);
    private static final String ROUTE = "/app/installations/{installation_id}/access_tokens";
    private static final CredentialId ID = new CredentialId("installation-70");

    private final ManualClock clock = new ManualClock(START);
    private final ScheduledExecutorService scheduler = newSingleThreadScheduledExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private GitHubSimulator simulator;

    @TempDir
    private Path directory;

    @BeforeEach
    void start()
    {
        GitHubSimulatorBuilder builder = GitHubSimulator.builder()
                .company(COMPANY)
                .installation(new AppInstallation(7, "Iv23li", KEY.publicKey(), 70, "acme", Visibility.everything(), 5_000))
                .clock(clock);
        GitHubContract.find().ifPresent(builder::contract);
        simulator = builder.start();
    }

    @AfterEach
    void stop()
    {
        simulator.close();
        scheduler.shutdownNow();
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void testToken()
    {
        IssuedCredential issued = issue(issuer("7", "70", KEY, START));
        assertThat(issued.lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(issued.credential().id()).isEqualTo(ID);
        assertThat(((Credential.BearerToken) issued.credential()).secret()).startsWith("ghs_7_");
        assertThat(issued.toString()).doesNotContain("ghs_");
        assertThat(simulator.journal().entries()).extracting(JournalEntry::route).containsExactly(ROUTE);
        assertThat(requests).hasValue(1);
        assertThat(issue(issuer("Iv23li", "70", KEY, START)).lifetime()).isEqualTo(Duration.ofHours(1));
    }

    /**
     * F28: where the clocks differ, GitHub's counts, for what is said and for how long a token lives.
     */
    @Test
    void testClocksThatDiffer()
    {
        for (Duration difference : new Duration[] {Duration.ofMinutes(10), Duration.ofMinutes(-10), Duration.ofMinutes(2), Duration.ofHours(2), Duration.ofDays(-3)}) {
            InstallationTokenIssuer issuer = issuer("7", "70", KEY, START.plus(difference));
            requests.set(0);
            assertThat(issue(issuer).lifetime()).isEqualTo(Duration.ofHours(1));
            int first = requests.getAndSet(0);
            assertThat(first).describedAs("%s", difference).isBetween(1, 2);
            assertThat(issue(issuer).lifetime()).isEqualTo(Duration.ofHours(1));
            assertThat(requests).describedAs("%s, as it is known", difference).hasValue(1);
        }
        for (Duration difference : new Duration[] {Duration.ofSeconds(29), Duration.ofSeconds(-29)}) {
            requests.set(0);
            IssuedCredential _ = issue(issuer("7", "70", KEY, START.plus(difference)));
            assertThat(requests).describedAs("%s", difference).hasValue(1);
        }
    }

    /**
     * A clock that is set right, and wrong again, while the issuer is there.
     */
    @Test
    void testClockThatJumps()
    {
        InstallationTokenIssuer issuer = issuer("7", "70", KEY, START);
        IssuedCredential _ = issue(issuer);
        clock.advance(Duration.ofHours(5));
        assertThat(issue(issuer).lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(requests).hasValue(3);
    }

    @Test
    void testRefusals()
    {
        assertRefused(issuer("7", "70", OTHER_KEY, START), CREDENTIAL_REJECTED, "GitHub does not accept the App's key for installation-70 (POST %s answered 401). Check that github.app-private-key-file is a key of the App github.app-id, and was not deleted there", 1);
        assertRefused(issuer("7", "71", KEY, START), CREDENTIAL_REJECTED, "GitHub does not know installation-70 (POST %s answered 404). Check github.app-id and github.app-installation-id, and that the App was not uninstalled", 1);
        assertRefused(issuer("8", "70", KEY, START), CREDENTIAL_REJECTED, "GitHub does not know installation-70 (POST %s answered 404). Check github.app-id and github.app-installation-id, and that the App was not uninstalled", 1);
        assertFault(new Fault.Respond(403, Headers.of(), "{}"), CREDENTIAL_REJECTED, "GitHub issues no token for installation-70 (POST %s answered 403). Check that the App's installation is not suspended", 1);
        assertFault(new Fault.Respond(403, Headers.of("Date", "Sun, 01 Mar 2026 20:00:00 GMT"), "{}"), CREDENTIAL_REJECTED, "GitHub issues no token for installation-70 (POST %s answered 403). Check that the App's installation is not suspended", 1);
    }

    /**
     * F17 and F32: nothing that is no token becomes one, and nothing of it is said.
     */
    @Test
    void testAnswersThatAreNoToken()
    {
        String noToken = "There is no token for installation-70 where GitHub should issue it (POST %%s answered %s). Check github.api-uri and the network";
        assertFault(new Fault.Respond(200, Headers.of("Content-Type", "text/html"), "<html>canary</html>"), BAD_RESPONSE, noToken.formatted(200), 1);
        assertFault(new Fault.Respond(302, Headers.of("Location", "https://elsewhere.example/canary"), ""), BAD_RESPONSE, noToken.formatted(302), 1);
        for (String body : new String[] {
                "canary",
                "{\"token\":\"canary\"}",
                "{\"token\":\"canary\",\"expires_at\":\"tomorrow\"}",
                "{\"expires_at\":\"2026-03-01T13:00:00Z\"}",
                "{\"token\":\"\",\"expires_at\":\"2026-03-01T13:00:00Z\"}",
                "{\"token\":\"canary\\nX-Other: 1\",\"expires_at\":\"2026-03-01T13:00:00Z\"}",
                "[\"canary\"]",
        }) {
            assertFault(new Fault.Respond(201, Headers.of(), body), BAD_RESPONSE, noToken.formatted(201), 1);
        }
        assertFault(
                new Fault.Respond(201, Headers.of("Date", "Sun, 01 Mar 2026 12:00:00 GMT"), "{\"token\":\"canary\",\"expires_at\":\"2026-03-01T12:00:00Z\"}"),
                CREDENTIAL_EXPIRED,
                "GitHub has issued a token for installation-70 that has expired already (POST %s answered 201). Try again later",
                1);
        assertFault(new Fault.Respond(502, Headers.of(), "<html>canary</html>"), CREDENTIAL_UNAVAILABLE, "The source issues no token: POST %s answered 502 2 times. Try again later", 2);
        assertFault(new Fault.Reset(), CREDENTIAL_UNAVAILABLE, "The source issues no token: POST %s failed (IOException) 2 times. Try again later", 2);
    }

    private void assertFault(Fault.Action action, ApiErrorCode code, String message, int times)
    {
        simulator.faults().add(Fault.fault(action).on(ROUTE).times(times));
        assertRefused(issuer("7", "70", KEY, START), code, message, times);
        assertThat(simulator.faults().pending()).isEmpty();
    }

    private void assertRefused(InstallationTokenIssuer issuer, ApiErrorCode code, String message, int times)
    {
        requests.set(0);
        CompletionException failed = catchThrowableOfType(CompletionException.class, () -> issue(issuer));
        TrinoException failure = (TrinoException) Throwables.getRootCause(failed);
        assertThat(failure).hasMessage(message, ROUTE);
        assertThat(failure.getErrorCode()).isEqualTo(code.toErrorCode());
        assertThat(Throwables.getStackTraceAsString(failed)).doesNotContain("canary", "eyJ");
        assertThat(requests).hasValue(times);
    }

    private IssuedCredential issue(InstallationTokenIssuer issuer)
    {
        return issuer.issue(requests::incrementAndGet).orTimeout(20, SECONDS).join();
    }

    private InstallationTokenIssuer issuer(String appId, String installationId, TestingAppKey key, Instant now)
    {
        SystemTiming timing = new SystemTiming(InstantSource.fixed(now), Ticker.systemTicker(), scheduler, RandomGenerator.getDefault());
        TokenEndpoint endpoint = new TokenEndpoint(new OkHttpClient(), ImmutableMap.of("User-Agent", "testing"), new RetrySchedule(2, 1), timing);
        return new InstallationTokenIssuer(
                ID,
                appId,
                installationId,
                AppKey.read(key.writePkcs1(directory.resolve("app.pem")).toFile()).orElseThrow(),
                HttpUrl.get(simulator.baseUri()),
                endpoint,
                timing::now);
    }
}
