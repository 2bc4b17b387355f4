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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.policy.TableAccess.AllBut;
import io.omnisql.policy.TableAccess.Only;
import io.omnisql.policy.TableAccess.ReadableColumns;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.Selection;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * How the policies about one table add up for one user: without an allowing one nothing is readable, denying ones win, and a table with rows policies has the rows that those of the user grant.
 *
 * @param rowsGoverned whether any rows policy is about the table, for whomever: then nobody sees rows that none grants
 * @param policies those that are for the user
 */
record TableRules(boolean rowsGoverned, List<Policy> policies)
{
    TableRules
    {
        policies = ImmutableList.copyOf(policies);
    }

    static TableRules of(List<Policy> aboutTable, Subject subject)
    {
        return new TableRules(
                aboutTable.stream().anyMatch(policy -> policy.effect() instanceof Effect.Rows),
                aboutTable.stream().filter(policy -> policy.subjects().selects(subject)).collect(toImmutableList()));
    }

    /**
     * Why the table is denied as a whole, if it is.
     */
    Optional<String> denial()
    {
        Optional<Policy> denying = with(Effect.Deny.class).stream().filter(policy -> policy.resources().isWholeTable()).findFirst();
        if (denying.isPresent()) {
            return denying.map(policy -> "policy %s denies it".formatted(policy.name()));
        }
        return with(Effect.Allow.class).isEmpty() ? Optional.of("no policy allows it") : Optional.empty();
    }

    boolean restricted()
    {
        return hidesRows() || !with(Effect.Mask.class).isEmpty() || !readable().equals(new AllBut(ImmutableSet.of(), ImmutableSet.of()));
    }

    private boolean hidesRows()
    {
        return rowsGoverned && conditions().stream().noneMatch(Condition.AllRows.class::isInstance);
    }

    /**
     * A row is visible if one of them is true of it.
     */
    List<Condition> conditions()
    {
        return with(Effect.Rows.class).stream().map(policy -> ((Effect.Rows) policy.effect()).where()).collect(toImmutableList());
    }

    ReadableColumns readable()
    {
        Set<String> denied = names(with(Effect.Deny.class));
        List<Policy> allowing = with(Effect.Allow.class);
        if (allowing.stream().anyMatch(policy -> policy.resources().isWholeTable())) {
            return new AllBut(denied, deniedTags());
        }
        return new Only(Sets.difference(names(allowing), denied), deniedTags());
    }

    Set<String> deniedTags()
    {
        return with(Effect.Deny.class).stream().flatMap(policy -> names(policy.resources().tags()).stream()).collect(toImmutableSet());
    }

    List<Policy> masking(String column, Set<String> tags)
    {
        return with(Effect.Mask.class).stream().filter(policy -> policy.resources().selectsColumn(column, tags)).collect(toImmutableList());
    }

    /**
     * For the audit.
     */
    List<String> names()
    {
        return policies.stream().map(Policy::name).collect(toImmutableList());
    }

    private List<Policy> with(Class<? extends Effect> effect)
    {
        return policies.stream().filter(policy -> effect.isInstance(policy.effect())).collect(toImmutableList());
    }

    private static Set<String> names(List<Policy> policies)
    {
        return policies.stream().flatMap(policy -> names(policy.resources().columns()).stream()).collect(toImmutableSet());
    }

    private static Set<String> names(Selection selection)
    {
        return switch (selection) {
            case Selection.Every _ -> ImmutableSet.of();
            case Selection.Named(Set<String> names) -> names;
        };
    }
}
