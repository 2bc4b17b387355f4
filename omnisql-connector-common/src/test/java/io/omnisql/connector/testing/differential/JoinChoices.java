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
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;

/**
 * The joins that a definition speaks of, by relations, listed keys and scopes, and others by columns that have values in common.
 */
final class JoinChoices
{
    private static final long MOST_ROWS = 4_000;

    private final Map<String, SampledTable> tables;
    private final List<Pairing> declared;

    JoinChoices(SourceDefinition source, List<SampledTable> tables)
    {
        this.tables = tables.stream().collect(toImmutableMap(SampledTable::name, table -> table));
        this.declared = declared(source);
    }

    /**
     * Conditions without which a table cannot be read at all.
     */
    static List<Condition> neededKeys(Random random, TableInQuery table)
    {
        if (!table.table().keyed()) {
            return ImmutableList.of();
        }
        return table.table().definition().primaryKey().stream()
                .map(column -> {
                    Set<String> values = new LinkedHashSet<>();
                    Optional.ofNullable(table.anchor().get(column)).map(Literals::of).ifPresent(values::add);
                    List<Object> all = table.table().values(column);
                    for (int count = 1 + random.nextInt(8); count > 0; count--) {
                        values.add(Literals.of(all.get(random.nextInt(all.size()))));
                    }
                    return new Condition.Among(table.expression(column), false, ImmutableList.copyOf(values));
                })
                .collect(toImmutableList());
    }

    private static List<Pairing> declared(SourceDefinition source)
    {
        ImmutableList.Builder<Pairing> pairings = ImmutableList.builder();
        source.tables().forEach(table -> table.endpoints().forEach(endpoint -> {
            endpoint.wire().related().forEach(relation -> pairings.add(new Pairing(
                    table.name(),
                    relation.table(),
                    relation.keys().entrySet().stream().collect(toImmutableMap(Map.Entry::getValue, Map.Entry::getKey)),
                    Optional.of(endpoint.path()),
                    Optional.of(relation.path()))));
            endpoint.keySource().ifPresent(listing -> {
                ImmutableMap.Builder<String, String> columns = ImmutableMap.builder();
                source.scope().columns().stream().filter(endpoint.variables()::contains).forEach(column -> columns.put(column, column));
                columns.put(listing.column(), listing.listed());
                pairings.add(new Pairing(table.name(), listing.table(), columns.buildOrThrow(), Optional.empty(), Optional.empty()));
            });
        }));
        for (String one : source.tables().stream().map(table -> table.name()).toList()) {
            for (String other : source.tables().stream().map(table -> table.name()).toList()) {
                Map<String, String> scope = source.scope().columns().stream()
                        .filter(column -> Stream.of(one, other).allMatch(name -> source.table(name).orElseThrow().column(column).isPresent()))
                        .collect(toImmutableMap(column -> column, column -> column));
                if (!scope.isEmpty()) {
                    pairings.add(new Pairing(one, other, scope, Optional.empty(), Optional.empty()));
                }
            }
        }
        return pairings.build().stream().distinct().collect(toImmutableList());
    }

    /**
     * A join of two tables, or of one with itself.
     */
    Optional<GeneratedQuery> join(Random random)
    {
        return pairing(random, Optional.empty()).map(pairing -> {
            TableInQuery left = TableInQuery.of(tables.get(pairing.one()), "a", random);
            String kind = ImmutableList.of("INNER", "INNER", "INNER", "LEFT", "LEFT", "RIGHT", "FULL").get(random.nextInt(7));
            return join(random, pairing, left, kind, random.nextBoolean(), neededKeys(random, left));
        });
    }

    /**
     * A join that one query of the source tells, with a table that is related to its records.
     */
    Optional<GeneratedQuery> through(Random random, SampledTable table, EndpointDefinition query, Map<String, Object> anchor, Function<TableInQuery, List<Condition>> conditions)
    {
        List<Pairing> possible = declared.stream().filter(pairing -> pairing.one().equals(table.name()) && pairing.oneQuery().equals(Optional.of(query.path()))).collect(toImmutableList());
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        TableInQuery left = new TableInQuery(table, "a", anchor, true, random.nextBoolean());
        return Optional.of(join(random, possible.get(random.nextInt(possible.size())), left, random.nextInt(3) == 0 ? "LEFT" : "INNER", true, conditions.apply(left)));
    }

    /**
     * @param told whether only columns are named that the query for both tells
     */
    private GeneratedQuery join(Random random, Pairing pairing, TableInQuery left, String kind, boolean told, List<Condition> leftConditions)
    {
        SampledTable one = left.table();
        SampledTable other = tables.get(pairing.other());
        TableInQuery right = TableInQuery.of(other, "b", random);
        right = right.at(partner(pairing, left.anchor(), other).orElse(right.anchor()));
        List<Condition> on = new ArrayList<>();
        for (Map.Entry<String, String> columns : pairing.columns().entrySet()) {
            on.add(new Condition.Plain("%s = %s".formatted(left.expression(columns.getKey()), right.expression(columns.getValue()))));
        }
        List<Condition> where = new ArrayList<>(leftConditions);
        Relation rightSide = right.relation();
        boolean bound = other.keyed() && kind.equals("INNER") && other.definition().primaryKey().stream().allMatch(pairing.columns().values()::contains) && random.nextBoolean();
        if (other.keyed() && !bound) {
            rightSide = new Relation.Wrapped(SelectBlock.of(ImmutableList.of("*"), right.relation(), neededKeys(random, right)), "b", OptionalLong.empty());
        }
        Relation leftSide = left.relation();
        if (one.keyed() && !kind.equals("INNER")) {
            leftSide = new Relation.Wrapped(SelectBlock.of(ImmutableList.of("*"), left.relation(), where), "a", OptionalLong.empty());
            where = new ArrayList<>();
        }
        ConditionGenerator generator = new ConditionGenerator(random);
        List<ColumnDefinition> leftColumns = QueryGenerator.some(random, told ? told(one, pairing.oneQuery()) : listed(one), 4);
        List<ColumnDefinition> rightColumns = QueryGenerator.some(random, told ? told(other, pairing.otherQuery()) : listed(other), 4);
        List<ColumnDefinition> leftFilters = told ? without(leftColumns, pairing.columns().keySet()) : leftColumns;
        if (!leftFilters.isEmpty() && random.nextBoolean()) {
            where.add(generator.mix(left.columns(leftFilters)));
        }
        List<ColumnDefinition> rightFilters = told ? without(rightColumns, pairing.columns().values()) : rightColumns;
        if (!rightFilters.isEmpty() && random.nextInt(3) == 0) {
            (kind.equals("LEFT") && random.nextBoolean() ? on : where).add(generator.mix(right.columns(rightFilters)));
        }
        Relation joined = new Relation.Join(leftSide, kind, rightSide, on);
        if (!told && random.nextInt(3) == 0) {
            return new Aggregates(random).over(random.nextBoolean() ? left : right, joined, where);
        }
        List<String> items = new ArrayList<>();
        leftColumns.forEach(column -> items.add(left.expression(column.name())));
        for (ColumnDefinition column : rightColumns) {
            items.add(right.expression(column.name()));
        }
        SelectBlock block = SelectBlock.of(items, joined, where);
        boolean comparable = Stream.concat(leftColumns.stream(), rightColumns.stream()).allMatch(Shapes::isOrderable);
        return GeneratedQuery.of(comparable && random.nextInt(5) == 0 ? block.asDistinct() : block);
    }

    private static List<ColumnDefinition> listed(SampledTable table)
    {
        return table.columns().stream().filter(column -> !column.onlySingle()).collect(toImmutableList());
    }

    /**
     * Conditions on the columns of the join itself may lead to other keys.
     */
    private static List<ColumnDefinition> without(List<ColumnDefinition> columns, Collection<String> names)
    {
        return columns.stream().filter(column -> !names.contains(column.name())).collect(toImmutableList());
    }

    private static List<ColumnDefinition> told(SampledTable table, Optional<String> query)
    {
        Optional<EndpointDefinition> endpoint = query.flatMap(table.definition()::endpoint);
        return listed(table).stream().filter(column -> endpoint.isEmpty() || endpoint.get().tells(column)).collect(toImmutableList());
    }

    private static Optional<Map<String, Object>> partner(Pairing pairing, Map<String, Object> anchor, SampledTable other)
    {
        return other.rows().stream()
                .filter(row -> pairing.columns().entrySet().stream().allMatch(columns -> anchor.containsKey(columns.getKey()) && anchor.get(columns.getKey()).equals(row.get(columns.getValue()))))
                .findFirst();
    }

    /**
     * A condition with the rows of another table: IN, NOT IN, EXISTS or NOT EXISTS.
     */
    Optional<Condition> related(Random random, TableInQuery table)
    {
        return pairing(random, Optional.of(table.table().name())).map(pairing -> related(random, table, pairing));
    }

    private Condition related(Random random, TableInQuery table, Pairing pairing)
    {
        SampledTable other = tables.get(pairing.other());
        TableInQuery inner = TableInQuery.of(other, "r", random);
        inner = inner.at(partner(pairing, table.anchor(), other).orElse(inner.anchor()));
        List<Condition> where = new ArrayList<>(neededKeys(random, inner));
        if (random.nextBoolean()) {
            where.add(new ConditionGenerator(random).mix(inner.columns(QueryGenerator.some(random, listed(other), 4))));
        }
        List<Map.Entry<String, String>> columns = ImmutableList.copyOf(pairing.columns().entrySet());
        if (random.nextInt(3) == 0) {
            for (Map.Entry<String, String> pair : columns) {
                where.add(new Condition.Plain("%s = %s".formatted(inner.expression(pair.getValue()), table.expression(pair.getKey()))));
            }
            return new Condition.Related(random.nextInt(3) == 0 ? "NOT EXISTS" : "EXISTS", SelectBlock.of(ImmutableList.of("1"), inner.relation(), where));
        }
        Map.Entry<String, String> last = columns.getLast();
        String opening = table.expression(last.getKey()) + (random.nextInt(4) == 0 ? " NOT IN" : " IN");
        return new Condition.Related(opening, SelectBlock.of(ImmutableList.of(inner.expression(last.getValue())), inner.relation(), where));
    }

    /**
     * Two tables whose join has not too many rows.
     */
    private Optional<Pairing> pairing(Random random, Optional<String> from)
    {
        for (int attempt = 0; attempt < 30; attempt++) {
            Optional<Pairing> pairing = random.nextInt(3) > 0 ? declared(random, from) : byValues(random, from);
            if (pairing.isPresent() && !tables.get(pairing.get().one()).rows().isEmpty() && !tables.get(pairing.get().other()).rows().isEmpty() && rows(pairing.get()) <= MOST_ROWS) {
                return pairing;
            }
        }
        return Optional.empty();
    }

    private Optional<Pairing> declared(Random random, Optional<String> from)
    {
        List<Pairing> possible = declared.stream().filter(pairing -> from.isEmpty() || from.get().equals(pairing.one())).collect(toImmutableList());
        return possible.isEmpty() ? Optional.empty() : Optional.of(possible.get(random.nextInt(possible.size())));
    }

    private Optional<Pairing> byValues(Random random, Optional<String> from)
    {
        List<SampledTable> all = ImmutableList.copyOf(tables.values());
        SampledTable one = from.map(tables::get).orElseGet(() -> all.get(random.nextInt(all.size())));
        SampledTable other = random.nextInt(4) == 0 ? one : all.get(random.nextInt(all.size()));
        List<ColumnDefinition> columns = joinable(one);
        ColumnDefinition column = columns.get(random.nextInt(columns.size()));
        Set<Object> values = new HashSet<>(one.values(column.name()));
        List<ColumnDefinition> partners = joinable(other).stream()
                .filter(candidate -> candidate.type().equals(column.type()) && other.values(candidate.name()).stream().anyMatch(values::contains))
                .collect(toImmutableList());
        return partners.isEmpty() ? Optional.empty() : Optional.of(new Pairing(one.name(), other.name(), ImmutableMap.of(column.name(), partners.get(random.nextInt(partners.size())).name()), Optional.empty(), Optional.empty()));
    }

    private static List<ColumnDefinition> joinable(SampledTable table)
    {
        return listed(table).stream().filter(column -> column.type().equals(ColumnType.VARCHAR) || column.type().equals(ColumnType.BIGINT)).collect(toImmutableList());
    }

    private long rows(Pairing pairing)
    {
        Map<List<Object>, Long> counts = new HashMap<>();
        for (Map<String, Object> row : tables.get(pairing.one()).rows()) {
            counts.merge(values(row, pairing.columns().keySet()), 1L, Long::sum);
        }
        return tables.get(pairing.other()).rows().stream().mapToLong(row -> counts.getOrDefault(values(row, pairing.columns().values()), 0L)).sum();
    }

    private static List<Object> values(Map<String, Object> row, Iterable<String> columns)
    {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.getOrDefault(column, new Object())));
        return values;
    }

    /**
     * Tables that are joined by columns of which each is equal to another.
     *
     * @param oneQuery the path of the query that tells the rows of both, if there is one
     * @param otherQuery the path of the query that has the fields of the other table
     */
    private record Pairing(String one, String other, Map<String, String> columns, Optional<String> oneQuery, Optional<String> otherQuery)
    {
        private Pairing
        {
            columns = ImmutableMap.copyOf(columns);
        }
    }
}
