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
package io.omnisql.connector.discovery;

import io.omnisql.connector.definition.SourceDefinition;
import io.trino.spi.connector.ConnectorSession;

/**
 * The tables that a catalog has at present, whether they are declared or found at run time. Thread-safe.
 */
public interface Discovery
{
    /**
     * The tables of a source that are declared, all of them.
     */
    static Discovery declared(SourceDefinition source)
    {
        return new DeclaredTables(source);
    }

    /**
     * What is declared, and so known to every node.
     */
    SourceDefinition declared();

    /**
     * What a query goes on with from its first question to its end, whatever is found meanwhile. May ask the source, and wait for it: for those who plan, and never for workers.
     */
    SourceDefinition of(ConnectorSession session);

    /**
     * The same for a list of all tables: fails where there may be others.
     */
    SourceDefinition all(ConnectorSession session);

    /**
     * The same for a query that names one of the tables. Where the source refuses to tell of its tables, that fails for a table that it tells of; the others are as they are declared.
     */
    SourceDefinition of(ConnectorSession session, String table);

    /**
     * What was found last. Asks nobody.
     */
    SourceDefinition latest();

    /**
     * A query has ended.
     */
    void release(String queryId);
}
