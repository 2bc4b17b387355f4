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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import io.trino.Session;
import io.trino.spi.type.TimeZoneKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditions on times lose no row: not at their bounds, not in other time zones, not where a time is null, and not in the forms in which BI tools write them.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubTimes
{
    private static final ImmutableList<String> ZONES = ImmutableList.of("UTC", "Europe/Warsaw", "America/St_Johns", "Asia/Kathmandu");
    private static final ImmutableList<String> COLUMNS = ImmutableList.of("created_at", "updated_at", "closed_at");

    private final TestingGitHub github;

    TestGitHubTimes(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testBoundsThatAreValues()
    {
        for (String column : COLUMNS) {
            List<Instant> values = github.issues("acme", "rocket").stream()
                    .filter(row -> !row.isNull(column))
                    .map(row -> row.value(column, Instant.class))
                    .sorted()
                    .collect(toImmutableList());
            for (Instant bound : ImmutableList.of(values.getFirst(), values.get(values.size() / 2), values.getLast())) {
                assertComparisons(column, bound, literal(bound));
            }
        }
    }

    @Test
    void testBoundsBetweenSeconds()
    {
        assertComparisons("created_at", Instant.parse("2024-07-01T12:00:00.001Z"), "TIMESTAMP '2024-07-01 12:00:00.001 UTC'");
        assertComparisons("created_at", Instant.parse("2024-07-01T11:59:59.999Z"), "TIMESTAMP '2024-07-01 11:59:59.999 UTC'");
        // finer than the column's type: the engine compares these itself
        assertRows(github.session(), "created_at >= TIMESTAMP '2024-07-01 12:00:00.000000001 UTC'", time("created_at", value -> value.isAfter(Instant.parse("2024-07-01T12:00:00Z"))));
        assertRows(github.session(), "created_at <= TIMESTAMP '2024-07-01 11:59:59.999999 UTC'", time("created_at", value -> value.isBefore(Instant.parse("2024-07-01T12:00:00Z"))));
    }

    @Test
    void testLiteralsInOtherZones()
    {
        Instant noon = Instant.parse("2024-07-01T12:00:00Z");
        assertComparisons("created_at", noon, "TIMESTAMP '2024-07-01 14:00:00 Europe/Warsaw'");
        assertComparisons("created_at", noon, "TIMESTAMP '2024-07-01 09:30:00 America/St_Johns'");
        assertComparisons("created_at", noon, "TIMESTAMP '2024-07-01 17:45:00 Asia/Kathmandu'");
        assertComparisons("updated_at", Instant.parse("1999-12-31T23:59:59Z"), "TIMESTAMP '2000-01-01 01:59:59 +02:00'");
    }

    /**
     * A literal without a zone is in the session's.
     */
    @Test
    void testLiteralsWithoutZone()
    {
        for (String zone : ZONES) {
            Session session = inZone(zone);
            for (String local : ImmutableList.of("2024-07-01 12:00:00", "2024-07-01 14:00:00", "2024-10-27 03:30:00", "2024-03-31 01:59:59", "2024-05-06 05:05:05")) {
                for (String column : COLUMNS) {
                    Instant bound = LocalDateTime.parse(local.replace(' ', 'T')).atZone(ZoneId.of(zone)).toInstant();
                    assertIssues(session, "%s >= TIMESTAMP '%s'".formatted(column, local), time(column, value -> !value.isBefore(bound)));
                    assertIssues(session, "%s < TIMESTAMP '%s'".formatted(column, local), time(column, value -> value.isBefore(bound)));
                }
            }
        }
    }

    @Test
    void testBetween()
    {
        for (String column : COLUMNS) {
            Instant low = Instant.parse("2024-04-02T00:00:00Z");
            Instant high = Instant.parse("2024-07-01T12:00:00Z");
            assertIssues("%s BETWEEN %s AND %s".formatted(column, literal(low), literal(high)), time(column, value -> !value.isBefore(low) && !value.isAfter(high)));
            assertIssues("%s NOT BETWEEN %s AND %s".formatted(column, literal(low), literal(high)), time(column, value -> value.isBefore(low) || value.isAfter(high)));
            assertIssues("%s BETWEEN %s AND %s".formatted(column, literal(high), literal(low)), _ -> false);
        }
    }

    /**
     * Years that no parameter can spell, and moments before anything.
     */
    @Test
    void testFarBounds()
    {
        assertIssues("created_at >= TIMESTAMP '0001-01-01 00:00:00 UTC'", _ -> true);
        assertIssues("created_at >= TIMESTAMP '1970-01-01 00:00:00 UTC'", _ -> true);
        assertIssues("updated_at >= TIMESTAMP '12000-01-01 00:00:00 UTC'", _ -> false);
        assertIssues("updated_at < TIMESTAMP '12000-01-01 00:00:00 UTC'", _ -> true);
        assertIssues("created_at < TIMESTAMP '1970-01-01 00:00:00 UTC'", _ -> false);
    }

    @Test
    void testNullTimes()
    {
        assertIssues("closed_at IS NULL", row -> row.isNull("closed_at"));
        assertIssues("closed_at IS NOT NULL", row -> !row.isNull("closed_at"));
        Instant bound = Instant.parse("2024-05-06T00:00:00Z");
        assertIssues("closed_at >= %s OR closed_at IS NULL".formatted(literal(bound)), row -> row.isNull("closed_at") || !row.value("closed_at", Instant.class).isBefore(bound));
        assertIssues("closed_at IS DISTINCT FROM %s".formatted(literal(bound)), _ -> true);
    }

    @Test
    void testFormsOfBusinessIntelligenceTools()
    {
        for (String column : COLUMNS) {
            assertIssues("CAST(%s AS date) = DATE '2024-10-27'".formatted(column), time(column, value -> date(value).equals(LocalDate.of(2024, 10, 27))));
            assertIssues("CAST(%s AS date) BETWEEN DATE '2024-02-29' AND DATE '2024-04-02'".formatted(column), time(column, value ->
                    !date(value).isBefore(LocalDate.of(2024, 2, 29)) && !date(value).isAfter(LocalDate.of(2024, 4, 2))));
            assertIssues("date_trunc('month', %s) = TIMESTAMP '2024-04-01 00:00:00 UTC'".formatted(column), time(column, value ->
                    date(value).withDayOfMonth(1).equals(LocalDate.of(2024, 4, 1))));
            assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND year(%s) = 99999".formatted(column)).rows()).isEmpty();
            assertIssues("year(%s) = 2024".formatted(column), time(column, value -> date(value).getYear() == 2024));
        }
    }

    private void assertComparisons(String column, Instant bound, String literal)
    {
        assertIssues("%s = %s".formatted(column, literal), time(column, value -> value.equals(bound)));
        assertIssues("%s <> %s".formatted(column, literal), time(column, value -> !value.equals(bound)));
        assertIssues("%s < %s".formatted(column, literal), time(column, value -> value.isBefore(bound)));
        assertIssues("%s <= %s".formatted(column, literal), time(column, value -> !value.isAfter(bound)));
        assertIssues("%s > %s".formatted(column, literal), time(column, value -> value.isAfter(bound)));
        assertIssues("%s >= %s".formatted(column, literal), time(column, value -> !value.isBefore(bound)));
    }

    private void assertIssues(String condition, Predicate<ExpectedRow> expected)
    {
        assertIssues(github.session(), condition, expected);
    }

    private void assertIssues(Session session, String condition, Predicate<ExpectedRow> expected)
    {
        assertThat(assertRows(session, condition, expected).planNodes()).describedAs(condition).doesNotContain("FilterNode");
    }

    private Answer assertRows(Session session, String condition, Predicate<ExpectedRow> expected)
    {
        String sql = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND (%s)".formatted(condition);
        List<Object> numbers = github.issues("acme", "rocket").stream().filter(expected).map(row -> row.get("number")).collect(toImmutableList());
        Answer answer = github.query(session, sql);
        assertThat(answer.column()).describedAs(condition).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(github.query(github.withoutPushdown(session), sql).column()).describedAs(condition).containsExactlyInAnyOrderElementsOf(numbers);
        return answer;
    }

    private Session inZone(String zone)
    {
        return Session.builder(github.session()).setTimeZoneKey(TimeZoneKey.getTimeZoneKey(zone)).build();
    }

    private static Predicate<ExpectedRow> time(String column, Predicate<Instant> predicate)
    {
        return row -> !row.isNull(column) && predicate.test(row.value(column, Instant.class));
    }

    private static LocalDate date(Instant instant)
    {
        return LocalDate.ofInstant(instant, UTC);
    }

    private static String literal(Instant instant)
    {
        return "TIMESTAMP '%s UTC'".formatted(instant.toString().replace('T', ' ').replace("Z", ""));
    }
}
