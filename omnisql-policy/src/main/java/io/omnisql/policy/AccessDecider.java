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
import io.omnisql.policy.TableAccess.AllBut;
import io.omnisql.policy.model.PolicyDocument;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.Optional;

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
        this.index = new PolicyIndex(document);
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

    RuledTable table(Subject subject, CatalogSchemaTableName table)
    {
        return switch (owner(table.getCatalogName())) {
            case CatalogOwner.Unmanaged(boolean allowed) -> RuledTable.unruled(allowed ? unrestricted() : new TableAccess.Denied("its catalog is nobody's, and those are denied"));
            case CatalogOwner.OwnedBy(String tenant) when !tenant.equals(subject.tenant()) -> RuledTable.unruled(new TableAccess.Denied("its catalog is another tenant's"));
            case CatalogOwner.OwnedBy _ when table.getSchemaTableName().getSchemaName().equals(INFORMATION_SCHEMA) -> RuledTable.unruled(canSeeCatalog(subject, table.getCatalogName()) ? unrestricted() : new TableAccess.Denied("no policy allows anything in its catalog"));
            case CatalogOwner.OwnedBy _ -> ownedTable(subject, table);
        };
    }

    private RuledTable ownedTable(Subject subject, CatalogSchemaTableName table)
    {
        TableRules rules = index.about(subject.tenant(), table).rules(subject);
        String name = table.getSchemaTableName().getTableName();
        int metadata = name.indexOf('$');
        if (metadata > 0) {
            return metadataTable(rules, table(subject, new CatalogSchemaTableName(table.getCatalogName(), table.getSchemaTableName().getSchemaName(), name.substring(0, metadata))));
        }
        return new RuledTable(rules.denial().<TableAccess>map(TableAccess.Denied::new).orElseGet(() -> new TableAccess.Granted(rules.readable(), rules.restricted())), Optional.of(rules));
    }

    /**
     * Of a table that tells of another one, such as its files with the least and greatest values in them.
     *
     * @param own what policies say that name it, or all tables
     */
    private static RuledTable metadataTable(TableRules own, RuledTable base)
    {
        return switch (base.access()) {
            case TableAccess.Denied _ -> base;
            case TableAccess.Granted(_, boolean restricted) when restricted -> RuledTable.unruled(new TableAccess.Denied("it tells of rows or columns that are hidden in the table"));
            case TableAccess.Granted _ when own.hides() -> RuledTable.unruled(new TableAccess.Denied("policies hide something of it"));
            case TableAccess.Granted _ -> new RuledTable(unrestricted(), base.rules());
        };
    }

    private static TableAccess unrestricted()
    {
        return new TableAccess.Granted(new AllBut(ImmutableSet.of(), ImmutableSet.of()), false);
    }
}
