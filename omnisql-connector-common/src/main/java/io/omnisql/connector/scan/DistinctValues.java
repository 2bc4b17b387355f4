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

import io.airlift.slice.Slice;
import io.trino.spi.block.Block;
import io.trino.spi.type.Type;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import static io.trino.spi.type.TypeUtils.readNativeValue;
import static java.util.Objects.requireNonNull;

/**
 * The values of a column that have been seen, null among them. Its type is one whose values are equal when their representations are. Not thread-safe.
 */
final class DistinctValues
{
    // of an entry of the set, with its value
    private static final long ENTRY_BYTES = 96;

    private final Type type;
    private final Set<Optional<Object>> values = new HashSet<>();
    private long bytes;

    DistinctValues(Type type)
    {
        this.type = requireNonNull(type, "type is null");
    }

    /**
     * Whether the value has not been seen before.
     */
    boolean add(Block block, int position)
    {
        Optional<Object> value = value(block, position);
        if (values.contains(value)) {
            return false;
        }
        // a slice would keep its whole page
        Optional<Object> kept = value.map(found -> found instanceof Slice slice ? slice.copy() : found);
        bytes += ENTRY_BYTES + kept.map(found -> found instanceof Slice slice ? slice.getRetainedSize() : 0L).orElse(0L);
        return values.add(kept);
    }

    boolean contains(Block block, int position)
    {
        return values.contains(value(block, position));
    }

    boolean isEmpty()
    {
        return values.isEmpty();
    }

    private Optional<Object> value(Block block, int position)
    {
        return Optional.ofNullable(readNativeValue(type, block, position));
    }

    long retainedBytes()
    {
        return bytes;
    }
}
