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

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestGate
{
    // a monotonic clock may read anything, and run over
    private static final long START = Long.MAX_VALUE - SECONDS.toNanos(30);

    private final Gate gate = new Gate(Reason.LIMITED);

    @Test
    void testEverybodyPassesWhileItIsOpen()
    {
        assertThat(gate.verdict(START)).isEqualTo(Verdict.GO);
        gate.pass();
        gate.pass();
        assertThat(gate.verdict(START)).isEqualTo(Verdict.GO);
    }

    @Test
    void testOneGoesAhead()
    {
        gate.shut(START, nanos(60));
        assertThat(gate.verdict(at(0))).isEqualTo(until(60));
        assertThat(gate.verdict(at(60) - 1)).isEqualTo(until(60));
        assertThat(gate.verdict(at(60))).isEqualTo(Verdict.GO);
        Gate.Passage probe = gate.pass();
        assertThat(probe.probe()).isTrue();
        assertThat(gate.verdict(at(61))).as("the others wait for what becomes of it").isEqualTo(Verdict.LATER);
        assertThat(gate.isOutdated(probe)).isFalse();
        gate.open();
        assertThat(gate.verdict(at(61))).isEqualTo(Verdict.GO);
        assertThat(gate.inARow()).isZero();
    }

    @Test
    void testAnotherGoesAheadWhereTheFirstIsLost()
    {
        gate.shut(START, nanos(1));
        Gate.Passage probe = gate.pass();
        gate.lose(probe);
        assertThat(gate.verdict(at(1))).isEqualTo(Verdict.GO);
        assertThat(gate.pass().probe()).isTrue();
        assertThat(gate.verdict(at(1))).isEqualTo(Verdict.LATER);
    }

    @Test
    void testItIsShutAgain()
    {
        Gate.Passage before = gate.pass();
        gate.shut(START, nanos(1));
        assertThat(gate.isOutdated(before)).isTrue();
        gate.lose(before);
        Gate.Passage probe = gate.pass();
        gate.lose(before);
        assertThat(gate.verdict(at(1))).as("one that passed before is not the one that went ahead").isEqualTo(Verdict.LATER);
        gate.shut(at(1), nanos(5));
        assertThat(gate.isOutdated(probe)).isTrue();
        assertThat(gate.inARow()).isEqualTo(2);
        assertThat(gate.verdict(at(2))).isEqualTo(until(6));
    }

    @Test
    void testExtension()
    {
        gate.shut(START, nanos(5));
        gate.extend(at(1), nanos(2));
        assertThat(gate.verdict(at(1))).as("never shorter").isEqualTo(until(5));
        gate.extend(at(1), nanos(9));
        assertThat(gate.verdict(at(1))).isEqualTo(until(10));
        Gate.Passage probe = gate.pass();
        gate.extend(at(10), nanos(3));
        assertThat(gate.isOutdated(probe)).as("it does not know").isTrue();
        assertThat(gate.verdict(at(10))).isEqualTo(until(13));
        gate.open();
        gate.extend(at(20), nanos(3));
        assertThat(gate.verdict(at(20))).as("what is open is shut").isEqualTo(until(23));
        assertThat(gate.inARow()).as("that is no refusal of its own").isZero();
    }

    /**
     * No answer shuts anybody out for years.
     */
    @Test
    void testLongestTime()
    {
        gate.shut(START, Long.MAX_VALUE);
        assertThat(gate.verdict(START)).isEqualTo(new Verdict.Until(START + DAYS.toNanos(1), Reason.LIMITED));
        gate.shut(START, -1);
        assertThat(gate.verdict(START)).isEqualTo(Verdict.GO);
    }

    private static Verdict until(long seconds)
    {
        return new Verdict.Until(at(seconds), Reason.LIMITED);
    }

    private static long at(long seconds)
    {
        return START + nanos(seconds);
    }

    private static long nanos(long seconds)
    {
        return SECONDS.toNanos(seconds);
    }
}
