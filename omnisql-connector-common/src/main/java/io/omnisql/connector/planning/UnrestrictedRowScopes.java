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

/**
 * Everybody sees everything, as in a cluster without tenants.
 */
public final class UnrestrictedRowScopes
        implements RowScopes
{
    @Override
    public RowScope of(ConnectorSession session, TableDefinition table)
    {
        return RowScope.unrestricted();
    }

    @Override
    public void release(String queryId) {}
}
