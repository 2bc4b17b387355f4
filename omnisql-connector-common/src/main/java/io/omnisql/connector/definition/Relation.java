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

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.Map;

/**
 * Records of another table that stand within a table's own: so a join of both tables needs no request for the other one. Where a record does not tell them all, the other table is asked.
 */
public sealed interface Relation
        permits EmbeddedRecord, GraphQlRelation
{
    /**
     * The other table.
     */
    String table();

    /**
     * The path of the other table's endpoint whose records have the same form.
     */
    String path();

    /**
     * The columns of the other table that find the records, with the columns of this one that have their values.
     */
    Map<String, String> keys();

    /**
     * Whether a record holds one of the other table, and not a list of them.
     */
    @JsonIgnore
    boolean isSingle();

    /**
     * What a record has them in, as messages say it.
     */
    @JsonIgnore
    String place();

    /**
     * Whether the records tell a column of the other table.
     *
     * @param endpoint the other table's endpoint with the same path
     */
    boolean tells(EndpointDefinition endpoint, ColumnDefinition column);
}
