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
import com.google.common.collect.ImmutableSet;

import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A record of another table that stands in the records of this one, as the other table's endpoint has it, but for columns that it leaves out.
 *
 * @param pointer where it stands; what has no record there, or null, does not tell it
 * @param table the other table
 * @param path the path of the other table's endpoint whose records have the same form
 * @param told the columns of the other table that the record tells
 * @param keys the columns of the other table that find the record, with the columns of this one that have their values
 */
public record EmbeddedRecord(JsonPointer pointer, String table, String path, Set<String> told, Map<String, String> keys)
        implements Relation
{
    public EmbeddedRecord
    {
        requireNonNull(pointer, "pointer is null");
        requireNonNull(table, "table is null");
        requireNonNull(path, "path is null");
        told = ImmutableSet.copyOf(told);
        keys = ImmutableMap.copyOf(keys);
    }

    /**
     * @param told the columns that the record tells
     */
    public static EmbeddedRecord embedded(String pointer, String table, String path, String... told)
    {
        return new EmbeddedRecord(JsonPointer.parse(pointer), table, path, ImmutableSet.copyOf(told), ImmutableMap.of());
    }

    /**
     * A column of the other table has the values of a column of this one.
     */
    public EmbeddedRecord key(String column, String value)
    {
        return new EmbeddedRecord(pointer, table, path, told, ImmutableMap.<String, String>builder().putAll(keys).put(column, value).buildOrThrow());
    }

    @Override
    public boolean isSingle()
    {
        return true;
    }

    @Override
    public String place()
    {
        return pointer.toString();
    }

    @Override
    public boolean tells(EndpointDefinition endpoint, ColumnDefinition column)
    {
        return told.contains(column.name()) || !column.source().isInRecord();
    }
}
