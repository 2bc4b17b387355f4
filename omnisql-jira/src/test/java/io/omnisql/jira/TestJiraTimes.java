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
package io.omnisql.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Moments are the same for whoever asks: Jira writes them in the time zone of the account's profile, and reads dates in it, where hours are missing, or come twice, when the clocks change.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraTimes
{
    static final List<String> ZONES = ImmutableList.of("Europe/Warsaw", "America/St_Johns", "Asia/Kathmandu");
    // when the clocks of Warsaw and St. John's go on and back
    private static final List<Instant> CHANGES = Stream.of("2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z", "2025-03-09T05:30:00Z", "2025-11-02T04:30:00Z").map(Instant::parse).toList();
    private static final JiraDataset DATA = data();

    private final List<JiraSimulator> simulators = new ArrayList<>();
    private TestingJira jira;

    /**
     * An issue before, at and after each change of the clocks, and in the hours around it.
     */
    private static JiraDataset data()
    {
        List<Instant> moments = CHANGES.stream()
                .flatMap(change -> Stream.of(-3_600_000L, -1L, 0L, 30_500L, 3_599_999L, 3_600_000L).map(change::plusMillis))
                .toList();
        JiraDataset data = JiraDataset.of(Company.generate(1, 0.2));
        List<JiraIssue> issues = TestingJira.found(data).toList();
        for (int index = 0; index < moments.size(); index++) {
            Instant moment = moments.get(index);
            data = data.edit(issues.get(index).key(), issue -> issue.updated(moment));
        }
        return data;
    }

    @BeforeAll
    void start()
            throws Exception
    {
        ImmutableMap.Builder<String, Map<String, String>> catalogs = ImmutableMap.builder();
        for (String zone : ZONES) {
            JiraSimulator simulator = JiraSimulator.builder().data(DATA).timeZone(ZoneId.of(zone)).token("times", "a-token").start();
            simulators.add(simulator);
            catalogs.put(catalog(zone), TestingJira.catalog(simulator, "a-token"));
        }
        jira = TestingJira.start(simulators.getFirst(), catalogs.buildOrThrow());
    }

    private static String catalog(String zone)
    {
        return zone.toLowerCase(ENGLISH).replace('/', '_');
    }

    @AfterAll
    void stop()
    {
        jira.close();
        simulators.forEach(JiraSimulator::close);
    }

    @ParameterizedTest
    @FieldSource("ZONES")
    void testBoundsAtChangesOfClocks(String zone)
    {
        for (Instant change : CHANGES) {
            for (long millis : new long[] {-1, 0, 30_500}) {
                Instant bound = change.plusMillis(millis);
                Instant later = change.plusMillis(3_600_000);
                assertTakes(zone, "updated_at = %s".formatted(literal(bound)), issue -> issue.times().updated().equals(bound));
                assertTakes(zone, "updated_at >= %s AND updated_at < %s".formatted(literal(bound), literal(later)), issue -> !issue.times().updated().isBefore(bound) && issue.times().updated().isBefore(later));
                assertTakes(zone, "updated_at > %s AND updated_at <= %s".formatted(literal(bound), literal(later)), issue -> issue.times().updated().isAfter(bound) && !issue.times().updated().isAfter(later));
            }
            assertTakes(zone, "updated_at < %s".formatted(literal(change)), issue -> issue.times().updated().isBefore(change));
            assertTakes(zone, "updated_at > %s".formatted(literal(change)), issue -> issue.times().updated().isAfter(change));
        }
    }

    /**
     * Each quarter of an hour for three hours before and behind a change takes its own issues, so that none is lost or comes twice.
     */
    @ParameterizedTest
    @FieldSource("ZONES")
    void testQuartersOfHours(String zone)
    {
        for (Instant change : CHANGES) {
            for (int quarter = -12; quarter < 12; quarter++) {
                Instant from = change.plusSeconds(quarter * 900L);
                Instant to = from.plusSeconds(900);
                String condition = "updated_at >= %s AND updated_at < %s".formatted(literal(from), literal(to));
                TestingJira.Answer answer = jira.query("SELECT key FROM %s.default.issues WHERE %s".formatted(catalog(zone), condition));
                assertThat(answer.column()).as("%s in %s", condition, zone).containsExactlyInAnyOrderElementsOf(keys(issue -> !issue.times().updated().isBefore(from) && issue.times().updated().isBefore(to)));
            }
        }
    }

    /**
     * All columns of moments, at moments that issues have.
     */
    @ParameterizedTest
    @FieldSource("ZONES")
    void testColumnsOfMoments(String zone)
    {
        assertBounds(zone, "created_at", issue -> Optional.of(issue.times().created()));
        assertBounds(zone, "updated_at", issue -> Optional.of(issue.times().updated()));
        assertBounds(zone, "resolved_at", issue -> issue.times().resolved());
        assertBounds(zone, "status_category_changed_at", issue -> Optional.of(issue.times().categoryChanged()));
    }

    private void assertBounds(String zone, String column, Function<JiraIssue, Optional<Instant>> time)
    {
        List<Instant> moments = TestingJira.found(DATA).flatMap(issue -> time.apply(issue).stream()).sorted().distinct().toList();
        for (int part = 1; part < 4; part++) {
            Instant moment = moments.get(moments.size() * part / 4);
            assertTakes(zone, "%s = %s".formatted(column, literal(moment)), issue -> time.apply(issue).filter(moment::equals).isPresent());
            assertTakes(zone, "%s < %s".formatted(column, literal(moment)), issue -> time.apply(issue).filter(found -> found.isBefore(moment)).isPresent());
            assertTakes(zone, "%s >= %s".formatted(column, literal(moment)), issue -> time.apply(issue).filter(found -> !found.isBefore(moment)).isPresent());
        }
    }

    /**
     * The order of moments is not that of their texts, in which an hour comes twice.
     */
    @ParameterizedTest
    @FieldSource("ZONES")
    void testOrders(String zone)
    {
        List<Instant> moments = TestingJira.found(DATA).map(issue -> issue.times().updated()).sorted().toList();
        for (Instant change : CHANGES) {
            Instant from = change.minusSeconds(3_601);
            List<Instant> behind = moments.stream().filter(moment -> moment.isAfter(from)).limit(7).toList();
            assertThat(jira.query("SELECT key FROM %s.default.issues WHERE updated_at > %s ORDER BY updated_at LIMIT 7".formatted(catalog(zone), literal(from))).column().stream().map(key -> DATA.issue((String) key).times().updated()))
                    .as("%s in %s", change, zone)
                    .containsExactlyElementsOf(behind);
            Instant to = change.plusSeconds(3_601);
            List<Instant> before = moments.reversed().stream().filter(moment -> moment.isBefore(to)).limit(7).toList();
            assertThat(jira.query("SELECT key FROM %s.default.issues WHERE updated_at < %s ORDER BY updated_at DESC LIMIT 7".formatted(catalog(zone), literal(to))).column().stream().map(key -> DATA.issue((String) key).times().updated()))
                    .as("%s in %s", change, zone)
                    .containsExactlyElementsOf(before);
        }
    }

    /**
     * A day is one of no zone.
     */
    @ParameterizedTest
    @FieldSource("ZONES")
    void testDays(String zone)
    {
        LocalDate due = TestingJira.found(DATA).flatMap(issue -> issue.times().due().stream()).findFirst().orElseThrow();
        assertTakes(zone, "due_date = DATE '%s'".formatted(due), issue -> issue.times().due().filter(due::equals).isPresent());
        assertTakes(zone, "due_date >= DATE '%s'".formatted(due), issue -> issue.times().due().filter(day -> !day.isBefore(due)).isPresent());
        assertTakes(zone, "due_date < DATE '%s'".formatted(due.plus(1, DAYS)), issue -> issue.times().due().filter(day -> !day.isAfter(due)).isPresent());
    }

    private void assertTakes(String zone, String condition, Predicate<JiraIssue> taken)
    {
        List<String> keys = keys(taken);
        assertThat(keys).as(condition).isNotEmpty();
        assertThat(jira.query("SELECT key FROM %s.default.issues WHERE %s".formatted(catalog(zone), condition)).column()).as("%s in %s", condition, zone).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static List<String> keys(Predicate<JiraIssue> taken)
    {
        return TestingJira.found(DATA).filter(taken).map(JiraIssue::key).toList();
    }

    private static String literal(Instant moment)
    {
        return "from_iso8601_timestamp('%s')".formatted(moment);
    }
}
