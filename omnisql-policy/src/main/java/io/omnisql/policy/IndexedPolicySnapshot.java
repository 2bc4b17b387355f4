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
import io.omnisql.policy.model.PolicyDocument;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * A document made ready to be asked: policies are found by the table that they are about, and what was decided is remembered, within bounds: which columns are shown for all users of the same rules, which rows for each user.
 */
public final class IndexedPolicySnapshot
        implements PolicySnapshot
{
    private static final int MOST_TABLES = 20_000;
    private static final int MOST_SHOWN_COLUMNS = 200_000;
    private static final int MOST_DECISIONS = 20_000;

    private final PolicyVersion version;
    private final PolicyDocument document;
    private final AccessDecider accessDecider;
    private final TableDecider decider;
    private final Cache<TableKey, RuledTable> tables = Caffeine.newBuilder().maximumSize(MOST_TABLES).executor(Runnable::run).build();
    private final Cache<ColumnsKey, ShownColumns> columns = Caffeine.newBuilder()
            .maximumWeight(MOST_SHOWN_COLUMNS)
            .<ColumnsKey, ShownColumns>weigher((key, _) -> 1 + key.columns().size())
            .executor(Runnable::run)
            .build();
    private final Cache<DecisionKey, TableDecision> decisions = Caffeine.newBuilder().maximumSize(MOST_DECISIONS).executor(Runnable::run).build();

    public IndexedPolicySnapshot(PolicyVersion version, PolicyDocument document)
    {
        this.version = requireNonNull(version, "version is null");
        this.document = requireNonNull(document, "document is null");
        this.accessDecider = new AccessDecider(document);
        this.decider = new TableDecider(version);
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
        return ruledTable(subject, table).access();
    }

    // what is remembered is made twice by two threads, rather than that one waits

    private RuledTable ruledTable(Subject subject, CatalogSchemaTableName table)
    {
        if (!isKnown(subject)) {
            return accessDecider.table(subject, table);
        }
        TableKey key = new TableKey(subject.user(), table);
        RuledTable ruled = tables.getIfPresent(key);
        if (ruled == null) {
            ruled = accessDecider.table(subject, table);
            tables.put(key, ruled);
        }
        return ruled;
    }

    @Override
    public TableDecision decide(Subject subject, CatalogSchemaTableName table, List<PolicyColumn> tableColumns, Enforcement enforcement)
    {
        RuledTable ruled = ruledTable(subject, table);
        return switch (ruled.access()) {
            case TableAccess.Denied(String reason) -> new TableDecision.Denied(version, reason);
            case TableAccess.Granted(_, boolean restricted) when !restricted -> decider.everything(tableColumns, ruled.policies());
            case TableAccess.Granted _ -> decide(subject, ruled.rules().orElseThrow(), tableColumns, enforcement);
        };
    }

    private TableDecision decide(Subject subject, TableRules rules, List<PolicyColumn> tableColumns, Enforcement enforcement)
    {
        try {
            ShownColumns shown = shownColumns(subject.tenant(), rules, tableColumns);
            if (!isKnown(subject)) {
                return decider.decide(subject, rules, shown, enforcement);
            }
            DecisionKey key = new DecisionKey(subject.user(), shown, enforcement);
            TableDecision decision = decisions.getIfPresent(key);
            if (decision == null) {
                decision = decider.decide(subject, rules, shown, enforcement);
                decisions.put(key, decision);
            }
            return decision;
        }
        catch (PolicyProblemException e) {
            return new TableDecision.Denied(version, e.getMessage());
        }
    }

    private ShownColumns shownColumns(String tenant, TableRules rules, List<PolicyColumn> tableColumns)
            throws PolicyProblemException
    {
        ColumnsKey key = new ColumnsKey(rules, tableColumns);
        ShownColumns shown = columns.getIfPresent(key);
        if (shown == null) {
            shown = TableDecider.shown(tenant, rules, tableColumns);
            columns.put(key, shown);
        }
        return shown;
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

    private record TableKey(String user, CatalogSchemaTableName table)
    {
        private TableKey
        {
            requireNonNull(user, "user is null");
            requireNonNull(table, "table is null");
        }
    }

    private record ColumnsKey(TableRules rules, List<PolicyColumn> columns)
    {
        private ColumnsKey
        {
            requireNonNull(rules, "rules is null");
            columns = ImmutableList.copyOf(columns);
        }
    }

    private record DecisionKey(String user, ShownColumns columns, Enforcement enforcement)
    {
        private DecisionKey
        {
            requireNonNull(user, "user is null");
            requireNonNull(columns, "columns is null");
            requireNonNull(enforcement, "enforcement is null");
        }
    }
}
