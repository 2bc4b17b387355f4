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
import io.trino.spi.type.BigintType;

import java.util.Optional;

/**
 * Reads a number out of a response body. Pure.
 */
public final class NumberReader
{
    private NumberReader() {}

    /**
     * The number at the pointer; empty where it is missing or null.
     */
    public static Optional<Long> read(byte[] body, JsonPointer pointer)
    {
        Cell cell = PointedValue.read(body, pointer, ColumnType.BIGINT, BigintType.BIGINT, "a number of records");
        return cell.isNull() ? Optional.empty() : Optional.of((Long) cell.get());
    }
}
