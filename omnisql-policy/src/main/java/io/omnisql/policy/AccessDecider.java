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

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.policy.TableAccess.AllBut;
import io.omnisql.policy.model.PolicyDocument;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Who may read what at all: by tenant first, then by the policies about the table.
 */
final class AccessDecider
{
    private static final String INFORMATION_SCHEMA = "information_schema";

    private final PolicyDocument document;
    private final PolicyIndex index;

    AccessDecider(PolicyDocument document)
    {
        this.document = requireNonNull(document, "document is null");
        this.index = new PolicyIndex(document.policies());
    }

    CatalogOwner owner(String catalog)
    {
        return Optional.ofNullable(document.catalogs().get(catalog))
                .<CatalogOwner>map(CatalogOwner.OwnedBy::new)
                .orElseGet(() -> new CatalogOwner.Unmanaged(document.unmanagedCatalogsAllowed()));
    }

    boolean canSeeCatalog(Subject subject, String catalog)
    {
        return switch (owner(catalog)) {
            case CatalogOwner.OwnedBy(String tenant) -> tenant.equals(subject.tenant()) && index.mayAllow(subject, catalog);
            case CatalogOwner.Unmanaged(boolean allowed) -> allowed;
        };
    }

    boolean canSeeSchema(Subject subject, String catalog, String schema)
    {
        if (schema.equals(INFORMATION_SCHEMA)) {
            return canSeeCatalog(subject, catalog);
        }
        return switch (owner(catalog)) {
            case CatalogOwner.OwnedBy(String tenant) -> tenant.equals(subject.tenant()) && index.mayAllow(subject, catalog, schema);
            case CatalogOwner.Unmanaged(boolean allowed) -> allowed;
        };
    }

    TableAccess access(Subject subject, CatalogSchemaTableName table)
    {
        return switch (owner(table.getCatalogName())) {
            case CatalogOwner.Unmanaged(boolean allowed) -> allowed ? unrestricted() : new TableAccess.Denied("its catalog is nobody's, and those are denied");
            case CatalogOwner.OwnedBy(String tenant) when !tenant.equals(subject.tenant()) -> new TableAccess.Denied("its catalog is another tenant's");
            case CatalogOwner.OwnedBy _ when table.getSchemaTableName().getSchemaName().equals(INFORMATION_SCHEMA) -> canSeeCatalog(subject, table.getCatalogName()) ? unrestricted() : new TableAccess.Denied("no policy allows anything in its catalog");
            case CatalogOwner.OwnedBy _ -> ownedAccess(subject, table);
        };
    }

    private TableAccess ownedAccess(Subject subject, CatalogSchemaTableName table)
    {
        String name = table.getSchemaTableName().getTableName();
        int metadata = name.indexOf('$');
        if (metadata > 0) {
            return metadataAccess(subject, new CatalogSchemaTableName(table.getCatalogName(), table.getSchemaTableName().getSchemaName(), name.substring(0, metadata)));
        }
        TableRules rules = rules(subject, table);
        return rules.denial()
                .<TableAccess>map(TableAccess.Denied::new)
                .orElseGet(() -> new TableAccess.Granted(rules.readable().denying(declaredColumns(table, rules.deniedTags())), rules.restricted()));
    }

    /**
     * Of a table that tells of another one, such as its files with the least and greatest values in them.
     */
    private TableAccess metadataAccess(Subject subject, CatalogSchemaTableName base)
    {
        return switch (access(subject, base)) {
            case TableAccess.Denied denied -> denied;
            case TableAccess.Granted(_, boolean restricted) -> restricted ? new TableAccess.Denied("it tells of rows or columns that are hidden in " + base) : unrestricted();
        };
    }

    TableRules rules(Subject subject, CatalogSchemaTableName table)
    {
        return TableRules.of(index.about(subject.tenant(), table), subject);
    }

    private Set<String> declaredColumns(CatalogSchemaTableName table, Set<String> tags)
    {
        return document.tags().stream()
                .filter(declaration -> declaration.selectsTable(table) && !Sets.intersection(declaration.tags(), tags).isEmpty())
                .flatMap(declaration -> declaration.columns().stream())
                .collect(toImmutableSet());
    }

    private static TableAccess unrestricted()
    {
        return new TableAccess.Granted(new AllBut(ImmutableSet.of(), ImmutableSet.of()), false);
    }
}
