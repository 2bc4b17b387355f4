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
import okio.ByteString;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One complete answer of a simulator.
 */
public record SimulatedResponse(int status, Headers headers, ByteString body)
{
    public SimulatedResponse
    {
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
    }

    public static SimulatedResponse text(int status, String contentType, String body)
    {
        return new SimulatedResponse(status, Headers.of("Content-Type", contentType), ByteString.encodeUtf8(body));
    }

    public static SimulatedResponse json(int status, String body)
    {
        return text(status, "application/json; charset=utf-8", body);
    }

    public SimulatedResponse withBody(ByteString newBody)
    {
        return new SimulatedResponse(status, headers, newBody);
    }

    public SimulatedResponse withHeader(String name, String value)
    {
        return new SimulatedResponse(status, headers.newBuilder().set(name, value).build(), body);
    }

    public Optional<String> header(String name)
    {
        return Optional.ofNullable(headers.get(name));
    }
}
