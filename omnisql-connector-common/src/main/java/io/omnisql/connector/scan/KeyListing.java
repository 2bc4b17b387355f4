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
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * A scan of one table that lists values for a path variable of another one's endpoint.
 *
 * @param split the scan
 * @param table what is wanted of it
 * @param columns the column that holds the values, and behind it those by which the source confirms the keys
 * @param page the column that holds what the listing query has told of the first page of a key, if it tells it
 */
public record KeyListing(ApiSplit split, ApiTableHandle table, List<ApiColumnHandle> columns, Optional<ApiColumnHandle> page, String variable)
{
    public KeyListing
    {
        requireNonNull(split, "split is null");
        requireNonNull(table, "table is null");
        columns = ImmutableList.copyOf(columns);
        requireNonNull(page, "page is null");
        requireNonNull(variable, "variable is null");
    }

    long leastRequests()
    {
        return split.groups().stream().mapToLong(KeyGroup::leastRequests).sum();
    }

    /**
     * The listing under some of the keys.
     */
    KeyListing under(List<SplitKey> keys)
    {
        Set<Map<String, String>> wanted = keys.stream().map(SplitKey::values).collect(toImmutableSet());
        List<KeyGroup> groups = split.groups().stream()
                .map(group -> group.withKeys(group.keys().stream().filter(key -> wanted.contains(key.values())).collect(toImmutableList())))
                .collect(toImmutableList());
        return new KeyListing(ApiSplit.of(groups, split.primaryKey()), table, columns, page, variable);
    }

    /**
     * All columns that are read.
     */
    List<ApiColumnHandle> read()
    {
        return Stream.concat(columns.stream(), page.stream()).collect(toImmutableList());
    }

    /**
     * The key that is listed under another one, in the source's own spelling where the record has it.
     */
    ListedKey key(TakenPage taken, List<Cell> cells)
    {
        SplitKey under = taken.position().identityKey();
        ImmutableMap.Builder<String, String> values = ImmutableMap.<String, String>builder().putAll(under.values());
        for (int index = 1; index < columns.size(); index++) {
            if (under.values().containsKey(columns.get(index).name())) {
                values.put(columns.get(index).name(), KeyWalk.text(cells.get(index)));
            }
        }
        values.put(variable, KeyWalk.text(cells.getFirst()));
        SplitKey key = new SplitKey(new KeyBinding(values.buildKeepingLast(), ImmutableList.of()), KeyOrigin.ENUMERATED, under.spelled());
        Optional<Cell> told = page.map(_ -> cells.getLast()).filter(cell -> !cell.isNull());
        return new ListedKey(key, taken.page(), told.map(KeyWalk::text));
    }
}
