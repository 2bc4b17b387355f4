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
package io.omnisql.connector;

import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.policy.PolicyVersionColumn;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The source as a catalog reaches it, and what becomes of its definition before anybody sees it.
 *
 * @param declared what is declared, with those tables that are otherwise to the catalog's credential
 * @param governed whether scans keep to a policy
 * @param queried whether the source answers GraphQL queries
 */
record CatalogSource(SourceDefinition declared, boolean governed, boolean queried)
{
    CatalogSource
    {
        requireNonNull(declared, "declared is null");
    }

    /**
     * The source with these tables, once all of it holds together.
     *
     * @param found in place of tables of the same names, or beside them
     */
    SourceDefinition with(List<TableDefinition> found)
    {
        SourceDefinition known = declared.with(found);
        // before the queries go: what only they evaluate is of no valid definition without them
        SourceDefinition shown = governed ? PolicyVersionColumn.in(known) : known;
        return queried ? shown : shown.withoutQueries();
    }
}
