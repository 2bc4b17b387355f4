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

import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ConnectorSession;

import java.util.List;

/**
 * Tells which rows of tables users may see. Answers at once, from one policy in one query; thread-safe.
 */
public interface RowScopes
{
    /**
     * The rows of a table that the user of a session sees: in a view with its owner's rights, the owner.
     */
    RowScope of(ConnectorSession session, TableDefinition table);

    /**
     * Whether the user of a session sees all rows of these tables.
     */
    default boolean areUnrestricted(ConnectorSession session, List<TableDefinition> tables)
    {
        return tables.stream().noneMatch(table -> of(session, table).isRestricted());
    }

    /**
     * A query has ended.
     */
    void release(String queryId);
}
