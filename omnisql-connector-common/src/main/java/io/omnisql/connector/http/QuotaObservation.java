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
import io.omnisql.connector.definition.RateLimitClass;
import okhttp3.Headers;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a source said of a credential's budget in a response: the truth that wins over all arithmetic.
 */
public record QuotaObservation(String rateLimit, long limit, long remaining, Instant resetsAt)
{
    private static final long MAX_SECONDS = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    public QuotaObservation
    {
        requireNonNull(rateLimit, "rateLimit is null");
        requireNonNull(resetsAt, "resetsAt is null");
    }

    /**
     * Reads the headers that the class names; empty where one is missing or no number, or a moment so far away that it is in another unit than seconds.
     */
    public static Optional<QuotaObservation> observe(RateLimitClass rateLimit, Headers headers)
    {
        Optional<Long> limit = number(headers, rateLimit.limitHeader());
        Optional<Long> remaining = number(headers, rateLimit.remainingHeader());
        Optional<Long> reset = number(headers, rateLimit.resetHeader());
        if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new QuotaObservation(rateLimit.name(), limit.get(), remaining.get(), Instant.ofEpochSecond(reset.get())));
    }

    private static Optional<Long> number(Headers headers, String name)
    {
        return Optional.ofNullable(headers.get(name))
                .map(Longs::tryParse)
                .filter(value -> value >= 0 && value <= MAX_SECONDS);
    }

    @Override
    public String toString()
    {
        return "%s: %s of %s left, resets at %s".formatted(rateLimit, remaining, limit, resetsAt);
    }
}
