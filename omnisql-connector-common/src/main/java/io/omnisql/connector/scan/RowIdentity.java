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
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Remembers which rows of a key were delivered, by primary key, because a list that changes while it is read shows rows twice. Not thread-safe.
 */
final class RowIdentity
{
    private final List<Cell> key;
    private final boolean single;
    private final LongOpenHashSet numbers = new LongOpenHashSet();
    private final Set<List<Object>> others = new HashSet<>();

    /**
     * @param key the cells that identify a row among those of one key; none for a key with one row at most
     */
    RowIdentity(List<Cell> key)
    {
        this.key = ImmutableList.copyOf(key);
        this.single = key.size() == 1 && key.getFirst().type().getJavaType() == long.class;
    }

    /**
     * Whether the row was not seen before; it is from now on.
     */
    boolean isNew()
    {
        if (key.isEmpty()) {
            return true;
        }
        if (single) {
            return numbers.add(key.getFirst().getLong());
        }
        return others.add(key.stream().map(cell -> cell.isNull() ? Optional.empty() : cell.get()).collect(toImmutableList()));
    }

    void clear()
    {
        numbers.clear();
        others.clear();
    }

    long retainedBytes()
    {
        return 16L * numbers.size() + 128L * others.size();
    }
}
