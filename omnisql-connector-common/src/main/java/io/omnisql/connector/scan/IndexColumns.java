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
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.Page;
import io.trino.spi.type.Type;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The columns that an index reads, and where in them the keys and the outputs are.
 *
 * @param lookup the columns for which a join has values, in its order
 * @param keys those of them that are asked for
 * @param outputs what the join wants of the rows, in its order
 * @param read the outputs, and the columns of {@code lookup} that are no outputs
 */
record IndexColumns(List<ApiColumnHandle> lookup, List<ApiColumnHandle> keys, List<ApiColumnHandle> outputs, List<ApiColumnHandle> read)
{
    IndexColumns
    {
        lookup = ImmutableList.copyOf(lookup);
        keys = ImmutableList.copyOf(keys);
        outputs = ImmutableList.copyOf(outputs);
        read = ImmutableList.copyOf(read);
    }

    static IndexColumns of(List<ApiColumnHandle> lookup, List<ApiColumnHandle> keys, List<ApiColumnHandle> outputs)
    {
        Set<ApiColumnHandle> read = new LinkedHashSet<>(outputs);
        read.addAll(lookup);
        return new IndexColumns(lookup, keys, outputs, ImmutableList.copyOf(read));
    }

    List<Type> lookupTypes()
    {
        return lookup.stream().map(ApiColumnHandle::type).collect(toImmutableList());
    }

    List<Type> outputTypes()
    {
        return outputs.stream().map(ApiColumnHandle::type).collect(toImmutableList());
    }

    /**
     * What is asked for of the values that a join has.
     */
    LookupKey key(LookupKey wanted)
    {
        return wanted.project(indexes(keys, lookup));
    }

    /**
     * The rows of a page by their keys, each copied out of it.
     */
    Map<LookupKey, Page> byKey(Page page)
    {
        return KeyChannels.of(keys, read).split(page);
    }

    /**
     * The rows with all the values that a join has, not only those that were asked for.
     */
    List<Page> matching(Page page, Set<LookupKey> wanted)
    {
        if (keys.size() == lookup.size()) {
            return ImmutableList.of(page);
        }
        return KeyChannels.of(lookup, read).split(page).entrySet().stream()
                .filter(entry -> wanted.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(toImmutableList());
    }

    Page output(Page page)
    {
        return page.getColumns(indexes(outputs, read));
    }

    private static int[] indexes(List<ApiColumnHandle> columns, List<ApiColumnHandle> in)
    {
        return columns.stream().mapToInt(column -> in.indexOf(column)).toArray();
    }
}
