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
import io.omnisql.connector.definition.EndpointBuilder;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.RowScope;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.scan.TestingScan.session;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Clerks of a place, and its doors, of which the place itself tells the most: those whom nobody knows better are all there are, unless one is lent.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestToldLists
{
    private static final TableDefinition CLERKS = parts("clerks", place("clerks").keyRecordTells("/staff/clerks", "clerk", "age").keyRecordTellsUnless("/lent"));
    private static final TableDefinition DOORS = parts("doors", place("doors").keyRecordTells("/doors", "clerk", "age"));
    private static final String TWO = "{\"name\":\"Oslo\",\"staff\":{\"clerks\":[{\"name\":\"ann\",\"age\":40},{\"name\":\"bob\",\"age\":20,\"lent\":null}]},\"doors\":[{\"name\":\"front\"}]}";
    private static final String LIST = "{\"list\":[{\"name\":\"ann\",\"age\":40,\"wage\":7}]}";
    private static final String PLACE = "/places/Oslo";
    private static final String CLERKS_OF_PLACE = "/cities/Oslo/clerks?full=yes&size=2";

    private final TestingScan scan = new TestingScan(SOURCE.with(ImmutableList.of(CLERKS, DOORS)));

    private static EndpointBuilder place(String list)
    {
        return get("/cities/{city}/%s".formatted(list)).keyRecordWithout("/places/{city}", "city", "/name", "/left").always("full", "yes").records(arrays("/list").without("/gone")).paging(linkHeader("size", 2)).rateLimit(DESK);
    }

    private static TableDefinition parts(String name, EndpointBuilder endpoint)
    {
        return table(name, "Parts of a place")
                .endpoint(endpoint)
                .columns(
                        column("city", VARCHAR).inPath().comment("City"),
                        column("clerk", VARCHAR).at("/name").comment("Name").personal(),
                        column("age", BIGINT).at("/age").comment("Age"),
                        column("wage", BIGINT).at("/wage").comment("Wage"))
                .primaryKey("city", "clerk")
                .cardinality(100, 20)
                .build();
    }

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testColumnsThatAreTold()
    {
        scan.server().answers(200, TWO);
        assertThat(rows(SESSION, clerks("Oslo", "city", "clerk", "age"), "city", "clerk", "age")).containsExactly(List.of("Oslo", "ann", 40L), List.of("Oslo", "bob", 20L));
        assertThat(scan.server().targets()).containsExactly(PLACE);
        assertThat(scan.usage().scans().estimatedRequests()).isEqualTo(1);
    }

    /**
     * What is known without records, and a filter, need no list either.
     */
    @Test
    void testFilter()
    {
        scan.server().answers(200, TWO);
        ApiTableHandle young = of("clerks", "city", "$cache_status").withFilter(where(handle(CLERKS, "city"), text("Oslo"), handle(CLERKS, "age"), number(20)), ImmutableList.of());
        assertThat(rows(SESSION, young, "city", "$cache_status")).containsExactly(List.of("Oslo", "miss"));
        assertThat(scan.server().targets()).containsExactly(PLACE);
    }

    @Test
    void testRecordsThatAreNoRows()
    {
        scan.server().answers(200, "{\"name\":\"Oslo\",\"staff\":{\"clerks\":[{\"name\":\"ann\",\"gone\":true},{\"name\":\"bob\"},{\"name\":\"cat\"},{\"name\":\"dan\"}]}}");
        assertThat(rows(SESSION, clerks("Oslo", "clerk").withLimit(2), "clerk")).containsExactly(List.of("bob"), List.of("cat"));
        assertThat(scan.server().targets()).containsExactly(PLACE);
    }

    /**
     * The list is asked where anything else is read, be it for a filter or for the policy, or where that is not known.
     */
    @Test
    void testColumnsThatAreNotTold()
    {
        ApiTableHandle paid = of("clerks", "clerk").withFilter(where(handle(CLERKS, "city"), text("Oslo"), handle(CLERKS, "wage"), number(7)), ImmutableList.of());
        ApiTableHandle open = ApiTableHandle.of("clerks").withFilter(where(handle(CLERKS, "city"), text("Oslo")), ImmutableList.of());
        ApiTableHandle visible = clerks("Oslo", "clerk").withRows(new RowScope.Visible("7", new RowPredicate.All(), ImmutableList.of(handle(CLERKS, "wage")), TupleDomain.all(), TupleDomain.all()));
        for (ApiTableHandle handle : List.of(clerks("Oslo", "clerk", "wage"), paid, visible, open)) {
            assertListed(SESSION, handle, TWO);
        }
        assertListed(session(ImmutableMap.of("pushdown_enabled", false)), clerks("Oslo", "clerk"), TWO);
    }

    /**
     * The list is asked where there is none in the record, or perhaps another one.
     */
    @Test
    void testListsThatAreNotThere()
    {
        for (String staff : List.of("", ",\"staff\":null", ",\"staff\":{\"clerks\":null}", ",\"staff\":{\"clerks\":[{\"name\":\"eve\"},{\"name\":\"fay\",\"lent\":{}}]}", ",\"staff\":{\"clerks\":[]}")) {
            assertListed(SESSION, clerks("Oslo", "clerk"), "{\"name\":\"Oslo\"%s}".formatted(staff));
        }
        scan.server().answers(200, "{\"name\":\"Oslo\",\"doors\":[]}");
        assertThat(rows(SESSION, of("doors", "clerk").withFilter(where(handle(DOORS, "city"), text("Oslo")), ImmutableList.of()), "clerk")).as("doors are never lent, so that none is none").isEmpty();
    }

    private void assertListed(ConnectorSession session, ApiTableHandle handle, String place)
    {
        int before = scan.server().targets().size();
        scan.server().answers(200, place);
        scan.server().answers(200, LIST);
        assertThat(rows(session, handle, "clerk")).describedAs("%s: %s", handle, place).containsExactly(List.of("ann"));
        assertThat(scan.server().targets().stream().skip(before)).describedAs("%s: %s", handle, place).containsExactly(PLACE, CLERKS_OF_PLACE);
    }

    /**
     * A place that was given up has no clerks, whatever it tells; another spelling is another key.
     */
    @Test
    void testKeysWithoutRecords()
    {
        scan.server().answers(200, TWO.replace("\"name\":\"Oslo\"", "\"name\":\"Oslo\",\"left\":\"2026-03-01\""));
        assertThat(rows(SESSION, clerks("Oslo", "clerk"), "clerk")).isEmpty();
        scan.server().answers(200, TWO.replace("Oslo", "OSLO"));
        assertThat(catchThrowableOfType(TrinoException.class, () -> rows(SESSION, clerks("Oslo", "clerk"), "clerk"))).hasMessageStartingWith("clerks: the source spells city 'Oslo' as 'OSLO'");
        assertThat(scan.server().targets()).containsExactly(PLACE, PLACE);
    }

    /**
     * The name of a declared key is the source's own.
     */
    @Test
    void testSpelling()
    {
        scan.server().answers(200, TWO.replace("Oslo", "OSLO"));
        Scope declared = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("oslo"), "*")));
        assertThat(scan.rows(SESSION, declared, of("clerks", "city"), handle(CLERKS, "city"))).containsExactly(List.of("OSLO"), List.of("OSLO"));
        assertThat(scan.server().targets()).containsExactly("/places/oslo");
    }

    /**
     * Scans that read what one record tells need one request together, and no more are demanded of them.
     */
    @Test
    void testScansThatShareARecord()
    {
        ConnectorSession session = session(ImmutableMap.of("max_requests_per_query", 2));
        ApiTableHandle doors = of("doors", "clerk").withFilter(where(handle(DOORS, "city"), text("Oslo", "Bergen")), ImmutableList.of());
        ApiTableHandle clerks = of("clerks", "clerk").withFilter(where(handle(CLERKS, "city"), text("Oslo", "Bergen")), ImmutableList.of());
        assertThat(scan.splits(session, new Scope.Open(), doors)).hasSize(2);
        assertThat(scan.splits(session, new Scope.Open(), clerks)).hasSize(2);
        assertThat(scan.usage(session).scans().estimatedRequests()).isEqualTo(2);
        ApiTableHandle three = of("clerks", "clerk").withFilter(where(handle(CLERKS, "city"), text("Oslo", "Bergen", "Moss")), ImmutableList.of());
        assertThat(scan.splits(session, new Scope.Open(), three.withLimit(1))).hasSize(1);
        assertThat(catchThrowableOfType(CompletionException.class, () -> scan.splits(session, new Scope.Open(), three)).getCause()).hasMessageStartingWith("clerks: the query needs at least 3 requests, and may make 2");
    }

    private List<List<Object>> rows(ConnectorSession session, ApiTableHandle handle, String... columns)
    {
        return scan.rows(session, new Scope.Open(), handle, Stream.of(columns).map(column -> handle(CLERKS, column)).toArray(ApiColumnHandle[]::new));
    }

    private static ApiTableHandle clerks(String city, String... columns)
    {
        return of("clerks", columns).withFilter(where(handle(CLERKS, "city"), text(city)), ImmutableList.of());
    }

    private static ApiTableHandle of(String table, String... columns)
    {
        return ApiTableHandle.of(table).withColumns(Stream.of(columns).collect(toImmutableSet()));
    }
}
