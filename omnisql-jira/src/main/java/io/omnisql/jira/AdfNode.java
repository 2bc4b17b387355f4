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
import com.google.common.collect.Iterators;
import com.google.common.primitives.Longs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

/**
 * A node of a document, or whatever stands where one should: what is not there is an empty text.
 */
record AdfNode(JsonNode json)
{
    AdfNode
    {
        requireNonNull(json, "json is null");
    }

    String type()
    {
        return text(json, "type");
    }

    /**
     * What the node contains, in its order.
     */
    Iterator<JsonNode> content()
    {
        JsonNode content = json.isArray() ? json : json.path("content");
        return content.isObject() || content.isTextual() ? Iterators.singletonIterator(content) : content.iterator();
    }

    /**
     * What the node shows by itself, in front of what it contains.
     */
    String text()
    {
        return switch (type()) {
            case "text" -> text(json, "text");
            case "hardBreak" -> "\n";
            case "mention" -> mention(either(attribute("text"), attribute("id")));
            case "emoji" -> either(attribute("text"), attribute("shortName"));
            case "date" -> date(attribute("timestamp"));
            case "status", "placeholder" -> attribute("text");
            case "inlineCard", "blockCard", "embedCard" -> either(attribute("url"), text(json.path("attrs").path("data"), "url"));
            case "media", "mediaInline" -> attribute("alt");
            case "expand", "nestedExpand" -> attribute("title");
            default -> {
                if (content().hasNext()) {
                    yield "";
                }
                yield json.isTextual() ? json.textValue() : either(text(json, "text"), attribute("text"));
            }
        };
    }

    private static String mention(String name)
    {
        return name.isEmpty() || name.startsWith("@") ? name : "@" + name;
    }

    /**
     * @param timestamp milliseconds; what is none is shown as it is
     */
    private static String date(String timestamp)
    {
        return Optional.ofNullable(Longs.tryParse(timestamp))
                .map(millis -> LocalDate.ofInstant(Instant.ofEpochMilli(millis), UTC).toString())
                .orElse(timestamp);
    }

    /**
     * What a task begins with.
     */
    Optional<String> checkbox()
    {
        return switch (type()) {
            case "taskItem", "blockTaskItem" -> Optional.of(attribute("state").equals("DONE") ? "[x] " : "[ ] ");
            default -> Optional.empty();
        };
    }

    /**
     * The number of the first item, if the node is a list with numbers; otherwise a negative one.
     */
    long firstNumber()
    {
        if (!type().equals("orderedList")) {
            return -1;
        }
        JsonNode order = json.path("attrs").path("order");
        return order.isIntegralNumber() && order.canConvertToLong() ? order.longValue() : 1;
    }

    private String attribute(String name)
    {
        return text(json.path("attrs"), name);
    }

    private static String text(JsonNode node, String member)
    {
        return node.path(member).asText("");
    }

    private static String either(String first, String second)
    {
        return first.isEmpty() ? second : first;
    }
}
