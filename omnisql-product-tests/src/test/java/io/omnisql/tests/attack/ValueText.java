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
package io.omnisql.tests.attack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static com.google.common.io.BaseEncoding.base16;
import static java.util.stream.Collectors.joining;

/**
 * A value that a client was given, as text: the same text for equal values only.
 */
final class ValueText
{
    private ValueText() {}

    static String row(List<?> values)
    {
        return values.stream().map(ValueText::of).collect(joining(", "));
    }

    private static String of(Object value)
    {
        return switch (value) {
            case null -> "NULL";
            case String text -> "'%s'".formatted(text.replace("'", "''"));
            case byte[] bytes -> "X'%s'".formatted(base16().encode(bytes));
            case List<?> values -> "[%s]".formatted(row(values));
            case Map<?, ?> map -> entries(map);
            default -> value.toString();
        };
    }

    private static String entries(Map<?, ?> map)
    {
        Map<String, String> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(of(key), of(value)));
        return sorted.toString();
    }
}
