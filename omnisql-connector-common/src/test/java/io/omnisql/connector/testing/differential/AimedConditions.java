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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Iterables;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.ParameterValue;
import io.omnisql.connector.testing.ListColumns;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSetMultimap.toImmutableSetMultimap;
import static java.util.Objects.requireNonNull;

/**
 * Conditions that an endpoint can be asked with: its keys, and a filter that it declares.
 */
final class AimedConditions
{
    private final Random random;
    private final EndpointDefinition endpoint;
    private final Optional<CapabilityAim> filter;
    private final boolean referred;

    /**
     * @param referred whether the endpoint is asked only behind another one
     */
    AimedConditions(Random random, List<CapabilityAim> aims, boolean referred)
    {
        this.random = requireNonNull(random, "random is null");
        this.endpoint = aims.getFirst().endpoint();
        this.filter = aims.stream().filter(aim -> aim.filter().isPresent()).findFirst();
        this.referred = referred;
    }

    /**
     * A row that has the keys of the endpoint, and a value that the filter can be asked with.
     */
    Map<String, Object> anchor(SampledTable table)
    {
        List<Map<String, Object>> all = table.rows().stream()
                .filter(row -> row.keySet().containsAll(endpoint.keyColumns()))
                .filter(row -> filter.isEmpty() || isExpressible(filter.get(), row))
                .collect(toImmutableList());
        List<Map<String, Object>> besideOthers = asksForMany() ? besideOthers(table, all) : ImmutableList.of();
        List<Map<String, Object>> rows = besideOthers.isEmpty() ? all : besideOthers;
        return rows.isEmpty() ? table.row(random) : rows.get(random.nextInt(rows.size()));
    }

    private static boolean isExpressible(CapabilityAim aim, Map<String, Object> row)
    {
        FilterCapability capability = aim.filter().orElseThrow();
        Object value = row.get(aim.column().name());
        if (capability.operator() == FilterOperator.IS_NULL) {
            return value == null;
        }
        return value != null && switch (capability.parameter().value()) {
            case ParameterValue.Text text when value instanceof List<?> list -> list.stream().anyMatch(element -> isExpressible(text, element));
            case ParameterValue.Text text -> isExpressible(text, value);
            case ParameterValue.OneOf _, ParameterValue.Words _, ParameterValue.Choice _, ParameterValue.InstantFloor _, ParameterValue.InstantCeiling _, ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _, ParameterValue.Bound _, ParameterValue.Fixed _ -> true;
        };
    }

    private static boolean isExpressible(ParameterValue.Text text, Object value)
    {
        return value != null && value.toString().matches(text.pattern()) && !text.reserved().contains(value.toString());
    }

    /**
     * The values of each key column that the query names: one of each, several of one where queries ask for many keys, or all of them where only the others lead to the endpoint.
     */
    Map<String, Set<Object>> keys(SampledTable table, Map<String, Object> anchor)
    {
        Map<String, Set<Object>> keys = new LinkedHashMap<>();
        for (String column : endpoint.keyColumns()) {
            if (!anchor.containsKey(column) || (isListedOnly(column) && !table.keyed())) {
                continue;
            }
            Set<Object> values = new LinkedHashSet<>();
            values.add(anchor.get(column));
            boolean many = asksForMany() && column.equals(lastKeyColumn());
            if (referred || many) {
                List<Object> others = new ArrayList<>(referred ? table.values(column) : beside(table, anchor));
                Collections.shuffle(others, random);
                others.stream().limit(referred ? 20 : 1 + random.nextInt(4)).forEach(values::add);
            }
            keys.put(column, values);
        }
        return keys;
    }

    private boolean isListedOnly(String column)
    {
        return endpoint.keySource().filter(source -> source.always() && source.column().equals(column)).isPresent();
    }

    private boolean asksForMany()
    {
        return endpoint.keyBatch().isPresent() || endpoint.query().filter(query -> query.keysPerRequest() > 1).isPresent();
    }

    private List<Map<String, Object>> besideOthers(SampledTable table, List<Map<String, Object>> rows)
    {
        ImmutableSetMultimap<List<Object>, Object> lastKeys = lastKeys(table);
        return rows.stream().filter(row -> lastKeys.get(firstKeys(row)).size() > 1).collect(toImmutableList());
    }

    /**
     * The other values of the last key column, in the rows that are like the anchor in the columns before it.
     */
    private List<Object> beside(SampledTable table, Map<String, Object> anchor)
    {
        return lastKeys(table).get(firstKeys(anchor)).stream().filter(key -> !key.equals(anchor.get(lastKeyColumn()))).collect(toImmutableList());
    }

    private ImmutableSetMultimap<List<Object>, Object> lastKeys(SampledTable table)
    {
        return table.rows().stream()
                .filter(row -> row.keySet().containsAll(endpoint.keyColumns()))
                .collect(toImmutableSetMultimap(this::firstKeys, row -> row.get(lastKeyColumn())));
    }

    private List<Object> firstKeys(Map<String, Object> row)
    {
        return endpoint.keyColumns().stream().filter(column -> !column.equals(lastKeyColumn())).map(row::get).collect(toImmutableList());
    }

    private String lastKeyColumn()
    {
        return Iterables.getLast(endpoint.keyColumns());
    }

    Condition key(TableInQuery table, String column, Set<Object> values)
    {
        return values.size() == 1 && random.nextInt(6) > 0
                ? new Condition.Plain("%s = %s".formatted(table.expression(column), Literals.of(values.iterator().next())))
                : new Condition.Among(table.expression(column), false, values.stream().map(Literals::of).collect(toImmutableList()));
    }

    Optional<Condition> filter(TableInQuery table)
    {
        return filter.map(aim -> filter(aim, table.column(aim.column())));
    }

    private Condition filter(CapabilityAim aim, ColumnInQuery column)
    {
        String x = column.expression();
        return new Condition.Plain(switch (aim.filter().orElseThrow().operator()) {
            case IS_NULL -> x + " IS NULL";
            case IS_NOT_NULL -> x + " IS NOT NULL";
            case EQUAL -> "%s = %s".formatted(x, Literals.of(column.anchor().orElseThrow()));
            case CONTAINS -> "contains(%s, %s)".formatted(x, Literals.of(element(aim, (List<?>) column.anchor().orElseThrow())));
            case AT_LEAST -> "%s %s %s".formatted(x, random.nextInt(3) == 0 ? ">" : ">=", bound(column, -random.nextInt(3)));
            case AT_MOST -> "%s %s %s".formatted(x, random.nextInt(3) == 0 ? "<" : "<=", bound(column, random.nextInt(3)));
        });
    }

    private static Object element(CapabilityAim aim, List<?> list)
    {
        return list.stream()
                .filter(element -> !(aim.filter().orElseThrow().parameter().value() instanceof ParameterValue.Text text) || isExpressible(text, element))
                .findFirst()
                .orElseThrow();
    }

    private String bound(ColumnInQuery column, int days)
    {
        return switch (column.anchor().orElseThrow()) {
            case ZonedDateTime time -> Literals.of(time.plusDays(days), random);
            case Object value -> Literals.of(value);
        };
    }

    /**
     * The columns that the endpoint tells, and no condition on which leads elsewhere or is sent in the parameter that is aimed at.
     */
    List<ColumnDefinition> others(SampledTable table)
    {
        Set<String> elsewhere = new LinkedHashSet<>();
        table.definition().endpoints().forEach(other -> elsewhere.addAll(other.keyColumns()));
        elsewhere.removeAll(endpoint.keyColumns());
        return told(table).stream()
                .filter(column -> !column.onlySingle() && !elsewhere.contains(column.name()) && !endpoint.keyColumns().contains(column.name()))
                .filter(column -> endpoint.query().isEmpty() ? filter.isEmpty() || !filter.get().shares(column) : column.filters().isEmpty())
                .collect(toImmutableList());
    }

    List<ColumnDefinition> told(SampledTable table)
    {
        return table.columns().stream().filter(column -> endpoint.tells(column) && column.isServedBy(endpoint)).collect(toImmutableList());
    }

    /**
     * A column that no other form of the table's endpoints tells, if there is one, so that this one has to be asked.
     */
    Optional<ColumnDefinition> ownColumn(SampledTable table)
    {
        if (endpoint.query().isPresent()) {
            return Optional.empty();
        }
        List<ColumnDefinition> own = told(table).stream()
                .filter(column -> table.definition().endpoints().stream().allMatch(other -> other.equals(endpoint) || (other.query().isPresent() ? !other.tells(column) : other.isList() == endpoint.isList() || !column.isServedBy(other) || endpoint.isList())))
                .collect(toImmutableList());
        List<ColumnDefinition> best = Stream.<Predicate<ColumnDefinition>>of(ColumnDefinition::onlySingle, column -> ListColumns.isOfListAlone(endpoint, column))
                .<List<ColumnDefinition>>map(isBest -> own.stream().filter(isBest).collect(toImmutableList()))
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .orElse(own);
        return best.isEmpty() ? Optional.empty() : Optional.of(best.get(random.nextInt(best.size())));
    }
}
