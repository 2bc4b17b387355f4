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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * Makes queries from nothing but the definition of a source and rows of its tables.
 * <p>
 * A query depends on the seed and on its index alone, so that each can be made again by itself.
 */
final class QueryGenerator
{
    private static final ImmutableList<String> ZONES = ImmutableList.of("UTC", "Asia/Kathmandu", "America/New_York", "Europe/Berlin");

    private final AimSchedule schedule;
    private final Map<String, SampledTable> tables;
    private final Set<String> referred;
    private final JoinChoices joins;
    private final long seed;

    QueryGenerator(SourceDefinition source, List<SampledTable> tables, long seed)
    {
        this.schedule = AimSchedule.of(source);
        this.tables = tables.stream().collect(toImmutableMap(SampledTable::name, table -> table));
        this.referred = source.tables().stream().flatMap(table -> table.endpoints().stream()).filter(endpoint -> endpoint.query().isEmpty()).flatMap(endpoint -> endpoint.referredPaths().stream()).collect(toImmutableSet());
        this.joins = new JoinChoices(source, tables);
        this.seed = seed;
    }

    AimSchedule schedule()
    {
        return schedule;
    }

    AimedQuery generate(int index)
    {
        Random random = new Random(seed * 1_000_003 + index * 0x9E3779B97F4A7C15L);
        String zone = ZONES.get(random.nextInt(ZONES.size()));
        List<CapabilityAim> aims = schedule.of(index);
        if (!aims.isEmpty()) {
            return aimed(random, zone, aims, index < schedule.length());
        }
        return new AimedQuery(free(random), zone, ImmutableList.of(), Map.of());
    }

    /**
     * @param plain whether the conditions stand in the query itself, and nothing else
     */
    private AimedQuery aimed(Random random, String zone, List<CapabilityAim> aims, boolean plain)
    {
        CapabilityAim first = aims.getFirst();
        boolean joined = first.isKey() && first.endpoint().query().filter(query -> !query.relations().isEmpty() && (query.keysPerRequest() == 1 || (!plain && random.nextBoolean()))).isPresent();
        SampledTable sampled = tables.get(first.table().name());
        AimedConditions conditions = new AimedConditions(random, aims, referred.contains(first.endpoint().path()));
        Map<String, Object> anchor = conditions.anchor(sampled);
        TableInQuery table = new TableInQuery(sampled, "t", anchor, true, random.nextBoolean());
        Map<String, Set<Object>> keys = conditions.keys(sampled, anchor);
        List<Condition> where = new ArrayList<>();
        keys.forEach((column, values) -> where.add(conditions.key(table, column, values)));
        conditions.filter(table).ifPresent(where::add);
        List<ColumnDefinition> others = conditions.others(sampled);
        if (!others.isEmpty() && !first.isSort() && random.nextBoolean()) {
            where.add(new ConditionGenerator(random).mix(table.columns(some(random, others, 3))));
        }
        List<ColumnDefinition> selected = new ArrayList<>(some(random, others.isEmpty() ? conditions.told(sampled) : others, 3));
        conditions.ownColumn(sampled).ifPresent(selected::add);
        Map<String, Set<String>> texts = new HashMap<>();
        keys.forEach((column, values) -> texts.put(column, values.stream().map(Object::toString).collect(toImmutableSet())));
        if (joined) {
            Optional<GeneratedQuery> join = joins.through(random, sampled, first.endpoint(), anchor, left -> keys.entrySet().stream().map(key -> conditions.key(left, key.getKey(), key.getValue())).collect(toImmutableList()));
            if (join.isPresent()) {
                return new AimedQuery(join.get(), zone, aims, texts);
            }
        }
        if (first.isSort()) {
            return new AimedQuery(new Shapes(random).ordered(table, selected, where, Optional.of(first.column())), zone, aims, texts);
        }
        GeneratedQuery query = plain ? new Shapes(random).plain(table, selected, where) : new Shapes(random).any(table, selected, where);
        return new AimedQuery(query, zone, aims, texts);
    }

    private GeneratedQuery free(Random random)
    {
        if (random.nextInt(4) == 0) {
            Optional<GeneratedQuery> joined = joins.join(random);
            if (joined.isPresent()) {
                return joined.get();
            }
        }
        TableInQuery table = TableInQuery.of(pick(random), "t", random);
        List<ColumnDefinition> columns = table.table().columns().stream().filter(column -> !column.onlySingle() || random.nextInt(60) == 0).collect(toImmutableList());
        List<Condition> where = new ArrayList<>(conditions(random, table, columns));
        if (random.nextInt(6) == 0) {
            joins.related(random, table).ifPresent(where::add);
        }
        return new Shapes(random).any(table, some(random, columns, 5), where);
    }

    private List<Condition> conditions(Random random, TableInQuery table, List<ColumnDefinition> columns)
    {
        List<Condition> where = new ArrayList<>(JoinChoices.neededKeys(random, table));
        ConditionGenerator generator = new ConditionGenerator(random);
        List<ColumnDefinition> usual = some(random, columns, 4);
        // what can be sent is asked more often than what cannot
        List<ColumnDefinition> known = columns.stream().filter(column -> column.inPath() || !column.filters().isEmpty() || column.sort().isPresent()).collect(toImmutableList());
        for (int count = random.nextInt(4); count > 0; count--) {
            where.add(generator.mix(table.columns(known.isEmpty() || random.nextBoolean() ? usual : some(random, known, 3))));
        }
        return where;
    }

    private SampledTable pick(Random random)
    {
        List<SampledTable> all = tables.values().stream().filter(table -> !table.rows().isEmpty()).collect(toImmutableList());
        return all.get(random.nextInt(all.size()));
    }

    static <T> List<T> some(Random random, List<T> list, int atMost)
    {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return ImmutableList.copyOf(shuffled.subList(0, min(list.size(), 1 + random.nextInt(atMost))));
    }

    static OptionalLong maybe(Random random, int bound)
    {
        return random.nextBoolean() ? OptionalLong.of(1 + random.nextInt(bound)) : OptionalLong.empty();
    }
}
