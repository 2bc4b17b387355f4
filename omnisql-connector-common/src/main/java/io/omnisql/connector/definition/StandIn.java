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
 * What may stand in for accounts that do not exist any more, where a GraphQL query has null: an account of this name, for all of them, or nothing. Its other values are what the source says
 * that they are.
 *
 * @param column the column of the same table that has the account's name
 * @param name the name of the account that stands in, if one does
 */
public record StandIn(String column, String name)
{
    public StandIn
    {
        requireNonNull(column, "column is null");
        requireNonNull(name, "name is null");
    }
}
