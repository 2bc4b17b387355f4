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
package io.omnisql.policy;

import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole policy at one moment: immutable, and asked without lock, wait or network.
 * <p>
 * Whatever it does not know is denied. Names of catalogs, schemas, tables and columns are in lower case, as Trino has them. Who answers for a query asks
 * {@link PinnedSnapshots} for the query's own, so that one query sees one policy.
 */
public interface PolicySnapshot
{
    PolicyVersion version();

    /**
     * Empty for users who are unknown, or do not have exactly one tenant: nothing is granted to them.
     */
    Optional<Subject> subject(String user);

    /**
     * The tenants that catalogs belong to.
     */
    Set<String> tenants();

    CatalogOwner owner(String catalog);

    /**
     * Whether the catalog is visible: it is the subject's tenant's and at least one table in it may be granted, or it is nobody's and those are allowed.
     */
    boolean canSeeCatalog(Subject subject, String catalog);

    boolean canSeeSchema(Subject subject, String catalog, String schema);

    /**
     * What is known of a table without its columns.
     */
    TableAccess access(Subject subject, CatalogSchemaTableName table);

    /**
     * What the subject sees of a table with these columns, all that it has. A policy that cannot be applied to them denies the table.
     */
    TableDecision decide(Subject subject, CatalogSchemaTableName table, List<PolicyColumn> columns, Enforcement enforcement);

    /**
     * The tags of a column that the policy itself declares.
     */
    Set<String> tags(CatalogSchemaTableName table, String column);
}
