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

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * Reads the members of an object that say on which occasion: {@code {"route": "/rate_limit", "query": "page=2", "in_body": "", "at": 3, "times": 1}},
 * or {@code "times": "always"}.
 */
final class OccasionJson
{
    private OccasionJson() {}

    static Occasion parse(JsonNode node)
    {
        Occasion occasion = new Occasion(text(node, "route"), text(node, "query"), text(node, "in_body"), node.path("at").asInt(1) - 1, node.path("times").asInt(1));
        return node.path("times").asText().equals("always") ? occasion.always() : occasion;
    }

    private static Optional<String> text(JsonNode node, String name)
    {
        return Optional.of(node.path(name).asText("")).filter(text -> !text.isEmpty());
    }
}
