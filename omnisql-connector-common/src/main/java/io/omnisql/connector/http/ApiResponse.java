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

import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.definition.ResponseMeaning;
import okhttp3.Headers;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * A response that has been read to its end.
 *
 * @param receivedAt when its last byte arrived, or the source has confirmed it since, by the engine's clock
 * @param version tells its content from any other; empty where nothing is kept of it
 */
@SuppressWarnings("ArrayRecordComponent") // responses are not compared
public record ApiResponse(int status, Headers headers, byte[] body, Instant receivedAt, ResponseMeaning meaning, CacheStatus cacheStatus, OptionalLong version)
{
    public ApiResponse
    {
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
        requireNonNull(receivedAt, "receivedAt is null");
        requireNonNull(meaning, "meaning is null");
        requireNonNull(cacheStatus, "cacheStatus is null");
        requireNonNull(version, "version is null");
    }

    /**
     * As the source has sent it.
     */
    public ApiResponse(int status, Headers headers, byte[] body, Instant receivedAt, ResponseMeaning meaning)
    {
        this(status, headers, body, receivedAt, meaning, CacheStatus.MISS, OptionalLong.empty());
    }

    public Optional<String> header(String name)
    {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String toString()
    {
        return "%s %s".formatted(status, meaning);
    }
}
