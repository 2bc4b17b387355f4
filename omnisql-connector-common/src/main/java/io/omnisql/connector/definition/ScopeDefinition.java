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

import com.google.common.collect.ImmutableList;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The columns that a catalog's declared scope names, and the table whose rows enumerate it, or none of both.
 *
 * @param columns the key columns in their order, of which the last one may be a pattern
 * @param table the table that lists all keys under given values of the columns but the last
 * @param properties the catalog properties that declare the scope, as users are told
 */
public record ScopeDefinition(List<String> columns, String table, List<String> properties)
{
    /**
     * No table is read by keys of a scope: each list has all rows that the credential may see.
     */
    public static ScopeDefinition none()
    {
        return new ScopeDefinition(ImmutableList.of(), "", ImmutableList.of());
    }

    public ScopeDefinition
    {
        columns = ImmutableList.copyOf(columns);
        requireNonNull(table, "table is null");
        properties = ImmutableList.copyOf(properties);
    }
}
