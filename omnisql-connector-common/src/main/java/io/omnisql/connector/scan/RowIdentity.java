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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.decode.Cell;
import io.trino.spi.TrinoException;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;

/**
 * Remembers which rows of a key were delivered, by primary key, because a list that changes while it is read shows rows twice. Not thread-safe.
 */
final class RowIdentity
{
    private final List<Cell> key;
    private final boolean single;
    private final LongOpenHashSet numbers;
    private final Set<List<Object>> others;

    /**
     * @param key the cells that identify a row among those of one key; none for a key with one row at most
     */
    RowIdentity(List<Cell> key)
    {
        this(key, new LongOpenHashSet(), new HashSet<>());
    }

    private RowIdentity(List<Cell> key, LongOpenHashSet numbers, Set<List<Object>> others)
    {
        this.key = ImmutableList.copyOf(key);
        this.single = key.size() == 1 && key.getFirst().type().getJavaType() == long.class;
        this.numbers = numbers;
        this.others = others;
    }

    /**
     * Remembers the same rows, which come in other cells from now on.
     */
    RowIdentity in(List<Cell> otherKey)
    {
        return new RowIdentity(otherKey, numbers, others);
    }

    /**
     * Whether the row was not seen before; it is from now on. A row that cannot be told apart is an error, as it may be neither kept nor dropped.
     */
    boolean isNew()
    {
        if (key.isEmpty()) {
            return true;
        }
        for (Cell cell : key) {
            if (cell.isNull()) {
                throw new TrinoException(SCHEMA_DRIFT, "A record of the source has no value in a column of its table's primary key");
            }
        }
        if (single) {
            return numbers.add(key.getFirst().getLong());
        }
        return others.add(key.stream().map(Cell::get).collect(toImmutableList()));
    }

    long retainedBytes()
    {
        return 16L * numbers.size() + 128L * others.size();
    }
}
