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
import io.omnisql.simulator.http.Fault;
import io.trino.Session;
import io.trino.spi.security.Identity;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A catalog tells its users what their own queries have cost, and nothing of others'.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubSystemTables
{
    private static final String WEBAPP = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'webapp'";

    private final TestingGitHub github;

    TestGitHubSystemTables(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testRequests()
    {
        Answer answer = github.query(WEBAPP);
        assertThat(github.query("SELECT method, route, body, status, cost FROM github.system.requests WHERE query_id = '%s'".formatted(answer.queryId())).rows())
                .hasSize(answer.requests().size())
                .allMatch(row -> row.equals(Arrays.asList("GET", "GET /repos/{owner}/{repo}/issues", null, 200L, 1L)));
        assertThat(github.query("SELECT count(*) FROM github.system.requests WHERE query_id = '%s' AND elapsed_ms >= 0 AND started_at > current_timestamp - INTERVAL '1' HOUR".formatted(answer.queryId())).column())
                .containsExactly((long) answer.requests().size());
    }

    @Test
    void testQueryStatus()
    {
        Answer answer = github.query(WEBAPP);
        List<Object> status = status(answer.queryId());
        assertThat(status.subList(0, 4)).isEqualTo(ImmutableList.of((long) answer.requests().size(), 0L, (long) answer.rows().size(), 0L));
        assertThat((Long) status.get(4)).isNotNegative();
        assertThat((String) status.get(5)).matches("core: \\d+ of 1000000 left, resets at .*Z");
    }

    @Test
    void testRateLimits()
    {
        Answer _ = github.query(WEBAPP);
        List<List<Object>> limits = github.query("SELECT credential, quota, quota - remaining, in_use, waiting, closed_until, resets_at > current_timestamp FROM github.system.rate_limits WHERE rate_limit = 'core'").rows();
        assertThat(limits).isNotEmpty().allSatisfy(row -> {
            assertThat((String) row.getFirst()).startsWith("token-");
            if (row.get(1) != null) {
                assertThat(row.get(1)).isEqualTo(1_000_000L);
                assertThat((long) row.get(2)).isPositive();
                assertThat(row.get(6)).isEqualTo(true);
            }
            assertThat(row.subList(3, 6)).containsExactly(0L, 0L, null);
        });
        assertThat(limits).anyMatch(row -> row.get(1) != null);
    }

    /**
     * What is closed says until when.
     */
    @Test
    void testCredentialThatIsLeftAlone()
    {
        github.simulator().faults().add(Fault.fault(new Fault.Respond(403, Headers.of(), "{\"message\":\"You have exceeded a secondary rate limit\"}")));
        github.failure(github.limited("limited_5", "max_permit_wait", "10s"), WEBAPP).is(RATE_LIMITED);
        assertThat(github.query("SELECT count(*) FROM limited_5.system.rate_limits WHERE closed_until BETWEEN current_timestamp + INTERVAL '30' SECOND AND current_timestamp + INTERVAL '61' SECOND").column())
                .containsExactly(1L);
    }

    /**
     * The numbers of a catalog are there for JMX, under a name that other servers of this process have not.
     */
    @Test
    void testPermitsInJmx()
            throws JMException
    {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("omnisql.ratelimit:type=PermitStats,name=limited_5");
        assertThat(beans.getMBeanInfo(name).getAttributes()).extracting(MBeanAttributeInfo::getName)
                .contains("Granted.TotalCount", "Limited.TotalCount", "Paced.TotalCount", "Unavailable.TotalCount", "Refusals.TotalCount", "HostsGivenUp.TotalCount", "WaitTime.AllTime.Count", "UnderWay", "Waiting");
        assertThat(beans.getAttribute(name, "UnderWay")).isEqualTo(0L);
    }

    /**
     * Every attempt is a call, those that failed too.
     */
    @Test
    void testRetriesAreCounted()
    {
        github.simulator().faults().add(Fault.status(502));
        Answer answer = github.query(WEBAPP + " LIMIT 1");
        assertThat(answer.requests()).extracting(entry -> entry.status()).containsExactly(502, 200);
        assertThat(status(answer.queryId()).getFirst()).isEqualTo(2L);
        assertThat(github.query("SELECT status FROM github.system.requests WHERE query_id = '%s'".formatted(answer.queryId())).column()).containsExactlyInAnyOrder(502L, 200L);
    }

    @Test
    void testSkippedKeysAreCounted()
    {
        Answer answer = github.query(github.session("missing_resource", "EMPTY"), "SELECT number FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'not-there', 'nowhere')");
        assertThat(status(answer.queryId()).get(3)).isEqualTo(2L);
    }

    @Test
    void testOthersSeeNothing()
    {
        Answer answer = github.query(WEBAPP);
        Session eve = Session.builder(github.session()).setIdentity(Identity.ofUser("eve")).build();
        for (String table : ImmutableList.of("requests", "query_status")) {
            assertThat(github.query(eve, "SELECT * FROM github.system.%s WHERE query_id = '%s'".formatted(table, answer.queryId())).rows()).isEmpty();
        }
        assertThat(github.query(eve, "SELECT * FROM github.system.capabilities").rows()).isNotEmpty();
    }

    /**
     * An attempt without an answer has no status.
     */
    @Test
    void testConnectionsThatAreCut()
    {
        github.simulator().faults().add(Fault.reset());
        Answer answer = github.query(WEBAPP + " LIMIT 1");
        assertThat(statuses(answer.queryId())).containsExactly(null, 200L);
        assertThat(status(answer.queryId()).getFirst()).isEqualTo(2L);
    }

    @Test
    void testFailedQueries()
    {
        Failure failure = github.failure("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'no-such'");
        assertThat(statuses(failure.queryId())).containsExactly(404L);
        assertThat(status(failure.queryId()).subList(0, 3)).containsExactly(1L, 0L, 0L);
        assertThat(status(failure.queryId()).get(4)).describedAs("no row, no age").isNull();
    }

    @Test
    void testEnumerationsAreCounted()
    {
        assertRequests("number", 1);
        // queries do not tell this column
        assertRequests("node_id", 1 + github.data().repositories("globex").size());
    }

    private void assertRequests(String column, int requests)
    {
        Answer answer = github.query("SELECT %s FROM issues WHERE owner = 'globex'".formatted(column));
        assertThat(answer.requests()).hasSize(requests);
        assertThat(status(answer.queryId()).subList(0, 3)).containsExactly((long) requests, 0L, (long) answer.rows().size());
        assertThat(statuses(answer.queryId())).hasSize(requests);
    }

    /**
     * How old a row is, each row tells.
     */
    @Test
    void testAgeOfRows()
    {
        for (String table : ImmutableList.of("issues", "pull_requests", "labels", "milestones", "branches", "releases", "repositories")) {
            Instant before = Instant.now().minusMillis(1);
            String from = " FROM %s WHERE owner = 'acme' AND repo = 'rocket'".formatted(table);
            assertThat(github.query("SELECT \"$fetched_at\", \"$freshness_ms\"" + from).rows()).isNotEmpty().allSatisfy(row -> {
                assertThat((Instant) row.getFirst()).isBetween(before, Instant.now());
                assertThat((long) row.getLast()).isBetween(0L, Instant.now().toEpochMilli() - before.toEpochMilli());
            });
            assertThat(github.query("SELECT *" + from).rows().getFirst()).hasSameSizeAs(github.query("SHOW COLUMNS FROM " + table).rows());
            assertThat(github.query("SELECT 1" + from + " AND \"$fetched_at\" < TIMESTAMP '2020-01-01 00:00:00 UTC'").rows()).isEmpty();
        }
    }

    private List<Object> statuses(String queryId)
    {
        return github.query("SELECT status FROM github.system.requests WHERE query_id = '%s' ORDER BY started_at".formatted(queryId)).column();
    }

    private List<Object> status(String queryId)
    {
        List<List<Object>> rows = github.query("SELECT sum(requests), sum(not_modified), sum(rows), sum(skipped_keys), max(freshness_ms), max(rate_limit_status) FROM github.system.query_status WHERE query_id = '%s'"
                .formatted(queryId)).rows();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
