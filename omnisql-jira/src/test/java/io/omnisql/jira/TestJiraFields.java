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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.ValueSource;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.Sensitivity.FREE_TEXT;
import static io.omnisql.connector.definition.Sensitivity.PERSONAL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which columns are made of which descriptions of fields.
 */
final class TestJiraFields
{
    private static final String OF_JIRA = "com.atlassian.jira.plugin.system.customfieldtypes:";
    private static final String OF_APP = "ari:cloud:ecosystem::extension/e62f20a2/548c5df1/static/a-field";

    @Test
    void testTypes()
    {
        assertColumns(field(1, "F", "number", "", OF_JIRA + "float"), "f double /fields/customfield_1");
        assertColumns(field(1, "F", "string", "", OF_JIRA + "textfield"), "f varchar /fields/customfield_1");
        assertColumns(field(1, "F", "string", "", OF_JIRA + "url"), "f varchar /fields/customfield_1");
        assertColumns(field(1, "F", "string", "", OF_JIRA + "textarea"), "f varchar text of /fields/customfield_1", "f_adf json /fields/customfield_1");
        assertColumns(field(1, "F", "string", "", OF_APP), "f varchar text of /fields/customfield_1");
        assertColumns(field(1, "F", "date", "", OF_JIRA + "datepicker"), "f date /fields/customfield_1");
        assertColumns(field(1, "F", "datetime", "", OF_JIRA + "datetime"), "f timestamp(3) with time zone /fields/customfield_1");
        assertColumns(field(1, "F", "option", "", OF_JIRA + "radiobuttons"), "f varchar /fields/customfield_1/value");
        assertColumns(field(1, "F", "array", "option", OF_JIRA + "multicheckboxes"), "f array(varchar) /fields/customfield_1/*/value");
        assertColumns(field(1, "F", "option-with-child", "", OF_JIRA + "cascadingselect"), "f varchar /fields/customfield_1/value", "f_child varchar /fields/customfield_1/child/value");
        assertColumns(field(1, "F", "user", "", OF_JIRA + "userpicker"), "f varchar /fields/customfield_1/displayName", "f_id varchar /fields/customfield_1/accountId");
        assertColumns(field(1, "F", "array", "user", OF_JIRA + "multiuserpicker"), "f array(varchar) /fields/customfield_1/*/displayName", "f_ids array(varchar) /fields/customfield_1/*/accountId");
        assertColumns(field(1, "F", "group", "", OF_JIRA + "grouppicker"), "f varchar /fields/customfield_1/name", "f_id varchar /fields/customfield_1/groupId");
        assertColumns(field(1, "F", "array", "group", OF_JIRA + "multigrouppicker"), "f array(varchar) /fields/customfield_1/*/name", "f_ids array(varchar) /fields/customfield_1/*/groupId");
        assertColumns(field(1, "F", "version", "", OF_JIRA + "version"), "f varchar /fields/customfield_1/name", "f_id varchar /fields/customfield_1/id");
        assertColumns(field(1, "F", "array", "version", OF_JIRA + "multiversion"), "f array(varchar) /fields/customfield_1/*/name", "f_ids array(varchar) /fields/customfield_1/*/id");
        assertColumns(field(1, "F", "project", "", OF_JIRA + "project"), "f varchar /fields/customfield_1/name", "f_key varchar /fields/customfield_1/key", "f_id varchar /fields/customfield_1/id");
        assertColumns(field(1, "F", "array", "string", OF_JIRA + "labels"), "f array(varchar) /fields/customfield_1");
        assertColumns(
                field(1, "F", "array", "json", "com.pyxis.greenhopper.jira:gh-sprint"),
                "f array(row(id bigint, name varchar, state varchar, board_id bigint, goal varchar, started_at timestamp(3) with time zone, ends_at timestamp(3) with time zone, completed_at timestamp(3) with time zone)) /fields/customfield_1",
                "f_names array(varchar) /fields/customfield_1/*/name");
    }

    /**
     * A type that is not known is no other one.
     */
    @Test
    void testOtherTypes()
    {
        String json = "f json /fields/customfield_1";
        for (String type : ImmutableList.of("any", "object", "option2", "team", "sd-approvals", "progress", "Number", "")) {
            assertColumns(field(1, "F", type, "", OF_APP), json);
        }
        for (String items : ImmutableList.of("json", "option2", "object", "array", "")) {
            assertColumns(field(1, "F", "array", items, OF_APP), json);
        }
        assertColumns(JsonNodeFactory.instance.objectNode().put("id", "customfield_1").put("name", "F").put("custom", true), json);
        assertThat(found(field(1, "F", "any", "", OF_APP)).getFirst().sensitivities()).containsExactlyInAnyOrder(PERSONAL, FREE_TEXT);
    }

    @Test
    void testSensitivities()
    {
        assertThat(found(field(1, "F", "user", "", OF_JIRA + "userpicker"))).extracting(ColumnDefinition::sensitivities).allMatch(tags -> tags.contains(PERSONAL));
        assertThat(found(field(1, "F", "array", "user", OF_JIRA + "multiuserpicker"))).extracting(ColumnDefinition::sensitivities).allMatch(tags -> tags.contains(PERSONAL));
        for (String plugin : ImmutableList.of(OF_JIRA + "textfield", OF_JIRA + "textarea", OF_APP)) {
            assertThat(found(field(1, "F", "string", "", plugin))).extracting(ColumnDefinition::sensitivities).allMatch(tags -> tags.contains(FREE_TEXT));
        }
        assertThat(found(field(1, "F", "number", "", OF_JIRA + "float")).getFirst().sensitivities()).isEmpty();
    }

    /**
     * Always by the number of the field; texts, and fields that are null, are never sent.
     */
    @Test
    void testFilters()
    {
        assertFilters(field(7, "F", "number", "", OF_JIRA + "float"), "f AT_LEAST", "f AT_MOST", "f IS_NOT_NULL");
        assertFilters(field(7, "F", "date", "", OF_JIRA + "datepicker"), "f AT_LEAST", "f AT_MOST", "f IS_NOT_NULL");
        assertFilters(field(7, "F", "datetime", "", OF_JIRA + "datetime"), "f AT_LEAST", "f AT_MOST", "f IS_NOT_NULL");
        assertFilters(field(7, "F", "option", "", OF_JIRA + "select"), "f EQUAL", "f IS_NOT_NULL");
        assertFilters(field(7, "F", "option-with-child", "", OF_JIRA + "cascadingselect"), "f IS_NOT_NULL", "f_child IS_NOT_NULL");
        assertFilters(field(7, "F", "user", "", OF_JIRA + "userpicker"), "f IS_NOT_NULL", "f_id EQUAL", "f_id IS_NOT_NULL");
        assertFilters(field(7, "F", "array", "user", OF_JIRA + "multiuserpicker"), "f_ids CONTAINS");
        assertFilters(field(7, "F", "array", "string", OF_JIRA + "labels"), "f CONTAINS");
        assertFilters(field(7, "F", "group", "", OF_JIRA + "grouppicker"), "f IS_NOT_NULL", "f_id IS_NOT_NULL");
        assertFilters(field(7, "F", "version", "", OF_JIRA + "version"), "f EQUAL", "f IS_NOT_NULL", "f_id IS_NOT_NULL");
        assertFilters(field(7, "F", "array", "version", OF_JIRA + "multiversion"), "f CONTAINS");
        assertFilters(field(7, "F", "project", "", OF_JIRA + "project"), "f IS_NOT_NULL", "f_key EQUAL", "f_key IS_NOT_NULL", "f_id IS_NOT_NULL");
        assertFilters(field(7, "F", "array", "json", "com.pyxis.greenhopper.jira:gh-sprint"), "f_names CONTAINS");
        for (String plugin : ImmutableList.of(OF_JIRA + "textfield", OF_JIRA + "textarea", OF_JIRA + "url", OF_APP)) {
            assertFilters(field(7, "F", "string", "", plugin));
        }
        assertFilters(field(7, "F", "any", "", OF_APP));
    }

    @Test
    void testFieldsThatCannotBeSearched()
    {
        ObjectNode unsearchable = field(7, "F", "number", "", OF_JIRA + "float").put("searchable", false);
        assertFilters(unsearchable);
        ObjectNode unknown = field(7, "F", "number", "", OF_JIRA + "float");
        unknown.putArray("clauseNames").add("F").add("cf[70]");
        assertFilters(unknown);
    }

    @Test
    void testNames()
    {
        Map<String, String> names = ImmutableMap.<String, String>builder()
                .put("Story Points", "story_points")
                .put("  [CHART] Date of First Response ", "chart_date_of_first_response")
                .put("Go-live at", "go_live_at")
                .put("Résumé \"quoted\"", "resume_quoted")
                .put("Łódź İstanbul Straße Œuvre", "lodz_istanbul_strasse_oeuvre")
                .put("3rd party", "field_3rd_party")
                .put("__a__b__", "a_b")
                .put("order", "order")
                .put("cu用户单选", "cu")
                .put("用户单选", "customfield_9")
                .put("😀", "customfield_9")
                .put("", "customfield_9")
                .put("™ x²", "tm_x2")
                .buildOrThrow();
        names.forEach((name, column) -> assertThat(names(field(9, name, "number", "", OF_JIRA + "float"))).as(name).containsExactly(column));
    }

    /**
     * The field with the lowest number has the plain name, wherever it stands, and keeps it when others come.
     */
    @Test
    void testNamesOfSeveral()
    {
        List<ObjectNode> fields = new ArrayList<>(ImmutableList.of(
                field(10_028, "Story Points", "number", "", OF_JIRA + "float"),
                field(10_029, "story points", "number", "", OF_JIRA + "float"),
                field(10_030, "Story-points", "number", "", OF_JIRA + "float"),
                field(10_045, "Summary", "string", "", OF_JIRA + "textfield"),
                field(10_046, "Status ID", "string", "", OF_JIRA + "textfield")));
        List<String> expected = ImmutableList.of("story_points", "story_points_10029", "story_points_10030", "summary_10045", "status_id_10046");
        Random random = new Random(3);
        for (int time = 0; time < 20; time++) {
            assertThat(names(fields.toArray(ObjectNode[]::new))).containsExactlyElementsOf(expected);
            Collections.shuffle(fields, random);
        }
        fields.add(field(10_100, "STORY POINTS", "number", "", OF_JIRA + "float"));
        fields.add(field(10_101, "story_points_10029", "number", "", OF_JIRA + "float"));
        assertThat(names(fields.toArray(ObjectNode[]::new))).containsExactlyElementsOf(ImmutableList.<String>builder().addAll(expected).add("story_points_10100", "story_points_10029_10101").build());
    }

    /**
     * All columns of a field have the name, or none has.
     */
    @Test
    void testNamesOfFurtherColumns()
    {
        assertThat(names(field(1, "Reviewer ID", "string", "", OF_JIRA + "textfield"), field(2, "Reviewer", "user", "", OF_JIRA + "userpicker")))
                .containsExactly("reviewer_id", "reviewer_2", "reviewer_2_id");
        assertThat(names(field(1, "Parent", "user", "", OF_JIRA + "userpicker"))).as("parent_id is one of the system").containsExactly("parent_1", "parent_1_id");
        assertThat(names(field(10_001, "Story points 10029", "number", "", OF_JIRA + "float"), field(10_028, "Story points", "number", "", OF_JIRA + "float"), field(10_029, "Story points", "number", "", OF_JIRA + "float")))
                .containsExactly("story_points_10029", "story_points", "story_points_10029_10029");
    }

    @Test
    void testComments()
    {
        assertThat(found(field(10_034, "Reviewer \"of\" it", "user", "", OF_JIRA + "userpicker"))).extracting(ColumnDefinition::comment)
                .containsExactly("Reviewer \"of\" it (customfield_10034)", "Account in Reviewer \"of\" it (customfield_10034)");
    }

    @Test
    void testChoice()
    {
        ObjectNode[] fields = IntStream.of(10_028, 10_029, 10_130).mapToObj(id -> field(id, "Story Points", "number", "", OF_JIRA + "float")).toArray(ObjectNode[]::new);
        assertThat(names(new CustomFieldChoice(ImmutableList.of("*"), ImmutableList.of("customfield_10028"), ImmutableMap.of()), fields)).as("the others keep their names").containsExactly("story_points_10029", "story_points_10130");
        assertThat(names(new CustomFieldChoice(ImmutableList.of("customfield_10*"), ImmutableList.of("customfield_101*"), ImmutableMap.of()), fields)).containsExactly("story_points", "story_points_10029");
        assertThat(names(new CustomFieldChoice(ImmutableList.of("customfield_10130"), ImmutableList.of(), ImmutableMap.of()), fields)).containsExactly("story_points_10130");
        assertThat(names(new CustomFieldChoice(ImmutableList.of("customfield_1002"), ImmutableList.of(), ImmutableMap.of()), fields)).isEmpty();
        assertThat(names(new CustomFieldChoice(ImmutableList.of("*"), ImmutableList.of("*"), ImmutableMap.of()), fields)).isEmpty();
        assertThat(names(renamed(10_028L, "points"), fields)).as("the others keep their names").containsExactly("points", "story_points_10029", "story_points_10130");
        assertThat(names(renamed(10_130L, "story_points"), fields)).as("what is chosen comes first").containsExactly("story_points_10028", "story_points_10029", "story_points");
        assertThat(names(renamed(10_028L, "parent"), field(10_028, "Reviewer", "user", "", OF_JIRA + "userpicker"))).as("a further column has the name of another").containsExactly("parent_10028", "parent_10028_id");
    }

    @Test
    void testFieldsOfTheSystem()
    {
        ObjectNode summary = JsonNodeFactory.instance.objectNode().put("id", "summary").put("name", "Summary").put("custom", false);
        ObjectNode other = JsonNodeFactory.instance.objectNode().put("id", "customfield_x").put("name", "Other").put("custom", true);
        assertThat(names(summary, other)).isEmpty();
    }

    @Test
    void testLongForm()
    {
        List<Records.Member> members = source(CustomFieldChoice.ALL, field(2, "Platforms", "array", "option", OF_JIRA + "multiselect"), field(1, "Points", "number", "", OF_JIRA + "float"))
                .table("issue_custom_fields").orElseThrow().endpoints().getFirst().records().members().orElseThrow();
        assertThat(members).containsExactly(
                new Records.Member("customfield_1", ImmutableMap.of("id", "customfield_1", "name", "Points", "type", "number")),
                new Records.Member("customfield_2", ImmutableMap.of("id", "customfield_2", "name", "Platforms", "type", "array(option)")));
        assertThat(source(new CustomFieldChoice(ImmutableList.of("*"), ImmutableList.of("*"), ImmutableMap.of()), field(1, "Points", "number", "", OF_JIRA + "float"))
                .table("issue_custom_fields").orElseThrow().endpoints().getFirst().records().members().orElseThrow()).isEmpty();
    }

    /**
     * Whatever people call a field, the definition is valid.
     */
    @Test
    void testNamesOfAnyCharacters()
    {
        Random random = new Random(11);
        ObjectNode[] fields = IntStream.range(1, 2_000)
                .mapToObj(id -> field(id, random.ints(random.nextInt(6), 0, 0x24f).mapToObj(Character::toString).reduce("", String::concat), id % 3 == 0 ? "user" : "number", "", OF_JIRA))
                .toArray(ObjectNode[]::new);
        assertThat(names(fields)).doesNotHaveDuplicates().hasSizeGreaterThan(2_000);
    }

    private static CustomFieldChoice renamed(long id, String name)
    {
        return new CustomFieldChoice(ImmutableList.of("*"), ImmutableList.of(), ImmutableMap.of(id, name));
    }

    private static void assertColumns(ObjectNode field, String... columns)
    {
        assertThat(found(field)).as(field.toString()).extracting(column -> "%s %s %s".formatted(column.name(), column.type().sqlName(), place(column.source()))).containsExactly(columns);
    }

    private static String place(ValueSource source)
    {
        return source instanceof ValueSource.Document document ? "text of " + document.pointer() : ((ValueSource.At) source).pointer().toString();
    }

    private static void assertFilters(ObjectNode field, String... filters)
    {
        List<ColumnDefinition> columns = found(field);
        assertThat(columns.stream().flatMap(column -> column.filters().stream().map(filter -> column.name() + " " + filter.operator()))).as(field.toString()).containsExactly(filters);
        assertThat(columns.stream().flatMap(column -> column.filters().stream())).allMatch(filter -> filter.parameter().name().equals("cf[7]") && filter.parameter().condition());
    }

    private static List<String> names(ObjectNode... fields)
    {
        return names(CustomFieldChoice.ALL, fields);
    }

    private static List<String> names(CustomFieldChoice choice, ObjectNode... fields)
    {
        return found(choice, fields).stream().map(ColumnDefinition::name).collect(toImmutableList());
    }

    private static List<ColumnDefinition> found(ObjectNode field)
    {
        return found(CustomFieldChoice.ALL, field);
    }

    private static List<ColumnDefinition> found(CustomFieldChoice choice, ObjectNode... fields)
    {
        List<ColumnDefinition> columns = source(choice, fields).table("issues").orElseThrow().columns();
        return columns.subList(IssuesTable.ISSUES.columns().size(), columns.size());
    }

    private static SourceDefinition source(CustomFieldChoice choice, ObjectNode... fields)
    {
        return JiraSource.SOURCE.with(new JiraFields(choice).tables(JiraSource.SOURCE, Stream.of(fields).<JsonNode>map(field -> field).collect(toImmutableList())));
    }

    private static ObjectNode field(long id, String name, String type, String items, String plugin)
    {
        ObjectNode field = JsonNodeFactory.instance.objectNode().put("id", "customfield_" + id).put("name", name).put("custom", true).put("searchable", true);
        field.putArray("clauseNames").add("cf[%s]".formatted(id)).add(name);
        ObjectNode schema = field.putObject("schema").put("type", type);
        if (!items.isEmpty()) {
            schema.put("items", items);
        }
        schema.put("custom", plugin).put("customId", id);
        return field;
    }
}
