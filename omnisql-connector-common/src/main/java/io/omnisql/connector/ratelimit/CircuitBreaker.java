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

import static java.lang.Math.min;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Keeps requests from a host that fails and goes on failing, until one of them finds that it answers again. Pure arithmetic over a ticker's readings. Not thread-safe.
 * <p>
 * A burst of failures is none of these: they have to come one after the other without any answer between, and for a while.
 */
final class CircuitBreaker
{
    private static final int FAILURES = 10;
    private static final long FAILING_NANOS = SECONDS.toNanos(5);
    private static final long FIRST_REST_NANOS = SECONDS.toNanos(10);
    private static final int MOST_DOUBLINGS = 3;

    private final Gate gate = new Gate(Reason.UNAVAILABLE);
    private int failures;
    private long firstFailureNanos;

    Verdict verdict(long now)
    {
        return gate.verdict(now);
    }

    Gate.Passage pass()
    {
        return gate.pass();
    }

    long restNanos(long now)
    {
        return gate.shutNanos(now);
    }

    /**
     * The host has answered, whatever it was.
     */
    void answered()
    {
        failures = 0;
        gate.open();
    }

    void lose(Gate.Passage passage)
    {
        gate.lose(passage);
    }

    /**
     * @return whether nobody goes there any more from now on
     */
    boolean failed(Gate.Passage passage, long now)
    {
        if (gate.isOutdated(passage)) {
            return false;
        }
        if (failures == 0) {
            firstFailureNanos = now;
        }
        failures++;
        if ((gate.isShut() && passage.probe()) || (failures >= FAILURES && now - firstFailureNanos >= FAILING_NANOS)) {
            gate.shut(now, FIRST_REST_NANOS << min(gate.inARow(), MOST_DOUBLINGS));
            return true;
        }
        return false;
    }
}
