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
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * How things are written for the one who asks: times in the zone of the user's profile, without a colon in the offset.
 *
 * @param plainTexts whether documents are written as text, as all APIs but the third version do
 * @param translated whether names are shown in another language than the one they were given in
 */
record Rendering(Viewer viewer, JiraUrls urls, boolean plainTexts, boolean translated)
{
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    Rendering
    {
        requireNonNull(viewer, "viewer is null");
        requireNonNull(urls, "urls is null");
    }

    String time(Instant time)
    {
        return TIME.format(time.atZone(viewer.zone()));
    }

    /**
     * The name of a status, a type, a priority or a resolution.
     */
    String name(String given)
    {
        return translated ? "«%s»".formatted(given) : given;
    }

    JsonNode document(JsonNode document)
    {
        return plainTexts ? TextNode.valueOf(Adf.words(document)) : document;
    }

    JiraSite site()
    {
        return viewer.data().site();
    }

    static ObjectNode object()
    {
        return JsonNodeFactory.instance.objectNode();
    }

    static <T> ArrayNode array(List<T> values, Function<? super T, ? extends JsonNode> json)
    {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(json.apply(value)));
        return array;
    }
}
