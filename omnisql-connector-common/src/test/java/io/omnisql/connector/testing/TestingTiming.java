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
package io.omnisql.connector.testing;

import com.google.common.base.Ticker;
import io.omnisql.connector.http.Timing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Time that stands still until the test moves it. Thread-safe.
 */
public final class TestingTiming
        implements Timing
{
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Waiting> waiting = new ArrayList<>();
    private Instant now = START;
    private Duration clockIsAhead = Duration.ZERO;
    private double chance = 0.5;

    @Override
    public synchronized Instant now()
    {
        return now.plus(clockIsAhead);
    }

    /**
     * Sets the clock, and nothing else, as somebody does who finds that it is wrong.
     */
    public synchronized void setClock(Duration ahead)
    {
        clockIsAhead = ahead;
    }

    /**
     * The monotonic clock.
     */
    public Ticker ticker()
    {
        return new Ticker()
        {
            @Override
            public long read()
            {
                return nanos();
            }
        };
    }

    @Override
    public synchronized CompletableFuture<Void> after(long millis)
    {
        Waiting wait = new Waiting(now.plusMillis(millis), new CompletableFuture<>());
        waiting.add(wait);
        notifyAll();
        CompletableFuture<Void> _ = wait.future().whenComplete((_, _) -> ended());
        return wait.future();
    }

    private synchronized void ended()
    {
        notifyAll();
    }

    @Override
    public synchronized double chance()
    {
        return chance;
    }

    @Override
    public synchronized long nanos()
    {
        return Duration.between(START, now).toNanos();
    }

    public synchronized void setChance(double chance)
    {
        this.chance = chance;
    }

    /**
     * Moves the clock, and ends the waits that are over by then, in their order.
     */
    public void advance(Duration duration)
    {
        for (Waiting wait : due(duration)) {
            wait.future().complete(null);
        }
    }

    private synchronized List<Waiting> due(Duration duration)
    {
        now = now.plus(duration);
        List<Waiting> due = waiting.stream()
                .filter(wait -> !wait.until().isAfter(now))
                .sorted(Comparator.comparing(Waiting::until))
                .collect(toImmutableList());
        waiting.removeAll(due);
        return due;
    }

    /**
     * The waits that are not over, once there is one.
     */
    public List<Duration> awaitWaits()
            throws InterruptedException
    {
        return awaitWaits(1);
    }

    /**
     * The waits that are not over, once there are so many.
     */
    public synchronized List<Duration> awaitWaits(int count)
            throws InterruptedException
    {
        while (waiting.size() < count) {
            wait();
        }
        return waits();
    }

    /**
     * Returns once nothing waits any more: whoever has ended a wait may not have heard of it yet.
     */
    public synchronized void awaitNoWaits()
            throws InterruptedException
    {
        while (!waits().isEmpty()) {
            wait();
        }
    }

    public synchronized List<Duration> waits()
    {
        return waiting.stream()
                .filter(wait -> !wait.future().isCancelled())
                .map(wait -> Duration.between(now, wait.until()))
                .collect(toImmutableList());
    }

    private record Waiting(Instant until, CompletableFuture<Void> future) {}
}
