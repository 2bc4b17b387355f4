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
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.google.common.collect.ImmutableList;
import okio.ByteString;

import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * An answer in JSON that is well-formed, or nearly so, and not what the API's description says.
 */
public sealed interface JsonDistortion
        extends Distortion
{
    JsonMapper JSON = new JsonMapper();

    JsonNode distort(JsonNode json);

    @Override
    default SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
    {
        if (response.status() != 200) {
            return response;
        }
        try {
            JsonNode distorted = distort(JSON.readTree(response.body().utf8()));
            return response.withBody(ByteString.of(JSON.writeValueAsBytes(distorted)));
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps the first records of a list, as a source does whose pages have become smaller.
     */
    record Keep(int records)
            implements JsonDistortion
    {
        public Keep
        {
            checkArgument(records >= 0, "records is negative");
        }

        @Override
        public JsonNode distort(JsonNode json)
        {
            ArrayNode kept = JSON.createArrayNode();
            StreamSupport.stream(json.spliterator(), false).limit(records).forEach(kept::add);
            return kept;
        }
    }

    /**
     * Shows every record of a list twice.
     */
    record Repeat()
            implements JsonDistortion
    {
        @Override
        public JsonNode distort(JsonNode json)
        {
            ArrayNode repeated = JSON.createArrayNode();
            json.forEach(repeated::add);
            json.forEach(repeated::add);
            return repeated;
        }
    }

    /**
     * Has one of the fields that a query asks for fail, beside the data of the others.
     *
     * @param index the place of the field among those of the query, from 0
     * @param type the word by which the problem is told from others
     */
    record FailField(int index, String type)
            implements JsonDistortion
    {
        public FailField
        {
            checkArgument(index >= 0, "index is negative");
            requireNonNull(type, "type is null");
        }

        @Override
        public JsonNode distort(JsonNode json)
        {
            ObjectNode data = (ObjectNode) json.get("data");
            String field = ImmutableList.copyOf(data.fieldNames()).get(index);
            data.putNull(field);
            ((ObjectNode) json).withArray("/errors")
                    .addObject()
                    .put("type", type)
                    .put("message", "Something went wrong")
                    .putArray("path")
                    .add(field);
            return json;
        }
    }

    /**
     * Leaves a member out of the records of a list, or of a single one. The pointer leads from the record to it.
     */
    record Remove(JsonPointer member)
            implements JsonDistortion
    {
        public Remove
        {
            requireNonNull(member, "member is null");
        }

        public Remove(String member)
        {
            this(JsonPointer.compile(member));
        }

        @Override
        public JsonNode distort(JsonNode json)
        {
            JsonRecords.of(json).forEach(record -> JsonRecords.parent(record, member).ifPresent(parent -> parent.remove(member.last().getMatchingProperty())));
            return json;
        }
    }

    /**
     * Sets a member of the first record to a text of so many megabytes.
     */
    record Inflate(JsonPointer member, int megabytes)
            implements JsonDistortion
    {
        public Inflate
        {
            requireNonNull(member, "member is null");
            checkArgument(megabytes > 0, "megabytes is not positive");
        }

        public Inflate(String member, int megabytes)
        {
            this(JsonPointer.compile(member), megabytes);
        }

        @Override
        public JsonNode distort(JsonNode json)
        {
            return new Put(member, "\"%s\"".formatted("x".repeat(megabytes << 20)), Integer.MAX_VALUE).distort(json);
        }
    }

    /**
     * Sets a member of the records of a list, or of a single one, to a text of JSON that is written as it stands.
     *
     * @param every of how many records one is changed, from the first on
     */
    record Put(JsonPointer member, String value, int every)
            implements JsonDistortion
    {
        public Put
        {
            requireNonNull(member, "member is null");
            requireNonNull(value, "value is null");
            checkArgument(every > 0, "every is not positive");
        }

        public Put(String member, String value, int every)
        {
            this(JsonPointer.compile(member), value, every);
        }

        @Override
        public JsonNode distort(JsonNode json)
        {
            int index = 0;
            for (ObjectNode record : JsonRecords.of(json)) {
                if (index++ % every == 0) {
                    JsonRecords.parent(record, member).ifPresent(parent -> parent.putRawValue(member.last().getMatchingProperty(), new RawValue(value)));
                }
            }
            return json;
        }
    }
}
