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

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A field that the site has added to issues, as Jira describes it.
 *
 * @param type of its values, such as string or array
 * @param items type of the elements, if that is array; otherwise empty
 * @param plugin what has brought the field's kind; empty where Jira does not say
 * @param searchable whether JQL knows it by its number
 */
record CustomField(long id, String name, String type, String items, String plugin, boolean searchable)
{
    static final String PREFIX = "customfield_";
    private static final Pattern ID = Pattern.compile(PREFIX + "([0-9]{1,18})");

    CustomField
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(items, "items is null");
        requireNonNull(plugin, "plugin is null");
    }

    /**
     * Reads the description of a field; empty for fields of the system.
     */
    static Optional<CustomField> of(JsonNode description)
    {
        Matcher matcher = ID.matcher(description.path("id").asText(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long id = Long.parseLong(matcher.group(1));
        JsonNode schema = description.path("schema");
        return Optional.of(new CustomField(
                id,
                description.path("name").asText(""),
                schema.path("type").asText(""),
                schema.path("items").asText(""),
                schema.path("custom").asText(""),
                description.path("searchable").asBoolean() && description.path("clauseNames").valueStream().anyMatch(name -> name.asText("").equals(clause(id)))));
    }

    String fieldId()
    {
        return PREFIX + id;
    }

    /**
     * What JQL calls it. Names may belong to several fields.
     */
    String clause()
    {
        return clause(id);
    }

    /**
     * The name by which people know it, with the id that is its own.
     */
    String title()
    {
        return "%s (%s)".formatted(name, fieldId());
    }

    private static String clause(long id)
    {
        return "cf[%s]".formatted(id);
    }
}
