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

import static java.util.Objects.requireNonNull;

/**
 * One thing that goes wrong: with which requests, and what happens to those.
 */
public record Fault(Occasion occasion, Action action)
{
    public Fault
    {
        requireNonNull(occasion, "occasion is null");
        requireNonNull(action, "action is null");
    }

    /**
     * A fault that hits the next request of any route.
     */
    public static Fault fault(Action action)
    {
        return new Fault(Occasion.nextRequest(), action);
    }

    public static Fault status(int status)
    {
        return fault(new Respond(status, Headers.of(), "{\"message\":\"Scripted fault\"}"));
    }

    public static Fault reset()
    {
        return fault(new Reset());
    }

    public Fault on(String template)
    {
        return new Fault(occasion.on(template), action);
    }

    public Fault whenQueryContains(String text)
    {
        return new Fault(occasion.whenQueryContains(text), action);
    }

    public Fault atRequest(int number)
    {
        return new Fault(occasion.atRequest(number), action);
    }

    public Fault times(int count)
    {
        return new Fault(occasion.times(count), action);
    }

    public Fault always()
    {
        return new Fault(occasion.always(), action);
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
