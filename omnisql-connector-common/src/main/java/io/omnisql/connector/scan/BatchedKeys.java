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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableSet;
import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.Set;

import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;

/**
 * The keys that a batch asks for, in the query's spelling: a source may have a record for another spelling or a former name of its key, and the record may be another batch's as well.
 */
final class BatchedKeys
{
    private final String column;
    private final Cell cell;
    private final Set<String> keys;

    /**
     * @param cell the key of the record that is read
     */
    BatchedKeys(String column, Cell cell, List<String> keys)
    {
        this.column = requireNonNull(column, "column is null");
        this.cell = requireNonNull(cell, "cell is null");
        this.keys = ImmutableSet.copyOf(keys);
    }

    /**
     * Whether the record in the cells was asked for by its very key.
     */
    boolean isAskedFor()
    {
        if (cell.isNull()) {
            throw new TrinoException(SCHEMA_DRIFT, "A record of the source has no value in column '%s', by which it was asked for".formatted(column));
        }
        return keys.contains(cell.get() instanceof Slice text ? text.toStringUtf8() : cell.get().toString());
    }
}
