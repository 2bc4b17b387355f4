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
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.testing.FaultTolerantExecutionConnectorTestHelper;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static io.omnisql.connector.error.ApiErrorCode.LOOKUP_MEMORY_EXCEEDED;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Look-ups where the servers are short of memory, end a query in the middle, or run its tasks again.
 */
@Timeout(value = 5, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubLookupServers
{
    private static final String PULLS = "(SELECT * FROM github.default.pull_requests WHERE owner = 'acme' AND repo IN ('rocket', 'infra')) p";
    private static final String JOIN = "comments_of_pulls c ON c.owner = p.owner AND c.repo = p.repo AND c.pull_number = p.number";

    /**
     * Where Trino's memory for an index ends it asks again, for fewer keys at a time, and for single ones at last: nothing is requested twice.
     */
    @Test
    void testSmallIndexMemory()
    {
        for (String memory : ImmutableList.of("300B", "3kB", "30kB")) {
            try (TestingLookups lookups = TestingLookups.start(servers -> servers.addExtraProperty("task.max-index-memory", memory), ImmutableMap.of())) {
                Answer answer = lookups.query("SELECT p.repo, p.number, c.id, c.body FROM " + PULLS + " JOIN " + JOIN);
                assertThat(answer.planNodes()).contains("IndexJoinNode");
                assertThat(answer.rows()).extracting(row -> row.get(2)).containsExactlyInAnyOrderElementsOf(comments(lookups));
                assertThat(answer.requests()).extracting(JournalEntry::path).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void testSmallLookupMemory()
    {
        try (TestingLookups lookups = TestingLookups.start(_ -> {}, ImmutableMap.of("omnisql.max-lookup-memory", "1kB"))) {
            Failure failure = lookups.failure(lookups.session().build(), "SELECT count(c.body) FROM " + PULLS + " JOIN " + JOIN)
                    .is(LOOKUP_MEMORY_EXCEEDED)
                    .says("omnisql.max-lookup-memory", "index_lookup");
            assertThat(failure.requests()).extracting(JournalEntry::path).doesNotHaveDuplicates();
        }
    }

    @Test
    void testQueryThatEndsInTheMiddle()
    {
        try (TestingLookups lookups = TestingLookups.start()) {
            // the request waits for its second attempt, which never comes
            lookups.simulator().faults().add(Fault.fault(new Fault.Respond(429, Headers.of("Retry-After", "3000"), "{}")).on(TestingLookups.PATH).times(1_000));
            CompletableFuture<Failure> failure = CompletableFuture.supplyAsync(() -> lookups.failure(lookups.session("max_permit_wait", "1h"), "SELECT count(*) FROM " + PULLS + " JOIN " + JOIN));
            while (!isLookingUp() || lookups.simulator().journal().entries().stream().noneMatch(request -> request.route().contains("comments"))) {
                Thread.onSpinWait();
            }
            String queryId = (String) lookups.queryRunner().execute("SELECT query_id FROM system.runtime.queries WHERE state = 'RUNNING' AND query LIKE '%comments_of_pulls%' AND query NOT LIKE '%runtime%'").getOnlyValue();
            lookups.queryRunner().execute("CALL system.runtime.kill_query(query_id => '%s', message => 'enough')".formatted(queryId));
            assertThat(failure.join().errorName()).isEqualTo("ADMINISTRATIVELY_KILLED");
            while (isLookingUp()) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isLookingUp()
    {
        return Thread.getAllStackTraces().values().stream().flatMap(Stream::of).anyMatch(frame -> frame.getClassName().endsWith(".LookupReader"));
    }

    /**
     * Tasks that Trino may run again look up as others do.
     */
    @Test
    void testFaultTolerantExecution(@TempDir Path exchange)
    {
        try (TestingLookups lookups = TestingLookups.start(
                servers -> servers
                        .setExtraProperties(FaultTolerantExecutionConnectorTestHelper.getExtraProperties())
                        .withExchange("filesystem", ImmutableMap.of("exchange.base-directories", exchange.toString())),
                ImmutableMap.of())) {
            Answer inner = lookups.query("SELECT p.repo, p.number, c.id FROM " + PULLS + " JOIN " + JOIN);
            assertThat(inner.planNodes()).contains("IndexJoinNode");
            assertThat(inner.rows()).extracting(row -> row.get(2)).containsExactlyInAnyOrderElementsOf(comments(lookups));
            assertThat(inner.requests()).extracting(JournalEntry::path).doesNotHaveDuplicates();
            Answer left = lookups.query("SELECT count(*), count(c.id) FROM " + PULLS + " LEFT JOIN " + JOIN);
            assertThat(left.planNodes()).contains("IndexJoinNode");
            assertThat(left.rows().getFirst().getLast()).isEqualTo((long) comments(lookups).size());
        }
    }

    private static List<Object> comments(TestingLookups lookups)
    {
        return Stream.of("rocket", "infra")
                .flatMap(repo -> ExpectedReviewCommentRows.of(lookups.simulator().data(), "acme", repo).stream())
                .map(comment -> comment.get("id"))
                .toList();
    }
}
