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
package io.omnisql.simulator.http;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRateBudget
{
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00.900Z"));
    private final RateBudget budget = new RateBudget(2, Duration.ofHours(1), clock);

    @Test
    void testWindowOpensWithTheFirstCall()
    {
        clock.advance(Duration.ofMinutes(30));
        assertThat(budget.charge(1)).hasValue(new RateBudget.Reading(2, 1, Instant.parse("2026-01-01T01:30:00Z")));
        clock.advance(Duration.ofMinutes(10));
        assertThat(budget.charge(1).orElseThrow().remaining()).isZero();
        assertThat(budget.charge(1)).isEmpty();
        assertThat(budget.charge(0)).isEmpty();
        clock.advance(Duration.ofMinutes(50));
        assertThat(budget.charge(1)).hasValue(new RateBudget.Reading(2, 1, Instant.parse("2026-01-01T02:30:00Z")));
    }

    @Test
    void testReadingCostsNothing()
    {
        assertThat(budget.reading().remaining()).isEqualTo(2);
        assertThat(budget.charge(0).orElseThrow().remaining()).isEqualTo(2);
        budget.consume(10);
        assertThat(budget.reading().remaining()).isZero();
        assertThat(budget.charge(1)).isEmpty();
    }
}
