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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;

import static java.util.Objects.requireNonNull;

/**
 * Decodes a document of a source's own format into its text.
 */
final class DocumentDecoder
        implements ValueDecoder
{
    private final DocumentText text;

    DocumentDecoder(DocumentText text)
    {
        this.text = requireNonNull(text, "text is null");
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        cell.setObject(VarcharDecoder.whole(text.text(document(parser))));
    }

    private static JsonNode document(JsonParser parser)
            throws IOException
    {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            // which stays under the parser, as other columns may read it
            return TextNode.valueOf(parser.getText());
        }
        if (!parser.currentToken().isStructStart()) {
            throw UnexpectedValueException.unexpected("a document", parser);
        }
        return JsonDocument.tree(parser);
    }
}
