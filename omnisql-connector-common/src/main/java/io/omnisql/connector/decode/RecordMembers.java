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
import io.omnisql.connector.definition.Records;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.function.Function.identity;

/**
 * Makes records of the members of an object: of each that is known and not null an object with its labels and its value. Stateless and thread-safe.
 */
final class RecordMembers
{
    private final Map<String, Records.Member> members;

    RecordMembers(List<Records.Member> members)
    {
        this.members = members.stream().collect(toImmutableMap(Records.Member::name, identity()));
    }

    /**
     * Reads the object under the parser.
     *
     * @return whether it was read to its end
     */
    boolean read(JsonParser parser, Reader reader)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw UnexpectedValueException.unexpected("an object of records", parser);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Records.Member member = members.get(parser.currentName());
            if (parser.nextToken() == JsonToken.VALUE_NULL || member == null) {
                parser.skipChildren();
                continue;
            }
            try (TokenBuffer record = record(member, parser)) {
                JsonParser first = new ExactNumbers(record.asParser());
                first.nextToken();
                if (!reader.read(first)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static TokenBuffer record(Records.Member member, JsonParser parser)
            throws IOException
    {
        TokenBuffer record = new TokenBuffer(parser);
        record.writeStartObject();
        for (Map.Entry<String, String> label : member.labels().entrySet()) {
            record.writeStringField(label.getKey(), label.getValue());
        }
        record.writeFieldName(Records.Member.VALUE);
        record.copyCurrentStructure(parser);
        record.writeEndObject();
        return record;
    }

    /**
     * Is told of each record.
     */
    interface Reader
    {
        /**
         * Reads the record under a parser, and says whether to go on.
         */
        boolean read(JsonParser record)
                throws IOException;
    }
}
