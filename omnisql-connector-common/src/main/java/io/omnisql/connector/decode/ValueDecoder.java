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

import java.io.IOException;

/**
 * Turns the JSON value under a parser into the value of a cell.
 * <p>
 * The parser stands on the value's first token, which is never null, and is left on its last one. Implementations are stateless or used by one thread.
 */
public interface ValueDecoder
{
    /**
     * Sets the cell to the value.
     *
     * @throws UnexpectedValueException if the value cannot be one of the cell's type
     */
    void decode(JsonParser parser, Cell cell)
            throws IOException;
}
