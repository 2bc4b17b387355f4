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

import static java.util.Objects.requireNonNull;

/**
 * One request as a simulator sees it. The path is raw (still percent-encoded) and carries no query string.
 */
public record SimulatedRequest(String method, String path, String queryString, Headers headers, String body)
{
    public SimulatedRequest
    {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(queryString, "queryString is null");
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
    }

    public static SimulatedRequest of(String method, String target, Headers headers, String body)
    {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String queryString = question < 0 ? "" : target.substring(question + 1);
        return new SimulatedRequest(method, path, queryString, headers, body);
    }

    public QueryParameters query()
    {
        return QueryParameters.parse(queryString);
    }

    public Optional<String> header(String name)
    {
        return Optional.ofNullable(headers.get(name));
    }
}
