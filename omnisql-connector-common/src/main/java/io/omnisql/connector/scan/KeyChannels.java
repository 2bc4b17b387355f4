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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.Page;
import io.trino.spi.type.Type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Where the columns of a key are in pages. Thread-safe.
 */
final class KeyChannels
{
    private final List<Type> types;
    private final int[] channels;

    private KeyChannels(List<Type> types, int[] channels)
    {
        this.types = ImmutableList.copyOf(types);
        this.channels = channels.clone();
    }

    /**
     * @param columns the columns of the pages
     */
    static KeyChannels of(List<ApiColumnHandle> keys, List<ApiColumnHandle> columns)
    {
        return new KeyChannels(
                keys.stream().map(ApiColumnHandle::type).collect(toImmutableList()),
                keys.stream().mapToInt(columns::indexOf).toArray());
    }

    /**
     * The key of a row; empty where one of its values is null, which equals nothing.
     */
    Optional<LookupKey> key(Page page, int position)
    {
        boolean isKey = IntStream.of(channels).noneMatch(channel -> page.getBlock(channel).isNull(position));
        return isKey ? Optional.of(LookupKey.of(page, position, types, channels)) : Optional.empty();
    }

    /**
     * The rows of a page by their keys, each copied out of it.
     */
    Map<LookupKey, Page> split(Page page)
    {
        Map<LookupKey, ImmutableList.Builder<Integer>> positions = new LinkedHashMap<>();
        for (int position = 0; position < page.getPositionCount(); position++) {
            int row = position;
            key(page, position).ifPresent(key -> positions.computeIfAbsent(key, _ -> ImmutableList.builder()).add(row));
        }
        return ImmutableMap.copyOf(Maps.transformValues(positions, rows -> copy(page, rows.build())));
    }

    private static Page copy(Page page, List<Integer> positions)
    {
        return page.copyPositions(positions.stream().mapToInt(Integer::intValue).toArray(), 0, positions.size());
    }
}
