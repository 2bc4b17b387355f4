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
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.airlift.slice.DynamicSliceOutput;

import java.io.IOException;
import java.io.OutputStream;

import static io.trino.plugin.base.util.JsonTypeUtil.jsonParse;

/**
 * Decodes any value into Trino's canonical JSON text.
 */
final class JsonDecoder
        implements ValueDecoder
{
    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        DynamicSliceOutput output = new DynamicSliceOutput(128);
        try (JsonGenerator generator = FACTORY.createGenerator((OutputStream) output)) {
            generator.copyCurrentStructureExact(parser);
        }
        cell.setObject(jsonParse(output.slice()));
    }
}
