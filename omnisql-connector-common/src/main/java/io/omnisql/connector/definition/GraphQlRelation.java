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
package io.omnisql.connector.definition;

import com.google.common.collect.ImmutableMap;

import java.util.Map;
import java.util.OptionalInt;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Records of another table that a query can select within its own: so a join of both tables needs no request for the other one.
 * Where a record does not tell them all, the other table is asked.
 *
 * @param field the field of a record that holds them
 * @param first how many of a connection's records are selected; empty where the field holds a single one
 * @param table the other table
 * @param path the path of the other table's query for the same records, which says what is selected of them
 * @param keys the columns of the other table that find the records, with the columns of this one that have their values
 */
public record GraphQlRelation(String field, OptionalInt first, String table, String path, Map<String, String> keys)
        implements Relation
{
    public GraphQlRelation
    {
        requireNonNull(field, "field is null");
        requireNonNull(first, "first is null");
        first.ifPresent(records -> checkArgument(records > 0, "first must be positive"));
        requireNonNull(table, "table is null");
        requireNonNull(path, "path is null");
        keys = ImmutableMap.copyOf(keys);
    }

    /**
     * A record in a field.
     */
    public static GraphQlRelation one(String field, String table, String path)
    {
        return new GraphQlRelation(field, OptionalInt.empty(), table, path, ImmutableMap.of());
    }

    /**
     * The first records of a connection. A key that has more is asked for wholly.
     */
    public static GraphQlRelation many(String field, int first, String table, String path)
    {
        return new GraphQlRelation(field, OptionalInt.of(first), table, path, ImmutableMap.of());
    }

    /**
     * A column of the other table has the values of a column of this one.
     */
    public GraphQlRelation key(String column, String value)
    {
        return new GraphQlRelation(field, first, table, path, ImmutableMap.<String, String>builder().putAll(keys).put(column, value).buildOrThrow());
    }

    @Override
    public boolean isSingle()
    {
        return first.isEmpty();
    }

    @Override
    public String place()
    {
        return field;
    }

    @Override
    public boolean tells(EndpointDefinition endpoint, ColumnDefinition column)
    {
        return endpoint.tells(column);
    }
}
