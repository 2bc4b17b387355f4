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
package io.omnisql.connector.http;

import com.google.common.base.Ticker;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * The machine's own clock, a scheduler thread, and a random source.
 */
public final class SystemTiming
        implements Timing
{
    private final InstantSource clock;
    private final Ticker ticker;
    private final ScheduledExecutorService scheduler;
    private final RandomGenerator random;

    public SystemTiming(InstantSource clock, Ticker ticker, ScheduledExecutorService scheduler, RandomGenerator random)
    {
        this.clock = requireNonNull(clock, "clock is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
        this.scheduler = requireNonNull(scheduler, "scheduler is null");
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public Instant now()
    {
        return clock.instant();
    }

    @Override
    public CompletableFuture<Void> after(long millis)
    {
        CompletableFuture<Void> future = new CompletableFuture<>();
        Future<?> timer = scheduler.schedule(() -> future.complete(null), millis, MILLISECONDS);
        CompletableFuture<Void> _ = future.whenComplete((_, _) -> timer.cancel(false));
        return future;
    }

    @Override
    public double chance()
    {
        return random.nextDouble();
    }

    @Override
    public long nanos()
    {
        return ticker.read();
    }
}
