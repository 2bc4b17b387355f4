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
package io.omnisql.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Sets;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Which fields occur in some JSON values, at which place, and with which types; {@code *} stands for every index.
 */
public record JsonShape(ImmutableSetMultimap<String, JsonNodeType> types)
{
    public JsonShape
    {
        requireNonNull(types, "types is null");
    }

    public static JsonShape of(Iterable<JsonNode> values)
    {
        ImmutableSetMultimap.Builder<String, JsonNodeType> types = ImmutableSetMultimap.builder();
        values.forEach(value -> collect(value, "", types));
        return new JsonShape(types.build());
    }

    private static void collect(JsonNode value, String place, ImmutableSetMultimap.Builder<String, JsonNodeType> types)
    {
        types.put(place, value.getNodeType());
        value.properties().forEach(field -> collect(field.getValue(), place + "/" + field.getKey(), types));
        if (value.isArray()) {
            value.forEach(element -> collect(element, place + "/*", types));
        }
    }

    /**
     * Places of this shape which the other has not; below a place that is only null or empty there, nothing is missed.
     */
    public ImmutableSet<String> without(JsonShape other)
    {
        return types.keySet().stream()
                .filter(place -> !other.types.containsKey(place))
                .filter(place -> other.isObject(parent(place)))
                .collect(toImmutableSet());
    }

    /**
     * Places which both have, but with types that exclude each other.
     */
    public ImmutableSet<String> conflicts(JsonShape other)
    {
        return Sets.intersection(types.keySet(), other.types.keySet()).stream()
                .filter(place -> !solid(place).isEmpty() && !other.solid(place).isEmpty())
                .filter(place -> Sets.intersection(solid(place), other.solid(place)).isEmpty())
                .collect(toImmutableSet());
    }

    private ImmutableSet<JsonNodeType> solid(String place)
    {
        return types.get(place).stream().filter(type -> type != JsonNodeType.NULL).collect(toImmutableSet());
    }

    private boolean isObject(String place)
    {
        return types.containsEntry(place, JsonNodeType.OBJECT);
    }

    private static String parent(String place)
    {
        return place.isEmpty() ? "" : place.substring(0, place.lastIndexOf('/'));
    }
}
