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
package io.omnisql.simulator.jira;

import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.JqlQuery;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times without a zone are in that of the user, and all have the precision of a minute.
 */
final class TestJqlTimes
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.2));
    private static final String ADA = DATA.site().users().getFirst().accountId();

    @Test
    void testTextsAreInTheZoneOfTheUser()
    {
        assertSame("Europe/Warsaw", "created >= \"2024-03-31 03:00\"", "created >= 1711846800000");
        assertSame("Europe/Warsaw", "created >= \"2024/03/31 01:59\"", "created >= 1711846740000");
        assertSame("America/St_Johns", "created < \"2024-11-03\"", "created < 1730601000000");
        assertSame("Asia/Kathmandu", "created >= 2024-07-01", "created >= 1719771300000");
        assertThat(search("Asia/Kathmandu", "created >= 2024-07-01")).contains("ROCKET-19").doesNotContain("ROCKET-18");
        assertThat(search("Etc/UTC", "created >= 2024-07-01")).doesNotContain("ROCKET-19");
    }

    @Test
    void testHoursThatClocksSkipOrRepeat()
    {
        // 02:30 does not exist on that day, and is taken for 03:30
        assertSame("Europe/Warsaw", "created >= \"2024-03-31 02:30\"", "created >= \"2024-03-31 03:30\"");
        // 02:30 exists twice, and the first is taken
        assertSame("Europe/Warsaw", "created >= \"2024-10-27 02:30\"", "created >= " + Instant.parse("2024-10-27T00:30:00Z").toEpochMilli());
    }

    @Test
    void testPrecisionIsAMinute()
    {
        long time = Instant.parse("2024-10-27T01:30:30.500Z").toEpochMilli();
        assertThat(search("Etc/UTC", "created = \"2024-10-27 01:30\"")).containsExactly("ROCKET-14");
        assertThat(search("Etc/UTC", "created = " + time)).containsExactly("ROCKET-14");
        assertThat(search("Etc/UTC", "created <= \"2024-10-27 01:30\" AND created >= 2024-10-27")).containsExactly("ROCKET-13");
        assertThat(search("Etc/UTC", "created <= " + time + " AND created >= 2024-10-27")).containsExactly("ROCKET-13");
        assertThat(search("Etc/UTC", "created >= " + (time + 10_000) + " AND created < 2024-10-28")).containsExactly("ROCKET-14");
    }

    @Test
    void testPeriodsAndFunctions()
    {
        assertInstant("Europe/Warsaw", "-30d", "2026-10-21T11:00:00Z");
        assertInstant("Europe/Warsaw", "\"-1w 2d\"", "2026-11-11T12:00:00Z");
        assertInstant("Europe/Warsaw", "4h", "2026-11-20T16:00:00Z");
        assertInstant("Europe/Warsaw", "now()", "2026-11-20T12:00:00Z");
        assertInstant("Europe/Warsaw", "startOfDay()", "2026-11-19T23:00:00Z");
        assertInstant("Europe/Warsaw", "endOfDay(\"+1d\")", "2026-11-21T22:59:59.999Z");
        assertInstant("Asia/Kathmandu", "startOfWeek(-1)", "2026-11-07T18:15:00Z");
        assertInstant("America/St_Johns", "startOfMonth(\"-1M\")", "2026-10-01T02:30:00Z");
        assertInstant("America/St_Johns", "endOfMonth()", "2026-12-01T03:29:59.999Z");
        assertInstant("Etc/UTC", "startOfYear(1)", "2027-01-01T00:00:00Z");
    }

    private static void assertInstant(String zone, String operand, String expected)
    {
        Viewer viewer = new Viewer(DATA.withTimeZone(ADA, ZoneId.of(zone)), ADA, JiraVisibility.everything(), Company.TODAY);
        Clause.Terminal clause = (Clause.Terminal) JqlQuery.parse("created > " + operand).where().orElseThrow();
        assertThat(JqlTimes.instant(clause.operand().orElseThrow(), "created", JqlContext.of(viewer))).describedAs(operand).contains(Instant.parse(expected));
    }

    private static void assertSame(String zone, String jql, String expected)
    {
        assertThat(search(zone, jql)).describedAs(jql).isNotEmpty().isEqualTo(search(zone, expected));
    }

    private static List<String> search(String zone, String jql)
    {
        Viewer viewer = new Viewer(DATA.withTimeZone(ADA, ZoneId.of(zone)), ADA, JiraVisibility.everything(), Company.TODAY);
        JqlSearch search = JqlSearch.compile(jql, viewer);
        return DATA.issues().stream().filter(search.where()).map(JiraIssue::key).toList();
    }
}
