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
package io.omnisql.connector.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.trino.spi.TrinoException;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static java.util.Objects.requireNonNull;

/**
 * Streams the records of one response body through the cells of a shape, in the order of the document.
 * <p>
 * A body that is no JSON, is cut off, has something behind its end or lacks the place of the records is an error, never a short answer.
 */
public final class RecordStream
{
    private final Records records;
    private final RecordShape shape;
    private final Optional<RecordMembers> members;

    public RecordStream(Records records, RecordShape shape)
    {
        this.records = requireNonNull(records, "records is null");
        this.shape = requireNonNull(shape, "shape is null");
        this.members = records.members().map(RecordMembers::new);
    }

    public void read(byte[] body, RecordConsumer consumer)
    {
        JsonDocument.read(body, parser -> read(parser, consumer));
    }

    private boolean read(JsonParser parser, RecordConsumer consumer)
            throws IOException
    {
        Set<List<String>> places = records.pointers().stream().map(JsonPointer::segments).collect(toImmutableSet());
        Set<List<String>> seen = new HashSet<>();
        boolean more = readPlaces(parser, ImmutableList.of(), places, seen, consumer);
        if (more && !seen.equals(places)) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer has no records at %s".formatted(records.pointers()));
        }
        return more;
    }

    private boolean readPlaces(JsonParser parser, List<String> path, Set<List<String>> places, Set<List<String>> seen, RecordConsumer consumer)
            throws IOException
    {
        if (places.contains(path)) {
            seen.add(path);
            return readRecords(parser, consumer);
        }
        if (parser.currentToken() != JsonToken.START_OBJECT || places.stream().noneMatch(place -> isBelow(place, path))) {
            parser.skipChildren();
            return true;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            List<String> member = ImmutableList.<String>builder().addAll(path).add(parser.currentName()).build();
            parser.nextToken();
            if (!readPlaces(parser, member, places, seen, consumer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBelow(List<String> place, List<String> path)
    {
        return place.size() > path.size() && place.subList(0, path.size()).equals(path);
    }

    private boolean readRecords(JsonParser parser, RecordConsumer consumer)
            throws IOException
    {
        return switch (records.shape()) {
            case SINGLE -> readRecord(parser, consumer);
            case ARRAY, VALUES -> {
                if (parser.currentToken() != JsonToken.START_ARRAY) {
                    throw UnexpectedValueException.unexpected("an array of records", parser);
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (!readRecord(parser, consumer)) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    private boolean readRecord(JsonParser parser, RecordConsumer consumer)
            throws IOException
    {
        return readRecord(parser, records.within(), consumer);
    }

    /**
     * @param within the arrays to go into from here
     */
    private boolean readRecord(JsonParser parser, List<JsonPointer> within, RecordConsumer consumer)
            throws IOException
    {
        boolean isRecord = switch (records.shape()) {
            case SINGLE, ARRAY -> parser.currentToken() == JsonToken.START_OBJECT;
            case VALUES -> parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL;
        };
        if (!isRecord) {
            throw UnexpectedValueException.unexpected("a record", parser);
        }
        if (within.isEmpty()) {
            shape.read(parser);
            return consumer.record();
        }
        // what is around the records may stand behind them
        try (TokenBuffer element = new TokenBuffer(parser)) {
            element.copyCurrentStructure(parser);
            shape.around(within.size()).read(first(element));
            return readElements(first(element), within.getFirst().segments(), within.subList(1, within.size()), consumer);
        }
    }

    private boolean readElements(JsonParser parser, List<String> path, List<JsonPointer> within, RecordConsumer consumer)
            throws IOException
    {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return true;
        }
        if (!path.isEmpty()) {
            return readMember(parser, path, within, consumer);
        }
        if (within.isEmpty() && members.isPresent()) {
            return members.get().read(parser, record -> {
                shape.read(record);
                return consumer.record();
            });
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw UnexpectedValueException.unexpected("an array of records", parser);
        }
        long place = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (within.isEmpty()) {
                shape.readPlace(place);
            }
            if (!readRecord(parser, within, consumer)) {
                return false;
            }
            place++;
        }
        return true;
    }

    private boolean readMember(JsonParser parser, List<String> path, List<JsonPointer> within, RecordConsumer consumer)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw UnexpectedValueException.unexpected("an object with '%s'".formatted(path.getFirst()), parser);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean isOnPath = parser.currentName().equals(path.getFirst());
            parser.nextToken();
            if (!isOnPath) {
                parser.skipChildren();
            }
            else if (!readElements(parser, path.subList(1, path.size()), within, consumer)) {
                return false;
            }
        }
        return true;
    }

    private static JsonParser first(TokenBuffer buffer)
            throws IOException
    {
        JsonParser parser = buffer.asParser();
        parser.nextToken();
        return parser;
    }
}
