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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The records of an answer.
 */
final class JsonRecords
{
    private JsonRecords() {}

    static ImmutableList<ObjectNode> of(JsonNode json)
    {
        Stream<JsonNode> records = json.isArray() ? StreamSupport.stream(json.spliterator(), false) : Stream.of(json);
        return records.map(ObjectNode.class::cast).collect(toImmutableList());
    }

    /**
     * The object that has a member, or would have it; none where a null stands in its place.
     */
    static Optional<ObjectNode> parent(ObjectNode record, JsonPointer member)
    {
        return Optional.of(record.at(member.head()))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }
}
