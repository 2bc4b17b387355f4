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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trino.spi.TrinoException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;

/**
 * Reads a response body as one JSON document. A body that is empty, no JSON, cut off, or has something behind its end is an error, never a short answer.
 */
public final class JsonDocument
{
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(64 << 20).maxNestingDepth(500).build())
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private JsonDocument() {}

    /**
     * The whole document, where it is small or needed at once.
     */
    public static JsonNode tree(byte[] body)
    {
        List<JsonNode> documents = new ArrayList<>();
        read(body, parser -> {
            documents.add(tree(parser));
            return true;
        });
        return documents.getFirst();
    }

    /**
     * The value under a parser, which stands behind it then.
     */
    static JsonNode tree(JsonParser parser)
            throws IOException
    {
        return MAPPER.readTree(parser);
    }

    static void read(byte[] body, Reader reader)
    {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new TrinoException(BAD_RESPONSE, "The source sent an empty body where records were expected");
            }
            if (reader.read(parser) && parser.nextToken() != null) {
                throw new TrinoException(BAD_RESPONSE, "The source's answer goes on behind its end");
            }
        }
        catch (UnexpectedValueException e) {
            throw new TrinoException(SCHEMA_DRIFT, "A record of the source has another shape than its definition: " + e.getMessage(), e);
        }
        catch (StreamConstraintsException _) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer holds a value that is too long or too deep to be read");
        }
        catch (JsonProcessingException e) {
            // the exception's own message quotes the body; the body may be well-formed, as a name may hold half of a character
            throw new TrinoException(BAD_RESPONSE, "The source's answer is no JSON that can be read (near byte %s)".formatted(e.getLocation() == null ? 0 : e.getLocation().getByteOffset()));
        }
        catch (NumberFormatException _) {
            // so does this one's
            throw new TrinoException(BAD_RESPONSE, "The source's answer holds a number beyond what JSON values can be here");
        }
        catch (IOException _) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer cannot be read");
        }
    }

    /**
     * Reads the document under a parser, which stands on its first token.
     */
    interface Reader
    {
        /**
         * Returns whether the document was read to its end.
         */
        boolean read(JsonParser parser)
                throws IOException;
    }
}
