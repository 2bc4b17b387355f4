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
package io.omnisql.connector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.StandIn;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;

import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.Iterables.getOnlyElement;
import static java.util.Objects.requireNonNull;

/**
 * The account of a record that does not exist any more, and what other forms show in its place. Pure.
 *
 * @param standIn what may be shown
 * @param name where other forms have the account's name
 * @param columns where they have what a query selects of the account
 */
public record VanishedAccount(StandIn standIn, JsonPointer name, Map<GraphQlField, JsonPointer> columns)
{
    public VanishedAccount
    {
        requireNonNull(standIn, "standIn is null");
        requireNonNull(name, "name is null");
        columns = ImmutableMap.copyOf(columns);
    }

    /**
     * @param field one of the account's columns, for which another account may stand in
     */
    public static VanishedAccount of(TableDefinition table, GraphQlField field)
    {
        StandIn standIn = field.standIn().orElseThrow();
        return new VanishedAccount(
                standIn,
                pointer(table.column(standIn.column()).orElseThrow()),
                table.columns().stream()
                        .filter(column -> column.graphQl().filter(field::isBeside).isPresent())
                        .collect(toImmutableMap(column -> column.graphQl().orElseThrow(), VanishedAccount::pointer)));
    }

    private static JsonPointer pointer(ColumnDefinition column)
    {
        checkArgument(column.source() instanceof ValueSource.At, "Column '%s' has no pointer", column.name());
        return ((ValueSource.At) column.source()).pointer();
    }

    /**
     * What another form shows in place of the account: nobody, or the account that stands in, with its values. Empty where it shows any other account, or an account in part.
     *
     * @param body a document of one record
     */
    public Optional<Map<GraphQlField, JsonNode>> shown(byte[] body, Records records)
    {
        JsonNode record = GraphQlValues.at(JsonDocument.tree(body), getOnlyElement(records.pointers()).segments());
        if (columns.values().stream().allMatch(pointer -> GraphQlValues.at(record, pointer.parent().segments()).isNull())) {
            return Optional.of(ImmutableMap.copyOf(Maps.transformValues(columns, _ -> JsonNodeFactory.instance.nullNode())));
        }
        Map<GraphQlField, JsonNode> values = ImmutableMap.copyOf(Maps.transformValues(columns, pointer -> GraphQlValues.at(record, pointer.segments())));
        boolean isStandIn = standIn.name().equals(GraphQlValues.at(record, name.segments()).textValue());
        return Optional.of(values).filter(_ -> isStandIn && values.values().stream().allMatch(value -> value.isTextual() || value.isIntegralNumber()));
    }
}
