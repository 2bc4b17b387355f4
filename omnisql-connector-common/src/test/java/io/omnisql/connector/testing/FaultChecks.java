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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.testing.QueryFailedException;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

import static io.omnisql.connector.testing.SqlLiteral.quoted;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Something goes wrong once while a table is read, at the first request and in the middle: the rows are exact, or the error is typed and holds no secret. Time passes only while somebody waits for it.
 */
public final class FaultChecks
{
    private final SuiteCatalog catalog;
    private final SampledRows rows;

    public FaultChecks(SuiteCatalog catalog, SampledRows rows)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.rows = requireNonNull(rows, "rows is null");
    }

    public List<SuiteCheck> checks()
    {
        return catalog.source().definition().tables().stream()
                .map(table -> new SuiteCheck("faults while %s is read".formatted(table.name()), () -> check(table)))
                .toList();
    }

    /**
     * One fault after the other; last, the one after which the credential is not used any more.
     */
    private void check(TableDefinition table)
            throws InterruptedException
    {
        KeyCondition key = KeyCondition.largest(table, rows, ImmutableSet.of(), catalog.source());
        // Trino goes on with the old connector where a catalog has the name and the properties of one that was dropped
        String name = "faulty_" + table.name();
        String sql = "SELECT %s FROM %s.default.%s WHERE %s".formatted(table.primaryKey().stream().map(SqlLiteral::quoted).collect(joining(", ")), name, quoted(table.name()), key.sql());
        VirtualTiming timing = new VirtualTiming();
        catalog.create(name, timing);
        try (RecordedLogs logs = RecordedLogs.start()) {
            Set<List<Object>> expected = SampledRows.identities(table, key.rows());
            // the first query of a catalog asks for more, such as the columns that are found
            check(sql, timing, expected, WireFault.REFUSED_FOR_A_WHILE, 1);
            int requests = 1;
            boolean hasMiddle = false;
            boolean spoiledInTheMiddle = false;
            for (WireFault fault : WireFault.values()) {
                if (fault != WireFault.NOT_AUTHENTICATED) {
                    List<WireExchange> journal = check(sql, timing, expected, fault, 1);
                    assertThat(journal).describedAs("%s at the first request", fault).anyMatch(WireExchange::faulty);
                    // what the catalog has learned saves requests later
                    requests = fault.isPassing() ? journal.size() : requests;
                }
                int middle = (requests + 1) / 2;
                if (middle > 1 || fault == WireFault.NOT_AUTHENTICATED) {
                    boolean spoiled = check(sql, timing, expected, fault, middle).stream().anyMatch(WireExchange::faulty);
                    hasMiddle |= middle > 1;
                    spoiledInTheMiddle |= middle > 1 && spoiled;
                }
            }
            assertThat(spoiledInTheMiddle).describedAs("something has gone wrong in the middle").isEqualTo(hasMiddle);
            SecretChecks.assertNoSecret(catalog.source(), "the log", logs.lines());
        }
        finally {
            catalog.proxy().clear();
            catalog.drop(name);
        }
    }

    /**
     * @return what the query has asked for, and was answered
     */
    private List<WireExchange> check(String sql, VirtualTiming timing, Set<List<Object>> expected, WireFault fault, int request)
            throws InterruptedException
    {
        try (ExecutorService executor = newVirtualThreadPerTaskExecutor()) {
            catalog.proxy().clear();
            catalog.proxy().spoil(fault, request);
            CompletableFuture<List<List<Object>>> result = supplyAsync(() -> PlainRows.of(catalog.queryRunner().execute(sql)), executor);
            timing.passUntil(result);
            List<WireExchange> journal = catalog.proxy().journal();
            check("%s at request %s of %s: %s".formatted(fault, request, sql, journal), expected, fault, fault == WireFault.NOT_FOUND && isOfNewKey(journal), result);
            return journal;
        }
    }

    /**
     * Whether the fault is the first answer to its address: the source says that there is no such key, whose rows are missing then. A further page of a list that began is missed.
     */
    private static boolean isOfNewKey(List<WireExchange> journal)
    {
        return journal.stream()
                .takeWhile(exchange -> !exchange.faulty())
                .noneMatch(before -> journal.stream().anyMatch(exchange -> exchange.faulty() && exchange.url().encodedPath().equals(before.url().encodedPath())));
    }

    private void check(String what, Set<List<Object>> expected, WireFault fault, boolean mayLackKeys, CompletableFuture<List<List<Object>>> result)
            throws InterruptedException
    {
        try {
            List<List<Object>> found = result.get();
            assertThat(found).describedAs(what).doesNotHaveDuplicates();
            // AssertJ compares each row with each other one
            assertThat(Sets.difference(ImmutableSet.copyOf(found), expected)).describedAs(what).isEmpty();
            if (!mayLackKeys) {
                assertThat(found).describedAs(what).hasSameSizeAs(expected);
            }
        }
        catch (ExecutionException e) {
            assertThat(e.getCause()).describedAs(what).isInstanceOf(QueryFailedException.class);
            QueryFailedException failure = (QueryFailedException) e.getCause();
            assertThat(fault.isPassing()).describedAs("%s has to give rows: %s", what, failure.getMessage()).isFalse();
            assertThat(LiteralChecks.isTyped(failure)).describedAs("%s fails without an error code of its own: %s", what, failure.getMessage()).isTrue();
            SecretChecks.assertNoSecret(catalog.source(), what, Throwables.getStackTraceAsString(failure));
        }
    }
}
