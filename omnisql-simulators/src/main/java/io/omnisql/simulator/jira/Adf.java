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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Documents of the Atlassian Document Format.
 */
final class Adf
{
    private Adf() {}

    static ObjectNode document(JsonNode... blocks)
    {
        ObjectNode document = node("doc", blocks);
        return document.put("version", 1);
    }

    /**
     * A document with a paragraph for each text.
     */
    static ObjectNode plain(String... paragraphs)
    {
        JsonNode[] blocks = new JsonNode[paragraphs.length];
        for (int i = 0; i < paragraphs.length; i++) {
            blocks[i] = node("paragraph", text(paragraphs[i]));
        }
        return document(blocks);
    }

    static ObjectNode text(String text, JsonNode... marks)
    {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
        if (marks.length > 0) {
            ArrayNode array = node.putArray("marks");
            List.of(marks).forEach(array::add);
        }
        return node;
    }

    /**
     * A node with what it contains; one without content has no such member.
     */
    static ObjectNode node(String type, JsonNode... content)
    {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", type);
        if (content.length > 0) {
            ArrayNode array = node.putArray("content");
            List.of(content).forEach(array::add);
        }
        return node;
    }

    static ObjectNode with(ObjectNode node, String attribute, String value)
    {
        node.withObject("/attrs").put(attribute, value);
        return node;
    }

    static ObjectNode with(ObjectNode node, String attribute, int value)
    {
        node.withObject("/attrs").put(attribute, value);
        return node;
    }

    /**
     * What a search finds a document by: its texts, one after the other.
     */
    static String words(JsonNode document)
    {
        List<String> words = new ArrayList<>();
        collect(document, words);
        return String.join(" ", words);
    }

    private static void collect(JsonNode node, List<String> words)
    {
        if (node.path("text").isTextual()) {
            words.add(node.get("text").asText());
        }
        if (node.path("attrs").path("text").isTextual()) {
            words.add(node.get("attrs").get("text").asText());
        }
        node.path("content").forEach(child -> collect(child, words));
    }
}
