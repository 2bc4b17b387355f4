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
package io.omnisql.jira;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static java.text.Normalizer.Form.NFKD;
import static java.util.stream.Collectors.joining;

/**
 * Gives names to the columns of custom fields: those of the fields, in small letters, and with the number of the field where another column has the name already. Pure.
 * <p>
 * The field with the lowest number comes first, so that no name changes when a field is added, whatever the order in which Jira tells them.
 */
final class CustomFieldNames
{
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    // letters that are no others with a mark
    private static final Map<Integer, String> LETTERS = ImmutableMap.<Integer, String>builder()
            .put((int) 'ß', "ss")
            .put((int) 'æ', "ae")
            .put((int) 'œ', "oe")
            .put((int) 'ø', "o")
            .put((int) 'ł', "l")
            .put((int) 'đ', "d")
            .put((int) 'ð', "d")
            .put((int) 'þ', "th")
            .put((int) 'ı', "i")
            .buildOrThrow();

    private CustomFieldNames() {}

    /**
     * The columns of each field, by its number.
     *
     * @param fields in the order of their numbers
     * @param taken names that other columns have
     * @param chosen the names that somebody has chosen, by the number of the field; they come before all others
     */
    static Map<Long, List<ColumnDefinition>> columns(List<CustomField> fields, Set<String> taken, Map<Long, String> chosen)
    {
        Set<String> names = new HashSet<>(taken);
        Map<Long, List<ColumnDefinition>> columns = new TreeMap<>();
        for (CustomField field : fields) {
            Optional.ofNullable(chosen.get(field.id())).ifPresent(name -> columns.put(field.id(), named(field, name, names)));
        }
        for (CustomField field : fields) {
            // that of a field with a chosen name stays its own, so that no other name changes with the choice
            List<ColumnDefinition> plain = named(field, plain(field), names);
            columns.putIfAbsent(field.id(), plain);
        }
        return columns;
    }

    private static List<ColumnDefinition> named(CustomField field, String name, Set<String> taken)
    {
        List<ColumnDefinition> columns = new CustomFieldColumns(field, name).columns();
        if (columns.stream().map(ColumnDefinition::name).anyMatch(taken::contains)) {
            return named(field, "%s_%s".formatted(name, field.id()), taken);
        }
        columns.stream().map(ColumnDefinition::name).forEach(taken::add);
        return columns;
    }

    /**
     * The name of a field as that of a column.
     */
    static String plain(CustomField field)
    {
        String letters = MARKS.matcher(Normalizer.normalize(field.name(), NFKD).toLowerCase(Locale.ROOT)).replaceAll("");
        String latin = letters.codePoints().mapToObj(letter -> LETTERS.getOrDefault(letter, Character.toString(letter))).collect(joining());
        String name = CharMatcher.is('_').trimFrom(OTHERS.matcher(latin).replaceAll("_"));
        if (name.isEmpty()) {
            return field.fieldId();
        }
        return Character.isDigit(name.charAt(0)) ? "field_" + name : name;
    }
}
