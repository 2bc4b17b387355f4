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

import static java.util.Objects.requireNonNull;

/**
 * Who lists the values of a path variable under a key of the scope, for queries that do not name them.
 *
 * @param column the path variable
 * @param table the table that lists them, which may be the endpoint's own
 * @param listed the column of that table that holds them
 * @param always whether values that a query names are looked for in that table as well, because the endpoint answers for others than those that it lists
 */
public record KeySource(String column, String table, String listed, boolean always)
{
    public KeySource
    {
        requireNonNull(column, "column is null");
        requireNonNull(table, "table is null");
        requireNonNull(listed, "listed is null");
    }
}
