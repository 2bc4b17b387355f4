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
package io.omnisql.connector.testing;

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeyRecord;

/**
 * Columns for which a list has to be asked, where the record of its key has the list too.
 */
public final class ListColumns
{
    private ListColumns() {}

    /**
     * Whether the record that is asked for the key tells the list, and does not tell the column.
     */
    public static boolean isOfListAlone(EndpointDefinition endpoint, ColumnDefinition column)
    {
        return endpoint.keyRecord().flatMap(KeyRecord::told).filter(told -> !told.tells(column)).isPresent();
    }
}
