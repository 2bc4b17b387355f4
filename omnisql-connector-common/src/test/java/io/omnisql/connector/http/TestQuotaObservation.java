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

import com.google.common.collect.ImmutableList;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static io.omnisql.connector.testing.TestingSource.DESK;
import static org.assertj.core.api.Assertions.assertThat;

final class TestQuotaObservation
{
    @Test
    void testHeaders()
    {
        assertThat(QuotaObservation.observe(DESK, Headers.of("X-Desk-Limit", "60", "X-Desk-Remaining", "0", "X-Desk-Reset", "1772366400")))
                .contains(new QuotaObservation("desk", 60, 0, Instant.parse("2026-03-01T12:00:00Z")));
    }

    @Test
    void testHeadersThatSayNothing()
    {
        List<Headers> cases = ImmutableList.of(
                Headers.EMPTY,
                Headers.of("x-desk-remaining", "0", "x-desk-reset", "1772366400"),
                Headers.of("x-desk-limit", "60", "x-desk-reset", "1772366400"),
                Headers.of("x-desk-limit", "60", "x-desk-remaining", "0"),
                headers("sixty", "0", "1772366400"),
                headers("60", "-1", "1772366400"),
                headers("60", "0.5", "1772366400"),
                headers("60", "", "1772366400"),
                headers("60", "0", "soon"),
                headers("60", "0", "-5"),
                headers("60", "0", "2026-03-01T12:00:00Z"),
                headers("60", "0", "99999999999999999999"));
        for (Headers headers : cases) {
            assertThat(QuotaObservation.observe(DESK, headers)).as(headers.toString()).isEmpty();
        }
    }

    /**
     * A moment that is not in seconds may lie beyond what can be counted in milliseconds; waiting for it must not be an arithmetic error.
     */
    @Test
    void testResetInOtherUnits()
    {
        for (String reset : ImmutableList.of("1772366400000", "1772366400000000", "1772366400000000000", "31556889864403199", "9223372036854775807")) {
            Optional<QuotaObservation> quota = QuotaObservation.observe(DESK, headers("60", "0", reset));
            assertThat(RetrySchedule.DEFAULT.limitedFor(1, Headers.EMPTY, quota, Instant.parse("2026-03-01T12:00:00Z"))).as(reset).isPositive();
        }
    }

    @Test
    void testText()
    {
        assertThat(new QuotaObservation("desk", 60, 12, Instant.parse("2026-03-01T12:00:00Z"))).hasToString("desk: 12 of 60 left, resets at 2026-03-01T12:00:00Z");
    }

    private static Headers headers(String limit, String remaining, String reset)
    {
        return Headers.of("x-desk-limit", limit, "x-desk-remaining", remaining, "x-desk-reset", reset);
    }
}
