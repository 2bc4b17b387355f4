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

import okhttp3.Headers;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

/**
 * What time it is for the server, whose moments are to be compared with nothing else. Pure.
 */
final class ServerClock
{
    private ServerClock() {}

    /**
     * The moment of an answer by the server's clock, where it sent one.
     */
    static Instant now(Headers headers, Instant now)
    {
        return sent(headers).orElse(now);
    }

    /**
     * The moment of an answer by the server's clock; empty where it sent none that can be read.
     */
    static Optional<Instant> sent(Headers headers)
    {
        return Optional.ofNullable(headers.get("Date")).flatMap(date -> preferred(date).or(() -> Optional.ofNullable(headers.getInstant("Date"))));
    }

    /**
     * The format that servers are to send (RFC 9110, 5.6.7), which is read for every answer; OkHttp knows the others, and takes long for each.
     */
    private static Optional<Instant> preferred(String date)
    {
        try {
            return Optional.of(Instant.from(RFC_1123_DATE_TIME.parse(date)));
        }
        catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
