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

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.WireForm;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNTRUSTED;
import static io.omnisql.github.TestingGitHubApp.ON_ACME;
import static io.omnisql.github.TestingGitHubApp.TOKEN_ROUTE;
import static java.lang.Math.toIntExact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Catalogs that ask as a GitHub App: its tokens are issued when they are needed, end within an hour, and may be revoked at any moment.
 */
@Timeout(300)
@TestInstance(PER_CLASS)
final class TestGitHubApps
{
    private static final String ISSUES = "/repos/{owner}/{repo}/issues";

    // one request for each page of each repository
    private static final String MANY = "SELECT owner, repo, number, title FROM %s.default.issues WHERE owner = 'acme' AND updated_at > TIMESTAMP '2001-01-01 00:00:00 UTC'";

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
    void testRows()
    {
        Answer answer = github.query(MANY.formatted("app"));
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(github.query(MANY.formatted("token")).rows());
        assertThat(answer.requests()).filteredOn(request -> !request.route().equals(TOKEN_ROUTE)).isNotEmpty().allMatch(request -> request.credential().equals("installation-70"));
        // a node that has read nothing yet takes its first one
        assertThat(issued(answer) + issued(github.query(MANY.formatted("app")))).describedAs("a token is used until it ends").isLessThanOrEqualTo(2);
        assertThat(github.query("SELECT DISTINCT credential FROM app.system.requests").column()).containsExactly("installation-70");
    }

    /**
     * F16: all splits are rejected at about the same time, as all tokens are over, and so is the time in which the App believes to be: two requests for one token on each node,
     * with another time in the second one. The rows are exact.
     */
    @Test
    void testTokensEndForAllSplits()
    {
        List<List<Object>> expected = github.query(MANY.formatted("app")).rows();
        github.clock().advance(Duration.ofHours(2));
        Answer answer = github.query(MANY.formatted("app"));
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.requests()).filteredOn(request -> request.status() == 401 && !request.route().equals(TOKEN_ROUTE)).isNotEmpty();
        assertThat(issued(answer)).isBetween(1L, 2L);
        assertThat(asked(answer)).isEqualTo(2 * issued(answer));
        assertThat(github.tokenRequests("app", answer.queryId())).isEqualTo(asked(answer));
        assertThat(github.query("SELECT sum(requests) FROM app.system.query_status WHERE query_id = '%s'".formatted(answer.queryId())).column())
                .describedAs("requests for tokens are none of the query's")
                .containsExactly((long) answer.requests().size() - asked(answer));
    }

    /**
     * F18: who may, revokes all tokens between two queries.
     */
    @Test
    void testTokensAreRevoked()
    {
        List<List<Object>> expected = github.query(MANY.formatted("app")).rows();
        github.simulator().revokeTokens(ON_ACME);
        Answer answer = github.query(MANY.formatted("app"));
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(issued(answer)).isBetween(1L, 2L);
    }

    /**
     * F16 on the first, a middle and the last page of one list: the page is asked for once more.
     */
    @Test
    void testRejectedPage()
    {
        String sql = "SELECT number FROM app.default.issues WHERE owner = 'acme' AND repo = 'monolith'";
        List<List<Object>> rows = github.query(sql).rows();
        long pages = pages(github.query(sql));
        assertThat(pages).isGreaterThan(2);
        for (int page : new int[] {1, 2, toIntExact(pages)}) {
            // a node that has no token yet asks for one in between
            github.simulator().faults().add(rejection(1).whenQueryContains("per_page").atRequest(page));
            Answer answer = github.query(sql);
            assertThat(answer.rows()).describedAs("page %s", page).containsExactlyInAnyOrderElementsOf(rows);
            // the token of a node that has read nothing for a while may be near its end
            assertThat(asked(answer)).isBetween(1L, 2L);
            assertThat(pages(answer)).isEqualTo(pages);
            assertThat(answer.requests()).filteredOn(JournalEntry::scripted).hasSize(1);
            assertThat(github.simulator().faults().pending()).isEmpty();
        }
    }

    /**
     * A new token that is rejected as well ends the query.
     */
    @Test
    void testRejectedTwice()
    {
        github.simulator().faults().add(rejection(2).on(ISSUES));
        Failure failure = github.failure("SELECT number FROM app.default.issues WHERE owner = 'acme' AND repo = 'rocket'").is(CREDENTIAL_EXPIRED);
        assertThat(failure.message()).startsWith("The source does not accept credential installation-70, which was renewed a moment ago (GET %s answered 401). Check github.app-id, github.app-installation-id and github.app-private-key-file".formatted(ISSUES));
    }

    /**
     * F17: nobody issues a token; there is an end to it, and an error that says so.
     */
    @Test
    void testNobodyIssuesTokens()
    {
        github.simulator().revokeTokens(ON_ACME);
        github.simulator().faults().add(Fault.status(503).on(TOKEN_ROUTE).times(1_000));
        Failure failure = github.failure("SELECT number FROM app.default.issues WHERE owner = 'acme' AND repo = 'rocket'").is(CREDENTIAL_UNAVAILABLE);
        assertThat(failure.message()).startsWith("The source issues no token: POST %s answered 503 4 times. Try again later".formatted(TOKEN_ROUTE));
        assertThat(failure.requests()).filteredOn(request -> request.route().equals(TOKEN_ROUTE)).hasSizeLessThanOrEqualTo(8);
        github.simulator().faults().clear();
        assertThat(github.query("SELECT number FROM app.default.issues WHERE owner = 'acme' AND repo = 'rocket'").rows()).isNotEmpty();
    }

    @Test
    void testKeyOfAnotherApp()
    {
        Failure failure = github.failure("SELECT number FROM broken.default.issues WHERE owner = 'acme' AND repo = 'rocket'").is(CREDENTIAL_REJECTED);
        assertThat(failure.message()).contains("Check that github.app-private-key-file is a key of the App github.app-id");
        assertThat(failure.requests()).extracting(JournalEntry::route).containsOnly(TOKEN_ROUTE);
    }

    /**
     * F30: a host that nobody knows is not even told who the App is.
     */
    @Test
    void testUnknownAuthority()
    {
        github.failure("SELECT number FROM stranger.default.issues WHERE owner = 'acme' AND repo = 'rocket'").is(SOURCE_UNTRUSTED).says("trust store").withRequests(0);
    }

    /**
     * F31: the App stays with its host.
     */
    @Test
    void testRedirectionOfTheTokenRequest()
    {
        github.simulator().revokeTokens(ON_ACME);
        github.simulator().faults().add(Fault.fault(new Fault.Respond(307, Headers.of("Location", github.simulator().baseUri() + "/repos/acme/rocket"), "")).on(TOKEN_ROUTE));
        Failure failure = github.failure("SELECT number FROM app.default.issues WHERE owner = 'acme' AND repo = 'rocket'");
        assertThat(failure.message()).startsWith("There is no token for installation-70 where GitHub should issue it (POST %s answered 307). Check github.api-uri and the network".formatted(TOKEN_ROUTE));
        assertThat(failure.requests()).noneMatch(request -> request.path().equals("/repos/acme/rocket"));
    }

    /**
     * GitHub refuses an App the list of a user's private repositories, and has another one, of all that it is installed on.
     */
    @Test
    void testRepositoriesOfAUser()
    {
        Answer answer = github.query("SELECT owner, repo, private, description, created_at, topics FROM user.default.repositories WHERE owner = 'ada'");
        assertThat(answer.rows()).isNotEmpty()
                .anySatisfy(row -> assertThat(row.get(2)).isEqualTo(true))
                .containsExactlyInAnyOrderElementsOf(github.query("SELECT owner, repo, private, description, created_at, topics FROM token.default.repositories WHERE owner = 'ada'").rows());
        assertThat(answer.requests()).extracting(JournalEntry::route).filteredOn(route -> !route.equals(TOKEN_ROUTE)).containsExactly("/orgs/{org}/repos", "/users/{username}/repos", "/installation/repositories");

        assertThat(github.query("SELECT owner, repo, name FROM user.default.branches WHERE owner = 'ada'").rows())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(github.query("SELECT owner, repo, name FROM token.default.branches WHERE owner = 'ada'").rows());
        assertThat(github.query("SELECT repo FROM user.default.repositories WHERE owner = 'zoe'").rows())
                .describedAs("the list of the App holds others")
                .containsExactlyInAnyOrderElementsOf(github.query("SELECT repo FROM token.default.repositories WHERE owner = 'zoe' AND NOT private").rows());
    }

    /**
     * F18: a user takes scopes from a classic token while a query reads with it. The page is empty, and would be fewer rows.
     */
    @Test
    void testScopesAreReduced()
    {
        String sql = "SELECT number FROM token.default.issues WHERE owner = 'acme' AND repo = 'monolith'";
        assertThat(github.query(sql).requests()).hasSizeGreaterThan(2);
        github.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("X-OAuth-Scopes", "read:org"), "[]")).atRequest(2));
        github.failure(sql)
                .is(SCOPE_CHANGED)
                .says("have changed while the query ran. Run it again");
    }

    @Test
    void testInsideOfAnOrganization()
    {
        int members = github.simulator().data().findOrganization("acme").orElseThrow().members().size();
        int teams = github.simulator().data().findOrganization("acme").orElseThrow().teams().size();
        assertThat(github.query("SELECT login FROM app.default.org_members WHERE owner = 'acme'").rows()).hasSize(members);
        assertThat(github.query("SELECT slug FROM app.default.teams WHERE owner = 'acme'").rows()).hasSize(teams);
    }

    /**
     * Whatever a catalog of an App asks is open to Apps, by GitHub's own description.
     */
    @Test
    @EnabledIf(value = "io.omnisql.github.TestGitHubRecordings#isRecordingAtHand", disabledReason = "there is no description of the API: name its folder with -Domnisql.contracts=")
    void testEndpointsAreOpenToApps()
    {
        JsonNode paths = specification().path("paths");
        SourceDefinition source = GitHubSource.SOURCE.with(List.of(RepositoriesTable.OF_INSTALLATION));
        List<String> closed = source.tables().stream()
                .flatMap(table -> table.endpoints().stream())
                .filter(endpoint -> !(endpoint.wire() instanceof WireForm.GraphQl))
                .map(EndpointDefinition::path)
                .filter(path -> paths.properties().stream()
                        .filter(specified -> specified.getKey().replaceAll("\\{\\w+}", "{}").equals(path.replaceAll("\\{\\w+}", "{}")))
                        .noneMatch(specified -> specified.getValue().at("/get/x-github/enabledForGitHubApps").asBoolean()))
                .collect(toImmutableList());
        assertThat(closed).isEmpty();
    }

    private static JsonNode specification()
    {
        try {
            return RecordedRecords.parse(Files.readString(RecordedRecords.folder().resolveSibling("spec").resolve("github-rest-openapi-trimmed.json")));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault rejection(int times)
    {
        return Fault.fault(new Fault.Respond(401, Headers.of(), "{\"message\":\"Bad credentials\"}")).times(times);
    }

    private static long pages(Answer answer)
    {
        return answer.requests().stream().filter(request -> request.method().equals("GET") && request.status() == 200).count();
    }

    private static long asked(Answer answer)
    {
        return answer.requests().stream().filter(request -> request.route().equals(TOKEN_ROUTE)).count();
    }

    private static long issued(Answer answer)
    {
        return answer.requests().stream().filter(request -> request.route().equals(TOKEN_ROUTE) && request.status() == 201).count();
    }
}
