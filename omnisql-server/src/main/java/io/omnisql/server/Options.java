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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Longs;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The options of one command, {@code --name VALUE} or {@code --flag}; anything else is refused with the names that are known.
 */
public record Options(ImmutableMap<String, String> values, ImmutableSet<String> flags)
{
    public Options
    {
        requireNonNull(values, "values is null");
        requireNonNull(flags, "flags is null");
    }

    public static Options parse(List<String> arguments, Set<String> valued, Set<String> flags)
    {
        ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
        ImmutableSet.Builder<String> given = ImmutableSet.builder();
        Iterator<String> iterator = arguments.iterator();
        while (iterator.hasNext()) {
            String argument = iterator.next();
            if (flags.contains(argument)) {
                given.add(argument);
            }
            else if (!valued.contains(argument)) {
                throw new LauncherException("Unknown option %s: this command knows %s".formatted(argument, Stream.concat(valued.stream(), flags.stream()).collect(joining(", "))));
            }
            else if (!iterator.hasNext()) {
                throw new LauncherException("The option %s needs a value".formatted(argument));
            }
            else {
                values.put(argument, iterator.next());
            }
        }
        return new Options(values.buildKeepingLast(), given.build());
    }

    public boolean has(String flag)
    {
        return flags.contains(flag);
    }

    public Optional<String> value(String name)
    {
        return Optional.ofNullable(values.get(name));
    }

    public Optional<Integer> port(String name)
    {
        return value(name).map(value -> PortCheck.parse(name, value));
    }

    Optional<Long> wholeNumber(String name)
    {
        return value(name).map(value -> Optional.ofNullable(Longs.tryParse(value))
                .orElseThrow(() -> new LauncherException("%s %s is no whole number".formatted(name, value))));
    }

    Optional<Double> positiveNumber(String name, int most)
    {
        return value(name).map(value -> Optional.ofNullable(Doubles.tryParse(value))
                .filter(number -> number > 0 && number <= most)
                .orElseThrow(() -> new LauncherException("%s %s is no number greater than 0 and at most %s".formatted(name, value, most))));
    }
}
