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
        List<String> keys = TestingJira.found(DATA).filter(taken).map(JiraIssue::key).toList();
        assertThat(keys).as(condition).isNotEmpty();
        assertThat(jira.query("SELECT key FROM %s.default.issues WHERE %s".formatted(catalog(zone), condition)).column()).as("%s in %s", condition, zone).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static String literal(Instant moment)
    {
        return "from_iso8601_timestamp('%s')".formatted(moment);
    }
}
