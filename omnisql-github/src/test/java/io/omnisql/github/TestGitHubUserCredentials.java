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
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.connector.testing.RecordedLogs;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import io.trino.spi.security.Identity;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_DENIED;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_REQUIRED;
import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Users with tokens of their own, which travel beside the plan: each sees what GitHub shows to the token, and no other token is ever asked with in its place.
 */
@Timeout(300)
@TestInstance(PER_CLASS)
final class TestGitHubUserCredentials
{
    private static final String CATALOG_SECRET = "github_pat_catalog-canary";
    private static final String FULL_SECRET = "github_pat_full-canary";
    private static final String NARROW_SECRET = "github_pat_narrow-canary";
    private static final String REPOSITORIES = "SELECT repo FROM %s.default.repositories WHERE owner = 'acme'";
    private static final String ISSUES = "SELECT number FROM %s.default.issues WHERE owner = 'acme' AND repo = 'rocket'";

    private GitHubSimulator simulator;
    private QueryRunner queryRunner;

    @BeforeAll
    void start()
            throws Exception
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.2))
                .token(new GitHubToken("catalog", CATALOG_SECRET, "ada", Visibility.only("acme/rocket", "acme/webapp"), 1_000_000))
                .token(new GitHubToken("full", FULL_SECRET, "grace", Visibility.everything(), 1_000_000))
                .token(new GitHubToken("narrow", NARROW_SECRET, "zoe", Visibility.only("acme/vault"), 1_000_000))
                .start();
        Map<String, String> denied = TestingGitHub.catalog(simulator, CATALOG_SECRET);
        queryRunner = GitHubQueryRunner.create(ImmutableMap.of(
                "denied", denied,
                "allowed", ImmutableMap.<String, String>builder().putAll(denied).put("omnisql.user-credentials", "ALLOWED").buildOrThrow(),
                "required", ImmutableMap.of("omnisql.tenant", "acme", "github.api-uri", simulator.baseUri().toString(), "omnisql.user-credentials", "REQUIRED")));
    }

    @AfterEach
    void clearFaults()
    {
        simulator.faults().clear();
    }

    @AfterAll
    void stop()
    {
        queryRunner.close();
        simulator.close();
    }

    @Test
    void testEachSeesWhatTheTokenMay()
    {
        for (String catalog : ImmutableList.of("allowed", "required")) {
            Answer full = query(session("grace", FULL_SECRET), REPOSITORIES.formatted(catalog));
            assertThat(full.rows()).hasSizeGreaterThan(2);
            assertThat(full.requests()).isNotEmpty().allMatch(request -> request.credential().equals("full"));
            Answer narrow = query(session("zoe", NARROW_SECRET), REPOSITORIES.formatted(catalog));
            assertThat(narrow.column()).containsExactly("vault");
            assertThat(narrow.requests()).isNotEmpty().allMatch(request -> request.credential().equals("narrow"));
        }
        Answer own = query(session("ada"), REPOSITORIES.formatted("allowed"));
        assertThat(own.column()).containsExactlyInAnyOrder("rocket", "webapp");
        assertThat(own.requests()).isNotEmpty().allMatch(request -> request.credential().equals("catalog"));
    }

    @Test
    void testRefused()
    {
        Failure denied = failure(session("grace", FULL_SECRET), ISSUES.formatted("denied"));
        denied.is(USER_CREDENTIAL_DENIED).says("leave out the extra credential github.token", "omnisql.user-credentials").withRequests(0);
        failure(session("grace"), ISSUES.formatted("required")).is(USER_CREDENTIAL_REQUIRED).says("bring a token of yours as the extra credential github.token").withRequests(0);
        assertThat(query(session("grace"), ISSUES.formatted("denied")).requests()).isNotEmpty().allMatch(request -> request.credential().equals("catalog"));
    }

    /**
     * What GitHub does not show to the user's token is missing, whatever the catalog's token sees.
     */
    @Test
    void testNoOtherTokenHelpsOut()
    {
        Failure missing = failure(session("zoe", NARROW_SECRET), ISSUES.formatted("allowed")).is(RESOURCE_MISSING);
        assertThat(missing.requests()).isNotEmpty().allMatch(request -> request.credential().equals("narrow"));
    }

    /**
     * A scan of two tables and a table that is looked up: each request is the user's. Look-ups get no credential, so the join is none.
     */
    @Test
    void testJoins()
    {
        String pushed = "SELECT i.number, u.name FROM allowed.default.issues i JOIN allowed.default.users u ON u.login = i.author WHERE i.owner = 'acme' AND i.repo = 'rocket'";
        String composite = "SELECT p.number, r.state FROM allowed.default.pull_requests p JOIN allowed.default.pull_request_reviews r ON r.owner = p.owner AND r.repo = p.repo AND r.pull_number = p.number WHERE p.owner = 'acme' AND p.repo IN ('rocket', 'webapp') AND r.state <> 'PENDING'";
        for (String sql : ImmutableList.of(pushed, composite)) {
            List<List<Object>> expected = query(session("ada"), sql).rows();
            Session all = Session.builder(session("grace", FULL_SECRET)).setCatalogSessionProperty("allowed", "index_lookup", "ALL").setCatalogSessionProperty("allowed", "join_pushdown_enabled", String.valueOf(sql.equals(pushed))).build();
            Answer answer = query(all, sql);
            assertThat(answer.rows()).describedAs(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
            assertThat(answer.requests()).isNotEmpty().allMatch(request -> request.credential().equals("full"));
            assertThat(answer.planNodes()).doesNotContain("IndexJoinNode", "IndexSourceNode");
        }
        Session own = Session.builder(session("ada")).setCatalogSessionProperty("allowed", "join_pushdown_enabled", "false").build();
        assertThat(query(own, composite).planNodes()).describedAs("with the catalog's credential, which a look-up has").contains("IndexJoinNode");
    }

    /**
     * F16 for a user: nobody can renew what the user has brought.
     */
    @Test
    void testExpired()
    {
        simulator.faults().add(Fault.fault(new Fault.Respond(401, Headers.of(), "{\"message\":\"%s\"}".formatted(FULL_SECRET))).atRequest(2).times(100));
        Failure failure = failure(session("grace", FULL_SECRET), "SELECT count(node_id) FROM allowed.default.issues WHERE owner = 'acme'").is(CREDENTIAL_EXPIRED);
        failure.says("The source does not accept your credential (user-", "Run the query again with another one in the extra credential github.token");
        simulator.faults().clear();
        failure(session("grace", "github_pat_wrong-canary"), ISSUES.formatted("allowed")).is(CREDENTIAL_EXPIRED).withRequests(1);
    }

    /**
     * Nothing is shared between users, whatever they ask, nor is one's id that of another.
     */
    @Test
    void testIds()
    {
        Answer first = query(session("grace", FULL_SECRET), ISSUES.formatted("allowed"));
        Answer _ = query(session("grace", FULL_SECRET), ISSUES.formatted("allowed"));
        Answer _ = query(session("heidi", FULL_SECRET), ISSUES.formatted("allowed"));
        List<Object> grace = query(session("grace"), "SELECT DISTINCT credential FROM allowed.system.requests").column();
        List<Object> heidi = query(session("heidi"), "SELECT DISTINCT credential FROM allowed.system.requests").column();
        assertThat(first.requests()).isNotEmpty();
        assertThat(heidi).singleElement().asString().matches("user-[0-9a-f]{16}");
        assertThat(grace).isNotEmpty().doesNotContainAnyElementsOf(heidi).allSatisfy(id -> assertThat(id).asString().matches("user-[0-9a-f]{16}"));
    }

    @Test
    void testSecrets()
            throws IOException, InterruptedException
    {
        Session user = session("grace", FULL_SECRET);
        String sql = ISSUES.formatted("allowed");
        try (RecordedLogs logs = RecordedLogs.start()) {
            Answer answer = query(user, sql);
            for (String explain : SecretPlaces.explanations(sql)) {
                assertSecret(query(user, explain).rows());
            }
            for (String table : SecretPlaces.tables("allowed")) {
                assertSecret(query(user, table).rows());
            }
            simulator.faults().add(Fault.fault(new Fault.Respond(401, Headers.of(), FULL_SECRET)));
            Throwable failure = catchThrowable(() -> queryRunner.execute(user, sql));
            assertSecret(Throwables.getStackTraceAsString(failure));
            assertSecret(Throwables.getStackTraceAsString(catchThrowable(() -> queryRunner.execute(user, ISSUES.formatted("denied")))));
            String told = get("/v1/query/%s?pretty".formatted(answer.queryId()));
            // Trino itself tells the settings of catalogs that a query has used, where they are not in files
            assertThat(told).contains(answer.queryId(), "issues").doesNotContain(FULL_SECRET);
            assertThat(get("/v1/query")).doesNotContain(FULL_SECRET);
            assertSecret(logs.lines());
        }
    }

    private String get(String path)
            throws IOException, InterruptedException
    {
        URI uri = queryRunner.getCoordinator().getBaseUrl().resolve(path);
        try (HttpClient client = HttpClient.newBuilder().version(HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(uri).header("X-Trino-User", "grace").build(), ofString()).body();
        }
    }

    private static void assertSecret(Object... texts)
    {
        for (Object text : texts) {
            assertThat(text.toString()).doesNotContain("github_pat_", "-canary");
        }
    }

    private Session session(String user)
    {
        return Session.builder(queryRunner.getDefaultSession()).setIdentity(Identity.ofUser(user)).build();
    }

    private Session session(String user, String token)
    {
        return Session.builder(queryRunner.getDefaultSession())
                .setIdentity(Identity.forUser(user).withExtraCredentials(ImmutableMap.of("github.token", token)).build())
                .build();
    }

    private Answer query(Session session, String sql)
    {
        simulator.journal().clear();
        MaterializedResultWithPlan result = queryRunner.executeWithPlan(session, sql);
        ImmutableList<JournalEntry> requests = simulator.journal().entries();
        return new Answer(result.queryId().toString(), PlainRows.of(result.result()), Answer.nodes(result.queryPlan().orElseThrow().getRoot()), requests);
    }

    private Failure failure(Session session, String sql)
    {
        simulator.journal().clear();
        try {
            queryRunner.execute(session, sql);
        }
        catch (QueryFailedException e) {
            return Failure.of(e, simulator.journal().entries());
        }
        return fail("query has not failed: " + sql);
    }
}
