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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.simulator.http.Fault;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A source that fails costs a retry or the query, never a row.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubFaults
{
    private static final String SQL = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'monolith'";

    private final TestingGitHub github;

    TestGitHubFaults(TestingGitHub github)
    {
        this.github = github;
    }

    @AfterEach
    void clearFaults()
    {
        github.simulator().faults().clear();
    }

    @Test
    void testFailuresThatPass()
    {
        List<Object> numbers = github.issues("acme", "monolith").stream().map(row -> row.get("number")).collect(toImmutableList());
        int pages = github.query(SQL).requests().size();
        List<Fault.Action> actions = ImmutableList.of(
                new Fault.Respond(500, Headers.of(), ""),
                new Fault.Respond(503, Headers.of("Retry-After", "0"), "<html>busy</html>"),
                new Fault.Respond(429, Headers.of("Retry-After", "0"), "{}"),
                new Fault.Respond(403, Headers.of("Retry-After", "0"), "{\"message\":\"You have exceeded a secondary rate limit\"}"),
                new Fault.Reset(),
                new Fault.CutBody());
        for (Fault.Action action : actions) {
            for (int page : ImmutableList.of(1, pages / 2, pages)) {
                github.simulator().faults().add(Fault.fault(action).atRequest(page));
                Answer answer = github.query(SQL);
                assertThat(answer.column()).describedAs("%s on page %s", action, page).containsExactlyInAnyOrderElementsOf(numbers);
                assertThat(github.simulator().faults().pending()).isEmpty();
                assertThat(github.query("SELECT sum(requests) FROM github.system.query_status WHERE query_id = '%s'".formatted(answer.queryId())).column()).describedAs("%s on page %s: %s", action, page, answer.requests()).containsExactly(pages + 1L);
            }
        }
    }

    @Test
    void testFailuresThatStay()
    {
        github.simulator().faults().add(Fault.status(502).times(20));
        github.failure(SQL).is(SOURCE_UNAVAILABLE).says("GET /repos/{owner}/{repo}/issues", "502", "4 times").withRequests(4);
    }

    @Test
    void testBudgetThatIsUsedUp()
    {
        String reset = Long.toString(Instant.now().plusSeconds(3_000).getEpochSecond());
        github.simulator().faults().add(Fault.fault(new Fault.Respond(
                403,
                Headers.of("x-ratelimit-limit", "5000", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset),
                "{\"message\":\"API rate limit exceeded\"}")).atRequest(2));
        github.failure(github.limited("limited_1", "max_permit_wait", "1m"), SQL).is(RATE_LIMITED).says("Come back at", "retry_after_ms=").withRequests(2);

        github.simulator().faults().add(Fault.fault(new Fault.Respond(429, Headers.of("Retry-After", "600"), "{}")));
        github.failure(github.limited("limited_2", "max_permit_wait", "1m"), SQL).is(RATE_LIMITED).says("retry_after_ms=600000").withRequests(1);
        // no word on when to come back: a minute at least, which is longer than this session waits
        github.simulator().faults().add(Fault.fault(new Fault.Respond(403, Headers.of(), "{\"message\":\"You have exceeded a secondary rate limit\"}")));
        github.failure(github.limited("limited_3", "max_permit_wait", "10s"), SQL).is(RATE_LIMITED).says("Come back at", "retry_after_ms=").withRequests(1);
    }

    @Test
    void testRefusals()
    {
        assertFailure(403, Headers.of("X-GitHub-SSO", "required; url=https://github.example/sso"), "{\"message\":\"Resource protected by organization SAML enforcement.\"}", ACCESS_REFUSED);
        assertFailure(
                403,
                Headers.of("X-GitHub-SSO", "required; url=https://github.example/sso", "x-ratelimit-limit", "5000", "x-ratelimit-remaining", "0", "x-ratelimit-reset", "1"),
                "{\"message\":\"Resource protected by organization SAML enforcement.\"}",
                ACCESS_REFUSED);
        assertFailure(451, Headers.of(), "{\"message\":\"Repository access blocked\"}", ACCESS_REFUSED);
        assertFailure(418, Headers.of(), "{}", BAD_RESPONSE);
    }

    @Test
    void testAnswersThatAreNone()
    {
        assertFailure(200, Headers.of(), "[,]", BAD_RESPONSE);
        assertFailure(200, Headers.of(), "[<html>sign in</html>]", BAD_RESPONSE);
        assertFailure(200, Headers.of(), "[{\"number\":1,]", BAD_RESPONSE);
        assertFailure(200, Headers.of(), "[] []", BAD_RESPONSE);
        assertFailure(200, Headers.of(), "{\"message\":\"ok\"}", SCHEMA_DRIFT);
        assertFailure(200, Headers.of(), "[{\"number\":\"one\"}]", SCHEMA_DRIFT);
        assertFailure(200, Headers.of(), "[{\"number\":99999999999999999999}]", SCHEMA_DRIFT);
        assertFailure(200, Headers.of("Link", "<https://evil.example/repos?page=2>; rel=\"next\""), "[]", UNTRUSTED_LINK);
    }

    @Test
    void testPagesThatLeadBack()
    {
        String self = github.simulator().baseUri() + "/repos/acme/monolith/issues?state=all&sort=created&direction=asc&per_page=100";
        assertFailure(200, Headers.of("Link", "<%s>; rel=\"next\"".formatted(self)), "[]", BAD_RESPONSE);
    }

    private void assertFailure(int status, Headers headers, String body, ApiErrorCode code)
    {
        github.simulator().faults().add(Fault.fault(new Fault.Respond(status, headers, body)));
        github.failure(SQL).is(code).withRequests(1);
    }
}
