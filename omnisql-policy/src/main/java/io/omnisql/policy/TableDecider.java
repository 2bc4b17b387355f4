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
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.policy.mask.CompiledMask;
import io.omnisql.policy.mask.MaskCompiler;
import io.omnisql.policy.mask.MaskFunction;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.predicate.PredicateCompiler;
import io.omnisql.policy.predicate.VisibleRowsCompiler;
import io.trino.spi.type.Type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Compiles what the rules of a table are for a user, given the table's columns.
 */
final class TableDecider
{
    private final PolicyVersion version;

    TableDecider(PolicyVersion version)
    {
        this.version = requireNonNull(version, "version is null");
    }

    TableDecision everything(List<PolicyColumn> columns, List<String> policies)
    {
        return new TableDecision.Granted(version, columns.stream().map(PolicyColumn::name).collect(toImmutableSet()), new VisibleRows.All(), ImmutableMap.of(), policies);
    }

    /**
     * What does not depend on the user's attributes.
     */
    static ShownColumns shown(String tenant, TableRules rules, List<PolicyColumn> columns)
            throws PolicyProblemException
    {
        Map<String, Type> types = new HashMap<>();
        ImmutableSet.Builder<String> readable = ImmutableSet.builder();
        ImmutableMap.Builder<String, CompiledMask> masks = ImmutableMap.builder();
        for (PolicyColumn column : columns) {
            if (types.putIfAbsent(column.name(), column.type()) != null) {
                throw new PolicyProblemException("It has two columns of the name " + column.name());
            }
            Set<String> tags = rules.tags(column);
            if (rules.readable().contains(column.name(), tags)) {
                readable.add(column.name());
                List<Policy> masking = rules.masking(column.name(), tags);
                if (!masking.isEmpty()) {
                    masks.put(column.name(), mask(tenant, column, masking));
                }
            }
        }
        checkRequired(rules, types.keySet());
        return new ShownColumns(types, readable.build(), masks.buildOrThrow());
    }

    /**
     * What hides a column that its only table has not means one of another name, which would be shown.
     */
    private static void checkRequired(TableRules rules, Set<String> columns)
            throws PolicyProblemException
    {
        Optional<String> missing = rules.hiding()
                .flatMap(policy -> Sets.difference(policy.resources().requiredColumns(), columns).stream()
                        .map(column -> "Policy %s hides its column %s, which it does not have: correct the name, or name the catalog of the table that has it".formatted(policy.name(), column)))
                .findFirst();
        if (missing.isPresent()) {
            throw new PolicyProblemException(missing.get());
        }
    }

    TableDecision decide(Subject subject, TableRules rules, ShownColumns shown, Enforcement enforcement)
            throws PolicyProblemException
    {
        return new TableDecision.Granted(version, shown.readable(), rows(subject, rules, shown, enforcement), shown.masks(), rules.names());
    }

    private static VisibleRows rows(Subject subject, TableRules rules, ShownColumns shown, Enforcement enforcement)
            throws PolicyProblemException
    {
        if (!rules.rowsGoverned()) {
            return new VisibleRows.All();
        }
        return VisibleRowsCompiler.compile(new PredicateCompiler(subject, shown.types()).compile(new Condition.Or(rules.conditions())), enforcement);
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
