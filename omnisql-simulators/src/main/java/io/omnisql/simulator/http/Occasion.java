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
package io.omnisql.simulator.http;

import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Which requests something happens to: it counts all, or those of one route template, or with some text in their query
 * string or body; lets so many pass first, and takes so many then.
 */
public record Occasion(Optional<String> route, Optional<String> queryPart, Optional<String> bodyPart, int skip, int times)
{
    private static final int ALWAYS = Integer.MAX_VALUE;

    public Occasion
    {
        requireNonNull(route, "route is null");
        requireNonNull(queryPart, "queryPart is null");
        requireNonNull(bodyPart, "bodyPart is null");
        checkArgument(skip >= 0, "skip is negative");
        checkArgument(times > 0, "times is not positive");
    }

    /**
     * The next request, of whatever route.
     */
    public static Occasion nextRequest()
    {
        return new Occasion(Optional.empty(), Optional.empty(), Optional.empty(), 0, 1);
    }

    /**
     * The next request of this route template.
     */
    public static Occasion nextRequest(String template)
    {
        return nextRequest().on(template);
    }

    /**
     * Counts only requests of this route template.
     */
    public Occasion on(String template)
    {
        return new Occasion(Optional.of(template), queryPart, bodyPart, skip, times);
    }

    /**
     * Counts only requests whose query string contains this text.
     */
    public Occasion whenQueryContains(String text)
    {
        return new Occasion(route, Optional.of(text), bodyPart, skip, times);
    }

    /**
     * Begins with the n-th counted request, from 1.
     */
    public Occasion atRequest(int number)
    {
        return new Occasion(route, queryPart, bodyPart, number - 1, times);
    }

    /**
     * Takes this many counted requests in a row.
     */
    public Occasion times(int count)
    {
        return new Occasion(route, queryPart, bodyPart, skip, count);
    }

    /**
     * Takes every counted request from the first that is due.
     */
    public Occasion always()
    {
        return times(ALWAYS);
    }

    boolean counts(String requestRoute, SimulatedRequest request)
    {
        return route.map(requestRoute::equals).orElse(true)
                && queryPart.map(request.queryString()::contains).orElse(true)
                && bodyPart.map(request.body()::contains).orElse(true);
    }
}
