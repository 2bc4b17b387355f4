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

import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.trino.spi.type.BooleanType;

import java.util.Optional;

/**
 * Reads out of a response body whether something is true. Pure.
 */
public final class FlagReader
{
    private FlagReader() {}

    /**
     * What stands at the pointer; empty where it is missing or null.
     */
    public static Optional<Boolean> read(byte[] body, JsonPointer pointer)
    {
        Cell cell = PointedValue.read(body, pointer, ColumnType.BOOLEAN, BooleanType.BOOLEAN, "what is switched on");
        return cell.isNull() ? Optional.empty() : Optional.of((Boolean) cell.get());
    }
}
