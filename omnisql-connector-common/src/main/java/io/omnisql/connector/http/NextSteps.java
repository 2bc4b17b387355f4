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
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.SourceAddress;

import java.time.Instant;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * Decides what becomes of a request after an attempt. Pure: time and chance are arguments.
 */
record NextSteps(RetrySchedule retries, SourceAddress address)
{
    private static final int QUERY_ATTEMPTS = 2;

    NextSteps
    {
        requireNonNull(retries, "retries is null");
        requireNonNull(address, "address is null");
    }

    /**
     * @param refusedMillis for how long the source has refused such requests
     * @param chance a random number in [0, 1)
     */
    NextStep after(ApiRequest request, Attempt attempt, long refusedMillis, Instant now, double chance)
    {
        Progress progress = attempt.progress();
        AttemptResult result = attempt.result();
        if (mayBeTooLarge(request, result) && progress.attempt() >= QUERY_ATTEMPTS) {
            // whoever asks may ask for less
            return answer(result);
        }
        OptionalLong retryAfter = RetryAfter.millis(result.headers(), ServerClock.now(result.headers(), now));
        OptionalLong delay = retries.delay(progress.attempt(), result.meaning(), request.idempotent(), retryAfter, chance);
        if (delay.isPresent() && progress.hasTime(delay.getAsLong())) {
            return again(progress.next(delay.getAsLong()), result, delay.getAsLong());
        }
        FailedCall failed = new FailedCall(request, attempt.credential(), progress.attempt());
        return switch (result.meaning()) {
            case SUCCESS, MISSING, MOVED, NO_RECORDS, REJECTED, FORBIDDEN, INSUFFICIENT_SCOPE -> answer(result);
            // nobody has asked whether anything has changed
            case NOT_MODIFIED -> request.isConditional() ? answer(result) : new NextStep.Fail(failed.unexpected(result));
            case UNAUTHORIZED -> attempt.renewal()
                    .<NextStep>map(renewal -> new NextStep.AgainAs(renewal, progress.next(0)))
                    .orElseGet(() -> new NextStep.Fail(failed.expired(result)));
            case RATE_LIMITED -> new NextStep.Fail(failed.rateLimited(now, refusedMillis));
            case ENDPOINT_LIMITED -> new NextStep.Fail(failed.asksTooFast(now, refusedMillis));
            case TRANSIENT -> new NextStep.Fail(failed.unavailable(result, now, retryAfter));
            case UNEXPECTED -> new NextStep.Fail(failed.unexpected(result));
        };
    }

    /**
     * Whether the source may have failed for what it was asked, and not for a reason of its own.
     */
    boolean mayBeTooLarge(ApiRequest request, AttemptResult result)
    {
        return result.meaning() == ResponseMeaning.TRANSIENT && result instanceof AttemptResult.Answered && address.isQuery(request.url());
    }

    private static NextStep again(Progress next, AttemptResult result, long delayMillis)
    {
        if (result.meaning().isRefusalForRate()) {
            return new NextStep.AtOnce(next);
        }
        // what has rested beside a connection that failed may be dead as well
        return new NextStep.Again(next, delayMillis, !(result instanceof AttemptResult.Answered));
    }

    private static NextStep answer(AttemptResult result)
    {
        return new NextStep.Answer(((AttemptResult.Answered) result).response());
    }
}
