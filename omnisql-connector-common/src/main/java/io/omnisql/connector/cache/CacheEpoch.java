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
package io.omnisql.connector.cache;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * Since when the answers count that nodes keep of a catalog, as its coordinator says. Splits and index handles carry it to the nodes, which cannot be told otherwise. Thread-safe.
 * <p>
 * It is a time, so that a coordinator that has started anew does not count again from where it has been.
 */
public final class CacheEpoch
{
    private final InstantSource clock;
    private final AtomicLong epoch;

    public CacheEpoch(InstantSource clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
        this.epoch = new AtomicLong(clock.millis());
    }

    public long current()
    {
        return epoch.get();
    }

    /**
     * Ends an epoch, and what is kept from it.
     */
    public void raise()
    {
        epoch.accumulateAndGet(clock.millis(), (before, now) -> max(before + 1, now));
    }
}
