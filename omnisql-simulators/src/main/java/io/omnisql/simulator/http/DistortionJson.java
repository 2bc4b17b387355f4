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
package io.omnisql.simulator.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import okio.ByteString;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads distortions from JSON: an array of objects such as {@code {"kind": "put", "member": "/title", "value": "7"}}.
 */
final class DistortionJson
{
    private DistortionJson() {}

    static ImmutableList<Distortion> parse(JsonNode node)
    {
        if (!node.isArray() || node.isEmpty()) {
            throw new IllegalArgumentException("distortions are an array with something in it");
        }
        ImmutableList.Builder<Distortion> distortions = ImmutableList.builder();
        node.forEach(element -> distortions.add(parseOne(element)));
        return distortions.build();
    }

    private static Distortion parseOne(JsonNode node)
    {
        String kind = node.path("kind").asText();
        return switch (kind) {
            case "truncate" -> new Distortion.Truncate();
            case "append" -> new Distortion.Append(text(node));
            case "prepend" -> new Distortion.Prepend(text(node));
            case "byte-order-mark" -> Distortion.Prepend.BYTE_ORDER_MARK;
            case "replace" -> new Distortion.Replace(text(node));
            case "set-header" -> new Distortion.SetHeader(node.path("name").asText(), Optional.of(node.path("value")).filter(JsonNode::isTextual).map(JsonNode::asText));
            case "replace-in-header" -> new Distortion.ReplaceInHeader(node.path("name").asText(), node.path("regex").asText(), node.path("replacement").asText(""));
            case "fail-field" -> new JsonDistortion.FailField(node.path("index").asInt(), node.path("type").asText());
            case "shift-date" -> new Distortion.ShiftDate(Duration.ofSeconds(node.path("seconds").asLong()));
            case "link-to-itself" -> new Distortion.LinkToItself(node.path("relation").asText("next"), node.path("suffix").asText(""));
            case "gzip" -> new Distortion.Gzip(Distortion.Gzip.Flaw.valueOf(node.path("flaw").asText().toUpperCase(Locale.ROOT)));
            case "gzip-bomb" -> new Distortion.GzipBomb(node.path("megabytes").asInt());
            case "keep" -> new JsonDistortion.Keep(node.path("records").asInt());
            case "repeat" -> new JsonDistortion.Repeat();
            case "remove" -> new JsonDistortion.Remove(member(node));
            case "inflate" -> new JsonDistortion.Inflate(member(node), node.path("megabytes").asInt());
            case "put" -> new JsonDistortion.Put(member(node), node.path("value").asText(), node.path("every").asInt(1));
            default -> throw new IllegalArgumentException("unknown distortion: " + kind);
        };
    }

    private static ByteString text(JsonNode node)
    {
        return ByteString.encodeUtf8(node.path("text").asText());
    }

    private static JsonPointer member(JsonNode node)
    {
        return JsonPointer.compile(node.path("member").asText());
    }
}
