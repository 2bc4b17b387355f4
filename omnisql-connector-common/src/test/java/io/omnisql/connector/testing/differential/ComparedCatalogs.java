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
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.testing.SearchReading;
import io.trino.Session;
import io.trino.client.FailureException;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.spi.security.Identity;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryFailedException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The three ways in which each query is answered: with pushdown, without, and from a copy of the rows in memory.
 */
final class ComparedCatalogs
{
    private static final String MEMORY = "oracle";

    private final DifferentialSource source;
    private final String memory;
    private final String catalog;
    private final Identity user;

    private ComparedCatalogs(DifferentialSource source, String memory, String catalog, Identity user)
    {
        this.source = requireNonNull(source, "source is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.user = requireNonNull(user, "user is null");
    }

    /**
     * Copies all tables, as they are read without pushdown.
     */
    static ComparedCatalogs copy(DifferentialSource source)
    {
        source.queryRunner().installPlugin(new MemoryPlugin());
        source.queryRunner().createCatalog(MEMORY, "memory", ImmutableMap.of("memory.max-data-per-node", "512MB"));
        ComparedCatalogs catalogs = new ComparedCatalogs(source, MEMORY, source.catalog(), source.queryRunner().getDefaultSession().getIdentity());
        for (TableDefinition table : source.definition().tables()) {
            String columns = catalogs.columns(table).stream().map(name -> "\"" + name + "\"").collect(joining(", "));
            String condition = source.keyed().containsKey(table.name()) ? " WHERE " + source.keyed().get(table.name()) : "";
            source.queryRunner().execute(catalogs.unpushed("UTC"), "CREATE TABLE %s.default.%s AS SELECT %s FROM %s%s".formatted(MEMORY, table.name(), columns, table.name(), condition));
        }
        return catalogs;
    }

    /**
     * What a user sees of it in another catalog over the same source, where the user sees the rows for which conditions are true, of each table one.
     */
    ComparedCatalogs visible(String restricted, String visibleTo, Map<String, String> conditions)
    {
        String visible = "visible_to_" + visibleTo;
        source.queryRunner().createCatalog(visible, "memory", ImmutableMap.of("memory.max-data-per-node", "512MB"));
        conditions.forEach((table, condition) -> source.queryRunner().execute(memory("UTC"), "CREATE TABLE %s.default.%s AS SELECT * FROM %s WHERE %s".formatted(visible, table, table, condition)));
        return new ComparedCatalogs(source, visible, restricted, Identity.ofUser(visibleTo));
    }

    private List<String> columns(TableDefinition table)
    {
        return table.columns().stream()
                .map(ColumnDefinition::name)
                .filter(name -> !name.startsWith("$") && !source.leftOut().contains(table.name() + "." + name))
                .collect(toImmutableList());
    }

    /**
     * All rows of the copies.
     */
    List<SampledTable> sample()
    {
        ImmutableList.Builder<SampledTable> tables = ImmutableList.builder();
        for (TableDefinition table : source.definition().tables()) {
            List<String> columns = columns(table);
            MaterializedResult result = source.queryRunner().execute(memory("UTC"), "SELECT %s FROM %s".formatted(columns.stream().map(name -> "\"" + name + "\"").collect(joining(", ")), table.name()));
            List<Map<String, Object>> rows = result.getMaterializedRows().stream().map(row -> row(columns, row)).sorted(Comparator.comparing(row -> identity(table, row))).collect(toImmutableList());
            List<List<Object>> identities = rows.stream().map(row -> table.primaryKey().stream().map(row::get).toList()).distinct().collect(toImmutableList());
            if (identities.size() != rows.size()) {
                throw new AssertionError("%s: %s rows have %s primary keys".formatted(table.name(), rows.size(), identities.size()));
            }
            tables.add(new SampledTable(table, columns, rows, source.keyed().containsKey(table.name())));
        }
        return tables.build();
    }

    /**
     * Rows are in the order of their keys, so that those of a seed are always the same.
     */
    private static String identity(TableDefinition table, Map<String, Object> row)
    {
        return table.primaryKey().stream().map(column -> String.valueOf(row.get(column))).collect(joining("\n"));
    }

    private static Map<String, Object> row(List<String> columns, MaterializedRow row)
    {
        ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
        for (int column = 0; column < columns.size(); column++) {
            if (row.getField(column) != null) {
                values.put(columns.get(column), row.getField(column));
            }
        }
        return values.buildOrThrow();
    }

    Outcome expected(GeneratedQuery query, String zone)
    {
        return run(memory(zone), query);
    }

    /**
     * With everything that the source can be left to do, and the requests that this took.
     */
    Pushed withPushdown(GeneratedQuery query, String zone)
    {
        // what came before belongs to no query
        var _ = source.requests().get();
        Outcome outcome = run(session(zone).build(), query);
        return new Pushed(outcome, source.requests().get());
    }

    Outcome withoutPushdown(GeneratedQuery query, String zone)
    {
        return run(unpushed(zone), query);
    }

    SearchReading read(String search)
    {
        return source.reader().apply(search);
    }

    private Session memory(String zone)
    {
        return Session.builder(source.queryRunner().getDefaultSession()).setCatalog(memory).setSchema("default").setTimeZoneKey(TimeZoneKey.getTimeZoneKey(zone)).build();
    }

    private Session unpushed(String zone)
    {
        return session(zone).setCatalogSessionProperty(catalog, "pushdown_enabled", "false").build();
    }

    private Session.SessionBuilder session(String zone)
    {
        return Session.builder(source.queryRunner().getDefaultSession())
                .setIdentity(user)
                .setOriginalIdentity(user)
                .setCatalog(catalog)
                .setSchema("default")
                .setTimeZoneKey(TimeZoneKey.getTimeZoneKey(zone))
                .setCatalogSessionProperty(catalog, "missing_resource", "EMPTY");
    }

    private Outcome run(Session session, GeneratedQuery query)
    {
        try {
            MaterializedResult result = source.queryRunner().execute(session, query.sql());
            return new Outcome.Rows(
                    result.getTypes().stream().map(Object::toString).collect(toImmutableList()),
                    result.getMaterializedRows().stream().map(ComparedCatalogs::values).collect(toImmutableList()));
        }
        catch (QueryFailedException e) {
            String name = e.getCause() instanceof FailureException failure ? failure.getFailureInfo().getErrorInfo().getName() : e.getClass().getSimpleName();
            return new Outcome.Failed(name, String.valueOf(e.getMessage()));
        }
    }

    private static List<Object> values(MaterializedRow row)
    {
        List<Object> values = new ArrayList<>();
        row.getFields().forEach(values::add);
        return Collections.unmodifiableList(values);
    }

    record Pushed(Outcome outcome, List<SentRequest> requests) {}
}
