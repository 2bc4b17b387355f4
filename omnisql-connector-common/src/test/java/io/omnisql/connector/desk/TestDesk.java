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
package io.omnisql.connector.desk;

import com.google.common.collect.ImmutableList;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryFailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Objects;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The source of the guide, which has no scope, no links and no tokens.
 */
@TestInstance(PER_CLASS)
@Timeout(value = 5, unit = MINUTES)
final class TestDesk
{
    private final TestingDesk desk = new TestingDesk();
    private DistributedQueryRunner queryRunner;

    @BeforeAll
    void start()
            throws Exception
    {
        queryRunner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("desk").setSchema("default").build()).setWorkerCount(0).build();
        queryRunner.installPlugin(new DeskPlugin());
        queryRunner.createCatalog("desk", "omnisql_desk", desk.catalog(TestingDesk.PASSWORD));
        queryRunner.createCatalog("locked", "omnisql_desk", desk.catalog("canary-wrong"));
    }

    @AfterAll
    void stop()
    {
        queryRunner.close();
        desk.close();
    }

    @Test
    void testAllRows()
    {
        assertRows("SELECT id FROM tickets", 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(desk.asked()).contains(
                "/desk/tickets.json?status_id=*&sort=id&limit=100",
                "/desk/tickets.json?status_id=*&sort=id&limit=100&offset=3",
                "/desk/tickets.json?status_id=*&sort=id&limit=100&offset=6");
    }

    @Test
    void testOneRecord()
    {
        desk.asked();
        assertRows("SELECT subject FROM tickets WHERE id = 5", "Ticket 5");
        assertThat(desk.asked()).containsExactly("/desk/tickets/5.json");
        assertRows("SELECT subject FROM tickets WHERE id = 99");
    }

    @Test
    void testFilters()
    {
        assertAsked("SELECT id FROM tickets WHERE status_id = 1", "status_id=1&sort=id&limit=100", 1L, 3L, 5L, 7L);
        assertAsked("SELECT id FROM tickets WHERE assignee_id IS NULL", "status_id=*&sort=id&assigned_to_id=!*&limit=100", 4L);
        assertAsked("SELECT id FROM tickets WHERE assignee_id = 12", "status_id=*&sort=id&assigned_to_id=12&limit=100", 2L, 5L);
        assertAsked("SELECT id FROM tickets WHERE due_on > DATE '2026-03-06'", "status_id=*&sort=id&due_date=>=2026-03-07&limit=100", 7L);
        assertAsked("SELECT id FROM tickets WHERE due_on = DATE '2026-03-06'", "status_id=*&sort=id&due_date=2026-03-06&limit=100", 6L);
        assertAsked("SELECT id FROM tickets WHERE updated_at >= TIMESTAMP '2026-01-06 00:00:00 UTC'", "status_id=*&sort=updated_on:desc&updated_on=>=2026-01-05T23:59:59Z&limit=100", 1L, 2L);
        assertAsked("SELECT id FROM tickets WHERE updated_at < TIMESTAMP '2026-01-02 00:00:00 UTC'", "status_id=*&sort=id&updated_on=<=2026-01-02T00:00:01Z&limit=100", 7L);
    }

    /**
     * One parameter has one bound; the other one is held by every row anyway.
     */
    @Test
    void testBoundsFromBothSides()
    {
        assertRows("SELECT id FROM tickets WHERE updated_at BETWEEN TIMESTAMP '2026-01-03 00:00:00 UTC' AND TIMESTAMP '2026-01-04 00:00:00 UTC'", 4L, 5L);
    }

    @Test
    void testFirstRowsOfAnOrder()
    {
        assertAsked("SELECT id FROM tickets ORDER BY updated_at DESC LIMIT 2", "status_id=*&sort=updated_on:desc&limit=2", 1L, 2L);
    }

    @Test
    void testKeysThatATableLists()
    {
        assertRows("SELECT ticket_id * 10 + id FROM notes", 21L, 22L);
        desk.asked();
        assertRows("SELECT note FROM notes WHERE ticket_id = 2 AND id = 1", "first");
        assertThat(desk.asked()).startsWith("/desk/tickets/2/notes.json?limit=100");
        assertRows("SELECT n.id FROM notes n JOIN tickets t ON n.ticket_id = t.id WHERE t.status_id = 0", 1L, 2L);
    }

    /**
     * A table without keys has as many rows as one key of other tables.
     */
    @Test
    void testStatistics()
    {
        assertThat(queryRunner.execute("SHOW STATS FOR tickets").getMaterializedRows()).filteredOn(row -> row.getField(0) == null).extracting(row -> row.getField(4)).containsExactly(10_000.0);
        assertThat(queryRunner.execute("SHOW STATS FOR tickets").getMaterializedRows()).filteredOn(row -> Objects.equals(row.getField(0), "id")).extracting(row -> row.getField(2)).containsExactly(10_000.0);
        assertThat(queryRunner.execute("SHOW STATS FOR notes").getMaterializedRows()).filteredOn(row -> Objects.equals(row.getField(0), "ticket_id")).extracting(row -> row.getField(2)).containsExactly(10_000.0);
        assertThat(queryRunner.execute("SHOW STATS FOR notes").getMaterializedRows()).filteredOn(row -> row.getField(0) == null).extracting(row -> row.getField(4)).containsExactly(20_000.0);
    }

    /**
     * Neither the name nor the password is printed, as either may be a key.
     */
    @Test
    void testSecrets()
    {
        QueryFailedException failure = catchThrowableOfType(QueryFailedException.class, () -> queryRunner.execute("SELECT id FROM locked.default.tickets"));
        assertThat(failure).hasMessageContaining("desk.password").message().doesNotContain("canary");
        queryRunner.execute("SELECT id FROM tickets");
        for (String query : ImmutableList.of("EXPLAIN (TYPE IO) SELECT id FROM tickets", "EXPLAIN ANALYZE VERBOSE SELECT id FROM tickets", "SELECT * FROM desk.system.requests", "SELECT * FROM desk.system.rate_limits", "SELECT * FROM desk.system.query_status")) {
            assertThat(queryRunner.execute(query).getMaterializedRows().toString()).describedAs(query).isNotEqualTo("[]").doesNotContain("canary");
        }
    }

    private void assertAsked(String query, String parameters, Object... values)
    {
        desk.asked();
        assertRows(query, values);
        assertThat(desk.asked()).first().isEqualTo("/desk/tickets.json?" + parameters);
    }

    private void assertRows(String query, Object... values)
    {
        MaterializedResult result = queryRunner.execute(query);
        List<Object> rows = result.getMaterializedRows().stream().map((MaterializedRow row) -> row.getField(0)).collect(toImmutableList());
        assertThat(rows).describedAs(query).containsExactlyInAnyOrder(values);
    }
}
