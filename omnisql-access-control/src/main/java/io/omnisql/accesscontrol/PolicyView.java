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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.CatalogOwner;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.Subject;
import io.omnisql.policy.TableAccess;
import io.omnisql.policy.mask.MaskFunctions;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * What one policy says of one user: the questions of access control that need no more than names.
 *
 * @param subject empty for users whom the policy does not know; they see nothing, not even the server's own tables
 */
record PolicyView(PolicySnapshot snapshot, Optional<Subject> subject)
{
    PolicyView
    {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(subject, "subject is null");
    }

    boolean canSeeCatalog(String catalog)
    {
        return subject.map(user -> ServerCatalog.is(catalog) || (!isOfMasks(catalog) && snapshot.canSeeCatalog(user, catalog))).orElse(false);
    }

    boolean canSeeSchema(String catalog, String schema)
    {
        return canSeeCatalog(catalog) && subject.map(user -> ServerCatalog.is(catalog) ? ServerCatalog.hasSchema(schema) : snapshot.canSeeSchema(user, catalog, schema)).orElse(false);
    }

    boolean canSeeTable(CatalogSchemaTableName table)
    {
        return access(table) instanceof TableAccess.Granted;
    }

    boolean canSelect(CatalogSchemaTableName table, Set<String> columns)
    {
        return canSeeTable(table) && readable(table, columns).containsAll(columns);
    }

    /**
     * Without tags: those that the policy declares are among the columns already that access to the table leaves out. In whatever case, as views keep that in which their columns were written.
     */
    Set<String> readable(CatalogSchemaTableName table, Set<String> columns)
    {
        return switch (access(table)) {
            case TableAccess.Denied _ -> ImmutableSet.of();
            case TableAccess.Granted _ when InformationSchema.hasDefinitions(table.getSchemaTableName()) -> columns.stream().filter(column -> !InformationSchema.isDefinition(column)).collect(toImmutableSet());
            case TableAccess.Granted(TableAccess.ReadableColumns readable, _) -> columns.stream().filter(column -> readable.contains(column.toLowerCase(Locale.ENGLISH), ImmutableSet.of())).collect(toImmutableSet());
        };
    }

    /**
     * Whether the catalog is the user's tenant's: not the server's own, and not one that everybody may read.
     */
    boolean isOfTenant(String catalog)
    {
        return subject.isPresent() && isOfSomeTenant(catalog) && canSeeCatalog(catalog);
    }

    /**
     * Whether it is one of the server's own tables that the user reads as they are.
     */
    boolean isOfServer(CatalogSchemaTableName table)
    {
        return ServerCatalog.is(table.getCatalogName()) && canSeeTable(table);
    }

    boolean isOfSomeTenant(String catalog)
    {
        return snapshot.owner(catalog) instanceof CatalogOwner.OwnedBy;
    }

    TableAccess access(CatalogSchemaTableName table)
    {
        if (subject.isEmpty()) {
            return new TableAccess.Denied("the policy does not know the user");
        }
        if (ServerCatalog.is(table.getCatalogName())) {
            return ServerCatalog.access(table.getSchemaTableName());
        }
        if (isOfMasks(table.getCatalogName())) {
            return new TableAccess.Denied("its catalog has the functions of masks");
        }
        return snapshot.access(subject.get(), table);
    }

    /**
     * Also where catalogs that are nobody's are allowed.
     */
    private static boolean isOfMasks(String catalog)
    {
        return catalog.equals(MaskFunctions.CATALOG);
    }
}
