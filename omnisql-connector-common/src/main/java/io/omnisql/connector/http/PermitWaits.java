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

import com.google.errorprone.annotations.concurrent.GuardedBy;

import static java.lang.Math.max;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * How long a query has stood still on this node until its source's rate limit let it go on. Waits that overlap count once. Thread-safe.
 */
final class PermitWaits
{
    @GuardedBy("this")
    private boolean begun;

    @GuardedBy("this")
    private long endNanos;

    @GuardedBy("this")
    private long totalNanos;

    @GuardedBy("this")
    private long waitedNanos;

    /**
     * Takes a wait that begins now, if it and those before are no longer than the query will wait.
     */
    synchronized boolean tryWait(long nowNanos, long millis, long maxMillis)
    {
        if (millis > maxMillis) {
            return false;
        }
        long end = nowNanos + MILLISECONDS.toNanos(millis);
        long added = begun ? max(0, end - max(nowNanos, endNanos)) : end - nowNanos;
        if (totalNanos + added > MILLISECONDS.toNanos(maxMillis)) {
            return false;
        }
        endNanos = begun ? max(end, endNanos) : end;
        totalNanos += added;
        begun = true;
        return true;
    }

    /**
     * Takes note of what a request has waited for its permit, its turn included.
     */
    synchronized void waited(long nanos)
    {
        waitedNanos += nanos;
    }

    /**
     * What all requests have waited, also at the same time.
     */
    synchronized long waitedMillis()
    {
        return NANOSECONDS.toMillis(waitedNanos);
    }
}
