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

import java.util.concurrent.CompletableFuture;

/**
 * Asks the source which tables it has. Never blocks.
 */
public interface TableSearch
{
    /**
     * @param session of the query that is the first to need them
     */
    CompletableFuture<SourceDefinition> find(ConnectorSession session);
}
