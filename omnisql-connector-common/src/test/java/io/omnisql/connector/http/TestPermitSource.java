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
package io.omnisql.connector.http;

import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.RateLimitClass.Pace;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.Demand;
import io.omnisql.connector.ratelimit.Permit;
import io.omnisql.connector.ratelimit.PermitStats;
import io.omnisql.connector.ratelimit.RateLimiterRegistry;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import io.trino.testing.TestingConnectorSession;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A query of many requests that the source would answer at once, under a limit of requests in a minute: it goes on as fast as the limit allows, whatever its share of it.
 */
final class TestPermitSource
{
    private static final RateLimitClass CORE = new RateLimitClass("core", 5_000, 3_600, "limit", "remaining", "reset").paced(new Pace(900, 60, true));
    private static final long DEFAULT_WAIT_MILLIS = ApiSessionProperties.maxPermitWait(TestingConnectorSession.builder()
                    .setPropertyMetadata(ApiSessionProperties.properties(new ApiConfig()))
                    .build())
            .toMillis();

    private final TestingTiming timing = new TestingTiming();
    private final CatalogPermits permits = new CatalogPermits(new RateLimiterRegistry(timing.ticker()), "host", new CredentialLimits(100, 60), 10, true, new PermitStats());
    private final PermitSource source = new PermitSource(permits, timing);
    private final PermitWaits waits = new PermitWaits();

    @Test
    void testPacedQueryGoesOn()
    {
        assertGoesOn(1);
    }

    @Test
    void testPacedQueryGoesOnWithItsShare()
    {
        assertGoesOn(9);
    }

    private void assertGoesOn(int nodes)
    {
        for (int request = 0; request < 2_000 / nodes; request++) {
            CompletableFuture<Permit> permit = permit(nodes, DEFAULT_WAIT_MILLIS);
            while (!permit.isDone()) {
                timing.advance(timing.waits().getFirst());
            }
            permit.join().answered();
        }
        assertThat(NANOSECONDS.toSeconds(timing.nanos())).isBetween(120L, 125L);
    }

    /**
     * A query that will not wait until the limit lets it go on fails at once, and says when that would be.
     */
    @Test
    void testShorterWaits()
    {
        for (int request = 0; request < 900; request++) {
            permit(1, 0).join().answered();
        }
        assertThatThrownBy(() -> permit(1, 60_999).join()).hasRootCauseMessage("closed for 61000 ms");
        assertThat(permits.stats().getWaiting()).isZero();
        timing.advance(Duration.ofSeconds(61));
        permit(1, 0).join().answered();
    }

    private CompletableFuture<Permit> permit(int nodes, long maxWaitMillis)
    {
        return source.permit(
                new CredentialId("token-1"),
                new Demand("query_1", CORE, "GET /books", 1, nodes),
                new ApiCall(),
                waits,
                maxWaitMillis,
                closed -> new TrinoException(RATE_LIMITED, "closed for %s ms".formatted(closed.millis())));
    }
}
