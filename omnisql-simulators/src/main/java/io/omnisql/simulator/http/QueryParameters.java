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

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.Iterables.getLast;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * The decoded parameters of a query string, in the order in which they were sent. Of a repeated name the last value counts.
 */
public record QueryParameters(ImmutableListMultimap<String, String> values)
{
    public QueryParameters
    {
        requireNonNull(values, "values is null");
    }

    public static QueryParameters parse(String queryString)
    {
        ImmutableListMultimap.Builder<String, String> values = ImmutableListMultimap.builder();
        for (String pair : queryString.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.put(decode(name), decode(value));
        }
        return new QueryParameters(values.build());
    }

    public ImmutableSet<String> names()
    {
        return ImmutableSet.copyOf(values.keySet());
    }

    /**
     * The value of a parameter; a parameter sent without a value counts as not sent.
     */
    public Optional<String> value(String name)
    {
        List<String> all = values.get(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(getLast(all)).filter(value -> !value.isEmpty());
    }

    private static String decode(String text)
    {
        try {
            return URLDecoder.decode(text, UTF_8);
        }
        catch (IllegalArgumentException _) {
            return text;
        }
    }
}
