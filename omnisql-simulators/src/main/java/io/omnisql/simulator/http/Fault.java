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

import okhttp3.Headers;

import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One thing that goes wrong: which requests it counts (all, or those of one route template), how many of them it lets
 * pass first, how many it then hits, and what happens to those.
 */
public record Fault(Optional<String> route, Optional<String> queryPart, int skip, int times, Action action)
{
    public Fault
    {
        requireNonNull(route, "route is null");
        requireNonNull(queryPart, "queryPart is null");
        requireNonNull(action, "action is null");
        checkArgument(skip >= 0, "skip is negative");
        checkArgument(times > 0, "times is not positive");
    }

    /**
     * A fault that hits the first request of any route.
     */
    public static Fault fault(Action action)
    {
        return new Fault(Optional.empty(), Optional.empty(), 0, 1, action);
    }

    public static Fault status(int status)
    {
        return fault(new Respond(status, Headers.of(), "{\"message\":\"Scripted fault\"}"));
    }

    public static Fault reset()
    {
        return fault(new Reset());
    }

    /**
     * Counts only requests of this route template.
     */
    public Fault on(String template)
    {
        return new Fault(Optional.of(template), queryPart, skip, times, action);
    }

    /**
     * Counts only requests whose query string contains this text.
     */
    public Fault whenQueryContains(String text)
    {
        return new Fault(route, Optional.of(text), skip, times, action);
    }

    /**
     * Hits the n-th counted request, from 1.
     */
    public Fault atRequest(int number)
    {
        return new Fault(route, queryPart, number - 1, times, action);
    }

    /**
     * Hits this many counted requests in a row.
     */
    public Fault times(int count)
    {
        return new Fault(route, queryPart, skip, count, action);
    }

    boolean counts(String requestRoute, SimulatedRequest request)
    {
        return route.map(requestRoute::equals).orElse(true)
                && queryPart.map(request.queryString()::contains).orElse(true);
    }

    public sealed interface Action {}

    /**
     * Answers this in place of the API.
     */
    public record Respond(int status, Headers headers, String body)
            implements Action
    {
        public Respond
        {
            requireNonNull(headers, "headers is null");
            requireNonNull(body, "body is null");
        }
    }

    /**
     * Closes the connection before any byte of an answer; the API does not see the request.
     */
    public record Reset()
            implements Action {}

    /**
     * Lets the API answer, and closes the connection in the middle of its body.
     */
    public record CutBody()
            implements Action {}

    /**
     * Accepts the request and never answers; the client's own timeout has to end it.
     */
    public record Stall()
            implements Action {}
}
