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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Streams;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
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
 * @param variable what the values are for; a key batch may be in place of a path variable
 * @param told the columns that tell more of a key, by those of the other table
 */
public record KeyListing(
        ApiSplit split,
        ApiTableHandle table,
        List<ApiColumnHandle> columns,
        Optional<ApiColumnHandle> page,
        String variable,
        @JsonInclude(NON_EMPTY) Map<String, ApiColumnHandle> told)
{
    public KeyListing
    {
        requireNonNull(split, "split is null");
        requireNonNull(table, "table is null");
        columns = ImmutableList.copyOf(columns);
        requireNonNull(page, "page is null");
        requireNonNull(variable, "variable is null");
        told = told == null ? ImmutableMap.of() : ImmutableMap.copyOf(told);
    }

    KeyListing(ApiSplit split, ApiTableHandle table, List<ApiColumnHandle> columns, Optional<ApiColumnHandle> page, String variable)
    {
        this(split, table, columns, page, variable, ImmutableMap.of());
    }

    /**
     * The columns whose values are listed in their turn: a key may be found under several of them, and they are no part of it.
     */
    Set<String> above()
    {
        return split.groups().stream().flatMap(group -> group.listing().stream()).map(KeyListing::variable).collect(toImmutableSet());
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
        return withGroups(groups);
    }

    KeyListing withGroups(List<KeyGroup> groups)
    {
        return new KeyListing(ApiSplit.of(groups, split.primaryKey(), split.leftOut(), split.resultCap()), table, columns, page, variable, told);
    }

    /**
     * All columns that are read.
     */
    List<ApiColumnHandle> read()
    {
        return Streams.concat(columns.stream(), page.stream(), told.values().stream()).collect(toImmutableList());
    }

    /**
     * The key that is listed under another one, in the source's own spelling where the record has it.
     *
     * @param above see {@link #above}
     */
    ListedKey key(TakenPage taken, Set<String> above, List<Cell> cells)
    {
        SplitKey under = taken.position().identityKey();
        ImmutableMap.Builder<String, String> values = ImmutableMap.<String, String>builder().putAll(Maps.filterKeys(under.values(), column -> !above.contains(column)));
        for (int index = 1; index < columns.size(); index++) {
            if (under.values().containsKey(columns.get(index).name())) {
                values.put(columns.get(index).name(), KeyWalk.text(cells.get(index)));
            }
        }
        String value = KeyWalk.text(cells.getFirst());
        values.put(variable, value);
        Map<String, Map<String, String>> more = told.isEmpty() ? ImmutableMap.of() : ImmutableMap.of(value, told(cells.subList(cells.size() - told.size(), cells.size())));
        SplitKey key = new SplitKey(new KeyBinding(values.buildKeepingLast(), ImmutableList.of(), more), KeyOrigin.ENUMERATED, under.spelled());
        Optional<Cell> firstPage = page.map(_ -> cells.get(columns.size())).filter(cell -> !cell.isNull());
        return new ListedKey(key, taken.page(), firstPage.map(KeyWalk::text));
    }

    private Map<String, String> told(List<Cell> cells)
    {
        ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
        Iterator<Cell> next = cells.iterator();
        for (String column : told.keySet()) {
            Cell cell = next.next();
            if (!cell.isNull()) {
                values.put(column, KeyWalk.text(cell));
            }
        }
        return values.buildOrThrow();
    }
}
