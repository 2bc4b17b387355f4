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
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ListMultimap;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.policy.model.Selection;
import io.omnisql.policy.model.TagDeclaration;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Finds the policies that are about a table without looking at all of them. Thread-safe.
 */
final class PolicyIndex
{
    private static final int MOST_TABLES = 2_000;

    private final List<TagDeclaration> tags;
    private final ListMultimap<String, Policy> byTable;
    private final List<Policy> ofEveryTable;
    private final List<Policy> allowing;
    private final Cache<TenantTable, TablePolicies> tables = Caffeine.newBuilder().maximumSize(MOST_TABLES).executor(Runnable::run).build();

    PolicyIndex(PolicyDocument document)
    {
        this.tags = document.tags();
        List<Policy> policies = document.policies();
        ImmutableListMultimap.Builder<String, Policy> named = ImmutableListMultimap.builder();
        ImmutableList.Builder<Policy> every = ImmutableList.builder();
        for (Policy policy : policies) {
            switch (policy.resources().tables()) {
                case Selection.Every _ -> every.add(policy);
                case Selection.Named tables -> tables.names().forEach(table -> named.put(table, policy));
            }
        }
        this.byTable = named.build();
        this.ofEveryTable = every.build();
        this.allowing = policies.stream().filter(policy -> policy.effect() instanceof Effect.Allow).collect(toImmutableList());
    }

    TablePolicies about(String tenant, CatalogSchemaTableName table)
    {
        TenantTable key = new TenantTable(tenant, table);
        TablePolicies known = tables.getIfPresent(key);
        if (known != null) {
            return known;
        }
        // twice by two threads, rather than one that waits
        TablePolicies found = find(tenant, table);
        tables.put(key, found);
        return found;
    }

    private TablePolicies find(String tenant, CatalogSchemaTableName table)
    {
        List<Policy> policies = Stream.concat(byTable.get(table.getSchemaTableName().getTableName()).stream(), ofEveryTable.stream())
                .filter(policy -> policy.resources().selectsTable(tenant, table))
                .collect(toImmutableList());
        ImmutableSetMultimap.Builder<String, String> declared = ImmutableSetMultimap.builder();
        tags.stream()
                .filter(declaration -> declaration.selectsTable(table))
                .forEach(declaration -> declaration.columns().forEach(column -> declared.putAll(column, declaration.tags())));
        return new TablePolicies(policies, declared.build());
    }

    boolean mayAllow(Subject subject, String catalog)
    {
        return allowing.stream().anyMatch(policy -> policy.resources().selectsCatalog(subject.tenant(), catalog) && policy.subjects().selects(subject));
    }

    boolean mayAllow(Subject subject, String catalog, String schema)
    {
        return allowing.stream().anyMatch(policy -> policy.resources().selectsSchema(subject.tenant(), catalog, schema) && policy.subjects().selects(subject));
    }

    private record TenantTable(String tenant, CatalogSchemaTableName table)
    {
        private TenantTable
        {
            requireNonNull(tenant, "tenant is null");
            requireNonNull(table, "table is null");
        }
    }
}
