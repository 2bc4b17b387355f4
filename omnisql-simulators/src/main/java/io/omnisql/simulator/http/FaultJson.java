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
import com.google.common.collect.ImmutableList;
import okhttp3.Headers;

/**
 * Reads faults from JSON: one object or an array of objects such as
 * {@code {"route": "/rate_limit", "query": "page=2", "at": 3, "times": 1, "action": "respond", "status": 500, "headers": {}, "body": ""}}.
 * The actions are {@code respond}, {@code reset}, {@code cut} and {@code stall}.
 */
final class FaultJson
{
    private FaultJson() {}

    static ImmutableList<Fault> parse(JsonNode node)
    {
        ImmutableList.Builder<Fault> faults = ImmutableList.builder();
        if (node.isArray()) {
            node.forEach(element -> faults.add(parseOne(element)));
        }
        else {
            faults.add(parseOne(node));
        }
        return faults.build();
    }

    private static Fault parseOne(JsonNode node)
    {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a fault is an object");
        }
        return new Fault(OccasionJson.parse(node), action(node));
    }

    private static Fault.Action action(JsonNode node)
    {
        String action = node.path("action").asText("respond");
        return switch (action) {
            case "respond" -> new Fault.Respond(node.path("status").asInt(500), headers(node.path("headers")), body(node.path("body")));
            case "reset" -> new Fault.Reset();
            case "cut" -> new Fault.CutBody();
            case "stall" -> new Fault.Stall();
            default -> throw new IllegalArgumentException("unknown action: " + action);
        };
    }

    private static Headers headers(JsonNode node)
    {
        Headers.Builder headers = new Headers.Builder();
        node.properties().forEach(entry -> headers.add(entry.getKey(), entry.getValue().asText()));
        return headers.build();
    }

    private static String body(JsonNode node)
    {
        return node.isContainerNode() ? node.toString() : node.asText("");
    }
}
