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
package io.omnisql.connector.ratelimit;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.RateLimitClass.ResetForm;
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
    void testSteps()
    {
        Instant reset = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(new QuotaObservation("desk", 5_000, 4_999, reset).inSteps()).isEqualTo(new QuotaObservation("desk", 5_000, 4_750, reset));
        assertThat(new QuotaObservation("desk", 5_000, 5_000, reset).inSteps()).isEqualTo(new QuotaObservation("desk", 5_000, 5_000, reset));
        assertThat(new QuotaObservation("desk", 5_000, 249, reset).inSteps()).isEqualTo(new QuotaObservation("desk", 5_000, 0, reset));
        assertThat(new QuotaObservation("desk", 60, 59, reset).inSteps()).isEqualTo(new QuotaObservation("desk", 60, 40, reset));
        assertThat(new QuotaObservation("desk", 3, 2, reset).inSteps()).isEqualTo(new QuotaObservation("desk", 3, 0, reset));
        assertThat(new QuotaObservation("desk", 3, 3, reset).inSteps()).isEqualTo(new QuotaObservation("desk", 3, 3, reset));
        assertThat(new QuotaObservation("desk", 0, 0, reset).inSteps()).isEqualTo(new QuotaObservation("desk", 0, 0, reset));
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

    @Test
    void testForms()
    {
        record Case(ResetForm form, String reset, Optional<String> instant) {}

        List<Case> cases = ImmutableList.of(
                new Case(ResetForm.EPOCH_SECONDS, "1772366400", Optional.of("2026-03-01T12:00:00Z")),
                new Case(ResetForm.EPOCH_MILLIS, "1772366400250", Optional.of("2026-03-01T12:00:00.250Z")),
                new Case(ResetForm.ISO_8601, "2026-03-01T12:00:00Z", Optional.of("2026-03-01T12:00:00Z")),
                new Case(ResetForm.ISO_8601, "2026-03-01T12:00Z", Optional.of("2026-03-01T12:00:00Z")),
                new Case(ResetForm.ISO_8601, "2026-03-01T13:00:00.250+01:00", Optional.of("2026-03-01T12:00:00.250Z")),
                new Case(ResetForm.EPOCH_SECONDS, "1772366400250000", Optional.empty()),
                new Case(ResetForm.EPOCH_MILLIS, "1772366400250000", Optional.empty()),
                new Case(ResetForm.ISO_8601, "1772366400", Optional.empty()),
                new Case(ResetForm.ISO_8601, "2026-03-01T12:00:00", Optional.empty()),
                new Case(ResetForm.ISO_8601, "+99999-03-01T12:00:00Z", Optional.empty()),
                new Case(ResetForm.ISO_8601, "-0001-03-01T12:00:00Z", Optional.empty()));
        for (Case test : cases) {
            assertThat(QuotaObservation.observe(DESK.resetsAs(test.form()), headers("60", "0", test.reset())).map(QuotaObservation::resetsAt))
                    .as(test.toString())
                    .isEqualTo(test.instant().map(Instant::parse));
        }
    }

    /**
     * A moment in another unit than the class says is nonsense, and not the end of time.
     */
    @Test
    void testResetInOtherUnits()
    {
        for (String reset : ImmutableList.of("1772366400000000", "1772366400000000000", "31556889864403199", "9223372036854775807")) {
            assertThat(QuotaObservation.observe(DESK, headers("60", "0", reset))).as(reset).isEmpty();
        }
    }

    /**
     * A refusal need not say that nothing is left: the moment of refill says it.
     */
    @Test
    void testRefusals()
    {
        Instant reset = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(QuotaObservation.observeRefusal(DESK, Headers.of("x-desk-reset", "1772366400"))).contains(new QuotaObservation("desk", 60, 0, reset));
        assertThat(QuotaObservation.observeRefusal(DESK, Headers.of("x-desk-limit", "90", "x-desk-reset", "1772366400"))).contains(new QuotaObservation("desk", 90, 0, reset));
        assertThat(QuotaObservation.observeRefusal(DESK, headers("60", "5", "1772366400"))).contains(new QuotaObservation("desk", 60, 5, reset));
        assertThat(QuotaObservation.observeRefusal(DESK, Headers.EMPTY)).isEmpty();
        assertThat(QuotaObservation.observe(DESK, Headers.of("x-desk-reset", "1772366400"))).isEmpty();
    }

    /**
     * A source may refuse for a limit beside the budget, and tell of that one in the same headers.
     */
    @Test
    void testRefusalsForOtherLimits()
    {
        RateLimitClass desk = DESK.refusedBy("X-Desk-Reason", "day-");
        Headers told = headers("60", "0", "1772366400");
        Headers ofDay = told.newBuilder().add("x-desk-reason", "day-of-all").build();
        Headers ofMinute = told.newBuilder().add("x-desk-reason", "minute").build();
        QuotaObservation usedUp = new QuotaObservation("desk", 60, 0, Instant.parse("2026-03-01T12:00:00Z"));
        for (Headers headers : ImmutableList.of(told, ofDay)) {
            assertThat(QuotaObservation.observe(desk, headers)).contains(usedUp);
            assertThat(QuotaObservation.observeRefusal(desk, headers)).contains(usedUp);
        }
        assertThat(QuotaObservation.observe(desk, ofMinute)).isEmpty();
        assertThat(QuotaObservation.observeRefusal(desk, ofMinute)).isEmpty();
        assertThat(QuotaObservation.observe(DESK, ofMinute)).as("a source that tells no reasons").contains(usedUp);
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
