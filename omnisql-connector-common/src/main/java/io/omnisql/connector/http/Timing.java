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

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Time, waiting and chance, as the engine sees them: tests put their own in its place. Thread-safe.
 */
public interface Timing
{
    Instant now();

    /**
     * A future that completes after so many milliseconds, unless it is cancelled.
     */
    CompletableFuture<Void> after(long millis);

    /**
     * A random number in [0, 1).
     */
    double chance();

    /**
     * A reading of a monotonic clock, in nanoseconds.
     */
    long nanos();
}
