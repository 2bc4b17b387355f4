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
package io.omnisql.jira;

import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraLimits;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraSimulatorBuilder;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Catalogs that come with a token of an account, to the site or to the gateway, and as an app, whose refresh token is good once.
 */
@Timeout(300)
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraCredentials
{
    private static final String SQL = "SELECT id FROM %s.default.issue_types";
    private static final String TOKENS = "/oauth/token";
    private static final Fault MISSING_SCOPE = Fault.fault(new Fault.Respond(401, Headers.of("Content-Type", "application/json"), "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}"));
    private static final String SPRINTS = "/rest/agile/1.0/board/{boardId}/sprint";
    private static final String TYPES = "/rest/api/3/issuetype";

    private TestingJira jira;
    private Map<String, String> app;

    @BeforeAll
    void start(@TempDir Path directory)
            throws Exception
    {
        JiraSimulator simulator = builder()
                .token("site", "site-canary")
                .scopedToken("gateway", "gateway-canary")
                .app("app", "an-app", "secret-canary", "refresh-canary")
                .start();
        app = gateway(simulator, ImmutableMap.of(
                "jira.oauth.client-id", "an-app",
                "jira.oauth.client-secret", "secret-canary",
                "jira.oauth.refresh-token", "refresh-canary",
                "jira.oauth.token-directory", directory.resolve("tokens").toString(),
                "jira.oauth.token-uri", simulator.baseUri() + TOKENS));
        jira = TestingJira.start(simulator, ImmutableMap.<String, Map<String, String>>builder()
                .put("site", site(simulator, "site-canary"))
                .put("gateway", gateway(simulator, ImmutableMap.of("jira.email", "ada@acme.example", "jira.api-token", "gateway-canary")))
                .put("misplaced", site(simulator, "gateway-canary"))
                .put("wrong", site(simulator, "wrong-canary"))
                .put("app", app)
                .put("again", app)
                .put("stranger", ImmutableMap.<String, String>builder().putAll(app)
                        .put("jira.oauth.client-secret", "other-canary")
                        .put("jira.oauth.refresh-token", "refresh-canary-of-nobody")
                        .buildKeepingLast())
                .buildOrThrow());
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @AfterEach
    void clear()
    {
        jira.simulator().faults().clear();
    }

    @Test
    void testTokens()
    {
        assertAnswered("site", "site");
        assertAnswered("gateway", "gateway");
    }

    /**
     * A login that fails is asked for once: a few of them, and Jira wants to see a person.
     */
    @Test
    void testRefusedTokens()
    {
        for (String catalog : List.of("wrong", "misplaced")) {
            assertThat(jira.failure(SQL.formatted(catalog))).contains("jira.api-token", "401").doesNotContain("canary");
            assertThat(jira.simulator().journal().entries()).hasSize(1);
        }
    }

    /**
     * F16: the access token ends, and one refresh brings the next one, for all catalogs that share the tokens.
     */
    @Test
    void testApp()
    {
        assertAnswered("app", "app");
        assertAnswered("again", "app");
        assertThat(jira.query(SQL.formatted("app")).requests()).extracting(JournalEntry::route).containsExactly(TYPES);
        jira.simulator().revokeAccessTokens();
        assertThat(jira.query(SQL.formatted("app")).requests()).extracting(JournalEntry::route).containsExactly(TYPES, TOKENS, TYPES);
        assertThat(jira.query(SQL.formatted("again")).requests()).extracting(JournalEntry::route).describedAs("takes what the other one has got").containsExactly(TYPES, TYPES);
    }

    /**
     * A token that is good, but not for what is asked, is not renewed: the next one would be no better.
     */
    @Test
    void testScopesThatAreMissing()
    {
        assertAnswered("app", "app");
        lacksScope(TYPES);
        assertThat(jira.failure(SQL.formatted("app"))).contains("lacks a scope", TYPES).doesNotContain("canary");
        assertThat(jira.simulator().journal().entries()).extracting(JournalEntry::route).containsExactly(TYPES);
    }

    /**
     * It says nothing of a board or a project, so that none of them has no rows for it.
     */
    @Test
    void testScopesThatAreMissingForKeys()
    {
        assertThat(jira.query("SELECT count(*) FROM app.default.sprints").column()).doesNotContain(0L);
        for (String missing : List.of("ERROR", "EMPTY")) {
            Map<String, String> properties = ImmutableMap.of("missing_resource", missing);
            lacksScope(SPRINTS);
            assertThat(jira.failureWith("app", properties, "SELECT count(*) FROM sprints")).describedAs(missing).contains("lacks a scope", "/rest/agile/1.0/board/{board_id}/sprint");
            lacksScope("/rest/api/3/project/search");
            assertThat(jira.failureWith("app", properties, "SELECT count(*) FROM project_versions")).describedAs(missing).contains("lacks a scope", "/rest/api/3/project/search");
            lacksScope("/rest/api/3/issue/{issueIdOrKey}/votes");
            assertThat(jira.failureWith("app", properties, "SELECT account_id FROM issue_votes WHERE issue_key = 'ROCKET-1'")).describedAs(missing).contains("lacks a scope", "/votes");
        }
    }

    /**
     * Nothing but the tables with custom fields needs to know them.
     */
    @Test
    void testScopeThatIsMissingForFields()
            throws Exception
    {
        JiraSimulator simulator = builder().token("site", "site-canary").start();
        try (TestingJira fresh = TestingJira.start(simulator, ImmutableMap.of("jira", site(simulator, "site-canary")))) {
            for (Fault refusal : List.of(Fault.status(403), Fault.status(404), MISSING_SCOPE)) {
                simulator.faults().add(refusal.on("/rest/api/3/field").always());
                assertThat(fresh.query("SELECT project_key FROM projects").rows()).isNotEmpty();
                assertThat(fresh.query("SELECT id FROM issue_comments WHERE issue_key = 'ROCKET-1'").rows()).isNotEmpty();
                for (String table : List.of("issues", "issue_custom_fields")) {
                    assertThat(fresh.failure("SELECT * FROM " + table)).as(table).contains("The tables of catalog 'jira' are not known yet: fields: the ");
                }
                assertThat(fresh.query("SELECT project_key FROM projects").asked()).describedAs("what is refused is not asked for each query").doesNotContain("/rest/api/3/field");
                simulator.faults().clear();
                fresh.query("CALL system.flush_cache()");
            }
            assertThat(fresh.query("SELECT key FROM issues").rows()).isNotEmpty();
        }
    }

    private void lacksScope(String route)
    {
        clear();
        jira.simulator().faults().add(MISSING_SCOPE.on(route).times(100));
    }

    /**
     * What Jira says to nobody is not what it says of a board.
     */
    @Test
    void testLoginThatFailsBesideAReason()
    {
        jira.simulator().faults().add(Fault.fault(new Fault.Respond(
                400,
                Headers.of("Content-Type", "application/json", "X-Seraph-LoginReason", "AUTHENTICATED_FAILED"),
                "{\"errorMessages\":[\"The board does not support sprints\"],\"errors\":{}}")).on(SPRINTS));
        assertThat(jira.failure("SELECT id FROM site.default.sprints WHERE board_id = 1")).contains("jira.api-token").doesNotContain("canary");
    }

    @Test
    void testStrangers()
    {
        assertThat(jira.failure(SQL.formatted("stranger"))).contains("Atlassian does not take the refresh token", "jira.oauth.refresh-token").doesNotContain("canary");
        assertThat(jira.simulator().journal().entries()).extracting(JournalEntry::route).containsExactly(TOKENS);
    }

    /**
     * Jira may answer a failed login as if nobody had come: with nothing, which is no answer.
     */
    @Test
    void testLoginThatFailsWithoutAWord()
            throws Exception
    {
        JiraSimulator simulator = builder().anonymousOnFailedLogin().token("site", "site-canary").start();
        try (TestingJira anonymous = TestingJira.start(simulator, ImmutableMap.of("jira", site(simulator, "wrong-canary")))) {
            for (String sql : List.of("SELECT id FROM projects", "SELECT id FROM boards", "SELECT id FROM projects WHERE project_key = 'ROCKET'", "SELECT id FROM issue_comments WHERE issue_key = 'ROCKET-1'", "SELECT id FROM audit_records")) {
                assertThat(anonymous.failure(sql)).describedAs(sql).contains("jira.api-token").doesNotContain("canary");
                assertThat(simulator.journal().entries()).hasSize(1);
            }
        }
    }

    /**
     * A burst is over in a second, whatever the hour has left; the query waits for it.
     */
    @Test
    void testBurst()
            throws Exception
    {
        int atOnce = 10;
        JiraSimulator simulator = builder().limits(JiraLimits.burst(atOnce - 2)).token("site", "site-canary").start();
        Map<String, String> unpaced = ImmutableMap.<String, String>builder().putAll(site(simulator, "site-canary")).put("omnisql.rate-limit.paced", "false").put("omnisql.max-concurrent-requests", String.valueOf(atOnce)).buildOrThrow();
        try (TestingJira busy = TestingJira.start(simulator, ImmutableMap.of("jira", unpaced))) {
            TestingJira.Answer answer = busy.query("SELECT project_key FROM project_versions");
            assertThat(answer.requests()).filteredOn(request -> request.status() == 429).isNotEmpty();
            assertThat(answer.column()).hasSizeGreaterThan(10);
            assertThat(busy.query("SELECT remaining FROM system.rate_limits").column()).describedAs("a burst is no budget").containsOnlyNulls();
        }
    }

    private void assertAnswered(String catalog, String credential)
    {
        TestingJira.Answer answer = jira.query(SQL.formatted(catalog));
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(jira.simulator().data().site().vocabulary().issueTypes().stream().map(type -> (Object) String.valueOf(type.id())).toList());
        assertThat(answer.requests()).filteredOn(request -> request.route().equals(TYPES)).extracting(JournalEntry::credential).containsExactly(credential);
    }

    private static JiraSimulatorBuilder builder()
    {
        return JiraSimulator.builder().company(Company.generate(1, 0.4));
    }

    private static Map<String, String> site(JiraSimulator simulator, String token)
    {
        return TestingJira.catalog(simulator, token);
    }

    private static Map<String, String> gateway(JiraSimulator simulator, Map<String, String> credential)
    {
        return ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.cache.enabled", "false")
                .put("omnisql.discovery.refresh-interval", "1d")
                .put("jira.gateway-uri", simulator.baseUri().toString())
                .put("jira.cloud-id", simulator.cloudId())
                .putAll(credential)
                .buildOrThrow();
    }
}
