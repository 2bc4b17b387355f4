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
package io.omnisql.connector.planning;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A pattern of keys: plain values for all scope columns but the last, and a pattern with {@code *} for the last.
 * <p>
 * Names are compared without case, as the sources do; what a row is called is decided by the source's own spelling.
 */
public record ScopePattern(List<String> prefix, String last)
{
    private static final String ANY = "*";

    public ScopePattern
    {
        prefix = ImmutableList.copyOf(prefix);
        requireNonNull(last, "last is null");
    }

    /**
     * The pattern of the first columns.
     */
    ScopePattern first(int columns)
    {
        return columns > prefix.size() ? this : new ScopePattern(prefix.subList(0, columns - 1), prefix.get(columns - 1));
    }

    /**
     * Whether one key matches and no other.
     */
    public boolean isExact()
    {
        return !last.contains(ANY);
    }

    public boolean matches(List<String> values)
    {
        return matchesPrefix(values.subList(0, prefix.size())) && matchesLast(last, values.getLast());
    }

    public boolean matchesPrefix(List<String> values)
    {
        if (values.size() != prefix.size()) {
            return false;
        }
        for (int index = 0; index < prefix.size(); index++) {
            if (!prefix.get(index).equalsIgnoreCase(values.get(index))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a name matches a pattern in which {@code *} stands for any text.
     */
    public static boolean matchesLast(String pattern, String name)
    {
        if (!pattern.contains(ANY)) {
            return pattern.equalsIgnoreCase(name);
        }
        String regex = Splitter.on(ANY).splitToStream(pattern)
                .map(Pattern::quote)
                .collect(joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL).matcher(name).matches();
    }
}
