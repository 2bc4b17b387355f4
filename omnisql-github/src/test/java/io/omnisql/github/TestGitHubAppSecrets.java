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
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.testing.RecordedLogs;
import io.omnisql.simulator.http.Fault;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static io.omnisql.github.TestingGitHubApp.ON_ACME;
import static io.omnisql.github.TestingGitHubApp.TOKEN_ROUTE;
import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * An App's key, what it says to get a token, and the tokens are on the wire and nowhere else.
 */
@Timeout(300)
@TestInstance(PER_CLASS)
final class TestGitHubAppSecrets
{
    private static final String SQL = "SELECT number FROM app.default.issues WHERE owner = 'acme' AND repo = 'rocket'";

    private TestingGitHubApp github;

    @BeforeAll
    void start(@TempDir Path directory)
    {
        github = TestingGitHubApp.start(directory);
    }

    @AfterEach
    void clearFaults()
    {
        github.simulator().faults().clear();
    }

    @AfterAll
    void stop()
    {
        github.close();
    }

    @Test
    void testSettings(@TempDir Path directory)
    {
        Path file = TestingGitHubApp.KEY.writePkcs1(directory.resolve("app.pem"));
        AppKey key = AppKey.read(file.toFile()).orElseThrow();
        assertThat(key.token("7", github.clock().instant())).describedAs("what is looked for").startsWith("eyJhbGci");
        assertSecret(key, new GitHubCredentialConfig().setAppPrivateKeyFile(file.toFile()));
    }

    @Test
    void testExplain()
    {
        for (String explain : SecretPlaces.explanations(SQL)) {
            assertSecret(github.query(explain).rows());
        }
    }

    @Test
    void testSystemTables()
    {
        Answer _ = github.query(SQL);
        for (String sql : SecretPlaces.tables("app")) {
            List<List<Object>> rows = github.query(sql).rows();
            assertThat(rows).describedAs(sql).isNotEmpty();
            assertSecret(rows);
        }
    }

    @Test
    void testWhatTheServerTellsOfQueries()
            throws IOException, InterruptedException
    {
        Answer answer = github.query(SQL);
        Failure failure = github.failure("SELECT number FROM broken.default.issues WHERE owner = 'acme' AND repo = 'rocket'");
        for (String queryId : ImmutableList.of(answer.queryId(), failure.queryId())) {
            String text = get("/v1/query/%s?pretty".formatted(queryId));
            assertThat(text).contains(queryId, "issues");
            assertSecret(text);
        }
        assertSecret(get("/v1/query"));
    }

    private String get(String path)
            throws IOException, InterruptedException
    {
        URI uri = github.queryRunner().getCoordinator().getBaseUrl().resolve(path);
        try (HttpClient client = HttpClient.newBuilder().version(HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(uri).header("X-Trino-User", "test").build(), ofString()).body();
        }
    }

    @Test
    void testSpans()
    {
        github.simulator().revokeTokens(ON_ACME);
        Answer _ = github.query(SQL);
        List<?> spans = github.queryRunner().getSpans();
        assertThat(spans.toString()).contains("GET /repos/{owner}/{repo}/issues");
        assertSecret(spans);
    }

    @Test
    void testMetrics()
    {
        Answer _ = github.query(SQL);
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        assertThat(beans.queryNames(null, null).toString()).contains("omnisql.telemetry:type=RequestStats,name=app", "omnisql.telemetry:type=ScanStats,name=app", "omnisql.ratelimit:type=PermitStats,name=app");
        int values = 0;
        for (ObjectName bean : beans.queryNames(null, null)) {
            assertSecret(bean);
            for (MBeanAttributeInfo attribute : attributes(beans, bean)) {
                assertSecret(value(beans, bean, attribute));
                values++;
            }
        }
        assertThat(values).isGreaterThan(100);
    }

    private static MBeanAttributeInfo[] attributes(MBeanServer beans, ObjectName bean)
    {
        try {
            return beans.getMBeanInfo(bean).getAttributes();
        }
        catch (JMException _) {
            // gone meanwhile
            return new MBeanAttributeInfo[0];
        }
    }

    private static String value(MBeanServer beans, ObjectName bean, MBeanAttributeInfo attribute)
    {
        try {
            return String.valueOf(beans.getAttribute(bean, attribute.getName()));
        }
        catch (JMException | RuntimeException e) {
            return Throwables.getStackTraceAsString(e);
        }
    }

    /**
     * Whatever goes wrong with a token, and even if the source repeats what it was told.
     */
    @Test
    void testErrorsAndLogs()
    {
        String echo = "{\"message\":\"no: ghs_7_canary eyJhbGciOiJSUzI1NiJ9\",\"token\":\"ghs_7_canary\"}";
        try (RecordedLogs logs = RecordedLogs.start()) {
            github.simulator().revokeTokens(ON_ACME);
            Answer renewed = github.query(SQL);
            assertThat(renewed.rows()).isNotEmpty();
            github.clock().advance(Duration.ofHours(1));
            assertThat(github.query(SQL).rows()).isNotEmpty();
            for (int status : new int[] {200, 201, 302, 401, 403, 404, 418, 422, 502}) {
                github.simulator().revokeTokens(ON_ACME);
                github.simulator().faults().add(Fault.fault(new Fault.Respond(status, Headers.of("Retry-After", "0", "Location", "https://elsewhere.example/ghs_7_canary"), echo)).on(TOKEN_ROUTE).times(8));
                assertFailure("app");
                github.simulator().faults().clear();
            }
            github.simulator().revokeTokens(ON_ACME);
            github.simulator().faults().add(Fault.fault(new Fault.CutBody()).on(TOKEN_ROUTE).times(8));
            assertFailure("app");
            github.simulator().faults().clear();
            github.simulator().faults().add(Fault.fault(new Fault.Respond(401, Headers.of(), echo)).on("/repos/{owner}/{repo}/issues").times(2));
            assertFailure("app");
            assertFailure("broken");
            assertFailure("stranger");
            assertThat(logs.lines()).anySatisfy(line -> assertThat(line).contains("POST %s was answered 201".formatted(TOKEN_ROUTE)));
            assertSecret(logs.lines());
        }
    }

    private void assertFailure(String catalog)
    {
        Throwable failure = catchThrowable(() -> github.queryRunner().execute(SQL.replace("app.", catalog + ".")));
        assertThat(failure).isNotNull();
        assertSecret(Throwables.getStackTraceAsString(failure), github.queryRunner().getSpans());
    }

    private static void assertSecret(Object... texts)
    {
        for (Object text : texts) {
            assertThat(text.toString()).doesNotContain(TestingGitHubApp.canaries());
        }
    }
}
