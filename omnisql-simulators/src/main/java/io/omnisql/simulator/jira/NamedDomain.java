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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Things that have a name and an id, the name in whatever case. Names repeat, and may be what another thing has for its id: a text means the things of that name, and only where there is none the one with this id; a number means them the other way
 * round.
 *
 * @param things those that the user may see, from the least to the greatest where they are ranked
 * @param names the ways in which they are called: what is called so in one of them is meant, whatever is in those behind it
 */
record NamedDomain<T>(Kind kind, Function<JqlContext, List<T>> things, Function<T, String> id, ImmutableList<Function<T, List<String>>> names, boolean isRanked)
        implements JqlDomain
{
    NamedDomain
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(things, "things is null");
        requireNonNull(id, "id is null");
        requireNonNull(names, "names is null");
    }

    NamedDomain(Kind kind, Function<JqlContext, List<T>> things, Function<T, String> id, Function<T, List<String>> names, boolean isRanked)
    {
        this(kind, things, id, ImmutableList.of(names), isRanked);
    }

    @Override
    public ImmutableSet<String> find(String text, JqlContext context)
    {
        ImmutableSet<String> named = findNamed(text, context);
        return named.isEmpty() ? findId(text, context) : named;
    }

    @Override
    public ImmutableSet<String> find(long number, JqlContext context)
    {
        ImmutableSet<String> found = findId(String.valueOf(number), context);
        return found.isEmpty() ? findNamed(String.valueOf(number), context) : found;
    }

    private ImmutableSet<String> findNamed(String text, JqlContext context)
    {
        return names.stream()
                .map(way -> ids(thing -> way.apply(thing).stream().anyMatch(text::equalsIgnoreCase), context))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(ImmutableSet.of());
    }

    private ImmutableSet<String> findId(String text, JqlContext context)
    {
        return ids(thing -> id.apply(thing).equalsIgnoreCase(text), context);
    }

    private ImmutableSet<String> ids(Predicate<T> isMeant, JqlContext context)
    {
        return things.apply(context).stream().filter(isMeant).map(id).collect(toImmutableSet());
    }

    @Override
    public Comparator<String> order(JqlContext context)
    {
        List<T> all = things.apply(context);
        List<String> ids = all.stream().map(id).toList();
        if (isRanked) {
            return Comparator.comparingInt(ids::indexOf);
        }
        return Comparator.comparing(value -> ids.contains(value) ? names.getFirst().apply(all.get(ids.indexOf(value))).getFirst().toLowerCase(Locale.ROOT) : value);
    }
}
