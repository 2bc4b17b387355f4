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

import io.omnisql.connector.ratelimit.Closed.Reason;
import io.omnisql.connector.testing.TestingSource;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestBudget
{
    private static final Instant SERVER = Instant.parse("2031-07-01T00:00:00Z");

    private final Budget budget = new Budget(TestingSource.DESK);

    @Test
    void testNothingIsKnown()
    {
        for (int request = 0; request < 10_000; request++) {
            assertThat(budget.verdict(0, 1, 1)).isEqualTo(Verdict.GO);
            budget.take(1);
        }
        assertThat(budget.isUsedUp(0)).isFalse();
    }

    /**
     * What is left may go in one burst, but not more than that before an answer tells of the rest.
     */
    @Test
    void testBurst()
    {
        observe(5, 100, 0);
        for (int request = 0; request < 5; request++) {
            assertThat(budget.verdict(0, 1, 1)).isEqualTo(Verdict.GO);
            budget.take(1);
        }
        assertThat(budget.verdict(0, 1, 1)).isEqualTo(Verdict.LATER);
        end(4, 0);
        assertThat(budget.verdict(0, 1, 1)).as("four are under way, and four are left").isEqualTo(Verdict.LATER);
        for (int left = 3; left >= 1; left--) {
            end(left, 0);
        }
        assertThat(budget.verdict(0, 1, 1)).as("one is under way, and one is left").isEqualTo(Verdict.LATER);
        end(0, 0);
        assertThat(budget.verdict(0, 1, 1)).isEqualTo(until(101));
    }

    @Test
    void testUsedUp()
    {
        observe(0, 100, 0);
        assertThat(budget.isUsedUp(0)).isTrue();
        assertThat(budget.verdict(SECONDS.toNanos(1), 1, 1)).as("a second more, for clocks without fractions").isEqualTo(until(101));
        assertThat(budget.verdict(SECONDS.toNanos(101), 1, 1)).isEqualTo(Verdict.GO);
        assertThat(budget.observation(SECONDS.toNanos(101))).isEmpty();
    }

    /**
     * Others use the same credential: what the source says counts, whatever was sent from here (F40).
     */
    @Test
    void testOthers()
    {
        observe(5_000, 100, 0);
        assertThat(budget.verdict(0, 1, 1)).isEqualTo(Verdict.GO);
        budget.take(1);
        observe(0, 100, 1);
        budget.end(1, false);
        assertThat(budget.verdict(SECONDS.toNanos(1), 1, 1)).isEqualTo(until(101));
    }

    @Test
    void testAnswersThatOvertakeEachOther()
    {
        observe(7, 100, 0);
        observe(9, 100, 0);
        assertThat(budget.observation(0).orElseThrow().remaining()).isEqualTo(7);
        observe(6, 99, 0);
        assertThat(budget.observation(0).orElseThrow().remaining()).as("a clock of the source that is behind by a second").isEqualTo(6);
        observe(0, 40, 0);
        assertThat(budget.observation(0).orElseThrow().remaining()).as("of an earlier window").isEqualTo(6);
        observe(0, -1_000_000, 0);
        assertThat(budget.verdict(0, 1, 1)).isEqualTo(Verdict.GO);
        observe(4_999, 3_600, 0);
        assertThat(budget.observation(0).orElseThrow().remaining()).as("of a later one").isEqualTo(4_999);
    }

    @Test
    void testAnswersThatNeverCame()
    {
        observe(2, 100, 0);
        budget.take(1);
        budget.end(1, true);
        budget.take(1);
        budget.end(1, true);
        assertThat(budget.verdict(0, 1, 1)).as("they may be charged").isEqualTo(until(101));
        observe(2, 100, 0);
        assertThat(budget.verdict(0, 1, 1)).as("the source says they are not").isEqualTo(Verdict.GO);
    }

    @Test
    void testCost()
    {
        observe(150, 100, 0);
        budget.take(101);
        assertThat(budget.verdict(0, 49, 1)).isEqualTo(Verdict.GO);
        assertThat(budget.verdict(0, 50, 1)).isEqualTo(Verdict.LATER);
        budget.end(101, false);
        observe(49, 100, 0);
        assertThat(budget.verdict(0, 101, 1)).as("whether it is too much, the source decides").isEqualTo(Verdict.GO);
    }

    /**
     * Nodes do not hear of each other, and have their part each of what is left.
     */
    @Test
    void testNodes()
    {
        observe(9, 100, 0);
        for (int request = 0; request < 3; request++) {
            assertThat(budget.verdict(0, 1, 4)).isEqualTo(Verdict.GO);
            budget.take(1);
        }
        assertThat(budget.verdict(0, 1, 4)).isEqualTo(Verdict.LATER);
        assertThat(budget.verdict(0, 1, 2)).isEqualTo(Verdict.GO);
        observe(1, 100, 0);
        for (int request = 0; request < 3; request++) {
            budget.end(1, false);
        }
        assertThat(budget.verdict(0, 1, 4)).isEqualTo(Verdict.GO);
    }

    @Test
    void testMomentsThatAreNone()
    {
        observe(0, -3_600, 0);
        assertThat(budget.verdict(0, 1, 1)).as("over already").isEqualTo(until(1));
        observe(0, DAYS.toSeconds(365_000), 0);
        assertThat(budget.verdict(0, 1, 1)).isEqualTo(until(DAYS.toSeconds(1) + 1));
    }

    private void observe(long remaining, long resetsInSeconds, long now)
    {
        budget.observe(new QuotaObservation("desk", 5_000, remaining, SERVER.plusSeconds(resetsInSeconds)), SERVER, now);
    }

    private void end(long remaining, long now)
    {
        observe(remaining, 100, now);
        budget.end(1, false);
    }

    private static Verdict until(long seconds)
    {
        return new Verdict.Until(SECONDS.toNanos(seconds), Reason.LIMITED);
    }
}
