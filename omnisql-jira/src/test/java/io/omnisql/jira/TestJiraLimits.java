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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraLimits;
import io.omnisql.simulator.jira.JiraSimulator;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Jira refuses requests for two reasons, and says which: the points of an app are used up, for whatever it asks, or an endpoint was asked too often at once. Times to come back are longer than a query waits, so that nobody has to.
 */
@Timeout(300)
@Execution(SAME_THREAD)
final class TestJiraLimits
{
    private static final String TYPES = "/rest/api/3/issuetype";
    private static final String STATUSES = "/rest/api/3/status";
    private static final int POINTS = 1_000;

    @Test
    void testQuotaStopsEverything(@TempDir Path directory)
            throws Exception
    {
        // behind the present hour, and in the middle of its own
        Instant hour = Instant.now().truncatedTo(HOURS).plus(Duration.ofMinutes(90));
        JiraSimulator simulator = JiraSimulator.builder()
                .company(Company.generate(1, 0.05))
                .clock(Clock.fixed(hour, UTC))
                .app("app", "an-app", "secret-canary", "refresh-canary")
                .limits(JiraLimits.points(POINTS))
                .start();
        Map<String, String> app = ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.cache.enabled", "false")
                .put("omnisql.discovery.refresh-interval", "1d")
                .put("jira.gateway-uri", simulator.baseUri().toString())
                .put("jira.cloud-id", simulator.cloudId())
                .put("jira.oauth.client-id", "an-app")
                .put("jira.oauth.client-secret", "secret-canary")
                .put("jira.oauth.refresh-token", "refresh-canary")
                .put("jira.oauth.token-directory", directory.resolve("tokens").toString())
                .put("jira.oauth.token-uri", simulator.baseUri() + "/oauth/token")
                .buildOrThrow();
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of("jira", app)).knowingFields(ImmutableList.of("jira"))) {
            assertThat(jira.query("SELECT id FROM issue_types").rows()).isNotEmpty();
            // by another node, or another site
            simulator.quota("app").consume(POINTS);
            assertThat(jira.failure("SELECT id FROM issue_types")).contains("The source's budget for credential", "is used up", "Come back at");
            assertThat(simulator.journal().entries()).extracting(JournalEntry::status).containsExactly(429);
            assertThat(jira.failure("SELECT id FROM statuses")).contains("is used up");
            assertThat(simulator.journal().entries()).describedAs("whatever else is asked for").isEmpty();
        }
    }

    @Test
    void testBurstStopsItsEndpoint()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().company(Company.generate(1, 0.05)).token("site", "a-token").start();
        simulator.faults().add(Fault.fault(new Fault.Respond(429, Headers.of("RateLimit-Reason", "jira-burst-based", "Retry-After", "3600"), "{}")).on(TYPES));
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token"))).knowingFields(ImmutableList.of("jira"))) {
            assertThat(jira.failure("SELECT id FROM issue_types")).contains("as many requests as the source allows in so short a time", "Come back at");
            assertThat(simulator.journal().entries()).extracting(JournalEntry::path).containsExactly(TYPES);
            TestingJira.Answer other = jira.query("SELECT id FROM statuses");
            assertThat(other.rows()).isNotEmpty();
            assertThat(other.asked()).containsExactly(STATUSES);
            assertThat(jira.failure("SELECT id FROM issue_types")).contains("in so short a time");
            assertThat(simulator.journal().entries()).describedAs("nor is it asked again").isEmpty();
        }
    }
}
