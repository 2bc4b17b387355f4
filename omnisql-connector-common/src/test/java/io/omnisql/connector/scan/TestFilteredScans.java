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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.FilterParameters;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.PushedAggregate;
import io.omnisql.connector.planning.PushedFilters;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingLibrary;
import io.omnisql.connector.testing.TestingLibrary.Row;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.planning.PushedAggregate.Function.MAX;
import static io.omnisql.connector.planning.PushedAggregate.Function.MIN;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingServer.response;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimeZoneKey.getTimeZoneKey;
import static java.lang.Math.min;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Sending a filter and checking it again gives the rows of the filter, for constraints and books of all sorts.
 */
@Timeout(value = 5, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestFilteredScans
{
    private static final int ROUNDS = 100;
    private static final int PAGE = 10;
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final TupleDomain<ApiColumnHandle> MAIN = where(book("city"), text("Oslo"), book("library"), text("main"));
    private static final EndpointDefinition LIST = BOOKS.endpoint(TestingSource.LIST).orElseThrow();
    private static final Map<String, Function<Row, Optional<Object>>> COLUMNS = ImmutableMap.<String, Function<Row, Optional<Object>>>builder()
            .put("city", _ -> Optional.of(slice("Oslo")))
            .put("library", _ -> Optional.of(slice("main")))
            .put("number", row -> Optional.of(row.number()))
            .put("title", row -> row.title().map(TestFilteredScans::slice))
            .put("author", row -> row.author().map(TestFilteredScans::slice))
            .put("keeper", row -> row.keeper().map(TestFilteredScans::slice))
            .put("status", row -> Optional.of(slice(row.status())))
            .put("reference", row -> Optional.of(row.reference()))
            .put("pages", row -> Optional.of((long) row.pages()))
            .put("added_at", row -> Optional.of(packed(row.addedAt())))
            .put("changed_at", row -> Optional.of(packed(row.changedAt())))
            .put("lent_at", row -> row.lentAt().map(TestFilteredScans::packed))
            .buildOrThrow();

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testScanGivesTheRowsOfTheConstraint()
    {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            TestingLibrary library = TestingLibrary.random(random, 30);
            TupleDomain<ApiColumnHandle> constraint = constraint(random);
            List<Row> matching = matching(library.rows(), constraint);
            int requests = scan.server().requests().size();
            scan.server().answersAll(request -> page(library, request.getUrl()));
            List<List<Object>> rows = scan.books(ALL.withFilter(constraint, ImmutableList.of()), "number");
            HttpUrl asked = scan.server().requests().get(requests).getUrl();
            String name = "seed %s: %s, asked by %s".formatted(seed, constraint, asked);
            assertThat(library.list(parameters(asked))).describedAs(name).containsAll(matching);
            assertThat(rows).describedAs(name).containsExactlyInAnyOrderElementsOf(matching.stream().map(row -> ImmutableList.<Object>of(row.number())).collect(toImmutableList()));
        }
    }

    @Test
    void testLimitedScanGivesSoManyRowsOfTheConstraint()
    {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            TestingLibrary library = TestingLibrary.random(random, 30);
            TupleDomain<ApiColumnHandle> constraint = constraint(random);
            int limit = 1 + random.nextInt(12);
            List<List<Object>> matching = matching(library.rows(), constraint).stream().map(row -> ImmutableList.<Object>of(row.number())).collect(toImmutableList());
            scan.server().answersAll(request -> page(library, request.getUrl()));
            assertThat(scan.books(ALL.withFilter(constraint, ImmutableList.of()).withLimit(limit), "number"))
                    .describedAs("seed %s: %s up to %s rows", seed, constraint, limit)
                    .hasSize(min(limit, matching.size()))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(matching);
        }
    }

    /**
     * The values of the order are those of the first rows; which of several rows with equal values are the last is up to the source.
     */
    @Test
    void testOrderedScanGivesTheFirstRowsOfTheConstraint()
    {
        List<SortOrder> orders = ImmutableList.copyOf(SortOrder.values());
        for (int seed = 0; seed < 2 * ROUNDS; seed++) {
            Random random = new Random(seed);
            TestingLibrary library = TestingLibrary.random(random, 30);
            TupleDomain<ApiColumnHandle> constraint = constraint(random);
            String column = ImmutableList.of("pages", "added_at", "changed_at").get(random.nextInt(3));
            List<OrderItem> order = new ArrayList<>(ImmutableList.of(new OrderItem(book(column), orders.get(random.nextInt(orders.size())))));
            if (random.nextBoolean()) {
                order.add(new OrderItem(book("number"), orders.get(random.nextInt(orders.size()))));
            }
            int limit = 1 + random.nextInt(12);
            List<List<Object>> expected = matching(library.rows(), constraint).stream()
                    .sorted(comparator(order))
                    .limit(limit)
                    .map(row -> values(row, order))
                    .collect(toImmutableList());
            scan.server().answersAll(request -> page(library, request.getUrl()));
            List<List<Object>> rows = scan.books(ALL.withFilter(constraint, ImmutableList.of()).withTopN(order, limit), order.stream().map(item -> item.column().name()).toArray(String[]::new));
            assertThat(rows)
                    .describedAs("seed %s: %s by %s up to %s rows", seed, constraint, order, limit)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void testLeastAndGreatestOfTheConstraint()
    {
        int some = 0;
        for (int seed = 0; seed < 2 * ROUNDS; seed++) {
            Random random = new Random(seed);
            TestingLibrary library = TestingLibrary.random(random, 30);
            TupleDomain<ApiColumnHandle> constraint = constraint(random).intersect(MAIN);
            ApiColumnHandle column = book(ImmutableList.of("pages", "added_at", "changed_at").get(random.nextInt(3)));
            List<PushedAggregate> aggregates = Stream.of(MIN, MAX).map(function -> new PushedAggregate(function, Optional.of(column))).collect(toImmutableList());
            LongSummaryStatistics expected = matching(library.rows(), constraint).stream().mapToLong(row -> (long) value(row, column).orElseThrow()).summaryStatistics();
            scan.server().answersAll(request -> page(library, request.getUrl()));
            ApiTableHandle handle = ALL.withFilter(constraint, ImmutableList.of()).aggregating(aggregates);
            assertThat(scan.rows(SESSION, new Scope.Open(), handle, aggregates.stream().map(PushedAggregate::output).toArray(ApiColumnHandle[]::new)))
                    .describedAs("seed %s: %s of %s", seed, constraint, column)
                    .containsExactly(expected.getCount() == 0 ? Arrays.asList(null, null) : ImmutableList.of(expected.getMin(), expected.getMax()));
            some += expected.getCount() == 0 ? 0 : 1;
        }
        assertThat(some).isBetween(ROUNDS, 2 * ROUNDS - 1);
    }

    /**
     * Few numbers are asked for one by one, many by the list; some of them are no books.
     */
    @Test
    void testNumberedBooks()
    {
        int single = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            TestingLibrary library = TestingLibrary.random(random, 30);
            Domain numbers = Domain.multipleValues(BIGINT, Stream.generate(() -> (Object) (long) random.nextInt(40)).limit(1 + random.nextInt(12)).distinct().collect(toImmutableList()));
            TupleDomain<ApiColumnHandle> constraint = constraint(random).intersect(where(book("number"), numbers));
            List<OrderItem> order = ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST), new OrderItem(book("number"), DESC_NULLS_LAST));
            int limit = 1 + random.nextInt(6);
            List<Row> matching = matching(library.rows(), constraint);
            ApiTableHandle handle = ALL.withFilter(constraint, ImmutableList.of());
            int requests = scan.server().requests().size();
            scan.server().answersAll(request -> page(library, request.getUrl()));
            String name = "seed %s: %s".formatted(seed, constraint);
            List<List<Object>> rows = matching.stream().map(row -> ImmutableList.<Object>of(row.number())).collect(toImmutableList());
            assertThat(scan.books(handle, "number")).describedAs(name).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(scan.books(handle.withLimit(limit), "number")).describedAs(name).hasSize(min(limit, rows.size())).doesNotHaveDuplicates().isSubsetOf(rows);
            assertThat(scan.books(handle.withTopN(order, limit), "number")).describedAs(name).containsExactlyElementsOf(matching.stream()
                    .sorted(comparator(order))
                    .limit(limit)
                    .map(row -> ImmutableList.<Object>of(row.number()))
                    .collect(toImmutableList()));
            if (isSingle(scan.server().requests().get(requests).getUrl())) {
                single++;
            }
        }
        assertThat(single).isBetween(ROUNDS / 4, ROUNDS * 3 / 4);
    }

    /**
     * What is called exact needs no check, and so may decide the page size of a LIMIT.
     */
    @Test
    void testExactFiltersGiveNoOtherRows()
    {
        int exact = 0;
        int narrowed = 0;
        for (int seed = 0; seed < 20 * ROUNDS; seed++) {
            Random random = new Random(seed);
            TestingLibrary library = TestingLibrary.random(random, 30);
            TupleDomain<ApiColumnHandle> constraint = constraint(random);
            PushedFilters filters = FilterParameters.plan(BOOKS, LIST, constraint, ImmutableList.of());
            Map<String, String> parameters = new HashMap<>(LIST.always());
            parameters.putAll(LIST.scanOrder());
            filters.parameters().forEach(filter -> parameters.put(filter.name(), filter.value()));
            List<Row> listed = library.list(parameters);
            List<Row> matching = matching(library.rows(), constraint);
            String name = "seed %s: %s, asked by %s".formatted(seed, constraint, parameters);
            assertThat(listed).describedAs(name).containsAll(matching);
            if (filters.exact()) {
                exact++;
                assertThat(listed).describedAs(name).containsExactlyInAnyOrderElementsOf(matching);
            }
            if (listed.size() < library.rows().size()) {
                narrowed++;
            }
        }
        assertThat(exact).isGreaterThan(ROUNDS / 2);
        assertThat(narrowed).isGreaterThan(ROUNDS);
    }

    private static boolean isSingle(HttpUrl url)
    {
        return url.pathSize() == 5;
    }

    private static MockResponse page(TestingLibrary library, HttpUrl url)
    {
        if (url.pathSize() == 3) {
            return response(200, "{}");
        }
        if (isSingle(url)) {
            return library.rows().stream()
                    .filter(row -> String.valueOf(row.number()).equals(url.pathSegments().getLast()))
                    .map(row -> response(200, row.json().toString()))
                    .findFirst()
                    .orElseGet(() -> response(404, ""));
        }
        int page = Optional.ofNullable(url.queryParameter("page")).map(Integer::parseInt).orElse(0);
        List<TestingBook> books = library.list(parameters(url)).stream().map(Row::json).collect(toImmutableList());
        String body = TestingBook.page(books.stream().skip((long) PAGE * page).limit(PAGE).collect(toImmutableList()));
        if (books.size() <= PAGE * (page + 1)) {
            return response(200, body);
        }
        HttpUrl next = url.newBuilder().setQueryParameter("page", String.valueOf(page + 1)).build();
        return response(200, body, "Link", "<%s>; rel=\"next\"".formatted(next));
    }

    private static Map<String, String> parameters(HttpUrl url)
    {
        return url.queryParameterNames().stream()
                .filter(name -> !name.equals("page"))
                .collect(toImmutableMap(identity(), url::queryParameter));
    }

    private static Comparator<Row> comparator(List<OrderItem> order)
    {
        return order.stream()
                .map(item -> {
                    Comparator<Row> ascending = Comparator.comparingLong(row -> (long) value(row, item.column()).orElseThrow());
                    return item.order().isAscending() ? ascending : ascending.reversed();
                })
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static List<Object> values(Row row, List<OrderItem> order)
    {
        return order.stream().map(item -> value(row, item.column()).orElseThrow()).collect(toImmutableList());
    }

    private static Optional<Object> value(Row row, ApiColumnHandle column)
    {
        return COLUMNS.get(column.name()).apply(row);
    }

    private static List<Row> matching(List<Row> rows, TupleDomain<ApiColumnHandle> constraint)
    {
        return rows.stream()
                .filter(row -> constraint.getDomains().orElseThrow().entrySet().stream()
                        .allMatch(entry -> entry.getValue().includesNullableValue(value(row, entry.getKey()).orElse(null))))
                .collect(toImmutableList());
    }

    private static TupleDomain<ApiColumnHandle> constraint(Random random)
    {
        List<String> names = COLUMNS.keySet().stream().filter(name -> !ImmutableSet.of("city", "library", "number").contains(name)).collect(toImmutableList());
        Map<ApiColumnHandle, Domain> domains = new LinkedHashMap<>();
        int count = 1 + random.nextInt(3);
        for (int column = 0; column < count; column++) {
            ApiColumnHandle handle = book(names.get(random.nextInt(names.size())));
            domains.put(handle, domain(random, handle));
        }
        return TupleDomain.withColumnDomains(domains);
    }

    /**
     * A domain that admits something, as every domain in a handle does.
     */
    private static Domain domain(Random random, ApiColumnHandle column)
    {
        Type type = column.type();
        Supplier<Object> literal = () -> literal(random, column);
        Domain domain = switch (random.nextInt(8)) {
            case 0 -> Domain.onlyNull(type);
            case 1 -> Domain.notNull(type);
            case 2 -> Domain.multipleValues(type, Stream.generate(literal).limit(3).collect(toImmutableList()));
            case 3 -> Domain.create(ValueSet.of(type, literal.get()), true);
            case 4 -> type.isOrderable() ? Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(type, literal.get())), random.nextBoolean()) : Domain.notNull(type);
            case 5 -> type.isOrderable() ? Domain.create(ValueSet.ofRanges(Range.lessThan(type, literal.get())), random.nextBoolean()) : Domain.notNull(type);
            case 6 -> Domain.singleValue(type, literal.get()).complement();
            default -> Domain.singleValue(type, literal.get());
        };
        return domain.isNone() ? Domain.notNull(type) : domain;
    }

    private static Object literal(Random random, ApiColumnHandle column)
    {
        return switch (column.name()) {
            case "title", "author", "keeper" -> slice(TestingLibrary.word(random));
            case "status" -> slice(random.nextBoolean() ? "lent" : "shelved");
            case "reference" -> random.nextBoolean();
            case "pages" -> (long) random.nextInt(5);
            case "added_at", "changed_at", "lent_at" -> packDateTimeWithZone(TestingLibrary.instant(random).toEpochMilli(), random.nextBoolean() ? UTC_KEY : getTimeZoneKey("Asia/Kathmandu"));
            default -> throw new IllegalArgumentException(column.name());
        };
    }

    private static Object slice(Object text)
    {
        return utf8Slice((String) text);
    }

    private static Object packed(Instant instant)
    {
        return packDateTimeWithZone(instant.toEpochMilli(), UTC_KEY);
    }
}
