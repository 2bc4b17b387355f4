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

import com.google.common.primitives.Longs;
import okhttp3.Headers;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import static java.lang.Math.max;

/**
 * The header {@code Retry-After} in seconds or as a date in any form that RFC 9110 knows (10.2.3 and 5.6.7). Pure.
 */
final class RetryAfter
{
    private RetryAfter() {}

    /**
     * The milliseconds to wait; nonsense counts as absent, and a date that is over as no wait.
     *
     * @param now the moment of the response, by the server's own clock where it sent one
     */
    static OptionalLong millis(Headers headers, Instant now)
    {
        Optional<String> value = Optional.ofNullable(headers.get("Retry-After"));
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Long> seconds = Optional.ofNullable(Longs.tryParse(value.get().trim()));
        if (seconds.isPresent()) {
            return seconds.get() >= 0 && seconds.get() < Integer.MAX_VALUE ? OptionalLong.of(seconds.get() * 1000) : OptionalLong.empty();
        }
        return Optional.ofNullable(headers.getInstant("Retry-After"))
                .map(date -> OptionalLong.of(max(0, date.toEpochMilli() - now.toEpochMilli())))
                .orElse(OptionalLong.empty());
    }
}
