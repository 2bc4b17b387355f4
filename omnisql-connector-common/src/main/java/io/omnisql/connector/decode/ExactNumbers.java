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
import com.fasterxml.jackson.core.util.JsonParserDelegate;

import java.io.IOException;

/**
 * Gives numbers as they are written, where a parser over a kept structure would round fractions to doubles.
 */
final class ExactNumbers
        extends JsonParserDelegate
{
    ExactNumbers(JsonParser parser)
    {
        super(parser);
    }

    @Override
    public Number getNumberValueExact()
            throws IOException
    {
        return currentToken() == JsonToken.VALUE_NUMBER_FLOAT ? getDecimalValue() : super.getNumberValueExact();
    }
}
