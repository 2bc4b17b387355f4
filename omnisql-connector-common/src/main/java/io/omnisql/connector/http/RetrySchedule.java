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

import io.omnisql.connector.definition.ResponseMeaning;

import java.util.OptionalLong;

/**
 * Decides how long to wait before a request is sent again. Pure arithmetic: time and chance are arguments.
 * <p>
 * A source that says when to come back is believed; where it says nothing, the wait doubles with each attempt, with full jitter. A refusal for rate is no wait of a request's own: it
 * closes the credential, and the next attempt waits for its permit like all others.
 *
 * @param attempts the number of times that a request is sent at most
 * @param firstBackoffMillis the upper bound of the first wait
 */
public record RetrySchedule(int attempts, long firstBackoffMillis)
{
    public static final RetrySchedule DEFAULT = new RetrySchedule(4, 500);

    /**
     * The milliseconds to wait before the next attempt; empty when there is none.
     *
     * @param attempt the number of the attempt that failed, from 1
     * @param idempotent whether the request may be sent again when nobody knows what has become of it
     * @param retryAfterMillis when the source said to come back
     * @param chance a random number in [0, 1)
     */
    public OptionalLong delay(int attempt, ResponseMeaning meaning, boolean idempotent, OptionalLong retryAfterMillis, double chance)
    {
        if (attempt >= attempts) {
            return OptionalLong.empty();
        }
        return switch (meaning) {
            case TRANSIENT -> idempotent ? OptionalLong.of(retryAfterMillis.orElse((long) (chance * (firstBackoffMillis << (attempt - 1))))) : OptionalLong.empty();
            // the source has done nothing yet
            case RATE_LIMITED, ENDPOINT_LIMITED -> OptionalLong.of(0);
            case SUCCESS, NOT_MODIFIED, MISSING, MOVED, NO_RECORDS, REJECTED, UNAUTHORIZED, FORBIDDEN, INSUFFICIENT_SCOPE, UNEXPECTED -> OptionalLong.empty();
        };
    }
}
