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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.Occasion;
import io.omnisql.simulator.jira.CustomField;
import io.omnisql.simulator.jira.CustomFieldKind;
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

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What a catalog has of custom fields when they change, and where it wants them otherwise; and all of them in long form.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestIssueCustomFields
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BY_KEY = "/rest/api/3/issue/bulkfetch";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4));

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("fields", "a-token").pageRows(40, 30, 50).start();
        Map<String, String> kept = properties(simulator, ImmutableMap.of("omnisql.discovery.refresh-interval", "1d"));
        jira = TestingJira.start(simulator, ImmutableMap.of(
                "jira", kept,
                "fresh", properties(simulator, ImmutableMap.of("omnisql.discovery.refresh-interval", "0s")),
                "chosen", properties(simulator, ImmutableMap.of(
                        "omnisql.discovery.refresh-interval", "1d",
                        "jira.custom-fields.include", "customfield_1002*, customfield_10034",
                        "jira.custom-fields.exclude", "customfield_10020",
                        "jira.custom-fields.names", "customfield_10029:estimate, customfield_10034: checked_by")),
                "bare", properties(simulator, ImmutableMap.of("omnisql.discovery.refresh-interval", "1d", "jira.custom-fields.exclude", "*"))));
        for (String catalog : List.of("jira", "chosen", "bare")) {
            jira.query("SHOW TABLES FROM %s.default".formatted(catalog));
        }
    }

    private static Map<String, String> properties(JiraSimulator simulator, Map<String, String> others)
    {
        return ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.cache.enabled", "false")
                .put("jira.uri", simulator.baseUri().toString())
                .put("jira.email", "ada@acme.example")
                .put("jira.api-token", "a-token")
                .putAll(others)
                .buildOrThrow();
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testLongForm()
    {
        List<List<Object>> expected = issues().flatMap(issue -> DATA.site().fields().stream()
                        .filter(field -> issue.custom(field).isPresent())
                        .map(field -> row(String.valueOf(issue.id()), issue.key(), issue.projectKey(), field.fieldId(), field.name(), type(field), text(issue.custom(field).get()))))
                .toList();
        assertThat(expected).extracting(row -> row.get(3)).contains(DATA.site().fields().stream().map(CustomField::fieldId).toArray());
        TestingJira.Answer answer = jira.query("SELECT issue_id, issue_key, project_key, field_id, field_name, field_type, value FROM issue_custom_fields");
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(searches(answer)).hasSizeGreaterThan(2).allSatisfy(search -> assertThat(search.path("fields").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(Stream.concat(DATA.site().fields().stream().map(CustomField::fieldId), Stream.of("project")).sorted().toList()));
    }

    @Test
    void testFiltersOfLongForm()
    {
        TestingJira.Answer answer = jira.query("SELECT field_name, json_extract_scalar(value_json, '$.value') FROM issue_custom_fields WHERE issue_key = 'ROCKET-1' AND field_type = 'option'");
        assertThat(answer.rows()).containsExactly(row("Severity", "Major"));
        assertThat(answer.requests()).extracting(JournalEntry::route).containsExactly(BY_KEY);
        List<String> options = DATA.site().fields().stream().filter(field -> type(field).equals("option")).map(CustomField::fieldId).sorted().toList();
        assertThat(json(answer.bodies(BY_KEY).getFirst()).path("fields").valueStream().map(JsonNode::asText)).as("the fields that may be rows").containsAll(options).doesNotContain("customfield_10028");
        TestingJira.Answer numbers = jira.query("SELECT issue_key FROM issue_custom_fields WHERE project_key = 'LAUNCH' AND field_type = 'number' AND field_id > 'customfield_10028'");
        assertThat(searches(numbers)).isNotEmpty().allSatisfy(search -> assertThat(search.path("fields").valueStream().map(JsonNode::asText)).as("the fields that may be rows").containsExactly("customfield_10029", "customfield_10043", "project"));
        assertThat(jira.query("SELECT sum(CAST(f.value AS double)) - sum(i.story_points) FROM issues i JOIN issue_custom_fields f ON f.issue_key = i.key WHERE i.project_key = 'ROCKET' AND f.field_id = 'customfield_10028'").column()).containsExactly(0.0);
        assertThat(jira.query("SELECT count(*), count(DISTINCT issue_key) FROM issue_custom_fields WHERE project_key = 'LAUNCH'").rows()).containsExactly(row(
                DATA.issues("LAUNCH").stream().mapToLong(issue -> DATA.site().fields().stream().filter(field -> issue.custom(field).isPresent()).count()).sum(),
                DATA.issues("LAUNCH").stream().filter(issue -> !issue.custom().isEmpty()).count()));
        assertThat(jira.query("SELECT field_id FROM issue_custom_fields WHERE project_key = 'LAUNCH' LIMIT 3").rows()).hasSize(3);
    }

    /**
     * Issues that are named are fetched by their keys as those of {@code issues} are: in one request, and by no key but their own.
     */
    @Test
    void testKeysOfLongForm()
    {
        List<String> keys = List.of("ROCKET-1", "LAUNCH-1", "ROCKET-99999", "rocket-2");
        List<List<Object>> expected = Stream.of("ROCKET-1", "LAUNCH-1")
                .flatMap(key -> DATA.site().fields().stream().filter(field -> DATA.issue(key).custom(field).isPresent()).map(field -> row(key, field.fieldId())))
                .toList();
        TestingJira.Answer named = jira.query("SELECT issue_key, field_id FROM issue_custom_fields WHERE issue_key IN (%s)".formatted(keys.stream().map("'%s'"::formatted).collect(joining(", "))));
        assertThat(named.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(named.requests()).extracting(JournalEntry::route).containsExactly(BY_KEY);
        TestingJira.Answer joined = jira.query("SELECT f.issue_key, f.field_id FROM (VALUES %s) v(k) JOIN issue_custom_fields f ON f.issue_key = v.k".formatted(keys.stream().map("('%s')"::formatted).collect(joining(", "))));
        assertThat(joined.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(joined.requests()).extracting(JournalEntry::route).containsExactly(BY_KEY);
    }

    @Test
    void testChoice()
    {
        assertThat(columns("chosen")).endsWith("updated_at", "story_points", "estimate", "checked_by", "checked_by_id");
        assertThat(jira.query("SELECT DISTINCT field_name FROM chosen.default.issue_custom_fields").column()).containsExactlyInAnyOrder("Story Points", "Reviewer");
        assertThat(jira.query("SELECT key FROM chosen.default.issues WHERE estimate = 0.1").column()).contains("ROCKET-1");
        assertThat(columns("bare")).endsWith("updated_at");
        assertThat(jira.query("SELECT * FROM bare.default.issue_custom_fields").rows()).isEmpty();
    }

    /**
     * Names of fields are the site's own, and access control says who sees them as columns.
     */
    @Test
    void testCapabilitiesTellNoFields()
    {
        assertThat(columns("jira")).contains("severity");
        assertThat(jira.query("SELECT DISTINCT column_name FROM jira.system.capabilities WHERE table_name IN ('issues', 'issue_custom_fields')").column())
                .contains("key", "status", "issue_key")
                .isSubsetOf(Stream.of(IssuesTable.ISSUES, IssueCustomFieldsTable.ISSUE_CUSTOM_FIELDS).flatMap(table -> table.columns().stream()).map(ColumnDefinition::name).toList());
        assertThat(jira.query("SELECT parameter FROM jira.system.capabilities WHERE parameter LIKE 'cf[%'").rows()).isEmpty();
    }

    @Test
    void testNewFieldAppears()
    {
        CustomField added = new CustomField(12_001, "Cost centre", CustomFieldKind.NUMBER, true, ImmutableList.of(), ImmutableSet.of());
        assertThat(columns("fresh")).doesNotContain("cost_centre");
        jira.simulator().change(data -> data.withSite(data.site().withField(added)).edit("ROCKET-2", issue -> issue.custom(added, new CustomValue.OfNumber(7.5))));
        TestingJira.Answer answer = jira.query("SELECT key FROM fresh.default.issues WHERE cost_centre = 7.5");
        assertThat(answer.column()).containsExactly("ROCKET-2");
        assertThat(answer.requests()).extracting(JournalEntry::route).containsExactly("/rest/api/3/field", SEARCH);
        assertThat(jira.query("SELECT value FROM fresh.default.issue_custom_fields WHERE field_name = 'Cost centre'").column()).containsExactly("7.5");
        assertThat(columns("jira")).as("not yet").doesNotContain("cost_centre");
    }

    /**
     * A field comes between two pages of its scan, for which it is asked by nobody; whoever begins then sees it.
     */
    @Test
    void testRunningQueryKeepsItsColumns()
    {
        CustomField added = new CustomField(12_002, "Late", CustomFieldKind.NUMBER, true, ImmutableList.of(), ImmutableSet.of());
        int before = columns("fresh").size();
        List<Object> meanwhile = new CopyOnWriteArrayList<>();
        jira.simulator().changes().add(Occasion.nextRequest(SEARCH).atRequest(2), () -> {
            jira.simulator().change(data -> data.withSite(data.site().withField(added)));
            meanwhile.addAll(jira.beside("SHOW COLUMNS FROM fresh.default.issues").stream().map(List::getFirst).toList());
        });
        TestingJira.Answer running = jira.query("SELECT * FROM fresh.default.issues");
        assertThat(meanwhile).hasSize(before + 1).contains("late");
        assertThat(running.rows()).hasSize((int) issues().count()).allSatisfy(row -> assertThat(row).hasSize(before));
        assertThat(searches(running)).hasSizeGreaterThan(2).allMatch(search -> !search.toString().contains("customfield_12002"));
        assertThat(columns("fresh")).contains("late");
    }

    private List<String> columns(String catalog)
    {
        return jira.query("SHOW COLUMNS FROM %s.default.issues".formatted(catalog)).column().stream().map(String.class::cast).toList();
    }

    private static List<JsonNode> searches(TestingJira.Answer answer)
    {
        return answer.requests().stream().filter(request -> request.route().equals(SEARCH)).map(request -> json(request.body())).toList();
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

    private static String type(CustomField field)
    {
        return field.kind().items().map(items -> "array(%s)".formatted(items)).orElse(field.kind().type());
    }

    private static String text(CustomValue value)
    {
        return switch (value) {
            case CustomValue.OfNumber number -> BigDecimal.valueOf(number.value()).stripTrailingZeros().toPlainString();
            case CustomValue.OfText text -> text.value();
            case CustomValue.OfDocument document -> new AdfText().text(document.value());
            case CustomValue.OfOption option -> option.value().value();
            case CustomValue.OfOptions options -> options.values().stream().map(FieldOption::value).collect(joining(", "));
            case CustomValue.OfCascade cascade -> cascade.parent().value() + cascade.child().map(child -> " - " + child.value()).orElse("");
            case CustomValue.OfUser user -> DATA.site().user(user.accountId()).displayName();
            case CustomValue.OfUsers users -> users.accountIds().stream().map(id -> DATA.site().user(id).displayName()).collect(joining(", "));
            case CustomValue.OfGroup group -> group.value().name();
            case CustomValue.OfGroups groups -> groups.values().stream().map(JiraGroup::name).collect(joining(", "));
            case CustomValue.OfVersion version -> version.value().name();
            case CustomValue.OfVersions versions -> versions.values().stream().map(JiraVersion::name).collect(joining(", "));
            case CustomValue.OfProject project -> DATA.site().project(project.key()).name();
            case CustomValue.OfDate date -> date.value().toString();
            // as Jira writes it, in the zone of who asks
            case CustomValue.OfTime time -> DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").format(time.value().atZone(DATA.site().users().getFirst().timeZone()));
            case CustomValue.OfLabels labels -> String.join(", ", labels.values());
            case CustomValue.OfSprints sprints -> sprints.values().stream().map(JiraSprint::name).collect(joining(", "));
        };
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
