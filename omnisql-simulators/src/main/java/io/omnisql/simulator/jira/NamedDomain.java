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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableSet;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Things that have a name and an id, each of which means them, the name in whatever case. Names repeat.
 *
 * @param things those that the user may see, from the least to the greatest where they are ranked
 */
record NamedDomain<T>(Kind kind, Function<JqlContext, List<T>> things, Function<T, String> id, Function<T, List<String>> names, boolean isRanked)
        implements JqlDomain
{
    NamedDomain
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(things, "things is null");
        requireNonNull(id, "id is null");
        requireNonNull(names, "names is null");
    }

    @Override
    public ImmutableSet<String> find(String text, JqlContext context)
    {
        return things.apply(context).stream()
                .filter(thing -> id.apply(thing).equalsIgnoreCase(text) || names.apply(thing).stream().anyMatch(text::equalsIgnoreCase))
                .map(id)
                .collect(toImmutableSet());
    }

    @Override
    public Comparator<String> order(JqlContext context)
    {
        List<T> all = things.apply(context);
        List<String> ids = all.stream().map(id).toList();
        if (isRanked) {
            return Comparator.comparingInt(ids::indexOf);
        }
        return Comparator.comparing(value -> ids.contains(value) ? names.apply(all.get(ids.indexOf(value))).getFirst().toLowerCase(Locale.ROOT) : value);
    }
}
