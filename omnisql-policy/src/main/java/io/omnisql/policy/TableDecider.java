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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.omnisql.policy.TableAccess.ReadableColumns;
import io.omnisql.policy.mask.CompiledMask;
import io.omnisql.policy.mask.MaskCompiler;
import io.omnisql.policy.mask.MaskFunction;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.predicate.PredicateCompiler;
import io.omnisql.policy.predicate.VisibleRowsCompiler;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Compiles what the rules of a table are for a user, given the table's columns.
 */
final class TableDecider
{
    private final PolicyVersion version;
    private final BiFunction<CatalogSchemaTableName, String, Set<String>> declaredTags;

    TableDecider(PolicyVersion version, BiFunction<CatalogSchemaTableName, String, Set<String>> declaredTags)
    {
        this.version = requireNonNull(version, "version is null");
        this.declaredTags = requireNonNull(declaredTags, "declaredTags is null");
    }

    TableDecision everything(List<PolicyColumn> columns, List<String> policies)
    {
        return new TableDecision.Granted(version, columns.stream().map(PolicyColumn::name).collect(toImmutableSet()), new VisibleRows.All(), ImmutableMap.of(), policies);
    }

    TableDecision decide(Subject subject, CatalogSchemaTableName table, List<PolicyColumn> columns, Enforcement enforcement, TableRules rules, ReadableColumns readable)
    {
        try {
            VisibleRows rows = rules.rowsGoverned() ? VisibleRowsCompiler.compile(predicateCompiler(subject, columns).compile(new Condition.Or(rules.conditions())), enforcement) : new VisibleRows.All();
            List<PolicyColumn> shown = columns.stream()
                    .map(column -> new PolicyColumn(column.name(), column.type(), Sets.union(column.tags(), declaredTags.apply(table, column.name()))))
                    .filter(column -> readable.contains(column.name(), column.tags()))
                    .collect(toImmutableList());
            return new TableDecision.Granted(version, shown.stream().map(PolicyColumn::name).collect(toImmutableSet()), rows, masks(subject.tenant(), shown, rules), rules.names());
        }
        catch (PolicyProblemException e) {
            return new TableDecision.Denied(version, e.getMessage());
        }
    }

    private static PredicateCompiler predicateCompiler(Subject subject, List<PolicyColumn> columns)
    {
        return new PredicateCompiler(subject, columns.stream().collect(toImmutableMap(PolicyColumn::name, PolicyColumn::type)));
    }

    private static Map<String, CompiledMask> masks(String tenant, List<PolicyColumn> columns, TableRules rules)
    {
        ImmutableMap.Builder<String, CompiledMask> masks = ImmutableMap.builder();
        for (PolicyColumn column : columns) {
            List<Policy> masking = rules.masking(column.name(), column.tags());
            if (!masking.isEmpty()) {
                masks.put(column.name(), mask(tenant, column, masking));
            }
        }
        return masks.buildOrThrow();
    }

    /**
     * Where masks differ, or the one is not possible for the column's type, the strictest that there is: null.
     */
    private static CompiledMask mask(String tenant, PolicyColumn column, List<Policy> masking)
    {
        String policies = masking.stream().map(Policy::name).collect(joining(", "));
        Set<MaskFunction> functions = masking.stream().map(policy -> ((Effect.Mask) policy.effect()).function()).collect(toImmutableSet());
        try {
            return MaskCompiler.compile(functions.size() == 1 ? functions.iterator().next() : new MaskFunction.Nullify(), column, tenant, policies);
        }
        catch (PolicyProblemException _) {
            return MaskCompiler.nullified(column, policies);
        }
    }
}
