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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.trino.spi.type.TypeManager;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * The records of another table that a scan's records hold, as a column of the scan: the JSON text of a record, or of an array of them, with a member for each column.
 * It is null where a record does not tell them, and in the records of every endpoint that has not the relation.
 */
public record RelatedColumn(GraphQlRelation relation, ApiColumnHandle column)
{
    private static final String NAME = "$related";

    public RelatedColumn
    {
        requireNonNull(relation, "relation is null");
        requireNonNull(column, "column is null");
    }

    /**
     * @param related the other table
     * @param columns the columns that are wanted of it, all of which the relation's query tells
     */
    static RelatedColumn of(GraphQlRelation relation, TableDefinition related, Set<String> columns, TypeManager typeManager)
    {
        EndpointDefinition query = related.endpoint(relation.query()).orElseThrow();
        Map<String, GraphQlField> fields = related.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .filter(column -> !query.variables().contains(column.name()) && column.source().isInRecord())
                .collect(toImmutableMap(ColumnDefinition::name, column -> column.graphQl().orElseThrow()));
        return new RelatedColumn(relation, new ApiColumnHandle(
                NAME,
                ColumnType.JSON,
                ColumnDecoders.trinoType(ColumnType.JSON, typeManager),
                new ValueSource.At(JsonPointer.parse("/" + NAME), false),
                Optional.of(GraphQlField.related(relation, query.query().orElseThrow(), fields))));
    }
}
