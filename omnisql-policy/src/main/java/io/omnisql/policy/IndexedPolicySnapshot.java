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

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.TableAccess.ReadableColumns;
import io.omnisql.policy.model.PolicyDocument;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * A document made ready to be asked: policies are found by the table that they are about, and what was decided for a user and a table is remembered, within bounds.
 */
public final class IndexedPolicySnapshot
        implements PolicySnapshot
{
    private static final int MOST_ACCESSES = 20_000;
    private static final int MOST_DECIDED_COLUMNS = 500_000;

    private final PolicyVersion version;
    private final PolicyDocument document;
    private final AccessDecider accessDecider;
    private final TableDecider decider;
    private final Cache<AccessKey, TableAccess> accesses = Caffeine.newBuilder().maximumSize(MOST_ACCESSES).executor(Runnable::run).build();
    private final Cache<DecisionKey, TableDecision> decisions = Caffeine.newBuilder()
            .maximumWeight(MOST_DECIDED_COLUMNS)
            .<DecisionKey, TableDecision>weigher((key, _) -> 1 + key.columns().size())
            .executor(Runnable::run)
            .build();

    public IndexedPolicySnapshot(PolicyVersion version, PolicyDocument document)
    {
        this.version = requireNonNull(version, "version is null");
        this.document = requireNonNull(document, "document is null");
        this.accessDecider = new AccessDecider(document);
        this.decider = new TableDecider(version, this::tags);
    }

    @Override
    public PolicyVersion version()
    {
        return version;
    }

    @Override
    public Optional<Subject> subject(String user)
    {
        return Optional.ofNullable(document.subjects().get(user));
    }

    @Override
    public Set<String> tenants()
    {
        return ImmutableSet.copyOf(document.catalogs().values());
    }

    @Override
    public CatalogOwner owner(String catalog)
    {
        return accessDecider.owner(catalog);
    }

    @Override
    public boolean canSeeCatalog(Subject subject, String catalog)
    {
        return accessDecider.canSeeCatalog(subject, catalog);
    }

    @Override
    public boolean canSeeSchema(Subject subject, String catalog, String schema)
    {
        return accessDecider.canSeeSchema(subject, catalog, schema);
    }

    @Override
    public TableAccess access(Subject subject, CatalogSchemaTableName table)
    {
        if (!isKnown(subject)) {
            return accessDecider.access(subject, table);
        }
        AccessKey key = new AccessKey(subject.user(), table);
        TableAccess access = accesses.getIfPresent(key);
        if (access == null) {
            // twice by two threads, rather than one that waits
            access = accessDecider.access(subject, table);
            accesses.put(key, access);
        }
        return access;
    }

    @Override
    public TableDecision decide(Subject subject, CatalogSchemaTableName table, List<PolicyColumn> columns, Enforcement enforcement)
    {
        if (!isKnown(subject)) {
            return computeDecision(subject, table, columns, enforcement);
        }
        DecisionKey key = new DecisionKey(subject.user(), table, columns, enforcement);
        TableDecision decision = decisions.getIfPresent(key);
        if (decision == null) {
            decision = computeDecision(subject, table, columns, enforcement);
            decisions.put(key, decision);
        }
        return decision;
    }

    private TableDecision computeDecision(Subject subject, CatalogSchemaTableName table, List<PolicyColumn> columns, Enforcement enforcement)
    {
        return switch (access(subject, table)) {
            case TableAccess.Denied(String reason) -> new TableDecision.Denied(version, reason);
            case TableAccess.Granted(_, boolean restricted) when !restricted -> decider.everything(columns, accessDecider.rules(subject, table).names());
            case TableAccess.Granted(ReadableColumns readable, _) -> decider.decide(subject, table, columns, enforcement, accessDecider.rules(subject, table), readable);
        };
    }

    /**
     * Only what is said of a user as this snapshot knows them is remembered under the user's name.
     */
    private boolean isKnown(Subject subject)
    {
        return subject.equals(document.subjects().get(subject.user()));
    }

    @Override
    public Set<String> tags(CatalogSchemaTableName table, String column)
    {
        return document.tags().stream()
                .filter(declaration -> declaration.selectsTable(table) && declaration.columns().contains(column))
                .flatMap(declaration -> declaration.tags().stream())
                .collect(toImmutableSet());
    }

    private record AccessKey(String user, CatalogSchemaTableName table)
    {
        private AccessKey
        {
            requireNonNull(user, "user is null");
            requireNonNull(table, "table is null");
        }
    }

    private record DecisionKey(String user, CatalogSchemaTableName table, List<PolicyColumn> columns, Enforcement enforcement)
    {
        private DecisionKey
        {
            requireNonNull(user, "user is null");
            requireNonNull(table, "table is null");
            columns = ImmutableList.copyOf(columns);
            requireNonNull(enforcement, "enforcement is null");
        }
    }
}
