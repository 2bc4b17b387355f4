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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.omnisql.policy.model.Selection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Lists of names in a file: one name, or several, but never none.
 */
final class Names
{
    private Names() {}

    /**
     * Of what Trino has in lower case: catalogs, schemas, tables and columns.
     */
    static List<String> inLowerCase(YamlNode node)
    {
        return names(node).stream().filter(name -> isLowerCase(node, name)).collect(toImmutableList());
    }

    static boolean isLowerCase(YamlNode node, String name)
    {
        boolean lower = name.equals(name.toLowerCase(Locale.ENGLISH));
        if (!lower) {
            node.problem("%s is never found: Trino has names in lower case".formatted(name));
        }
        return lower;
    }

    static List<String> names(YamlNode node)
    {
        List<String> names = node.texts();
        if (names.isEmpty() && node.isSequence()) {
            node.problem("is empty: leave it out to mean all, or name some");
        }
        if (names.stream().anyMatch(name -> name.contains("*") || name.contains("%") || name.isBlank())) {
            node.problem("There are no patterns, and no empty names: name each, or leave it out to mean all");
            return ImmutableList.of();
        }
        return names;
    }

    static Selection selection(Map<String, YamlNode> entries, String key)
    {
        return Optional.ofNullable(entries.get(key)).<Selection>map(node -> new Selection.Named(ImmutableSortedSet.copyOf(names(node)))).orElseGet(Selection.Every::new);
    }

    static Selection lowerCaseSelection(Map<String, YamlNode> entries, String key)
    {
        return Optional.ofNullable(entries.get(key)).<Selection>map(node -> new Selection.Named(ImmutableSortedSet.copyOf(inLowerCase(node)))).orElseGet(Selection.Every::new);
    }
}
