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
package io.omnisql.policy.lint;

import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of tables where there is no server to ask: not even which there are.
 */
public record UnknownTables()
        implements ResourceCatalog
{
    @Override
    public Optional<Set<CatalogSchemaTableName>> tables(String catalog)
    {
        return Optional.empty();
    }

    @Override
    public TableResource table(CatalogSchemaTableName table)
    {
        throw new NoSuchElementException("No table is known");
    }
}
