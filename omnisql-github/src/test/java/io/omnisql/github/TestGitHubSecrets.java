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
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.http.RetrySchedule;
import io.omnisql.connector.http.SystemTiming;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.http.TokenEndpoint;
import io.omnisql.connector.testing.RecordedLogs;
import io.omnisql.simulator.http.Fault;
import io.trino.Session;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.testing.TestingConnectorContext;
import io.trino.testing.TestingConnectorSession;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.github.TestingGitHub.FULL_SECRET;
import static java.util.concurrent.Executors.newSingleThreadScheduledExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A token is on the wire and nowhere else: no text that the connector makes holds it. Plans and system tables are looked at by {@link TestGitHubConnector}.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubSecrets
{
    private static final String SQL = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket'";

    private final TestingGitHub github;

    TestGitHubSecrets(TestingGitHub github)
    {
        this.github = github;
    }

    @AfterEach
    void clearFaults()
    {
        github.simulator().faults().clear();
    }

    @Test
    void testSettings()
    {
        GitHubCredentialConfig config = new GitHubCredentialConfig().setToken(FULL_SECRET);
        try (ScheduledExecutorService scheduler = newSingleThreadScheduledExecutor()) {
            Timing timing = new SystemTiming(InstantSource.system(), Ticker.systemTicker(), scheduler, RandomGenerator.getDefault());
            SourceConnection connection = GitHubModule.connection(new GitHubConfig(), config, new TokenEndpoint(new OkHttpClient(), ImmutableMap.of(), RetrySchedule.DEFAULT, timing), timing);
            Credential credential = connection.credentials().providers().getFirst().credential(() -> {}).join();
            assertSecret(config, connection, connection.credentials(), connection.credentials().providers(), connection.users(), connection.authenticator(), credential);
            assertThat(credential).asString().matches("token-[0-9a-f]{8}");
        }
    }

    /**
     * A setting that is refused is named, and not quoted.
     */
    @Test
    void testRefusedSettings()
    {
        try (RecordedLogs logs = RecordedLogs.start()) {
            assertRefused(ImmutableMap.of("github.token", FULL_SECRET + " and more"), "github.token must be");
            assertRefused(ImmutableMap.of("github.token", "x", "github.tokken", FULL_SECRET), "'github.tokken' was not used");
            assertRefused(ImmutableMap.of("github.token", FULL_SECRET, "github.api-uri", "http://github.example.com"), "github.api-uri must be");
            assertRefused(ImmutableMap.of("github.token", "x", "omnisql.proxy-uri", "http://ada:%s@proxy.example.com:3128".formatted(FULL_SECRET)), "omnisql.proxy-uri must be");
            assertRefused(ImmutableMap.of("github.token", "x", "omnisql.proxy-uri", "http://ada:%s@proxy example.com:3128".formatted(FULL_SECRET)), "omnisql.proxy-uri must be");
            assertSecret(logs.lines());
        }
    }

    private void assertRefused(Map<String, String> settings, String reason)
    {
        Throwable refused = catchThrowable(() -> github.queryRunner().createCatalog("refused", "omnisql_github", settings));
        assertThat(refused).hasStackTraceContaining(reason);
        assertSecret(Throwables.getStackTraceAsString(refused));
    }

    @Test
    void testHandlesAndSplits()
    {
        Connector connector = getOnlyElement(new GitHubPlugin().getConnectorFactories())
                .create("secrets", TestingGitHub.catalog(github.simulator(), FULL_SECRET), new TestingConnectorContext());
        try {
            ConnectorSession session = TestingConnectorSession.builder().setPropertyMetadata(connector.getSessionProperties()).build();
            ConnectorTransactionHandle transaction = connector.beginTransaction(IsolationLevel.READ_UNCOMMITTED, true, true);
            ConnectorMetadata metadata = connector.getMetadata(session, transaction);
            ConnectorTableHandle filtered = TestingGitHub.issuesOfRocket(metadata, session);
            Map<String, ColumnHandle> columns = metadata.getColumnHandles(session, filtered);
            try (ConnectorSplitSource source = connector.getSplitManager().getSplits(transaction, session, filtered, ImmutableSet.copyOf(columns.values()), Constraint.alwaysTrue())) {
                List<ConnectorSplit> splits = source.getNextBatch(10, DynamicFilterSnapshot.EMPTY).join();
                assertThat(splits).hasSize(1);
                assertSecret(connector, transaction, metadata, filtered, columns, splits);
            }
        }
        finally {
            connector.shutdown();
        }
    }

    /**
     * What is kept is found by the name of a credential.
     */
    @Test
    void testKeptAnswers()
    {
        github.queryRunner().createCatalog("keeping", "omnisql_github", ImmutableMap.<String, String>builder()
                .putAll(TestingGitHub.catalog(github.simulator(), FULL_SECRET))
                .put("omnisql.cache.enabled", "true")
                .put("omnisql.cache.max-staleness", "5m")
                .buildKeepingLast());
        String sql = SQL.replace("issues", "keeping.default.issues");
        try (RecordedLogs logs = RecordedLogs.start()) {
            Answer _ = github.query(sql);
            assertThat(github.query(sql).journal()).isEmpty();
            assertSecret(github.query("EXPLAIN ANALYZE VERBOSE " + sql).rows(), github.query("SELECT * FROM keeping.system.query_status").rows());
            github.queryRunner().execute("CALL keeping.system.flush_cache()");
            assertSecret(github.query(sql.replace("number", "\"$cache_status\", \"$fetched_at\"")).rows(), logs.lines());
        }
        finally {
            github.queryRunner().execute("DROP CATALOG keeping");
        }
    }

    /**
     * Errors and logs name a credential by its hash, whatever goes wrong, and even if the source repeats the token.
     */
    @Test
    void testErrorsAndLogs()
    {
        String echo = "{\"message\":\"no: %s\"}".formatted(FULL_SECRET);
        try (RecordedLogs logs = RecordedLogs.start()) {
            Answer _ = github.query(SQL);
            assertFailure(new Fault.Respond(401, Headers.of(), echo), 1);
            assertFailure(new Fault.Respond(403, Headers.of(), echo), 1);
            assertFailure(github.limited("limited_4", "max_permit_wait", "1m"), new Fault.Respond(403, Headers.of("Retry-After", "600"), echo), 1);
            assertFailure(new Fault.Respond(404, Headers.of(), echo), 1);
            assertFailure(new Fault.Respond(418, Headers.of(), echo), 1);
            assertFailure(new Fault.Respond(422, Headers.of(), echo), 1);
            assertFailure(new Fault.Respond(502, Headers.of("Retry-After", "0"), echo), 4);
            assertFailure(new Fault.Respond(200, Headers.of(), echo), 1);
            assertFailure(new Fault.Respond(200, Headers.of("Link", "<https://evil.example/?token=%s>; rel=\"next\"".formatted(FULL_SECRET)), "[]"), 1);
            assertFailure(new Fault.Reset(), 4);
            assertFailure(new Fault.CutBody(), 4);
            github.simulator().faults().add(Fault.reset());
            Answer _ = github.query(SQL);
            assertThat(logs.lines()).anySatisfy(line -> assertThat(line).contains("GET /repos/{owner}/{repo}/issues of query ", " was answered 401 in "));
            assertSecret(logs.lines());
        }
    }

    private void assertFailure(Fault.Action action, int times)
    {
        assertFailure(github.session(), action, times);
    }

    private void assertFailure(Session session, Fault.Action action, int times)
    {
        github.simulator().faults().add(Fault.fault(action).times(times));
        Throwable failure = catchThrowable(() -> github.queryRunner().execute(session, SQL));
        assertThat(failure).describedAs(action.toString()).isNotNull();
        assertThat(github.simulator().faults().pending()).isEmpty();
        assertSecret(Throwables.getStackTraceAsString(failure), github.queryRunner().getSpans());
    }

    /**
     * None of the texts holds what all tokens of the tests begin and end with.
     */
    private static void assertSecret(Object... texts)
    {
        assertThat(FULL_SECRET).contains("github_pat_", "-canary");
        for (Object text : texts) {
            assertThat(text.toString()).doesNotContain("github_pat_", "-canary");
        }
    }
}
