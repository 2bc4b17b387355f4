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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.WireExchange;
import okhttp3.HttpUrl;

import java.util.Map;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * A request as the source has received it.
 *
 * @param path relative to the source's base URI, as it was escaped
 * @param body empty where there is none
 */
public record SentRequest(String path, Map<String, String> parameters, String body)
{
    public SentRequest
    {
        requireNonNull(path, "path is null");
        parameters = ImmutableMap.copyOf(parameters);
        requireNonNull(body, "body is null");
    }

    static SentRequest of(WireExchange exchange, HttpUrl apiUri)
    {
        HttpUrl url = exchange.url();
        String base = apiUri.encodedPath().replaceFirst("/$", "");
        return new SentRequest(
                url.encodedPath().substring(base.length()),
                url.queryParameterNames().stream().collect(toImmutableMap(name -> name, name -> String.join(",", url.queryParameterValues(name)))),
                exchange.body());
    }
}
