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
package io.omnisql.connector.planning;

import io.omnisql.connector.decode.ColumnDecoders;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.type.TypeManager;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * Makes column handles from definitions. Pure.
 */
public final class ColumnHandles
{
    private ColumnHandles() {}

    public static ApiColumnHandle handle(ColumnDefinition column, TypeManager typeManager)
    {
        return new ApiColumnHandle(column.name(), column.type(), ColumnDecoders.trinoType(column.type(), typeManager), column.source(), column.graphQl());
    }

    /**
     * All columns of a table.
     */
    public static List<ApiColumnHandle> handles(TableDefinition table, TypeManager typeManager)
    {
        return table.columns().stream().map(column -> handle(column, typeManager)).collect(toImmutableList());
    }

    static Set<String> names(Collection<ColumnHandle> columns)
    {
        return columns.stream().map(column -> ((ApiColumnHandle) column).name()).collect(toImmutableSet());
    }

    public static ColumnMetadata metadata(ColumnDefinition column, TypeManager typeManager)
    {
        return ColumnMetadata.builder()
                .setName(column.name())
                .setType(ColumnDecoders.trinoType(column.type(), typeManager))
                .setComment(Optional.of(column.comment()))
                .setHidden(column.hidden())
                .build();
    }
}
