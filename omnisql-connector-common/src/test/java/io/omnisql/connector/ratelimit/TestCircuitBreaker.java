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
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestCircuitBreaker
{
    private final CircuitBreaker breaker = new CircuitBreaker();

    @Test
    void testOneFailure()
    {
        assertThat(fail(0)).isFalse();
        assertThat(breaker.verdict(at(0))).isEqualTo(Verdict.GO);
    }

    /**
     * Many requests may fail at the same moment, in which a source stumbles.
     */
    @Test
    void testBurst()
    {
        for (int failure = 0; failure < 30; failure++) {
            assertThat(fail(4)).isFalse();
        }
        assertThat(breaker.verdict(at(4))).isEqualTo(Verdict.GO);
        breaker.answered();
        assertThat(fail(60)).isFalse();
    }

    @Test
    void testFewFailures()
    {
        for (int failure = 0; failure < 9; failure++) {
            assertThat(fail(60L * failure)).isFalse();
        }
        breaker.answered();
        for (int failure = 0; failure < 9; failure++) {
            assertThat(fail(6_000 + 60L * failure)).as("an answer between makes them start anew").isFalse();
        }
    }

    @Test
    void testSustainedFailure()
    {
        open();
        assertThat(breaker.verdict(at(9))).isEqualTo(until(19));
        assertThat(breaker.verdict(at(18))).isEqualTo(until(19));
        assertThat(breaker.verdict(at(19))).as("one tries again").isEqualTo(Verdict.GO);
        Gate.Passage probe = breaker.pass();
        assertThat(breaker.verdict(at(19))).isEqualTo(Verdict.LATER);
        breaker.answered();
        assertThat(breaker.verdict(at(19))).isEqualTo(Verdict.GO);
        assertThat(breaker.failed(probe, at(19))).isFalse();
    }

    @Test
    void testRestsGrow()
    {
        open();
        long now = 19;
        for (int rest : new int[] {20, 40, 80, 80}) {
            assertThat(breaker.failed(breaker.pass(), at(now))).isTrue();
            assertThat(breaker.verdict(at(now))).isEqualTo(until(now + rest));
            now += rest;
        }
        breaker.pass();
        breaker.answered();
        for (int second = 0; second < 10; second++) {
            fail(now + second);
        }
        assertThat(breaker.verdict(at(now + 9))).as("from the beginning").isEqualTo(until(now + 19));
    }

    /**
     * Requests that were under way when the host was given up fail as well; that is no news.
     */
    @Test
    void testFailuresOfOldRequests()
    {
        Gate.Passage before = breaker.pass();
        open();
        assertThat(breaker.failed(before, at(15))).isFalse();
        assertThat(breaker.verdict(at(15))).isEqualTo(until(19));
        breaker.pass();
        assertThat(breaker.failed(before, at(20))).isFalse();
        assertThat(breaker.verdict(at(20))).isEqualTo(Verdict.LATER);
        breaker.answered();
        assertThat(breaker.verdict(at(20))).as("an answer is").isEqualTo(Verdict.GO);
    }

    @Test
    void testLostProbe()
    {
        open();
        breaker.lose(breaker.pass());
        assertThat(breaker.verdict(at(19))).isEqualTo(Verdict.GO);
    }

    private void open()
    {
        for (int second = 0; second < 9; second++) {
            assertThat(fail(second)).isFalse();
        }
        assertThat(fail(9)).isTrue();
    }

    private boolean fail(long second)
    {
        return breaker.failed(breaker.pass(), at(second));
    }

    private static Verdict until(long second)
    {
        return new Verdict.Until(at(second), Reason.UNAVAILABLE);
    }

    private static long at(long second)
    {
        return SECONDS.toNanos(second - 1_000);
    }
}
