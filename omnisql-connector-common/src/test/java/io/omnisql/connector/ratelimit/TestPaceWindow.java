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

import io.omnisql.connector.definition.RateLimitClass.Pace;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPaceWindow
{
    private static final long MINUTE = SECONDS.toNanos(60);

    private final PaceWindow window = new PaceWindow(new Pace(900, 60, false));

    @Test
    void testBurst()
    {
        for (int request = 0; request < 900; request++) {
            assertThat(window.verdict(0, 1)).isEqualTo(Verdict.GO);
            window.take(0);
        }
        assertThat(window.verdict(0, 1)).isInstanceOfSatisfying(Verdict.Until.class, until -> {
            assertThat(until.nanos()).isBetween(MINUTE, MINUTE + SECONDS.toNanos(1));
            assertThat(until.reason()).isEqualTo(Closed.Reason.PACED);
            assertThat(window.verdict(until.nanos() - 1, 1)).isEqualTo(until);
            assertThat(window.verdict(until.nanos(), 1)).isEqualTo(Verdict.GO);
            assertThat(window.isEmpty(until.nanos())).isTrue();
        });
    }

    @Test
    void testNodes()
    {
        for (int request = 0; request < 225; request++) {
            assertThat(window.verdict(0, 4)).isEqualTo(Verdict.GO);
            window.take(0);
        }
        assertThat(window.verdict(0, 4)).isInstanceOf(Verdict.Until.class);
        assertThat(window.verdict(0, 3)).isEqualTo(Verdict.GO);
        assertThat(new PaceWindow(new Pace(2, 60, false)).verdict(0, 5)).as("one at least").isEqualTo(Verdict.GO);
    }

    /**
     * Who sends as soon as it is allowed sends nearly as much as is allowed, and in no minute more.
     */
    @Test
    void testNoPeriodHasMore()
    {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            PaceWindow paced = new PaceWindow(new Pace(50, 60, false));
            List<Long> sent = new ArrayList<>();
            long now = -random.nextLong(MINUTE);
            long start = now;
            while (now - start < 20 * MINUTE) {
                switch (paced.verdict(now, 1)) {
                    case Verdict.Until(long nanos, Closed.Reason _) -> now = nanos;
                    case Verdict.Go(), Verdict.Later() -> {
                        paced.take(now);
                        sent.add(now);
                        now += random.nextLong(MILLISECONDS.toNanos(random.nextInt(1, 400)));
                    }
                }
            }
            for (int index = 50; index < sent.size(); index++) {
                assertThat(sent.get(index) - sent.get(index - 50)).as("seed %s", seed).isGreaterThanOrEqualTo(MINUTE);
            }
            assertThat(sent).as("seed %s", seed).hasSizeGreaterThan(19 * 50 * 95 / 100);
        }
    }
}
