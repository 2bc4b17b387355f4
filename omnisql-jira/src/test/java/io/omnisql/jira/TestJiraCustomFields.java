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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.CustomField;
import io.omnisql.simulator.jira.CustomValue;
import io.omnisql.simulator.jira.FieldOption;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraGroup;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraProject;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraSprint;
import io.omnisql.simulator.jira.JiraVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Custom fields are columns whose values are what the site holds, by the simulator's typed data, and conditions of which Jira finds all rows.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraCustomFields
{
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4));
    private static final String EVERY_ISSUE = "created >= \"1970-01-01\"";
    private static final String GRACE = DATA.site().users().get(1).accountId();

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA).token("fields", "a-token"));
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")));
        assertThat(jira.query("SHOW TABLES").requests()).extracting(JournalEntry::path).containsExactly("/rest/api/3/field");
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testValues()
    {
        Map<String, Function<JiraIssue, Optional<?>>> columns = new LinkedHashMap<>();
        columns.put("key", issue -> Optional.of(issue.key()));
        for (long id : new long[] {10_028, 10_029, 10_043}) {
            columns.put(id == 10_028 ? "story_points" : id == 10_029 ? "story_points_10029" : "secret_score", value(id, CustomValue.OfNumber.class, CustomValue.OfNumber::value));
        }
        ImmutableMap.of("customer", 10_030L, "account", 10_040L, "\"order\"", 10_041L, "resume_quoted", 10_042L, "summary_10045", 10_045L)
                .forEach((column, id) -> columns.put(column, value(id, CustomValue.OfText.class, CustomValue.OfText::value)));
        columns.put("rank", value(10_019, CustomValue.OfText.class, text -> "\"%s\"".formatted(text.value())));
        columns.put("development", value(10_000, CustomValue.OfText.class, _ -> "\"{}\""));
        columns.put("release_notes", value(10_031, CustomValue.OfDocument.class, document -> new AdfText().text(document.value())));
        columns.put("severity", value(10_032, CustomValue.OfOption.class, option -> option.value().value()));
        columns.put("severity_10044", value(10_044, CustomValue.OfOption.class, option -> option.value().value()));
        columns.put("platforms", value(10_033, CustomValue.OfOptions.class, options -> options.values().stream().map(FieldOption::value).toList()));
        columns.put("reviewer", value(10_034, CustomValue.OfUser.class, user -> name(user.accountId())));
        columns.put("reviewer_id", value(10_034, CustomValue.OfUser.class, CustomValue.OfUser::accountId));
        columns.put("approvers", value(10_035, CustomValue.OfUsers.class, users -> users.accountIds().stream().map(TestJiraCustomFields::name).toList()));
        columns.put("approvers_ids", value(10_035, CustomValue.OfUsers.class, CustomValue.OfUsers::accountIds));
        columns.put("target_date", value(10_036, CustomValue.OfDate.class, CustomValue.OfDate::value));
        columns.put("go_live_at", value(10_037, CustomValue.OfTime.class, time -> time.value().truncatedTo(MILLIS)));
        columns.put("tags", value(10_038, CustomValue.OfLabels.class, CustomValue.OfLabels::values));
        columns.put("region", value(10_039, CustomValue.OfCascade.class, cascade -> cascade.parent().value()));
        columns.put("region_child", value(10_039, CustomValue.OfCascade.class, CustomValue.OfCascade::child).andThen(child -> child.flatMap(found -> ((Optional<?>) found).map(option -> ((FieldOption) option).value()))));
        columns.put("sprint", value(10_020, CustomValue.OfSprints.class, sprints -> sprints.values().stream().map(TestJiraCustomFields::sprint).toList()));
        columns.put("sprint_names", value(10_020, CustomValue.OfSprints.class, sprints -> sprints.values().stream().map(JiraSprint::name).toList()));
        columns.put("informed", value(10_046, CustomValue.OfGroup.class, group -> group.value().name()));
        columns.put("informed_id", value(10_046, CustomValue.OfGroup.class, group -> group.value().id()));
        columns.put("support_groups", value(10_047, CustomValue.OfGroups.class, groups -> groups.values().stream().map(JiraGroup::name).toList()));
        columns.put("support_groups_ids", value(10_047, CustomValue.OfGroups.class, groups -> groups.values().stream().map(JiraGroup::id).toList()));
        columns.put("found_in", value(10_048, CustomValue.OfVersion.class, version -> version.value().name()));
        columns.put("found_in_id", value(10_048, CustomValue.OfVersion.class, version -> String.valueOf(version.value().id())));
        columns.put("backport_to", value(10_049, CustomValue.OfVersions.class, versions -> versions.values().stream().map(JiraVersion::name).toList()));
        columns.put("backport_to_ids", value(10_049, CustomValue.OfVersions.class, versions -> versions.values().stream().map(version -> String.valueOf(version.id())).toList()));
        columns.put("sister_project", value(10_050, CustomValue.OfProject.class, project -> DATA.site().project(project.key()).name()));
        columns.put("sister_project_key", value(10_050, CustomValue.OfProject.class, CustomValue.OfProject::key));
        columns.put("sister_project_id", value(10_050, CustomValue.OfProject.class, project -> String.valueOf(DATA.site().project(project.key()).id())));

        List<List<Object>> rows = jira.query("SELECT %s FROM issues ORDER BY key".formatted(String.join(", ", columns.keySet()))).rows();
        List<JiraIssue> issues = issues().sorted((one, other) -> one.key().compareTo(other.key())).toList();
        int place = 0;
        for (Map.Entry<String, Function<JiraIssue, Optional<?>>> column : columns.entrySet()) {
            int index = place++;
            List<Object> expected = issues.stream().map(issue -> (Object) column.getValue().apply(issue).orElse(null)).toList();
            assertThat(expected).describedAs(column.getKey()).anyMatch(value -> value != null && !(value instanceof Collection<?> elements && elements.isEmpty()));
            assertThat(rows).describedAs(column.getKey()).extracting(row -> row.get(index)).isEqualTo(expected);
        }
    }

    @Test
    void testDocuments()
    {
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        issues().forEach(issue -> issue.custom(DATA.site().field(10_031)).ifPresent(value -> expected.put(issue.key(), ((CustomValue.OfDocument) value).value())));
        Map<String, JsonNode> found = new LinkedHashMap<>();
        jira.query("SELECT key, release_notes_adf FROM issues WHERE release_notes_adf IS NOT NULL").rows().forEach(row -> found.put((String) row.get(0), json((String) row.get(1))));
        assertThat(found).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void testComments()
    {
        assertThat(jira.query("SELECT column_name, data_type, comment FROM information_schema.columns WHERE table_schema = 'default' AND table_name = 'issues' AND comment LIKE '%customfield_10034%' ORDER BY ordinal_position").rows()).containsExactly(
                row("reviewer", "varchar", "Reviewer (customfield_10034)"),
                row("reviewer_id", "varchar", "Account in Reviewer (customfield_10034)"));
    }

    /**
     * Nothing else is asked for, and nothing is asked for twice.
     */
    @Test
    void testFieldsThatAreAskedFor()
    {
        List<JsonNode> searches = searches(jira.query("SELECT story_points, reviewer_id, sprint FROM issues WHERE severity = 'Major' AND region <> 'Asia'"));
        assertThat(searches).isNotEmpty().allSatisfy(search -> assertThat(search.path("fields").valueStream().map(JsonNode::asText))
                .containsExactly("customfield_10020", "customfield_10028", "customfield_10032", "customfield_10034", "customfield_10039"));
    }

    @Test
    void testNumbers()
    {
        assertFound("story_points = 8", number(10_028, value -> value == 8), "cf[10028] >= 8 AND cf[10028] <= 8");
        assertFound("story_points BETWEEN 0.5 AND 2.5", number(10_028, value -> value >= 0.5 && value <= 2.5), "cf[10028] >= 0 AND cf[10028] <= 3");
        assertFound("story_points_10029 > 2", number(10_029, value -> value > 2), "cf[10029] >= 2");
        assertFound("story_points < 0", number(10_028, value -> value < 0), "cf[10028] <= 0");
        assertFound("story_points <= -1", number(10_028, value -> value <= -1), "cf[10028] <= -1");
        assertFound("story_points <> 3", number(10_028, value -> value != 3), EVERY_ISSUE);
        assertFound("story_points IS NOT NULL", number(10_028, _ -> true), "cf[10028] is not EMPTY");
        assertFound("story_points IS NULL", number(10_028, _ -> true).negate(), EVERY_ISSUE);
        assertFound("secret_score > 5", number(10_043, value -> value > 5), EVERY_ISSUE);
    }

    @Test
    void testOptions()
    {
        assertFound("severity = 'Major'", option("Major"), "cf[10032] = \"Major\"");
        assertFound("severity = 'major'", _ -> false, "cf[10032] = \"major\"");
        assertFound("severity IN ('minor', 'Critical')", option("minor").or(option("Critical")), "cf[10032] in (\"Critical\", \"minor\")");
        assertFound("severity = '\"quoted\" & \\'", option("\"quoted\" & \\"), "cf[10032] = \"\\\"quoted\\\" & \\\\\"");
        assertFound("severity = ' Major'", _ -> false, EVERY_ISSUE);
        assertFound("severity <> 'Major'", option("Critical").or(option("minor")).or(option("\"quoted\" & \\")), EVERY_ISSUE);
        assertFound("contains(platforms, 'Windows, all')", issue -> has(issue, 10_033, CustomValue.OfOptions.class, value -> value.values().stream().anyMatch(option -> option.value().equals("Windows, all"))), "cf[10033] = \"Windows, all\"");
        assertFound("platforms IS NOT NULL", issue -> issue.custom(DATA.site().field(10_033)).isPresent(), EVERY_ISSUE);
        assertFound("region = 'Europe'", issue -> has(issue, 10_039, CustomValue.OfCascade.class, value -> value.parent().value().equals("Europe")), EVERY_ISSUE);
        assertFound("region_child IS NOT NULL", issue -> has(issue, 10_039, CustomValue.OfCascade.class, value -> value.child().isPresent()), "cf[10039] is not EMPTY");
    }

    /**
     * A value that Jira does not know is refused: what is left is asked for, and rows are what SQL says.
     */
    @Test
    void testUnknownValues()
    {
        TestingJira.Answer answer = jira.query("SELECT key FROM issues WHERE severity IN ('Major', 'Nowhere') AND story_points > 2");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(issues().filter(option("Major").and(number(10_028, value -> value > 2))).<Object>map(JiraIssue::key).toList());
        assertThat(answer.requests()).extracting(JournalEntry::status).startsWith(400, 200);
        assertThat(searches(answer).getLast().path("jql").asText()).contains("cf[10032] = \"Major\"", "cf[10028] >= 2").doesNotContain("Nowhere");
    }

    @Test
    void testTexts()
    {
        for (String column : List.of("customer", "release_notes", "account", "\"order\"")) {
            assertThat(searches(jira.query("SELECT key FROM issues WHERE %s = 'x' OR %s IS NOT NULL".formatted(column, column)))).allMatch(search -> search.path("jql").asText().startsWith(EVERY_ISSUE));
            assertThat(searches(jira.query("SELECT key FROM issues WHERE %s = 'x'".formatted(column)))).allMatch(search -> search.path("jql").asText().startsWith(EVERY_ISSUE));
        }
    }

    @Test
    void testPeopleAndThings()
    {
        assertFound("reviewer_id = '%s'".formatted(GRACE), issue -> has(issue, 10_034, CustomValue.OfUser.class, value -> value.accountId().equals(GRACE)), "cf[10034] = \"%s\"".formatted(GRACE));
        assertFound("reviewer IS NOT NULL", issue -> issue.custom(DATA.site().field(10_034)).isPresent(), "cf[10034] is not EMPTY");
        assertFound("reviewer = '%s'".formatted(name(GRACE).replace("'", "''")), issue -> has(issue, 10_034, CustomValue.OfUser.class, value -> value.accountId().equals(GRACE)), EVERY_ISSUE);
        assertFound("contains(approvers_ids, '%s')".formatted(GRACE), issue -> has(issue, 10_035, CustomValue.OfUsers.class, value -> value.accountIds().contains(GRACE)), "cf[10035] = \"%s\"".formatted(GRACE));
        assertFound("contains(tags, 'alpha')", issue -> has(issue, 10_038, CustomValue.OfLabels.class, value -> value.values().contains("alpha")), "cf[10038] = \"alpha\"");
        String sprint = DATA.site().sprints().getFirst().name();
        assertFound("contains(sprint_names, '%s')".formatted(sprint.replace("'", "''")), issue -> has(issue, 10_020, CustomValue.OfSprints.class, value -> value.values().stream().anyMatch(found -> found.name().equals(sprint))), "cf[10020] = \"%s\"".formatted(sprint));
        JiraVersion version = DATA.site().project("ROCKET").versions().getFirst();
        assertFound("found_in = '%s'".formatted(version.name()), issue -> has(issue, 10_048, CustomValue.OfVersion.class, value -> value.value().name().equals(version.name())), "cf[10048] = \"%s\"".formatted(version.name()));
        assertFound("found_in_id = '%s'".formatted(version.id()), issue -> has(issue, 10_048, CustomValue.OfVersion.class, value -> value.value().id() == version.id()), EVERY_ISSUE);
        assertFound("contains(backport_to, '%s')".formatted(version.name()), issue -> has(issue, 10_049, CustomValue.OfVersions.class, value -> value.values().stream().anyMatch(found -> found.name().equals(version.name()))), "cf[10049] = \"%s\"".formatted(version.name()));
        assertFound("sister_project_key = 'LAUNCH'", issue -> has(issue, 10_050, CustomValue.OfProject.class, value -> value.key().equals("LAUNCH")), "cf[10050] = \"LAUNCH\"");
        JiraGroup group = DATA.site().groups().getFirst();
        assertFound("informed = '%s'".formatted(group.name()), issue -> has(issue, 10_046, CustomValue.OfGroup.class, value -> value.value().name().equals(group.name())), EVERY_ISSUE);
    }

    @Test
    void testDaysAndTimes()
    {
        LocalDate day = LocalDate.of(2025, 6, 1);
        assertFound("target_date >= DATE '2025-06-01'", issue -> has(issue, 10_036, CustomValue.OfDate.class, value -> !value.value().isBefore(day)), "cf[10036] >= \"2025-06-01\"");
        assertFound("target_date = DATE '2025-06-01'", issue -> has(issue, 10_036, CustomValue.OfDate.class, value -> value.value().equals(day)), "cf[10036] >= \"2025-06-01\" AND cf[10036] <= \"2025-06-01\"");
        Instant time = Instant.parse("2025-06-01T10:00:30.500Z");
        assertFound("go_live_at > TIMESTAMP '2025-06-01 12:00:30.500 Europe/Warsaw'", issue -> has(issue, 10_037, CustomValue.OfTime.class, value -> value.value().truncatedTo(MILLIS).isAfter(time)), "cf[10037] >= " + Instant.parse("2025-06-01T10:00:00Z").toEpochMilli());
        assertFound("go_live_at < TIMESTAMP '2025-06-01 10:00:30.500 UTC'", issue -> has(issue, 10_037, CustomValue.OfTime.class, value -> value.value().truncatedTo(MILLIS).isBefore(time)), "cf[10037] <= " + Instant.parse("2025-06-01T10:02:00Z").toEpochMilli());
    }

    @Test
    void testContract()
    {
        jira.query("SELECT * FROM issues");
        assertThat(jira.simulator().violations()).isEmpty();
    }

    private void assertFound(String condition, Predicate<JiraIssue> expected, String jql)
    {
        TestingJira.Answer answer = jira.query("SELECT key FROM issues WHERE " + condition);
        assertThat(answer.column()).describedAs(condition).containsExactlyInAnyOrderElementsOf(issues().filter(expected).<Object>map(JiraIssue::key).toList());
        assertThat(searches(answer).getFirst().path("jql").asText()).describedAs(condition).startsWith(jql + " ORDER BY created");
    }

    private static List<JsonNode> searches(TestingJira.Answer answer)
    {
        return answer.requests().stream().map(request -> json(request.body())).toList();
    }

    private static JsonNode json(String text)
    {
        try {
            return MAPPER.readTree(text);
        }
        catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static <T> Function<JiraIssue, Optional<?>> value(long field, Class<T> kind, Function<T, ?> value)
    {
        CustomField custom = DATA.site().field(field);
        return issue -> issue.custom(custom).map(kind::cast).map(value);
    }

    private static <T> boolean has(JiraIssue issue, long field, Class<T> kind, Predicate<T> value)
    {
        return issue.custom(DATA.site().field(field)).map(kind::cast).filter(value).isPresent();
    }

    private static Predicate<JiraIssue> number(long field, Predicate<Double> value)
    {
        return issue -> has(issue, field, CustomValue.OfNumber.class, number -> value.test(number.value()));
    }

    private static Predicate<JiraIssue> option(String name)
    {
        return issue -> has(issue, 10_032, CustomValue.OfOption.class, value -> value.value().value().equals(name));
    }

    private static List<Object> sprint(JiraSprint sprint)
    {
        return row(sprint.id(), sprint.name(), sprint.state().json(), sprint.board(), sprint.goal(), time(sprint.start()), time(sprint.end()), time(sprint.complete()));
    }

    private static Instant time(Optional<Instant> time)
    {
        return time.map(instant -> instant.truncatedTo(MILLIS)).orElse(null);
    }

    private static String name(String accountId)
    {
        return DATA.site().user(accountId).displayName();
    }

    private static Stream<JiraIssue> issues()
    {
        return DATA.site().projects().stream().filter(project -> project.state() == JiraProject.State.LIVE).flatMap(project -> DATA.issues(project.key()).stream());
    }

    private static List<Object> row(Object... values)
    {
        return Arrays.asList(values);
    }
}
