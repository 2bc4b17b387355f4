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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.BaseApiConnectorTest;
import io.omnisql.connector.testing.SuiteAnswer;
import io.trino.testing.QueryFailedException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The source of the guide, which has no scope, no links and no tokens.
 */
final class TestDeskConnector
        extends BaseApiConnectorTest
{
    TestDeskConnector()
    {
        super(TestedDesk::new);
    }

    @Test
    void testAllRows()
    {
        assertThat(targets(assertRows("SELECT id FROM tickets", "1", "2", "3", "4", "5", "6", "7"))).contains(
                "/desk/tickets.json?status_id=*&sort=id&limit=100",
                "/desk/tickets.json?status_id=*&sort=id&limit=100&offset=3",
                "/desk/tickets.json?status_id=*&sort=id&limit=100&offset=6");
    }

    @Test
    void testOneRecord()
    {
        assertThat(targets(assertRows("SELECT subject FROM tickets WHERE id = 5", "Ticket 5"))).containsExactly("/desk/tickets/5.json");
        assertRows("SELECT subject FROM tickets WHERE id = 99");
    }

    @Test
    void testFilters()
    {
        assertFirstAsked("SELECT id FROM tickets WHERE status_id = 1", "status_id=1&sort=id&limit=100", "1", "3", "5", "7");
        assertFirstAsked("SELECT id FROM tickets WHERE assignee_id IS NULL", "status_id=*&sort=id&assigned_to_id=!*&limit=100", "4");
        assertFirstAsked("SELECT id FROM tickets WHERE assignee_id = 12", "status_id=*&sort=id&assigned_to_id=12&limit=100", "2", "5");
        assertFirstAsked("SELECT id FROM tickets WHERE due_on > DATE '2026-03-06'", "status_id=*&sort=id&due_date=>=2026-03-07&limit=100", "7");
        assertFirstAsked("SELECT id FROM tickets WHERE due_on = DATE '2026-03-06'", "status_id=*&sort=id&due_date=2026-03-06&limit=100", "6");
        assertFirstAsked("SELECT id FROM tickets WHERE updated_at >= TIMESTAMP '2026-01-06 00:00:00 UTC'", "status_id=*&sort=updated_on:desc&updated_on=>=2026-01-05T23:59:59Z&limit=100", "1", "2");
        assertFirstAsked("SELECT id FROM tickets WHERE updated_at < TIMESTAMP '2026-01-02 00:00:00 UTC'", "status_id=*&sort=id&updated_on=<=2026-01-02T00:00:01Z&limit=100", "7");
    }

    /**
     * One parameter has one bound; the other one is held by every row anyway.
     */
    @Test
    void testBoundsFromBothSides()
    {
        assertRows("SELECT id FROM tickets WHERE updated_at BETWEEN TIMESTAMP '2026-01-03 00:00:00 UTC' AND TIMESTAMP '2026-01-04 00:00:00 UTC'", "4", "5");
    }

    @Test
    void testFirstRowsOfAnOrder()
    {
        assertFirstAsked("SELECT id FROM tickets ORDER BY updated_at DESC LIMIT 2", "status_id=*&sort=updated_on:desc&limit=2", "1", "2");
    }

    @Test
    void testKeysThatATableLists()
    {
        assertRows("SELECT ticket_id * 10 + id FROM notes", "21", "22");
        assertThat(targets(assertRows("SELECT note FROM notes WHERE ticket_id = 2 AND id = 1", "first"))).startsWith("/desk/tickets/2/notes.json?limit=100");
        assertRows("SELECT n.id FROM notes n JOIN tickets t ON n.ticket_id = t.id WHERE t.status_id = 0", "1", "2");
    }

    /**
     * A table without keys has as many rows as one key of other tables.
     */
    @Test
    void testStatistics()
    {
        assertThat(catalog().query("SHOW STATS FOR tickets").rows()).filteredOn(row -> row.get(0) == null).extracting(row -> row.get(4)).containsExactly(10_000.0);
        assertThat(catalog().query("SHOW STATS FOR tickets").rows()).filteredOn(row -> Objects.equals(row.get(0), "id")).extracting(row -> row.get(2)).containsExactly(10_000.0);
        assertThat(catalog().query("SHOW STATS FOR notes").rows()).filteredOn(row -> Objects.equals(row.get(0), "ticket_id")).extracting(row -> row.get(2)).containsExactly(10_000.0);
        assertThat(catalog().query("SHOW STATS FOR notes").rows()).filteredOn(row -> row.get(0) == null).extracting(row -> row.get(4)).containsExactly(20_000.0);
    }

    /**
     * The setting is named, and neither the name nor the password of the account, as either may be a key.
     */
    @Test
    void testWrongPassword()
    {
        catalog().queryRunner().createCatalog("locked", DeskSource.SOURCE.connectorName(), ImmutableMap.<String, String>builder()
                .putAll(catalog().properties(catalog().proxy().apiUri()))
                .put("desk.password", "canary-wrong")
                .buildKeepingLast());
        QueryFailedException failure = catchThrowableOfType(QueryFailedException.class, () -> catalog().queryRunner().execute("SELECT id FROM locked.default.tickets"));
        assertThat(failure).hasMessageContaining("desk.password").message().doesNotContain("canary");
        catalog().drop("locked");
    }

    private void assertFirstAsked(String sql, String parameters, String... rows)
    {
        assertThat(targets(assertRows(sql, rows))).first().isEqualTo("/desk/tickets.json?" + parameters);
    }

    /**
     * What was asked for, without escapes.
     */
    private static List<String> targets(SuiteAnswer answer)
    {
        return answer.journal().stream().map(exchange -> exchange.url().encodedPath() + Optional.ofNullable(exchange.url().query()).map(query -> "?" + query).orElse("")).toList();
    }
}
