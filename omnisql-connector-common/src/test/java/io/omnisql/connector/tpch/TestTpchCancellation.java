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
package io.omnisql.connector.tpch;

import io.trino.execution.QueryState;
import io.trino.spi.QueryId;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * A query that is cancelled asks for nothing any more, and holds nothing.
 */
@ExtendWith(TpchExtension.class)
@Timeout(value = 2, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestTpchCancellation
{
    private static final String PERMITS = "SELECT sum(in_use + waiting) FROM system.rate_limits";

    private final TestingTpch tpch;

    TestTpchCancellation(TestingTpch tpch)
    {
        this.tpch = tpch;
    }

    @Test
    void testWhileTheSourceAnswersTheFirstPages()
            throws IOException, InterruptedException
    {
        assertCancelled("SELECT count(DISTINCT comment) FROM orders", 0);
    }

    @Test
    void testInTheMiddleOfALongList()
            throws IOException, InterruptedException
    {
        assertCancelled("SELECT count(DISTINCT comment) FROM lineitem", 5);
    }

    @Test
    void testWhileManyKeysAreAskedFor()
            throws IOException, InterruptedException
    {
        assertCancelled("SELECT l.comment FROM lineitem l JOIN orders o ON l.orderkey = o.orderkey WHERE o.orderdate < DATE '1992-06-01'", 1);
    }

    /**
     * @param answered how many requests are answered before the source falls silent
     */
    private void assertCancelled(String query, int answered)
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        tpch.server().journal().answer(answered, permission);
        CompletableFuture<Void> running = runAsync(() -> tpch.queryRunner().execute(query));
        tpch.server().journal().await(answered + 1);
        DistributedQueryRunner queryRunner = tpch.queryRunner();
        QueryId queryId = queryRunner.getCoordinator().getQueryManager().getQueries().stream()
                .filter(info -> info.getQuery().equals(query) && !info.getState().isDone())
                .findFirst()
                .orElseThrow()
                .getQueryId();
        assertThat(permits()).isPositive();
        queryRunner.getCoordinator().getDispatchManager().cancelQuery(queryId);
        assertThat(running).failsWithin(Duration.ofMinutes(1));
        assertThat(queryRunner.getCoordinator().getQueryManager().getQueryState(queryId)).isEqualTo(QueryState.FAILED);
        // permits are given back while the source is still silent
        while (permits() > 0) {
            Thread.onSpinWait();
        }
        tpch.server().awaitDisconnections();
        List<String> requests = tpch.server().journal().requests();
        permission.complete(null);
        // others are answered, and what was cancelled asks for nothing more
        assertThat(tpch.column("SELECT name FROM region WHERE regionkey = 1")).containsExactly("AMERICA");
        assertThat(tpch.server().journal().requests()).hasSize(requests.size() + 1).last().isEqualTo("GET /regions/1");
    }

    private long permits()
    {
        return (long) tpch.queryRunner().execute(PERMITS).getOnlyValue();
    }
}
