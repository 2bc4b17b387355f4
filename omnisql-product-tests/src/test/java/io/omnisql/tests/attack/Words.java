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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * How the tables and columns that attacks speak of are called in one target, and what is hidden there; the same attack is made on all targets that have its words.
 * <p>
 * {@code {emp}} has {@code {id}}, {@code {name}}, {@code {tenant}}, which decides on rows, the number {@code {bonus}}, the text {@code {note}}, {@code {ssn}}, whose values are hidden, and {@code {salary}}, which is denied. In a hidden
 * row the number is {@code {hidden-number}} and the text begins with {@code {hidden-prefix}}; no visible row has either.
 *
 * @param canaries what no text may show
 */
record Words(String catalog, String schema, Map<String, String> words, List<String> canaries)
{
    private static final Pattern WORD = Pattern.compile("\\{([a-z][a-z-]*)}");

    Words
    {
        requireNonNull(catalog, "catalog is null");
        requireNonNull(schema, "schema is null");
        words = ImmutableMap.<String, String>builder().putAll(words).put("catalog", catalog).put("schema", schema).buildOrThrow();
        canaries = ImmutableList.copyOf(canaries);
    }

    boolean hasAll(String text)
    {
        return WORD.matcher(text).results().allMatch(word -> words.containsKey(word.group(1)));
    }

    boolean has(String word)
    {
        return words.containsKey(word);
    }

    String fill(String text)
    {
        return WORD.matcher(text).replaceAll(word -> requireNonNull(words.get(word.group(1)), word.group()).replace("$", "\\$"));
    }
}
