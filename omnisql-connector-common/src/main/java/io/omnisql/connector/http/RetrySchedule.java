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

import com.google.common.primitives.Longs;
import io.omnisql.connector.definition.ResponseMeaning;
import okhttp3.Headers;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import static java.lang.Math.max;

/**
 * Decides how long to wait before a request is sent again. Pure arithmetic: time and chance are arguments.
 * <p>
 * A source that says when to come back is believed; where it says nothing, the wait doubles with each attempt, with full jitter.
 *
 * @param attempts the number of times that a request is sent at most
 * @param firstBackoffMillis the upper bound of the first wait
 * @param longestBackoffMillis the longest wait for a source that fails; one that asks for more time is not waited for
 * @param limitedBackoffMillis the wait after a refusal for rate that does not say when to come back
 */
public record RetrySchedule(int attempts, long firstBackoffMillis, long longestBackoffMillis, long limitedBackoffMillis)
{
    public static final RetrySchedule DEFAULT = new RetrySchedule(4, 500, 60_000, 60_000);

    /**
     * The milliseconds to wait before the next attempt; empty when there is none.
     *
     * @param attempt the number of the attempt that failed, from 1
     * @param now the moment of the response, by the server's own clock where it sent one
     * @param chance a random number in [0, 1)
     */
    public OptionalLong delay(int attempt, ResponseMeaning meaning, Headers headers, Optional<QuotaObservation> quota, Instant now, double chance)
    {
        if (attempt >= attempts) {
            return OptionalLong.empty();
        }
        return switch (meaning) {
            case TRANSIENT -> {
                long wait = retryAfter(headers, now).orElse(backoff(attempt, chance));
                yield wait <= longestBackoffMillis ? OptionalLong.of(wait) : OptionalLong.empty();
            }
            case RATE_LIMITED -> OptionalLong.of(limitedFor(attempt, headers, quota, now));
            case SUCCESS, MISSING, MOVED, NO_RECORDS, REJECTED, UNAUTHORIZED, FORBIDDEN, UNEXPECTED -> OptionalLong.empty();
        };
    }

    /**
     * The milliseconds until a source that refused a request for its rate will answer again.
     */
    public long limitedFor(int attempt, Headers headers, Optional<QuotaObservation> quota, Instant now)
    {
        OptionalLong retryAfter = retryAfter(headers, now);
        if (retryAfter.isPresent()) {
            return retryAfter.getAsLong();
        }
        return quota
                .filter(observation -> observation.remaining() == 0)
                .map(observation -> max(0, observation.resetsAt().toEpochMilli() - now.toEpochMilli()) + 1000)
                .orElse(limitedBackoffMillis << (attempt - 1));
    }

    private long backoff(int attempt, double chance)
    {
        return (long) (chance * (firstBackoffMillis << (attempt - 1)));
    }

    /**
     * The header {@code Retry-After} in seconds or as a date (RFC 9110, 10.2.3); nonsense counts as absent.
     */
    private static OptionalLong retryAfter(Headers headers, Instant now)
    {
        Optional<String> value = Optional.ofNullable(headers.get("Retry-After"));
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Long> seconds = Optional.ofNullable(Longs.tryParse(value.get().trim()));
        if (seconds.isPresent()) {
            return seconds.get() >= 0 && seconds.get() < Integer.MAX_VALUE ? OptionalLong.of(seconds.get() * 1000) : OptionalLong.empty();
        }
        return Optional.ofNullable(headers.getInstant("Retry-After"))
                .map(date -> OptionalLong.of(max(0, date.toEpochMilli() - now.toEpochMilli())))
                .orElse(OptionalLong.empty());
    }
}
