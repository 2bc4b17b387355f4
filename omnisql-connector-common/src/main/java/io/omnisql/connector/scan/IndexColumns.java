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
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The columns that an index reads, and where in them the keys and the outputs are.
 * <p>
 * Where each column is, is found once: it is needed for every key. Thread-safe.
 */
final class IndexColumns
{
    private final List<Type> lookupTypes;
    private final List<Type> outputTypes;
    private final List<ApiColumnHandle> read;
    private final int[] keyFields;
    private final int[] outputChannels;
    private final KeyChannels keys;
    // empty where all that a join has is asked for
    private final Optional<KeyChannels> lookup;

    private IndexColumns(List<ApiColumnHandle> lookup, List<ApiColumnHandle> keys, List<ApiColumnHandle> outputs, List<ApiColumnHandle> read)
    {
        this.lookupTypes = types(lookup);
        this.outputTypes = types(outputs);
        this.read = ImmutableList.copyOf(read);
        this.keyFields = indexes(keys, lookup);
        this.outputChannels = indexes(outputs, read);
        this.keys = KeyChannels.of(keys, read);
        this.lookup = keys.size() == lookup.size() ? Optional.empty() : Optional.of(KeyChannels.of(lookup, read));
    }

    /**
     * @param lookup the columns for which a join has values, in its order
     * @param keys those of them that are asked for
     * @param outputs what the join wants of the rows, in its order
     */
    static IndexColumns of(List<ApiColumnHandle> lookup, List<ApiColumnHandle> keys, List<ApiColumnHandle> outputs)
    {
        Set<ApiColumnHandle> read = new LinkedHashSet<>(outputs);
        read.addAll(lookup);
        return new IndexColumns(lookup, keys, outputs, ImmutableList.copyOf(read));
    }

    List<Type> lookupTypes()
    {
        return lookupTypes;
    }

    List<Type> outputTypes()
    {
        return outputTypes;
    }

    /**
     * The outputs, and the other columns for which a join has values.
     */
    List<ApiColumnHandle> read()
    {
        return read;
    }

    /**
     * What is asked for of the values that a join has.
     */
    LookupKey key(LookupKey wanted)
    {
        return wanted.project(keyFields);
    }

    /**
     * The rows of a page by their keys, each copied out of it.
     */
    Map<LookupKey, Page> byKey(Page page)
    {
        return keys.split(page);
    }

    /**
     * The rows with all the values that a join has, not only those that were asked for.
     */
    List<Page> matching(Page page, Set<LookupKey> wanted)
    {
        if (lookup.isEmpty()) {
            return ImmutableList.of(page);
        }
        return lookup.get().split(page).entrySet().stream()
                .filter(entry -> wanted.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(toImmutableList());
    }

    Page output(Page page)
    {
        return page.getColumns(outputChannels);
    }

    private static List<Type> types(List<ApiColumnHandle> columns)
    {
        return columns.stream().map(ApiColumnHandle::type).collect(toImmutableList());
    }

    private static int[] indexes(List<ApiColumnHandle> columns, List<ApiColumnHandle> in)
    {
        return columns.stream().mapToInt(in::indexOf).toArray();
    }
}
