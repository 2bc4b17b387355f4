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
package io.omnisql.policy.file;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;

import static java.util.concurrent.Executors.newSingleThreadScheduledExecutor;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * A thread for each thing that is run, which ends with it.
 */
public final class ThreadPolling
        implements Polling
{
    @Override
    public Polled start(Runnable poll, Duration interval)
    {
        ScheduledExecutorService executor = newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("omnisql-policy").factory());
        ScheduledFuture<?> polled = executor.scheduleWithFixedDelay(poll, interval.toNanos(), interval.toNanos(), NANOSECONDS);
        return () -> {
            polled.cancel(false);
            executor.shutdownNow();
        };
    }
}
