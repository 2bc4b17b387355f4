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
package io.omnisql.connector.definition;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A budget that the source grants to a credential, and the headers in which it reports what is left; without names where it reports nothing.
 *
 * @param requests what the budget holds, in the source's own points where a request may cost several
 * @param resetHeader the header with the moment of refill
 * @param pace a limit besides, of which the source reports nothing
 * @param refusals what tells refusals for the budget from others, if anything does: only they say what is left of it
 */
public record RateLimitClass(
        String name,
        long requests,
        long periodSeconds,
        String limitHeader,
        String remainingHeader,
        String resetHeader,
        ResetForm resetForm,
        Optional<Pace> pace,
        @JsonInclude(NON_ABSENT) Optional<RefusalHeader> refusals)
{
    /**
     * How a source writes the moment of refill.
     */
    public enum ResetForm
    {
        EPOCH_SECONDS,
        EPOCH_MILLIS,
        ISO_8601,
    }

    /**
     * No more than so many points in any period of that length, whatever is left of the budget. A request is one point.
     *
     * @param perEndpoint whether each endpoint has the points for itself
     */
    public record Pace(int points, long periodSeconds, boolean perEndpoint)
    {
        public Pace
        {
            checkArgument(points > 0, "points must be positive");
            checkArgument(periodSeconds > 0, "periodSeconds must be positive");
        }
    }

    /**
     * A header of refusals, and how its value begins in those for the budget. A refusal without it may be one.
     */
    public record RefusalHeader(String name, String ofBudget)
    {
        public RefusalHeader
        {
            requireNonNull(name, "name is null");
            requireNonNull(ofBudget, "ofBudget is null");
        }
    }

    public RateLimitClass
    {
        requireNonNull(name, "name is null");
        checkArgument(requests > 0, "requests must be positive");
        checkArgument(periodSeconds > 0, "periodSeconds must be positive");
        requireNonNull(limitHeader, "limitHeader is null");
        requireNonNull(remainingHeader, "remainingHeader is null");
        requireNonNull(resetHeader, "resetHeader is null");
        requireNonNull(resetForm, "resetForm is null");
        requireNonNull(pace, "pace is null");
        refusals = refusals == null ? Optional.empty() : refusals;
    }

    /**
     * A budget with its moment of refill in seconds since the epoch, and nothing besides.
     */
    public RateLimitClass(String name, long requests, long periodSeconds, String limitHeader, String remainingHeader, String resetHeader)
    {
        this(name, requests, periodSeconds, limitHeader, remainingHeader, resetHeader, ResetForm.EPOCH_SECONDS, Optional.empty(), Optional.empty());
    }

    /**
     * A limit of which the source reports nothing: so many requests in any period of that length.
     */
    public static RateLimitClass unreported(String name, int requests, long periodSeconds)
    {
        return new RateLimitClass(name, requests, periodSeconds, "", "", "").paced(new Pace(requests, periodSeconds, false));
    }

    public RateLimitClass resetsAs(ResetForm form)
    {
        return new RateLimitClass(name, requests, periodSeconds, limitHeader, remainingHeader, resetHeader, form, pace, refusals);
    }

    public RateLimitClass paced(Pace limit)
    {
        return new RateLimitClass(name, requests, periodSeconds, limitHeader, remainingHeader, resetHeader, resetForm, Optional.of(limit), refusals);
    }

    public RateLimitClass refusedBy(String header, String ofBudget)
    {
        return new RateLimitClass(name, requests, periodSeconds, limitHeader, remainingHeader, resetHeader, resetForm, pace, Optional.of(new RefusalHeader(header, ofBudget)));
    }
}
