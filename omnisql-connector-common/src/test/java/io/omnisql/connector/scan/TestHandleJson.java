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
import io.airlift.json.JsonCodec;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.definition.WireForm;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.omnisql.connector.planning.ApiJoinHandle;
import io.omnisql.connector.planning.ApiSemiJoinHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.Containment;
import io.omnisql.connector.planning.JoinPlanner;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.NamePatterns;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.PushedAggregate;
import io.omnisql.connector.planning.ReadOrder;
import io.omnisql.connector.planning.RowScope;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.request.KeyBinding;
import io.omnisql.connector.request.QueryCondition;
import io.omnisql.connector.request.RequestParameter;
import io.omnisql.connector.testing.TestingRelations;
import io.omnisql.connector.testing.TestingSource;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorIndexHandle;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.VarcharType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.testing.TestingCodecs.codec;
import static io.omnisql.connector.testing.TestingDomains.between;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingRelations.EMBEDDED;
import static io.omnisql.connector.testing.TestingRelations.RELATED;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handles and splits travel to the workers as JSON and are equal there; as text, in EXPLAIN and traces, they hold no values.
 */
final class TestHandleJson
{
    private static final String CANARY = "canary-in-a-literal";

    @Test
    void testColumns()
    {
        List<ColumnDefinition.Builder> others = ImmutableList.of(
                column("price", DOUBLE).at("/a~1b/~0/c"),
                column("printed", DATE).at(""),
                column("anything", JSON).at("/notes"),
                column("listed", VARCHAR).listed(),
                column("policy", VARCHAR).from(new ValueSource.PolicyHash()),
                column("shelf", VARCHAR).atUrlSegmentAfter("/url", "shelves", 1),
                column("series", VARCHAR).atBeginning("/number", "-"),
                column("foreword", VARCHAR).documentAt("/foreword", "leaflet"),
                column("shelf_number", BIGINT).around("/number", 1),
                column("line", BIGINT).place(),
                column("part", rowOf(field("id", BIGINT, "/id"))).at("/part"),
                column("parts", arrayOf(rowOf(field("id", BIGINT, "/id"), field("names", arrayOf(VARCHAR), "/names/*")))).at("/parts"));
        List<ApiColumnHandle> columns = Stream.concat(
                        Stream.of(PushedAggregate.COUNT.output()),
                        Stream.concat(SOURCE.tables().stream().flatMap(table -> table.columns().stream()), others.stream().map(ColumnDefinition.Builder::build))
                                .map(column -> ColumnHandles.handle(column, TESTING_TYPE_MANAGER)))
                .collect(toImmutableList());
        for (ApiColumnHandle column : columns) {
            assertRoundTrip(codec(ColumnHandle.class), column);
        }
        assertThat(kinds(columns.stream().map(ApiColumnHandle::source))).isEqualTo(variants(ValueSource.class));
        assertThat(kinds(columns.stream().map(ApiColumnHandle::columnType))).isEqualTo(variants(ColumnType.class));
    }

    @Test
    void testTables()
    {
        List<ApiTableHandle> tables = ImmutableList.of(
                ApiTableHandle.of("books"),
                full(),
                ApiTableHandle.of("books").withFilter(TupleDomain.none(), ImmutableList.of()),
                ApiTableHandle.of("books").withFilter(where(book("number"), number(1, 2), book("keeper"), Domain.onlyNull(VarcharType.VARCHAR)), ImmutableList.of()),
                ApiTableHandle.of("books").withFilter(where(book("title"), text("a", "").complement()), ImmutableList.of()),
                ApiTableHandle.of("books").withFilter(where(book("changed_at"), between("2026-01-01T00:00:00Z", "2026-02-01T00:00:00.123Z")), ImmutableList.of()),
                ApiTableHandle.of("books").withLimit(7),
                ApiTableHandle.of("books").counting(),
                ApiTableHandle.of("books").aggregating(ImmutableList.of(new PushedAggregate(PushedAggregate.Function.MIN, Optional.of(book("added_at"))), PushedAggregate.COUNT)),
                ApiTableHandle.of("books").withColumns(ImmutableSet.of()),
                ApiTableHandle.of("books").withColumns(ImmutableSet.of("title", "pages")),
                full().distinct(book("keeper")).besideAnother());
        for (ApiTableHandle table : tables) {
            assertRoundTrip(codec(ConnectorTableHandle.class), table);
        }
        for (SortOrder order : SortOrder.values()) {
            assertRoundTrip(codec(ConnectorTableHandle.class), ApiTableHandle.of("books").withTopN(ImmutableList.of(new OrderItem(book("pages"), order)), 1));
        }
    }

    @Test
    void testVisibleRows()
    {
        RowPredicate predicate = new RowPredicate.Or(ImmutableList.of(
                new RowPredicate.And(ImmutableList.of(
                        new RowPredicate.OneOf("author", VarcharType.VARCHAR, ImmutableList.of(CANARY), false),
                        new RowPredicate.InRange("pages", BigintType.BIGINT, Optional.of(new RowPredicate.Bound("1", true)), Optional.empty(), true))),
                new RowPredicate.StartsWith("title", VarcharType.VARCHAR, CANARY, false),
                new RowPredicate.IsNull("keeper", VarcharType.VARCHAR, true)));
        List<RowScope> scopes = ImmutableList.of(
                RowScope.unrestricted(),
                new RowScope.Unrestricted(Optional.of("7")),
                new RowScope.Visible("7", predicate, ImmutableList.of(book("author"), book("pages"), book("title"), book("keeper")), where(book("city"), text(CANARY)), where(book("author"), text(CANARY))),
                new RowScope.Visible("7", new RowPredicate.None(), ImmutableList.of(), TupleDomain.none(), TupleDomain.none()),
                new RowScope.Denied("7"));
        for (RowScope rows : scopes) {
            assertRoundTrip(codec(ConnectorTableHandle.class), full().withRows(rows));
            assertThat(full().withRows(rows).toString()).isEqualTo(full().toString());
            assertThat(rows.toString()).doesNotContain(CANARY);
        }
        assertThat(kinds(scopes.stream())).isEqualTo(variants(RowScope.class));
    }

    @Test
    void testSplits()
    {
        List<EndpointDefinition> endpoints = SOURCE.tables().stream().flatMap(table -> table.endpoints().stream()).collect(toImmutableList());
        for (EndpointDefinition endpoint : endpoints) {
            for (KeyOrigin origin : KeyOrigin.values()) {
                assertRoundTrip(codec(ConnectorSplit.class), split(endpoint, origin));
            }
        }
        Records members = Records.arrays("/books").members("/notes", ImmutableList.of(new Records.Member("n1", ImmutableMap.of("id", "n1")), new Records.Member("n2", ImmutableMap.of())));
        assertRoundTrip(codec(ConnectorSplit.class), split(EndpointDefinition.get("/notes").records(members).rateLimit(TestingSource.DESK).build(), KeyOrigin.LITERAL));
        assertThat(kinds(endpoints.stream().map(EndpointDefinition::paging))).isEqualTo(variants(Paging.class));
        assertThat(kinds(endpoints.stream().map(EndpointDefinition::wire))).isEqualTo(variants(WireForm.class));
    }

    /**
     * All that an endpoint says of its keys is known to who reads it.
     */
    @Test
    void testKeySources()
    {
        EndpointDefinition endpoint = EndpointDefinition.get("/notes/{number}")
                .keysOnlyFrom("number", "books", "number")
                .keysTell("title", "title")
                .keysTellPage("/notes")
                .keysAlsoBy("library", "library")
                .keysLocatedBy(EndpointDefinition.post("/notes").batch("id", "ids", 100).rateLimit(TestingSource.DESK), "/number", "number")
                .rateLimit(TestingSource.DESK)
                .build();
        KeySource keySource = endpoint.keySource().orElseThrow();
        assertThat(keySource.tells()).isNotEmpty();
        assertThat(keySource.page()).isPresent();
        assertThat(keySource.also()).isNotEmpty();
        assertThat(keySource.locator()).isPresent();
        assertRoundTrip(codec(ConnectorSplit.class), split(endpoint, KeyOrigin.LITERAL));
    }

    @Test
    void testIndexes()
    {
        assertRoundTrip(codec(ConnectorIndexHandle.class), index());
        assertRoundTrip(codec(ConnectorIndexHandle.class), ApiIndexHandle.of("books", TupleDomain.all(), ImmutableList.of(), ImmutableList.of(book("number")), 1));
    }

    @Test
    void testJoins()
    {
        for (boolean outer : ImmutableList.of(false, true)) {
            ApiJoinHandle borrowers = join(outer, "borrowers", ImmutableMap.of("card", "card"), ImmutableSet.of("name"));
            ApiJoinHandle reviews = join(outer, "reviews", ImmutableMap.of("city", "city", "library", "library", "book", "number"), ImmutableSet.of("stars"));
            for (ApiJoinHandle join : ImmutableList.of(borrowers, reviews, borrowers.withLimit(7))) {
                assertRoundTrip(codec(ConnectorTableHandle.class), join);
                assertRoundTrip(codec(ConnectorTableHandle.class), join.scan());
                assertRoundTrip(codec(ConnectorTableHandle.class), join.limitedScan());
            }
        }
        assertRoundTrip(codec(ConnectorTableHandle.class), new JoinPlanner(EMBEDDED, new Scope.Open(), TESTING_TYPE_MANAGER)
                .plan(false, ApiTableHandle.of("loans"), ApiTableHandle.of("borrowers"), ImmutableMap.of("card", "card"), ImmutableSet.of("loan"), ImmutableSet.of("name"), 7)
                .orElseThrow());
        for (boolean related : ImmutableList.of(false, true)) {
            assertRoundTrip(codec(ColumnHandle.class), new ApiJoinColumn(related, book("title")));
        }
        assertThat(join(true, "borrowers", ImmutableMap.of("card", "card"), ImmutableSet.of("name")).toString()).doesNotContain(CANARY);
    }

    /**
     * A scan with the values that its rows must have.
     */
    @Test
    void testSemiJoins()
    {
        ApiSemiJoinHandle join = new ApiSemiJoinHandle(full().besideAnother(), book("keeper"), full().distinct(book("title")).besideAnother(), book("title"), OptionalLong.empty());
        for (ApiSemiJoinHandle handle : ImmutableList.of(join, join.withLimit(7))) {
            assertRoundTrip(codec(ConnectorTableHandle.class), handle);
            assertThat(handle.toString()).doesNotContain(CANARY);
        }
        ApiSplit split = split(SOURCE.tables().getFirst().endpoints().getFirst(), KeyOrigin.LITERAL);
        for (List<ApiSplit> filtering : ImmutableList.of(ImmutableList.<ApiSplit>of(), ImmutableList.of(split))) {
            assertRoundTrip(codec(ConnectorSplit.class), new SemiJoinSplit(split, filtering));
            assertThat(new SemiJoinSplit(split, filtering).toString()).doesNotContain(CANARY);
        }
    }

    /**
     * A join whose sides have values that are canaries.
     */
    private static ApiJoinHandle join(boolean outer, String related, Map<String, String> equal, Set<String> columns)
    {
        TupleDomain<ApiColumnHandle> constraint = related.equals("reviews")
                ? where(TestingSource.handle(TestingRelations.REVIEWS, "stars"), number(5))
                : where(TestingSource.handle(TestingRelations.BORROWERS, "name"), text(CANARY));
        ApiTableHandle filtered = ApiTableHandle.of(related).withFilter(constraint, ImmutableList.of());
        ApiTableHandle scan = ApiTableHandle.of("books").withFilter(
                where(TestingSource.handle(TestingRelations.BOOKS, "city"), text(CANARY), TestingSource.handle(TestingRelations.BOOKS, "library"), text(CANARY)),
                ImmutableList.of());
        return new JoinPlanner(RELATED, new Scope.Open(), TESTING_TYPE_MANAGER).plan(outer, scan, filtered, equal, ImmutableSet.of("title"), columns, 7).orElseThrow();
    }

    @Test
    void testTextsHoldNoValues()
    {
        assertThat(index()).hasToString("books constraint=[city, library, title] contains=[subjects] keys=[city, library, number]");
        assertThat(full()).hasToString("books constraint=[city, library, title] contains=[subjects] sortOrder=[pages:bigint DESC NULLS LAST, title:varchar ASC NULLS FIRST] limit=10");
        assertThat(book("title")).hasToString("title");
        ApiSplit split = split(SOURCE.tables().getFirst().endpoints().getFirst(), KeyOrigin.LITERAL);
        assertThat(split).hasToString("GET /cities/{city}/libraries (2 keys), GET /cities/{city}/libraries (0 keys), GET /cities/{city}/libraries (keys of GET /cities/{city}/libraries (2 keys))");
        assertThat(new RequestParameter("title", CANARY, true)).hasToString("title");
    }

    /**
     * A handle with everything in it, whose every value is a canary.
     */
    private static ApiTableHandle full()
    {
        return ApiTableHandle.of("books")
                .withFilter(
                        where(book("city"), text(CANARY), book("library"), text(CANARY, CANARY + "2"), book("title"), text(CANARY)),
                        ImmutableList.of(new Containment(book("subjects"), CANARY)))
                .withTopN(ImmutableList.of(new OrderItem(book("pages"), SortOrder.DESC_NULLS_LAST), new OrderItem(book("title"), SortOrder.ASC_NULLS_FIRST)), 10);
    }

    private static ApiIndexHandle index()
    {
        return new ApiIndexHandle("books", full().constraint(), full().containments(), ImmutableList.of(book("city"), book("library"), book("number")), 7, RowScope.unrestricted(), new ClusterView(3, 1_700_000_000_000L));
    }

    private static ApiSplit split(EndpointDefinition endpoint, KeyOrigin origin)
    {
        KeyGroup group = new KeyGroup(
                endpoint,
                ImmutableList.of(TestingSource.BOOKS.endpoint(TestingSource.SINGLE).orElseThrow()),
                ImmutableList.of(new RequestParameter("title", CANARY, true), new RequestParameter("since", CANARY, false)),
                ImmutableList.of(new QueryCondition("title", FilterOperator.EQUAL, ImmutableList.of(CANARY), true, true)),
                new ReadOrder(ImmutableMap.of("by", "pages"), Optional.of(new ReadOrder.SortedColumn(book("pages"), true, OptionalLong.of(Long.MIN_VALUE), 60_000))),
                Integer.MAX_VALUE,
                ImmutableList.of(book("author"), book("lent_at"), book("number"), book("status"), book("subjects")),
                true,
                ImmutableList.of(PushedAggregate.COUNT, new PushedAggregate(PushedAggregate.Function.MAX, Optional.of(book("pages")))),
                Optional.of(book("library")),
                new NamePatterns(ImmutableList.of("*", "ü*\""), ImmutableList.of("Ü"), "-"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of(
                        new SplitKey(new KeyBinding(ImmutableMap.of("city", CANARY, "library", ""), ImmutableList.of(), ImmutableMap.of(CANARY, ImmutableMap.of("title", CANARY, "notes", ""))), origin, ImmutableSet.of("city")),
                        new SplitKey(new KeyBinding(ImmutableMap.of(), ImmutableList.of("1", "2")), origin, ImmutableSet.of())));
        ApiSplit listing = ApiSplit.of(ImmutableList.of(group.nesting(group.withKeys(ImmutableList.of()), book("notes"))), ImmutableList.of(book("number")));
        KeyGroup listed = group.withListing(new KeyListing(listing, full(), ImmutableList.of(book("number")), Optional.of(book("subjects")), "number", ImmutableMap.of("title", book("author"), "keeper", book("status"))));
        return new ApiSplit(ImmutableList.of(group.withFallback(listed), group.withKeys(ImmutableList.of()), listed), ImmutableList.of(book("number"), book("subjects")), ImmutableSet.of("subjects", "notes"), OptionalLong.of(1_000), Optional.of(new SplitRange(book("lent_at"), OptionalLong.of(1_700_000_000_000L), OptionalLong.empty())), new ClusterView(3, 1_700_000_000_000L));
    }

    @Test
    void testTableCredentials()
    {
        assertRoundTrip(codec(ConnectorTableCredentials.class), new ApiTableCredentials(new CredentialId("user-1"), "secret"));
        assertThat(new ApiTableCredentials(new CredentialId("user-1"), "secret")).hasToString("user-1");
    }

    private static <T> void assertRoundTrip(JsonCodec<T> codec, T value)
    {
        String json = codec.toJson(value);
        T copy = codec.fromJson(json);
        assertThat(copy).as(json).isEqualTo(value).isNotSameAs(value).hasSameHashCodeAs(value).hasToString(value.toString());
    }

    private static Set<Class<?>> variants(Class<?> sealed)
    {
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(variant -> variant.isSealed() ? variants(variant).stream() : Stream.of(variant))
                .collect(toImmutableSet());
    }

    private static Set<Class<?>> kinds(Stream<?> values)
    {
        return values.map(Object::getClass).collect(toImmutableSet());
    }
}
