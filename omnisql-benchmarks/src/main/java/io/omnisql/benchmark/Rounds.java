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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * How long the rounds of a measurement took.
 */
record Rounds(List<Duration> durations)
{
    Rounds
    {
        durations = durations.stream().sorted().collect(toImmutableList());
        checkArgument(!durations.isEmpty(), "no round");
    }

    static Rounds of(Duration... durations)
    {
        return new Rounds(ImmutableList.copyOf(durations));
    }

    Duration median()
    {
        return durations.get(durations.size() / 2);
    }

    /**
     * The least, the median and the largest, in seconds.
     */
    String seconds()
    {
        return "%s / %s / %s".formatted(seconds(durations.getFirst()), seconds(median()), seconds(durations.getLast()));
    }

    static String seconds(Duration duration)
    {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}
