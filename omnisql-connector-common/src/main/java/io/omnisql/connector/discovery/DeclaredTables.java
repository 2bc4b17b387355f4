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

import static java.util.Objects.requireNonNull;

/**
 * A source of which nothing need be found: it has the tables that it is declared with.
 */
record DeclaredTables(SourceDefinition declared)
        implements Discovery
{
    DeclaredTables
    {
        requireNonNull(declared, "declared is null");
    }

    @Override
    public SourceDefinition of(ConnectorSession session)
    {
        return declared;
    }

    @Override
    public SourceDefinition all(ConnectorSession session)
    {
        return declared;
    }

    @Override
    public SourceDefinition of(ConnectorSession session, String table)
    {
        return declared;
    }

    @Override
    public SourceDefinition latest()
    {
        return declared;
    }

    @Override
    public void release(String queryId) {}
}
