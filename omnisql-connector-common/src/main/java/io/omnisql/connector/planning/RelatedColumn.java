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

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.omnisql.connector.decode.ColumnDecoders;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EmbeddedRecord;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Relation;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.trino.spi.type.TypeManager;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * The records of another table that a scan's records hold, as a column of the scan: the JSON text of a record, or of an array of them. What a query selects of them has a member for each column; what stands in the
 * records anyway is as the source has it. It is null where a record does not tell them, and in the records of every endpoint that has not the relation.
 */
public record RelatedColumn(
        @JsonTypeInfo(use = NAME, property = "@kind")
        @JsonSubTypes({
                @JsonSubTypes.Type(value = EmbeddedRecord.class, name = "embedded"),
                @JsonSubTypes.Type(value = GraphQlRelation.class, name = "graph_ql"),
        }) Relation relation,
        ApiColumnHandle column)
{
    private static final String RELATED = "$related";

    public RelatedColumn
    {
        requireNonNull(relation, "relation is null");
        requireNonNull(column, "column is null");
    }

    /**
     * @param related the other table
     * @param columns the columns that are wanted of it, all of which the relation tells
     */
    static RelatedColumn of(Relation relation, TableDefinition related, Set<String> columns, TypeManager typeManager)
    {
        return new RelatedColumn(relation, switch (relation) {
            case EmbeddedRecord embedded -> column(embedded.pointer(), Optional.empty(), typeManager);
            case GraphQlRelation selected -> column(JsonPointer.parse("/" + RELATED), Optional.of(selection(selected, related, columns)), typeManager);
        });
    }

    private static ApiColumnHandle column(JsonPointer pointer, Optional<GraphQlField> selection, TypeManager typeManager)
    {
        return new ApiColumnHandle(RELATED, ColumnType.JSON, ColumnDecoders.trinoType(ColumnType.JSON, typeManager), new ValueSource.At(pointer, false), selection);
    }

    private static GraphQlField selection(GraphQlRelation relation, TableDefinition related, Set<String> columns)
    {
        EndpointDefinition query = related.endpoint(relation.path()).orElseThrow();
        Map<String, GraphQlField> fields = related.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .filter(column -> !query.variables().contains(column.name()) && column.source().isInRecord())
                .collect(toImmutableMap(ColumnDefinition::name, column -> column.graphQl().orElseThrow()));
        return GraphQlField.related(relation, query.query().orElseThrow(), fields);
    }
}
