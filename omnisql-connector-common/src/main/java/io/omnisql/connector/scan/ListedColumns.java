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
import io.omnisql.connector.decode.ColumnDecoders;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.DiscreteValues;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * What a query over a table says of the table that lists its keys. Pure.
 *
 * @param table the table that is queried
 * @param listed the table that lists
 */
record ListedColumns(KeySource listing, TableDefinition table, TableDefinition listed, TypeManager typeManager)
{
    private static final String PAGE = "$page";

    ListedColumns
    {
        requireNonNull(listing, "listing is null");
        requireNonNull(table, "table is null");
        requireNonNull(listed, "listed is null");
        requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * The rows that list the keys which a query can have rows of; a constraint without any where it can have none.
     *
     * @param handle the query
     * @param keyColumns the columns that are read beside what the rows tell of keys
     */
    ApiTableHandle narrow(ApiTableHandle handle, List<ApiColumnHandle> keyColumns)
    {
        ImmutableMap.Builder<ApiColumnHandle, Domain> domains = ImmutableMap.builder();
        handle.constraint().getDomains().orElseThrow().forEach((column, domain) -> listedColumn(column.name()).ifPresent(own -> domains.put(own, spelled(column.name(), domain))));
        Set<String> read = Stream.concat(keyColumns.stream(), told().values().stream()).map(ApiColumnHandle::name).collect(toImmutableSet());
        return ApiTableHandle.of(listed.name())
                .withFilter(TupleDomain.withColumnDomains(domains.buildOrThrow()), listsItself() ? handle.containments() : ImmutableList.of())
                .withColumns(read);
    }

    /**
     * Without values that the source never spells so, and has in no row.
     */
    private Domain spelled(String column, Domain domain)
    {
        return table.column(column).orElseThrow().spelling()
                .map(pattern -> DiscreteValues.filter(domain, value -> value.matches(pattern)))
                .orElse(domain);
    }

    /**
     * What the listing table tells of a key beside, by the columns of the queried one.
     */
    Map<String, ApiColumnHandle> told()
    {
        return listing.tells().entrySet().stream().collect(toImmutableMap(Map.Entry::getKey, told -> column(told.getValue())));
    }

    /**
     * The column that holds the first page of a key's records, if the listing table's records have it.
     */
    Optional<ApiColumnHandle> page()
    {
        return listing.page().map(pointer -> new ApiColumnHandle(
                PAGE,
                ColumnType.JSON,
                ColumnDecoders.trinoType(ColumnType.JSON, typeManager),
                new ValueSource.At(pointer, false),
                Optional.empty()));
    }

    /**
     * The column that holds the values, and those by which the source confirms the scope key.
     */
    List<ApiColumnHandle> keyColumns(List<String> scopeColumns)
    {
        return ImmutableList.<ApiColumnHandle>builder()
                .add(column(listing.listed()))
                .addAll(scopeColumns.stream().map(this::column).collect(toImmutableList()))
                .build();
    }

    /**
     * The listing table's column with the values of a column of the queried one: of other tables those by which rows are found, and none that lists leave out.
     */
    private Optional<ApiColumnHandle> listedColumn(String column)
    {
        if (table.column(column).orElseThrow().onlySingle()) {
            return Optional.empty();
        }
        if (listing.columns().containsKey(column)) {
            return Optional.of(column(listing.columns().get(column)));
        }
        boolean isScope = table.column(column).orElseThrow().inPath() && listed.column(column).filter(other -> other.inPath()).isPresent();
        return listsItself() || isScope ? Optional.of(column(column)) : Optional.empty();
    }

    private boolean listsItself()
    {
        return listed.name().equals(table.name());
    }

    private ApiColumnHandle column(String column)
    {
        return ColumnHandles.handle(listed.column(column).orElseThrow(), typeManager);
    }
}
