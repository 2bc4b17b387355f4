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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.error.ApiErrorCode;
import io.trino.client.FailureException;
import io.trino.testing.QueryFailedException;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.testing.SqlLiteral.quoted;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that are meant to break out of where they stand, in every filter and key that is text: they arrive as they are or not at all, and rows are SQL's.
 */
public final class LiteralChecks
{
    private static final String PATH = "../../admin//%2f..;/?";

    private static final ImmutableList<String> HOSTILE = ImmutableList.of(
            "",
            "*",
            "it's \"quoted\" \\ `twice`",
            "' OR '1'='1'; DROP TABLE x; --",
            "&state=all&per_page=1#?a=%27%2e%2e",
            PATH,
            "a\u0000b\r\nX-Evil: 1\t\u007f",
            "ünïcödé 日本語 🚀 \u202Ereversed \uFEFF",
            "x\") { viewer { login } } #{}${jndi:ldap://x}{{7*7}}",
            "one, two,three",
            " blanks at both ends ",
            "long ".repeat(800));

    private static final Pattern LEGAL = Pattern.compile("(?:[A-Za-z0-9\\-._~:/?\\[\\]@!$&'()*+,;=]++|%[0-9A-Fa-f]{2})*+");

    private final SuiteCatalog catalog;
    private final SampledRows rows;

    public LiteralChecks(SuiteCatalog catalog, SampledRows rows)
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
        return table.columns().stream().filter(column -> !column.hidden()).flatMap(column -> checks(table, column));
    }

    private Stream<SuiteCheck> checks(TableDefinition table, ColumnDefinition column)
    {
        String name = "%s.%s".formatted(table.name(), column.name());
        boolean isText = column.type().equals(ColumnType.VARCHAR);
        Stream.Builder<SuiteCheck> checks = Stream.builder();
        if (isText && table.endpoints().stream().anyMatch(endpoint -> endpoint.keyColumns().contains(column.name()))) {
            checks.add(new SuiteCheck("hostile texts as keys in " + name, () -> checkKeys(table, column)));
        }
        if (isText && column.filters().stream().anyMatch(filter -> filter.operator() == FilterOperator.EQUAL)) {
            checks.add(new SuiteCheck("hostile texts that %s equals".formatted(name), () -> checkValues(table, column)));
        }
        if (column.filters().stream().anyMatch(filter -> filter.operator() == FilterOperator.CONTAINS)) {
            checks.add(new SuiteCheck("hostile texts that %s contains".formatted(name), () -> checkElements(table, column)));
        }
        return checks.build();
    }

    /**
     * All at once, and one that is meant for paths by itself.
     */
    private void checkKeys(TableDefinition table, ColumnDefinition column)
    {
        check(table, column, SqlLiteral.in(column.name(), HOSTILE), row -> HOSTILE.contains(row.get(column.name())), HOSTILE);
        check(table, column, SqlLiteral.in(column.name(), ImmutableList.of(PATH)), row -> Objects.equals(row.get(column.name()), PATH), ImmutableList.of(PATH));
    }

    private void checkValues(TableDefinition table, ColumnDefinition column)
    {
        for (String literal : HOSTILE) {
            check(table, column, SqlLiteral.in(column.name(), ImmutableList.of(literal)), row -> literal.equals(row.get(column.name())), ImmutableList.of(literal));
        }
    }

    private void checkElements(TableDefinition table, ColumnDefinition column)
    {
        for (String literal : HOSTILE) {
            String condition = "contains(%s, %s)".formatted(quoted(column.name()), SqlLiteral.of(literal));
            check(table, column, condition, row -> row.get(column.name()) instanceof Collection<?> elements && elements.contains(literal), ImmutableList.of(literal));
        }
    }

    private void check(TableDefinition table, ColumnDefinition column, String condition, Predicate<Map<String, Object>> hits, List<String> literals)
    {
        KeyCondition key = KeyCondition.largest(table, rows, ImmutableSet.of(column.name()), catalog.source());
        check(table, "%s AND %s".formatted(key.sql(), condition), key.rows().stream().filter(hits).toList(), literals);
    }

    private void check(TableDefinition table, String condition, List<Map<String, Object>> expected, List<String> literals)
    {
        String sql = "SELECT %s FROM %s WHERE %s".formatted(table.primaryKey().stream().map(SqlLiteral::quoted).collect(joining(", ")), quoted(table.name()), condition);
        try {
            SuiteAnswer answer = catalog.execute(sql);
            assertThat(answer.rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(SampledRows.identities(table, expected));
        }
        catch (QueryFailedException e) {
            assertThat(isTyped(e)).describedAs("%s fails without an error code of its own: %s", sql, e.getMessage()).isTrue();
            assertThat(expected).describedAs("%s fails where it has rows: %s", sql, e.getMessage()).isEmpty();
        }
        Set<String> declared = declaredParameters(table);
        for (WireExchange exchange : catalog.proxy().journal()) {
            assertThat(LEGAL.matcher(exchange.target()).matches()).describedAs("%s writes characters that are not allowed in a request: %s", sql, exchange).isTrue();
            assertThat(exchange.url().queryParameterNames()).describedAs("%s adds a parameter to the request: %s", sql, exchange).isSubsetOf(declared);
            assertThat(exchange.url().pathSegments()).describedAs("%s leaves its path: %s", sql, exchange).doesNotContain("..", ".");
            if (!exchange.body().isEmpty()) {
                String query = WireParameters.parse(exchange.body()).path("query").asText();
                assertThat(literals).describedAs("literals in a query's text: %s", query).noneMatch(literal -> literal.length() > 1 && query.contains(literal));
                checkSearches(table, sql, exchange.body());
            }
        }
    }

    /**
     * A search says what it would say of any other value: conditions that the table declares, or the one that every record meets.
     */
    private void checkSearches(TableDefinition table, String sql, String body)
    {
        Set<String> declared = table.columns().stream().flatMap(column -> column.filters().stream()).map(filter -> filter.parameter().name()).collect(toImmutableSet());
        table.endpoints().stream()
                .flatMap(endpoint -> endpoint.search().stream())
                .filter(search -> WireParameters.parse(body).has(search.parameter()))
                .forEach(search -> assertThat(fields(WireParameters.search(search, body)))
                        .describedAs("%s adds a condition to the search: %s", sql, body)
                        .isSubsetOf(Sets.union(declared, fields(search.everything()))));
    }

    private Set<String> fields(String search)
    {
        return catalog.source().read(search).conditions().stream().map(SearchReading.Condition::field).collect(toImmutableSet());
    }

    static boolean isTyped(QueryFailedException e)
    {
        return e.getCause() instanceof FailureException failure && Stream.of(ApiErrorCode.values()).anyMatch(code -> code.name().equals(failure.getFailureInfo().getErrorInfo().getName()));
    }

    /**
     * What requests for the table, and for the lists that lead to its keys, may have.
     */
    private Set<String> declaredParameters(TableDefinition table)
    {
        Stream<TableDefinition> lists = table.endpoints().stream()
                .flatMap(endpoint -> endpoint.keySource().stream())
                .flatMap(source -> catalog.source().definition().table(source.table()).stream());
        Stream<String> filters = Stream.concat(Stream.of(table), lists)
                .flatMap(asked -> asked.columns().stream())
                .flatMap(column -> column.filters().stream())
                .map(filter -> filter.parameter().name());
        Stream<String> endpoints = catalog.source().definition().tables().stream()
                .flatMap(other -> other.endpoints().stream())
                .flatMap(LiteralChecks::parameters);
        return Stream.concat(filters, endpoints).collect(toImmutableSet());
    }

    private static Stream<String> parameters(EndpointDefinition endpoint)
    {
        return Stream.of(
                        endpoint.always().keySet().stream(),
                        endpoint.scanOrder().keySet().stream(),
                        endpoint.sortParameters().stream().flatMap(sort -> Stream.concat(Stream.of(sort.column()), sort.direction().stream())),
                        endpoint.keyBatch().stream().map(KeyBatch::parameter),
                        PagingParameters.of(endpoint.paging()))
                .flatMap(names -> names);
    }
}
