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

import com.google.common.base.Ticker;

import java.time.Duration;
import java.util.Optional;

/**
 * Time that passes when a test says so, and what is run in it. For one thing that is run.
 */
final class TestingPolling
        extends Ticker
        implements Polling
{
    private Optional<Runnable> task = Optional.empty();
    private long now = 1_000_000;
    private long interval;
    private long next;

    @Override
    public Polled start(Runnable poll, Duration newInterval)
    {
        task = Optional.of(poll);
        interval = newInterval.toNanos();
        next = now + interval;
        return () -> task = Optional.empty();
    }

    @Override
    public long read()
    {
        return now;
    }

    void pass(Duration duration)
    {
        long end = now + duration.toNanos();
        while (task.isPresent() && next <= end) {
            now = next;
            task.get().run();
            next += interval;
        }
        now = end;
    }

    boolean isRunning()
    {
        return task.isPresent();
    }
}
