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
import io.omnisql.connector.ratelimit.Closed.Reason;

import java.util.ArrayDeque;
import java.util.Deque;

import static java.lang.Math.max;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * The points of the last while, counted in slots of time: a burst is fine as long as no period has more than its limit. Pure arithmetic over a ticker's readings. Not thread-safe.
 */
final class PaceWindow
{
    private static final int SLOTS = 60;

    private final int most;
    private final long periodNanos;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private long sum;

    PaceWindow(Pace pace)
    {
        this.most = pace.points();
        this.periodNanos = SECONDS.toNanos(pace.periodSeconds());
    }

    private record Slot(long endNanos, int points) {}

    Verdict verdict(long now, int nodes)
    {
        forget(now);
        long share = max(1, most / nodes);
        long left = sum;
        for (Slot slot : slots) {
            if (left < share) {
                break;
            }
            left -= slot.points();
            if (left < share) {
                return new Verdict.Until(slot.endNanos() + periodNanos, Reason.PACED);
            }
        }
        return Verdict.GO;
    }

    private void forget(long now)
    {
        while (!slots.isEmpty() && slots.getFirst().endNanos() + periodNanos - now <= 0) {
            sum -= slots.removeFirst().points();
        }
    }

    boolean isEmpty(long now)
    {
        forget(now);
        return slots.isEmpty();
    }

    void take(long now)
    {
        sum++;
        if (!slots.isEmpty() && slots.getLast().endNanos() - now > 0) {
            Slot last = slots.removeLast();
            slots.addLast(new Slot(last.endNanos(), last.points() + 1));
            return;
        }
        slots.addLast(new Slot(now + periodNanos / SLOTS, 1));
    }
}
