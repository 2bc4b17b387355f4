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
package io.omnisql.simulator.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Writes fields.
 */
record FieldJson(Rendering rendering)
{
    FieldJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    ObjectNode field(SystemField field)
    {
        ObjectNode json = Rendering.object()
                .put("id", field.id())
                .put("key", field.id())
                .put("name", field.title())
                .put("custom", false)
                .put("orderable", field.type().isPresent())
                .put("navigable", field.isNavigable())
                .put("searchable", !field.clauses().isEmpty());
        ArrayNode clauses = json.putArray("clauseNames");
        field.clauses().forEach(clauses::add);
        schema(field).ifPresent(schema -> json.set("schema", schema));
        return json;
    }

    ObjectNode field(CustomField field)
    {
        ObjectNode json = Rendering.object()
                .put("id", field.fieldId())
                .put("key", field.fieldId())
                .put("name", field.name())
                .put("custom", true)
                .put("orderable", true)
                .put("navigable", true)
                .put("searchable", field.searchable());
        ArrayNode clauses = json.putArray("clauseNames");
        if (field.searchable()) {
            clauses.add(field.clause()).add(field.name());
        }
        if (!field.projects().isEmpty()) {
            JiraProject project = rendering.site().project(field.projects().iterator().next());
            json.putObject("scope").put("type", "PROJECT").putObject("project").put("id", String.valueOf(project.id()));
        }
        json.set("schema", schema(field));
        return json;
    }

    /**
     * A field as the search for fields shows it.
     */
    ObjectNode found(CustomField field)
    {
        ObjectNode json = Rendering.object()
                .put("id", field.fieldId())
                .put("key", field.fieldId())
                .put("name", field.name())
                .put("description", "");
        json.set("schema", schema(field));
        field.kind().searcher().filter(_ -> field.searchable()).ifPresent(searcher -> json.put("searcherKey", searcher));
        return json.put("isLocked", false);
    }

    static Optional<ObjectNode> schema(SystemField field)
    {
        return field.type().map(type -> {
            ObjectNode json = Rendering.object().put("type", type);
            field.items().ifPresent(items -> json.put("items", items));
            return json.put("system", field.id());
        });
    }

    static ObjectNode schema(CustomField field)
    {
        ObjectNode json = Rendering.object().put("type", field.kind().type());
        field.kind().items().ifPresent(items -> json.put("items", items));
        return json.put("custom", field.kind().plugin()).put("customId", field.id());
    }
}
