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
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ResponseMeaning;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.connector.definition.ResponseMeaning.RATE_LIMITED;
import static io.omnisql.connector.definition.ResponseMeaning.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestRetrySchedule
{
    private static final RetrySchedule SCHEDULE = new RetrySchedule(4, 500, 60_000, 60_000);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final Optional<QuotaObservation> NO_QUOTA = Optional.empty();

    @Test
    void testRetryAfter()
    {
        // nothing that is understood: the schedule's own wait
        long own = 60_000;
        Map<String, Long> cases = ImmutableMap.<String, Long>builder()
                .put("0", 0L)
                .put("7", 7_000L)
                .put(" 7 ", 7_000L)
                .put("3600", 3_600_000L)
                .put("Sun, 01 Mar 2026 12:00:10 GMT", 9_750L)
                .put("Sun, 01 Mar 2026 11:59:00 GMT", 0L)
                .put("-1", own)
                .put("7.5", own)
                .put("1e12", own)
                .put("1000000000000", own)
                .put("99999999999999999999", own)
                .put("soon", own)
                .put("", own)
                .buildOrThrow();
        cases.forEach((value, millis) -> assertThat(SCHEDULE.delay(1, RATE_LIMITED, Headers.of("Retry-After", value), NO_QUOTA, NOW, 0.5))
                .as("Retry-After: '%s'", value)
                .hasValue(millis));
    }

    /**
     * A date of the server's clock is compared with the server's clock: only their distance counts, not ours.
     */
    @Test
    void testRetryAfterOfServerWithOtherClock()
    {
        Instant serverNow = Instant.parse("2031-07-01T00:00:00Z");
        assertThat(SCHEDULE.limitedFor(1, Headers.of("Retry-After", "Tue, 01 Jul 2031 00:00:30 GMT"), NO_QUOTA, serverNow)).isEqualTo(30_000);
    }

    @Test
    void testQuota()
    {
        record Case(String name, Headers headers, Optional<QuotaObservation> quota, long millis) {}

        List<Case> cases = ImmutableList.of(
                new Case("used up", Headers.EMPTY, quota(0, NOW.plusSeconds(30)), 31_000),
                new Case("used up, reset is over", Headers.EMPTY, quota(0, NOW.minusSeconds(30)), 1_000),
                new Case("something left", Headers.EMPTY, quota(1, NOW.plusSeconds(30)), 60_000),
                new Case("unknown", Headers.EMPTY, NO_QUOTA, 60_000),
                new Case("Retry-After wins", Headers.of("Retry-After", "5"), quota(0, NOW.plusSeconds(30)), 5_000),
                new Case("Retry-After is nonsense", Headers.of("Retry-After", "soon"), quota(0, NOW.plusSeconds(30)), 31_000));
        for (Case test : cases) {
            assertThat(SCHEDULE.delay(1, RATE_LIMITED, test.headers(), test.quota(), NOW, 0.5)).as(test.name()).hasValue(test.millis());
            assertThat(SCHEDULE.limitedFor(1, test.headers(), test.quota(), NOW)).as(test.name()).isEqualTo(test.millis());
        }
    }

    @Test
    void testWaitDoublesWhereTheSourceSaysNothing()
    {
        assertThat(SCHEDULE.limitedFor(1, Headers.EMPTY, NO_QUOTA, NOW)).isEqualTo(60_000);
        assertThat(SCHEDULE.limitedFor(2, Headers.EMPTY, NO_QUOTA, NOW)).isEqualTo(120_000);
        assertThat(SCHEDULE.limitedFor(3, Headers.EMPTY, NO_QUOTA, NOW)).isEqualTo(240_000);
    }

    @Test
    void testJitterOfTransientFailures()
    {
        record Case(int attempt, double chance, long millis) {}

        List<Case> cases = ImmutableList.of(
                new Case(1, 0, 0),
                new Case(1, 0.5, 250),
                new Case(1, 0.999999, 499),
                new Case(2, 0, 0),
                new Case(2, 0.5, 500),
                new Case(2, 0.999999, 999),
                new Case(3, 0.999999, 1_999));
        for (Case test : cases) {
            assertThat(SCHEDULE.delay(test.attempt(), TRANSIENT, Headers.EMPTY, NO_QUOTA, NOW, test.chance())).as(test.toString()).hasValue(test.millis());
        }
        assertThat(SCHEDULE.delay(1, TRANSIENT, Headers.of("Retry-After", "7"), NO_QUOTA, NOW, 0.5)).as("the source is believed").hasValue(7_000);
        assertThat(SCHEDULE.delay(1, TRANSIENT, Headers.EMPTY, quota(0, NOW.plusSeconds(30)), NOW, 0.5)).as("a budget is no reason").hasValue(250);
    }

    @Test
    void testAttemptsAreBounded()
    {
        for (ResponseMeaning meaning : ImmutableList.of(TRANSIENT, RATE_LIMITED)) {
            assertThat(SCHEDULE.delay(3, meaning, Headers.of("Retry-After", "1"), NO_QUOTA, NOW, 0.5)).as(meaning.name()).hasValue(1_000);
            assertThat(SCHEDULE.delay(4, meaning, Headers.of("Retry-After", "1"), NO_QUOTA, NOW, 0.5)).as(meaning.name()).isEmpty();
            assertThat(new RetrySchedule(1, 500, 60_000, 60_000).delay(1, meaning, Headers.EMPTY, NO_QUOTA, NOW, 0.5)).as(meaning.name()).isEmpty();
        }
    }

    @Test
    void testOnlyFailuresThatMayPassAreSentAgain()
    {
        for (ResponseMeaning meaning : ResponseMeaning.values()) {
            OptionalLong delay = SCHEDULE.delay(1, meaning, Headers.of("Retry-After", "1"), NO_QUOTA, NOW, 0.5);
            assertThat(delay.isPresent()).as(meaning.name()).isEqualTo(meaning == TRANSIENT || meaning == RATE_LIMITED);
        }
    }

    private static Optional<QuotaObservation> quota(long remaining, Instant resetsAt)
    {
        return Optional.of(new QuotaObservation("desk", 60, remaining, resetsAt));
    }
}
