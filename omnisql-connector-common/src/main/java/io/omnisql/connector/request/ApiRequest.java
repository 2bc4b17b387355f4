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
package io.omnisql.connector.request;

import com.google.common.collect.ImmutableMap;
import okhttp3.HttpUrl;

import java.util.Map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A request that is ready to be sent, but for its credential.
 *
 * @param route method and path template, without values
 * @param idempotent whether it may be sent again when nobody knows what has become of it
 * @param rateLimit the name of the rate-limit class that it draws on
 * @param cost how much of that class's budget it is likely to cost
 */
public record ApiRequest(String method, String route, HttpUrl url, Payload payload, Map<String, String> headers, boolean idempotent, String rateLimit, int cost)
{
    public ApiRequest
    {
        requireNonNull(method, "method is null");
        requireNonNull(route, "route is null");
        requireNonNull(url, "url is null");
        requireNonNull(payload, "payload is null");
        headers = ImmutableMap.copyOf(headers);
        requireNonNull(rateLimit, "rateLimit is null");
    }

    /**
     * One request for what this and another one ask for by GraphQL queries.
     */
    public ApiRequest with(ApiRequest other)
    {
        checkArgument(url.equals(other.url) && rateLimit.equals(other.rateLimit), "requests are for different resources");
        checkArgument(payload instanceof Payload.Query && other.payload instanceof Payload.Query, "requests are no queries");
        String fields = other.route.substring(other.route.lastIndexOf(' ') + 1);
        return new ApiRequest(method, route + ", " + fields, url, ((Payload.Query) payload).with((Payload.Query) other.payload), headers, idempotent && other.idempotent, rateLimit, cost + other.cost);
    }

    /**
     * The same, unless the answer would be what the validators stand for.
     */
    public ApiRequest unlessUnchanged(Validators validators)
    {
        Map<String, String> conditional = ImmutableMap.<String, String>builder()
                .putAll(headers)
                .putAll(validators.conditions())
                .buildOrThrow();
        return new ApiRequest(method, route, url, payload, conditional, idempotent, rateLimit, cost);
    }

    /**
     * Whether the answer may be that nothing has changed.
     */
    public boolean isConditional()
    {
        return Validators.CONDITIONS.stream().anyMatch(headers::containsKey);
    }

    @Override
    public String toString()
    {
        return route;
    }
}
