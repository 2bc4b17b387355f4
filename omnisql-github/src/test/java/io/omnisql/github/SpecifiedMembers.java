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

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Set;
import java.util.TreeSet;

import static java.util.Objects.requireNonNull;

/**
 * The members that a schema of the official description declares, as paths with dots, down to the scalars. Arrays leave no
 * trace in a path. Of embedded accounts and repositories only what identifies them, and no hyperlinks but web pages.
 */
final class SpecifiedMembers
{
    private final JsonNode specification;
    private final Set<String> members = new TreeSet<>();

    private SpecifiedMembers(JsonNode specification)
    {
        this.specification = requireNonNull(specification, "specification is null");
    }

    static Set<String> of(JsonNode specification, String schema)
    {
        SpecifiedMembers members = new SpecifiedMembers(specification);
        members.addProperties("", specification.at("/components/schemas/" + schema));
        return members.members;
    }

    private void add(String path, JsonNode schema)
    {
        String name = schema.path("$ref").asText().replaceFirst(".*/", "");
        switch (name) {
            case "simple-user", "nullable-simple-user" -> addAll(path, "login", "id");
            case "repository" -> addAll(path, "full_name", "id");
            case "" -> addProperties(path, schema);
            default -> addProperties(path, specification.at("/components/schemas/" + name));
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
                .filter(property -> !isHyperlink(path, property.getKey()))
                .forEach(property -> add(path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue()));
    }

    private void addAll(String path, String... names)
    {
        for (String name : names) {
            members.add(path + "." + name);
        }
    }

    private static boolean isHyperlink(String path, String name)
    {
        boolean isOwnPage = name.equals("html_url") && (path.isEmpty() || path.equals("pinned_comment"));
        return name.equals("url") || name.equals("_links") || (name.endsWith("_url") && !isOwnPage);
    }
}
