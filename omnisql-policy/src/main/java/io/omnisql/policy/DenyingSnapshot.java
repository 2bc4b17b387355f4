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
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What is in force where there is no policy: nothing is granted to anybody.
 */
public record DenyingSnapshot(PolicyVersion version, String reason)
        implements PolicySnapshot
{
    public DenyingSnapshot
    {
        requireNonNull(version, "version is null");
        requireNonNull(reason, "reason is null");
    }

    @Override
    public Optional<Subject> subject(String user)
    {
        return Optional.empty();
    }

    @Override
    public Set<String> tenants()
    {
        return ImmutableSet.of();
    }

    @Override
    public CatalogOwner owner(String catalog)
    {
        return new CatalogOwner.Unmanaged(false);
    }

    @Override
    public boolean canSeeCatalog(Subject subject, String catalog)
    {
        return false;
    }

    @Override
    public boolean canSeeSchema(Subject subject, String catalog, String schema)
    {
        return false;
    }

    @Override
    public TableAccess access(Subject subject, CatalogSchemaTableName table)
    {
        return new TableAccess.Denied(reason);
    }

    @Override
    public TableDecision decide(Subject subject, CatalogSchemaTableName table, List<PolicyColumn> columns, Enforcement enforcement)
    {
        return new TableDecision.Denied(version, reason);
    }

    @Override
    public Set<String> tags(CatalogSchemaTableName table, String column)
    {
        return ImmutableSet.of();
    }
}
