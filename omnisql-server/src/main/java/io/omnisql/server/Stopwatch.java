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
package io.omnisql.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * Time since a moment before this JVM was there to measure it.
 */
public record Stopwatch(Instant start)
{
    public Stopwatch
    {
        requireNonNull(start, "start is null");
    }

    public Duration elapsed()
    {
        return Duration.between(start, Instant.now());
    }

    public String line(String message)
    {
        return "[%6s] %s".formatted(seconds(elapsed()), message);
    }

    public static String seconds(Duration duration)
    {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
