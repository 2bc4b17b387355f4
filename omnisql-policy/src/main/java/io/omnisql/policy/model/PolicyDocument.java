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
package io.omnisql.policy.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.policy.Subject;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * All that a source says: the form in which every source gives its policy.
 *
 * @param catalogs the tenant of each
 * @param subjects by the names of users
 */
public record PolicyDocument(boolean unmanagedCatalogsAllowed, Map<String, String> catalogs, Map<String, Subject> subjects, List<TagDeclaration> tags, List<Policy> policies)
{
    public PolicyDocument
    {
        catalogs = ImmutableMap.copyOf(catalogs);
        subjects = ImmutableMap.copyOf(subjects);
        tags = ImmutableList.copyOf(tags);
        policies = ImmutableList.copyOf(policies);
    }

    /**
     * The columns that policies name which name the table as well, whether it has them or not.
     */
    public Set<String> columnsNamedOf(CatalogSchemaTableName table)
    {
        String tenant = catalogs.getOrDefault(table.getCatalogName(), "");
        return policies.stream()
                .filter(policy -> policy.resources().tables() instanceof Selection.Named && policy.resources().selectsTable(tenant, table))
                .flatMap(PolicyDocument::columns)
                .collect(toImmutableSet());
    }

    private static Stream<String> columns(Policy policy)
    {
        Stream<String> compared = policy.effect() instanceof Effect.Rows(Condition where) ? where.columns() : Stream.of();
        return Stream.concat(compared, policy.resources().columns() instanceof Selection.Named(Set<String> names) ? names.stream() : Stream.of());
    }
}
