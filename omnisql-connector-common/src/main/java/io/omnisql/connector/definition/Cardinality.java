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

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What the planner is told about the size of a table, as nothing is fetched for statistics.
 *
 * @param keys the number of scope keys in an open catalog, such as the repositories that somebody may name
 * @param rowsPerKey the rows under one scope key
 */
public record Cardinality(long keys, long rowsPerKey)
{
    public Cardinality
    {
        checkArgument(keys > 0, "keys must be positive");
        checkArgument(rowsPerKey > 0, "rowsPerKey must be positive");
    }

    public long rows()
    {
        return keys * rowsPerKey;
    }
}
