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

import java.util.OptionalLong;

import static java.lang.Math.min;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * How long a source is left alone that has refused a request for its rate. Pure.
 *
 * @param seconds for how long where it does not say so itself, at the first time in a row; zero for half a second at most, by chance
 */
record RefusalRest(long seconds)
{
    private static final long FIRST_BACKOFF_NANOS = MILLISECONDS.toNanos(500);
    private static final int MOST_DOUBLINGS = 10;

    /**
     * @param retryAfterMillis what the source says
     * @param inARow how often it has refused before
     * @param chance a random number in [0, 1)
     */
    long nanos(OptionalLong retryAfterMillis, long inARow, double chance)
    {
        if (retryAfterMillis.isPresent()) {
            return MILLISECONDS.toNanos(retryAfterMillis.getAsLong());
        }
        long doublings = min(inARow, MOST_DOUBLINGS);
        return seconds == 0 ? (long) (chance * (FIRST_BACKOFF_NANOS << doublings)) : SECONDS.toNanos(seconds) << doublings;
    }
}
