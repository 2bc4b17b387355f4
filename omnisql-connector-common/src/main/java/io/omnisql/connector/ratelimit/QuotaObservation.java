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

import com.google.common.primitives.Longs;
import io.omnisql.connector.definition.RateLimitClass;
import okhttp3.Headers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * What a source said of a credential's budget in a response: the truth that wins over all arithmetic.
 */
public record QuotaObservation(String rateLimit, long limit, long remaining, Instant resetsAt)
{
    private static final int STEPS = 20;
    private static final int LEAST_STEP = 20;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public QuotaObservation
    {
        requireNonNull(rateLimit, "rateLimit is null");
        requireNonNull(resetsAt, "resetsAt is null");
    }

    /**
     * Reads the headers that the class names; empty where one is missing or no number, or a moment so far away that it is in another form than the class says, or where they tell of another limit.
     */
    public static Optional<QuotaObservation> observe(RateLimitClass rateLimit, Headers headers)
    {
        if (isOfAnotherLimit(rateLimit, headers)) {
            return Optional.empty();
        }
        Optional<Long> limit = number(headers, rateLimit.limitHeader());
        Optional<Long> remaining = number(headers, rateLimit.remainingHeader());
        Optional<Instant> reset = reset(rateLimit, headers);
        if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new QuotaObservation(rateLimit.name(), limit.get(), remaining.get(), reset.get()));
    }

    /**
     * What a refusal says, which need not tell that nothing is left; empty where it is for another limit.
     */
    public static Optional<QuotaObservation> observeRefusal(RateLimitClass rateLimit, Headers headers)
    {
        if (isOfAnotherLimit(rateLimit, headers)) {
            return Optional.empty();
        }
        if (headers.get(rateLimit.remainingHeader()) != null) {
            return observe(rateLimit, headers);
        }
        return reset(rateLimit, headers)
                .map(resetsAt -> new QuotaObservation(rateLimit.name(), number(headers, rateLimit.limitHeader()).orElse(rateLimit.requests()), 0, resetsAt));
    }

    private static boolean isOfAnotherLimit(RateLimitClass rateLimit, Headers headers)
    {
        return rateLimit.refusals()
                .filter(header -> Optional.ofNullable(headers.get(header.name())).filter(reason -> !reason.startsWith(header.ofBudget())).isPresent())
                .isPresent();
    }

    private static Optional<Long> number(Headers headers, String name)
    {
        return Optional.ofNullable(headers.get(name))
                .map(Longs::tryParse)
                .filter(value -> value >= 0);
    }

    private static Optional<Instant> reset(RateLimitClass rateLimit, Headers headers)
    {
        String name = rateLimit.resetHeader();
        return switch (rateLimit.resetForm()) {
            case EPOCH_SECONDS -> number(headers, name).filter(seconds -> seconds <= LATEST.getEpochSecond()).map(Instant::ofEpochSecond);
            case EPOCH_MILLIS -> number(headers, name).filter(millis -> millis <= LATEST.toEpochMilli()).map(Instant::ofEpochMilli);
            case ISO_8601 -> Optional.ofNullable(headers.get(name)).flatMap(QuotaObservation::instant);
        };
    }

    private static Optional<Instant> instant(String text)
    {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(instant -> !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST));
        }
        catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * What is left in steps of a twentieth of the budget, and of 20 at least, and no more than there is: for those who must not find out what others ask for.
     */
    public QuotaObservation inSteps()
    {
        long step = max(1, max(limit / STEPS, min(limit, LEAST_STEP)));
        return new QuotaObservation(rateLimit, limit, remaining / step * step, resetsAt);
    }

    @Override
    public String toString()
    {
        return "%s: %s of %s left, resets at %s".formatted(rateLimit, remaining, limit, resetsAt);
    }
}
