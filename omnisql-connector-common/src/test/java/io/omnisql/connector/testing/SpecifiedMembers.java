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
package io.omnisql.connector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import static java.util.Objects.requireNonNull;

/**
 * The members that schemas of an official description declare, as paths with dots, down to the scalars. Arrays leave no trace in a path.
 *
 * @param embedded the schemas of which only these members count where a record embeds them, by their names
 * @param leftOut which members count nowhere, such as hyperlinks, by the path of what has them and their own name
 */
public record SpecifiedMembers(JsonNode specification, Map<String, List<String>> embedded, BiPredicate<String, String> leftOut)
{
    public SpecifiedMembers
    {
        requireNonNull(specification, "specification is null");
        embedded = ImmutableMap.copyOf(embedded);
        requireNonNull(leftOut, "leftOut is null");
    }

    /**
     * The members of the schema of that name.
     */
    public Set<String> of(String schema)
    {
        return of(specification.at("/components/schemas/" + schema));
    }

    /**
     * The members of a schema, or of the elements of an array, which is never an embedded one itself.
     */
    public Set<String> of(JsonNode schema)
    {
        Walk walk = new Walk();
        walk.addProperties("", record(schema));
        return ImmutableSet.copyOf(walk.members);
    }

    private JsonNode record(JsonNode schema)
    {
        JsonNode resolved = resolved(schema);
        return resolved.has("items") ? record(resolved.get("items")) : resolved;
    }

    /**
     * The schema to which this one refers, or this one.
     */
    public JsonNode resolved(JsonNode schema)
    {
        return schema.has("$ref") ? resolved(specification.at(schema.get("$ref").asText().substring(1))) : schema;
    }

    private final class Walk
    {
        private final Set<String> members = new TreeSet<>();
        private final Set<String> entered = new HashSet<>();

        private void add(String path, JsonNode schema)
        {
            String name = schema.path("$ref").asText().replaceFirst(".*/", "");
            if (embedded.containsKey(name)) {
                embedded.get(name).forEach(member -> members.add(path + "." + member));
            }
            else if (name.isEmpty()) {
                addProperties(path, schema);
            }
            else if (entered.add(name)) {
                addProperties(path, resolved(schema));
                entered.remove(name);
            }
            else {
                // what is made of the like of itself has no last member
                members.add(path);
            }
        }

        private void addProperties(String path, JsonNode schema)
        {
            if (schema.has("items")) {
                add(path, schema.get("items"));
                return;
            }
            if (schema.has("oneOf")) {
                schema.get("oneOf").valueStream().filter(alternative -> !alternative.path("type").asText().equals("string")).limit(1).forEach(alternative -> add(path, alternative));
                return;
            }
            if (schema.has("allOf")) {
                schema.get("allOf").forEach(part -> add(path, part));
                return;
            }
            if (!schema.has("properties")) {
                members.add(path);
                return;
            }
            schema.get("properties").propertyStream()
                    .filter(property -> !leftOut.test(path, property.getKey()))
                    .forEach(property -> add(path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue()));
        }
    }
}
