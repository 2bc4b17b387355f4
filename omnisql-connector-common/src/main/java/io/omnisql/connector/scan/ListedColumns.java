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
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What a query over a table says of the table that lists its keys. Pure.
 *
 * @param table the table that is queried
 * @param listed the table that lists
 */
record ListedColumns(KeySource listing, TableDefinition table, TableDefinition listed, TypeManager typeManager)
{
    ListedColumns
    {
        requireNonNull(listing, "listing is null");
        requireNonNull(table, "table is null");
        requireNonNull(listed, "listed is null");
        requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * The rows that list the keys which a query can have rows of.
     *
     * @param handle the query
     */
    ApiTableHandle narrow(ApiTableHandle handle)
    {
        ImmutableMap.Builder<ApiColumnHandle, Domain> domains = ImmutableMap.builder();
        handle.constraint().getDomains().orElseThrow().forEach((column, domain) -> listedColumn(column.name()).ifPresent(own -> domains.put(own, domain)));
        return ApiTableHandle.of(listed.name()).withFilter(
                TupleDomain.withColumnDomains(domains.buildOrThrow()),
                listsItself() ? handle.containments() : ImmutableList.of());
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
        if (column.equals(listing.column())) {
            return Optional.of(column(listing.listed()));
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
