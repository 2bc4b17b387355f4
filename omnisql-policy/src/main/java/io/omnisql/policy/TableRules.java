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
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import io.omnisql.policy.TableAccess.AllBut;
import io.omnisql.policy.TableAccess.Only;
import io.omnisql.policy.TableAccess.ReadableColumns;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.Selection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * How the policies about one table add up for users of whom the same ones are: without an allowing one nothing is readable, denying ones win, and a table with rows policies has the rows that those of the user grant.
 * <p>
 * Equal only to itself, so that what is made of it is remembered by it.
 */
final class TableRules
{
    private static final ReadableColumns ALL = new AllBut(ImmutableSet.of(), ImmutableSet.of());

    private final boolean rowsGoverned;
    private final SetMultimap<String, String> declaredTags;
    private final List<Policy> allowing;
    private final List<Policy> denying;
    private final List<Policy> masking;
    private final List<Condition> conditions;
    private final List<String> names;
    private final ReadableColumns readable;
    // places among those that mask
    private final ListMultimap<String, Integer> maskingByColumn;
    private final ListMultimap<String, Integer> maskingByTag;
    private final List<Integer> maskingAnyColumn;

    /**
     * @param rowsGoverned whether any rows policy is about the table, for whomever: then nobody sees rows that none grants
     * @param policies those that are for the user
     * @param declaredTags of the table's columns, by their names
     */
    TableRules(boolean rowsGoverned, List<Policy> policies, SetMultimap<String, String> declaredTags)
    {
        this.rowsGoverned = rowsGoverned;
        this.declaredTags = ImmutableSetMultimap.copyOf(declaredTags);
        this.allowing = with(policies, Effect.Allow.class);
        this.denying = with(policies, Effect.Deny.class);
        this.masking = with(policies, Effect.Mask.class);
        this.conditions = with(policies, Effect.Rows.class).stream().map(policy -> ((Effect.Rows) policy.effect()).where()).collect(toImmutableList());
        this.names = policies.stream().map(Policy::name).collect(toImmutableList());
        this.readable = readableColumns();
        ImmutableListMultimap.Builder<String, Integer> byColumn = ImmutableListMultimap.builder();
        ImmutableListMultimap.Builder<String, Integer> byTag = ImmutableListMultimap.builder();
        ImmutableList.Builder<Integer> anyColumn = ImmutableList.builder();
        for (int place = 0; place < masking.size(); place++) {
            Set<String> columns = names(masking.get(place).resources().columns());
            Set<String> tags = names(masking.get(place).resources().tags());
            if (!columns.isEmpty()) {
                index(byColumn, columns, place);
            }
            else if (!tags.isEmpty()) {
                index(byTag, tags, place);
            }
            else {
                anyColumn.add(place);
            }
        }
        this.maskingByColumn = byColumn.build();
        this.maskingByTag = byTag.build();
        this.maskingAnyColumn = anyColumn.build();
    }

    private static void index(ImmutableListMultimap.Builder<String, Integer> index, Set<String> names, int place)
    {
        names.forEach(name -> index.put(name, place));
    }

    boolean rowsGoverned()
    {
        return rowsGoverned;
    }

    /**
     * Why the table is denied as a whole, if it is.
     */
    Optional<String> denial()
    {
        return denying.stream()
                .filter(policy -> policy.resources().isWholeTable())
                .findFirst()
                .map(policy -> "policy %s denies it".formatted(policy.name()))
                .or(() -> allowing.isEmpty() ? Optional.of("no policy allows it") : Optional.empty());
    }

    boolean restricted()
    {
        return hides() || !readable.equals(ALL);
    }

    /**
     * Whether any policy takes something from what others allow.
     */
    boolean hides()
    {
        return hidesRows() || !masking.isEmpty() || !denying.isEmpty();
    }

    private boolean hidesRows()
    {
        return rowsGoverned && conditions.stream().noneMatch(Condition.AllRows.class::isInstance);
    }

    /**
     * A row is visible if one of them is true of it.
     */
    List<Condition> conditions()
    {
        return conditions;
    }

    /**
     * Without columns that have a declared tag which is denied.
     */
    ReadableColumns readable()
    {
        return readable;
    }

    private ReadableColumns readableColumns()
    {
        Set<String> deniedTags = denying.stream().flatMap(policy -> names(policy.resources().tags()).stream()).collect(toImmutableSet());
        Set<String> tagged = declaredTags.entries().stream().filter(entry -> deniedTags.contains(entry.getValue())).map(Map.Entry::getKey).collect(toImmutableSet());
        Set<String> denied = Sets.union(columns(denying), tagged);
        if (allowing.stream().anyMatch(policy -> policy.resources().isWholeTable())) {
            return new AllBut(denied, deniedTags);
        }
        return new Only(Sets.difference(columns(allowing), denied), deniedTags);
    }

    /**
     * With those that are declared.
     */
    Set<String> tags(PolicyColumn column)
    {
        Set<String> declared = declaredTags.get(column.name());
        return declared.isEmpty() ? column.tags() : Sets.union(column.tags(), declared);
    }

    /**
     * In the order in which they stand.
     */
    List<Policy> masking(String column, Set<String> tags)
    {
        Set<Integer> places = new TreeSet<>(maskingAnyColumn);
        places.addAll(maskingByColumn.get(column));
        tags.forEach(tag -> places.addAll(maskingByTag.get(tag)));
        return places.stream().map(masking::get).filter(policy -> policy.resources().selectsColumn(column, tags)).collect(toImmutableList());
    }

    /**
     * Those that take something from what others allow, but for rows.
     */
    Stream<Policy> hiding()
    {
        return Stream.concat(denying.stream(), masking.stream());
    }

    /**
     * For the audit.
     */
    List<String> names()
    {
        return names;
    }

    private static List<Policy> with(List<Policy> policies, Class<? extends Effect> effect)
    {
        return policies.stream().filter(policy -> effect.isInstance(policy.effect())).collect(toImmutableList());
    }

    private static Set<String> columns(List<Policy> policies)
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
