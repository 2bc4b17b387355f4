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

import io.omnisql.connector.http.Timing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import static java.util.Objects.requireNonNull;

/**
 * Time that passes only while somebody waits for it: of a catalog, and of the simulator that it asks. Thread-safe.
 */
public final class VirtualTiming
        implements Timing
{
    public static final Instant START = Instant.parse("2026-12-01T12:00:00Z");

    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant now()
    {
        return now;
    }

    @Override
    public synchronized long nanos()
    {
        return Duration.between(START, now).toNanos();
    }

    /**
     * The middle of every range.
     */
    @Override
    public double chance()
    {
        return 0.5;
    }

    @Override
    public synchronized CompletableFuture<Void> after(long millis)
    {
        Waiting wait = new Waiting(now.plusMillis(millis), new CompletableFuture<>());
        waiting.add(wait);
        CompletableFuture<Void> _ = wait.future().whenComplete((_, _) -> ended(wait));
        notifyAll();
        return wait.future();
    }

    private synchronized void ended(Waiting wait)
    {
        waiting.remove(wait);
        notifyAll();
    }

    /**
     * Lets time pass until the future is done, no more than is waited for.
     */
    public void passUntil(CompletableFuture<?> future)
            throws InterruptedException
    {
        CompletableFuture<?> _ = future.whenComplete((_, _) -> wake());
        while (!future.isDone()) {
            next(future).ifPresent(due -> due.future().complete(null));
        }
    }

    private synchronized void wake()
    {
        notifyAll();
    }

    private synchronized Optional<Waiting> next(CompletableFuture<?> future)
            throws InterruptedException
    {
        while (!future.isDone()) {
            Optional<Waiting> due = earliest();
            if (due.isPresent()) {
                return due;
            }
            wait();
        }
        return Optional.empty();
    }

    /**
     * Who waits for the earliest moment, which has come then.
     */
    private synchronized Optional<Waiting> earliest()
    {
        Optional<Waiting> due = waiting.stream().min(Comparator.comparing(Waiting::until));
        due.filter(earliest -> earliest.until().isAfter(now)).ifPresent(earliest -> now = earliest.until());
        return due;
    }

    /**
     * Lets time pass, and whoever waits for it go on.
     */
    public void pass(Duration duration)
            throws InterruptedException
    {
        passUntil(after(duration.toMillis()));
    }

    /**
     * Returns once so many wait; no time passes meanwhile.
     */
    public synchronized void awaitWaiting(int count)
            throws InterruptedException
    {
        while (waiting.size() < count) {
            wait();
        }
    }

    /**
     * Returns once nobody waits any more.
     */
    public synchronized void awaitNobodyWaits()
            throws InterruptedException
    {
        while (!waiting.isEmpty()) {
            wait();
        }
    }

    /**
     * Lets time pass until something is so that comes about by itself or by time that passes.
     */
    public void passUntil(BooleanSupplier condition)
    {
        while (!condition.getAsBoolean()) {
            earliest().ifPresent(due -> due.future().complete(null));
            Thread.onSpinWait();
        }
    }

    public boolean isAwaited()
    {
        return !waiting.isEmpty();
    }

    private record Waiting(Instant until, CompletableFuture<Void> future)
    {
        private Waiting
        {
            requireNonNull(until, "until is null");
            requireNonNull(future, "future is null");
        }
    }
}
