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

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;

/**
 * Lets everybody through or nobody; when a time without passage is over, one goes ahead, and the others wait for what becomes of it. Pure arithmetic over a ticker's readings. Not
 * thread-safe.
 */
final class Gate
{
    // one answer must not shut a credential out for ever
    private static final long LONGEST_NANOS = DAYS.toNanos(1);

    // how long it remembers that it was shut, if nobody comes
    private static final long MEMORY_NANOS = HOURS.toNanos(1);

    private final Reason reason;
    private boolean shut;
    private boolean probing;
    private long opensNanos;
    private int inARow;
    // tells the requests that went through before it was shut from those that came after
    private long shuttings;

    Gate(Reason reason)
    {
        this.reason = requireNonNull(reason, "reason is null");
    }

    /**
     * One that went through.
     *
     * @param probe whether it went ahead
     */
    record Passage(long shuttings, boolean probe) {}

    Verdict verdict(long now)
    {
        if (!shut) {
            return Verdict.GO;
        }
        if (opensNanos - now > 0) {
            return new Verdict.Until(opensNanos, reason);
        }
        return probing ? Verdict.LATER : Verdict.GO;
    }

    Passage pass()
    {
        probing = shut;
        return new Passage(shuttings, shut);
    }

    /**
     * Whether it was shut since.
     */
    boolean isOutdated(Passage passage)
    {
        return passage.shuttings() != shuttings;
    }

    /**
     * How often it was shut without anybody passing well between.
     */
    int inARow()
    {
        return inARow;
    }

    boolean isShut()
    {
        return shut;
    }

    /**
     * How long nobody passes any more; zero where the time is over, or it is open.
     */
    long shutNanos(long now)
    {
        return shut ? max(0, opensNanos - now) : 0;
    }

    /**
     * Whether it is as good as new.
     */
    boolean isAtRest(long now)
    {
        return !shut || now - opensNanos > MEMORY_NANOS;
    }

    void open()
    {
        shut = false;
        probing = false;
        inARow = 0;
    }

    /**
     * Somebody passed, and nobody knows whether well.
     */
    void lose(Passage passage)
    {
        if (passage.probe() && !isOutdated(passage)) {
            probing = false;
        }
    }

    void shut(long now, long nanos)
    {
        shut = true;
        probing = false;
        inARow++;
        shuttings++;
        opensNanos = now + bounded(nanos);
    }

    /**
     * Keeps it shut for so long at least, as somebody says who passed before it was; whoever went ahead meanwhile proves nothing any more.
     */
    void extend(long now, long nanos)
    {
        long end = now + bounded(nanos);
        if (!shut || end - opensNanos > 0) {
            shut = true;
            probing = false;
            shuttings++;
            opensNanos = end;
        }
    }

    static long bounded(long nanos)
    {
        return min(max(nanos, 0), LONGEST_NANOS);
    }
}
