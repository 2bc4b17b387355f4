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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.Fidelity;
import io.omnisql.connector.definition.TableDefinition;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.testing.SqlLiteral.quoted;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits, counts and lookups of each table: the rows, and no more requests than without.
 */
public final class LimitChecks
{
    private static final int LOOKED_UP = 3;

    private final SuiteCatalog catalog;
    private final SampledRows rows;

    public LimitChecks(SuiteCatalog catalog, SampledRows rows)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.rows = requireNonNull(rows, "rows is null");
    }

    public List<SuiteCheck> checks()
    {
        return catalog.source().definition().tables().stream().flatMap(this::checks).toList();
    }

    private Stream<SuiteCheck> checks(TableDefinition table)
    {
        return Stream.of(
                        Stream.of(new SuiteCheck("LIMIT of " + table.name(), () -> checkLimit(table)), new SuiteCheck("count of " + table.name(), () -> checkCounts(table))),
                        table.endpoints().stream().filter(endpoint -> !endpoint.keyColumns().isEmpty()).map(endpoint -> new SuiteCheck("lookups in %s by %s".formatted(table.name(), endpoint.route()), () -> checkLookups(table, endpoint))))
                .flatMap(checks -> checks);
    }

    private void checkLimit(TableDefinition table)
    {
        KeyCondition condition = largest(table);
        int limit = Math.max(1, condition.rows().size() / 2);
        String sql = "SELECT %s FROM %s WHERE %s LIMIT %s".formatted(table.primaryKey().stream().map(SqlLiteral::quoted).collect(joining(", ")), quoted(table.name()), condition.sql(), limit);
        SuiteAnswer on = catalog.query(sql);
        SuiteAnswer off = catalog.queryWithoutPushdown(sql);
        assertThat(on.rows()).describedAs(sql).hasSize(limit).doesNotHaveDuplicates().isSubsetOf(SampledRows.identities(table, condition.rows()));
        assertThat(off.rows()).describedAs(sql + " without pushdown").hasSize(limit);
        assertThat(on.journal().size()).describedAs("requests of %s: %s; without pushdown: %s", sql, on.journal(), off.journal()).isLessThanOrEqualTo(off.journal().size() + ahead(on.journal()));
    }

    /**
     * Whether the page behind the last one that is wanted has been asked for when there are enough rows is chance.
     */
    private static int ahead(List<WireExchange> journal)
    {
        boolean isPage = journal.size() > 1 && journal.getLast().url().encodedPath().equals(journal.get(journal.size() - 2).url().encodedPath());
        return isPage ? 1 : 0;
    }

    /**
     * All rows, and those that a filter finds of which the source promises to find no others.
     */
    private void checkCounts(TableDefinition table)
    {
        String keys = catalog.source().keys(table.name()).orElse("TRUE");
        SuiteAnswer all = checkCount(table, keys, rows.of(table).size());
        if (table.endpoints().stream().anyMatch(endpoint -> endpoint.counts() && endpoint.variables().isEmpty())) {
            assertThat(all.journal()).describedAs("requests for the number of rows of %s, which its list tells", table.name()).hasSize(1);
        }
        KeyCondition condition = largest(table);
        SuiteAnswer _ = checkCount(table, condition.sql(), condition.rows().size());
        table.columns().forEach(column -> column.filters().stream()
                .filter(filter -> filter.fidelity() == Fidelity.EXACT)
                .forEach(filter -> FilterCase.of(column, filter, condition.rows()).stream()
                        .limit(2)
                        .forEach(filterCase -> checkCount(table, condition.sql() + " AND " + filterCase.condition(), condition.rows().stream().filter(filterCase.hits()).count()))));
    }

    private SuiteAnswer checkCount(TableDefinition table, String condition, long expected)
    {
        String sql = "SELECT count(*) FROM %s WHERE %s".formatted(quoted(table.name()), condition);
        SuiteAnswer on = catalog.query(sql);
        SuiteAnswer off = catalog.queryWithoutPushdown(sql);
        assertThat(on.column()).describedAs(sql).containsExactly(expected);
        assertThat(off.column()).describedAs(sql + " without pushdown").containsExactly(expected);
        assertThat(on.journal()).describedAs("requests of %s: %s; without pushdown: %s", sql, on.journal(), off.journal()).hasSizeLessThanOrEqualTo(off.journal().size());
        return on;
    }

    /**
     * A join that brings whole keys of the endpoint.
     */
    private void checkLookups(TableDefinition table, EndpointDefinition endpoint)
    {
        Set<String> columns = endpoint.keyColumns();
        List<KeyCondition> keys = CapabilityProbe.promising(KeyCondition.single(table, columns, rows), Comparator.comparing(KeyCondition::sql), LOOKED_UP);
        assertThat(keys).describedAs("keys of %s in the fixture", endpoint.route()).isNotEmpty();
        String values = keys.stream().map(key -> columns.stream().map(column -> SqlLiteral.of(key.rows().getFirst().get(column))).collect(joining(", ", "(", ")"))).collect(joining(", "));
        String sql = "SELECT %s FROM (VALUES %s) wanted(%s) JOIN %s found ON %s".formatted(
                table.primaryKey().stream().map(column -> "found." + quoted(column)).collect(joining(", ")),
                values,
                columns.stream().map(SqlLiteral::quoted).collect(joining(", ")),
                quoted(table.name()),
                columns.stream().map(column -> "wanted.%1$s = found.%1$s".formatted(quoted(column))).collect(joining(" AND ")));
        Set<List<Object>> expected = keys.stream().flatMap(key -> SampledRows.identities(table, key.rows()).stream()).collect(toImmutableSet());
        assertThat(catalog.query(sql).rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(catalog.queryWithoutPushdown(sql).rows()).describedAs(sql + " without pushdown").containsExactlyInAnyOrderElementsOf(expected);
    }

    private KeyCondition largest(TableDefinition table)
    {
        return KeyCondition.largest(table, rows, ImmutableSet.of(), catalog.source());
    }
}
