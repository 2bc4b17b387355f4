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
package io.omnisql.github;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * A row as it has to be, by the names of its columns; made from the simulator's typed data, never from its JSON.
 */
record ExpectedRow(Map<String, Object> values)
{
    ExpectedRow
    {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Builder builder()
    {
        return new Builder();
    }

    /**
     * The value of a column, null where SQL's is.
     */
    Object get(String column)
    {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("no column " + column);
        }
        return values.get(column);
    }

    boolean isNull(String column)
    {
        return get(column) == null;
    }

    /**
     * Whether the column equals the value, which is never so for null.
     */
    boolean is(String column, Object value)
    {
        return requireNonNull(value, "value is null").equals(get(column));
    }

    boolean contains(String column, String element)
    {
        return get(column) instanceof List<?> elements && elements.contains(element);
    }

    <T extends Comparable<T>> T value(String column, Class<T> type)
    {
        return type.cast(get(column));
    }

    List<Object> project(List<String> columns)
    {
        return Collections.unmodifiableList(columns.stream().map(this::get).collect(Collectors.toList()));
    }

    static final class Builder
    {
        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder() {}

        Builder set(String column, Object value)
        {
            if (values.put(column, value instanceof Integer number ? Long.valueOf(number) : value) != null) {
                throw new IllegalArgumentException("column twice: " + column);
            }
            return this;
        }

        Builder set(String column, Optional<?> value)
        {
            return set(column, value.<Object>map(present -> present).orElse(null));
        }

        /**
         * The same value for several columns; null for those that the source leaves empty everywhere.
         */
        Builder setAll(Object value, String... columns)
        {
            Stream.of(columns).forEach(column -> set(column, value));
            return this;
        }

        ExpectedRow build()
        {
            return new ExpectedRow(values);
        }
    }
}
