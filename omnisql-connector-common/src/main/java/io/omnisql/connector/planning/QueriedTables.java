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

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static java.util.Objects.requireNonNull;

/**
 * How far the tables of a transaction's queries have been planned. Trino asks of each side of a join by itself whether it can be looked up, and what the other side is has to be
 * remembered. Where the guess is wrong, the query has the same rows, and costs more requests. Thread-safe.
 */
final class QueriedTables
{
    private final Map<Table, Planned> tables = new ConcurrentHashMap<>();
    private final Set<Table> named = ConcurrentHashMap.newKeySet();

    /**
     * Notes that a query names a table.
     */
    void name(String queryId, String table)
    {
        named.add(new Table(queryId, table));
    }

    /**
     * Whether a query names a table.
     */
    boolean isNamed(String queryId, String table)
    {
        return named.contains(new Table(queryId, table));
    }

    /**
     * Notes how far a scan has been planned.
     *
     * @param isWhole whether nothing but the handle makes its rows; once something else does, it stays so
     */
    void note(String queryId, ApiTableHandle handle, boolean isWhole)
    {
        tables.merge(new Table(queryId, handle.table()), new Planned(handle, isWhole), (before, now) -> new Planned(now.handle(), before.isWhole() && now.isWhole()));
    }

    /**
     * The scan of a table, if a query has one of which nothing but the handle chooses the rows.
     */
    Optional<ApiTableHandle> whole(String queryId, String table)
    {
        return Optional.ofNullable(tables.get(new Table(queryId, table))).filter(Planned::isWhole).map(Planned::handle);
    }

    private record Table(String queryId, String name)
    {
        private Table
        {
            requireNonNull(queryId, "queryId is null");
            requireNonNull(name, "name is null");
        }
    }

    private record Planned(ApiTableHandle handle, boolean isWhole)
    {
        private Planned
        {
            requireNonNull(handle, "handle is null");
        }
    }
}
