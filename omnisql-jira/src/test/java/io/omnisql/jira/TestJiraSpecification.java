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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.WireForm;
import io.omnisql.connector.testing.DocumentedReasons;
import io.omnisql.connector.testing.SpecificationChecks;
import io.omnisql.connector.testing.SpecifiedMembers;
import io.omnisql.connector.testing.WireParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.MoreCollectors.onlyElement;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Jira's description declares of the records of each endpoint is a column of ours, or the documentation says why it is not.
 * <p>
 * The description leaves open which fields an issue has: those of the system are the ones that issues of real sites had when they were recorded.
 */
@EnabledIf(value = "isDescriptionAtHand", disabledReason = "there is no description of the API: name its folder with -Domnisql.contracts=")
final class TestJiraSpecification
{
    // of what records embed only what identifies it, where another table has the rest
    private static final Map<String, List<String>> EMBEDDED = ImmutableMap.<String, List<String>>builder()
            .put("User", List.of("accountId", "displayName"))
            .put("UserBean", List.of("accountId", "displayName"))
            .put("UserDetails", List.of("accountId", "displayName"))
            .put("ProjectDetails", List.of("id"))
            .put("IssueTypeDetails", List.of("name"))
            .put("Priority", List.of("name"))
            .put("StatusDetails", List.of("name"))
            .put("StatusCategory", List.of("key"))
            .buildOrThrow();
    // of what issues embed, as well
    private static final Map<String, List<String>> EMBEDDED_IN_ISSUES = ImmutableMap.<String, List<String>>builder()
            .put("project", List.of("id", "name"))
            .put("issuetype", List.of("id", "name"))
            .put("status", List.of("id", "name", "statusCategory.key"))
            .put("priority", List.of("id", "name"))
            .put("resolution", List.of("id", "name"))
            .put("security", List.of("id", "name"))
            .put("components", List.of("id", "name"))
            .put("fixVersions", List.of("id", "name"))
            .put("versions", List.of("id", "name"))
            .put("parent", List.of("id", "key"))
            .put("subtasks", List.of("key"))
            .buildOrThrow();
    private static final Set<String> HYPERLINKS = ImmutableSet.of("self", "avatarUrls", "iconUrl", "expand");
    // what fields of issues hold, where that has a table of its own
    private static final Map<String, String> IN_FIELDS = ImmutableMap.of("/fields/attachment", "Attachment", "/fields/issuelinks", "IssueLink");
    private static final Set<String> AGILE = ImmutableSet.of("boards", "sprints", "sprint_issues", "board_issues", "epics");
    private static final String CUSTOM_FIELDS = IssueCustomFieldsTable.ISSUE_CUSTOM_FIELDS.name();

    private final JsonNode specification = parsed(folder().resolve("spec").resolve("jira-cloud-v3-openapi.json"));
    private final SpecifiedMembers members = new SpecifiedMembers(specification, EMBEDDED, (_, name) -> HYPERLINKS.contains(name));
    private final DocumentedReasons documented = DocumentedReasons.of(TestJiraReference.DOCUMENTATION, "### Members that are no columns");

    static boolean isDescriptionAtHand()
    {
        return Files.isDirectory(folder());
    }

    private static Path folder()
    {
        return Path.of(System.getProperty("omnisql.contracts", "none"), "jira");
    }

    @Test
    void testMembers()
    {
        Set<String> checked = new TreeSet<>();
        for (TableDefinition table : JiraSource.SOURCE.tables()) {
            if (!AGILE.contains(table.name()) && !table.name().equals(CUSTOM_FIELDS)) {
                assertMembers(table);
                checked.add(table.name());
            }
        }
        assertThat(checked).hasSize(JiraSource.SOURCE.tables().size() - AGILE.size() - 1);
        assertThat(documented.keys()).describedAs("tables with reasons").isSubsetOf(checked);
    }

    /**
     * What has no description cannot be checked, as long as it has none.
     */
    @Test
    void testTablesWithoutDescription()
    {
        assertThat(JiraSource.SOURCE.tables().stream().filter(table -> AGILE.contains(table.name())).flatMap(table -> table.endpoints().stream()))
                .hasSize(AGILE.size())
                .allMatch(endpoint -> operations(endpoint).findAny().isEmpty());
        // what is in custom fields
        assertThat(members.of("IssueBean")).contains("fields");
    }

    private void assertMembers(TableDefinition table)
    {
        Set<String> specified = table.endpoints().stream().flatMap(endpoint -> members(endpoint).stream()).collect(toImmutableSet());
        Set<String> read = table.endpoints().stream().flatMap(endpoint -> SpecificationChecks.membersRead(table, places(endpoint.records())).stream()).collect(toImmutableSet());
        if (table.name().equals(IssuesTable.ISSUES.name())) {
            specified = Sets.union(Sets.difference(specified, ImmutableSet.of("fields")), recordedFields());
        }
        SpecificationChecks.assertMembers(table, specified, read, documented.of(table.name()));
    }

    /**
     * What the description declares of the endpoint's records, counted from what holds them where it declares that too.
     */
    private Set<String> members(EndpointDefinition endpoint)
    {
        Records records = endpoint.records();
        if (isInFields(records)) {
            return members.of(IN_FIELDS.get(records.within().getFirst().toString()));
        }
        JsonNode schema = operations(endpoint).collect(onlyElement()).at("/responses/200/content/application~1json/schema");
        for (String segment : records.pointers().stream().collect(onlyElement()).segments()) {
            schema = members.resolved(schema).path("properties").path(segment);
        }
        assertThat(schema.isMissingNode()).describedAs(endpoint.path()).isFalse();
        return members.of(schema);
    }

    private Stream<JsonNode> operations(EndpointDefinition endpoint)
    {
        String path = withoutNames(endpoint.path());
        String method = endpoint.wire() instanceof WireForm.JsonBody ? "post" : "get";
        return specification.get("paths").propertyStream()
                .filter(described -> withoutNames(described.getKey()).equals(path))
                .map(described -> described.getValue().path(method))
                .filter(operation -> !operation.isMissingNode());
    }

    private static String withoutNames(String path)
    {
        return path.replaceFirst("\\?.*", "").replaceAll("\\{\\w+}", "{}");
    }

    /**
     * Where the records are in what the members are counted from, and what they are in.
     */
    private static List<String> places(Records records)
    {
        ImmutableList.Builder<String> places = ImmutableList.<String>builder().add("");
        if (!isInFields(records)) {
            List<String> names = records.within().stream().flatMap(pointer -> pointer.segments().stream()).toList();
            for (int i = 1; i <= names.size(); i++) {
                places.add(String.join(".", names.subList(0, i)));
            }
        }
        return places.build();
    }

    private static boolean isInFields(Records records)
    {
        return !records.within().isEmpty() && IN_FIELDS.containsKey(records.within().getFirst().toString());
    }

    /**
     * The system's fields of recorded issues, and what is in them.
     */
    private static Set<String> recordedFields()
    {
        Set<String> paths = new TreeSet<>();
        for (JsonNode issue : RecordedJira.issues()) {
            issue.get("fields").propertyStream()
                    .filter(field -> !field.getKey().startsWith("customfield_"))
                    .forEach(field -> {
                        String path = "fields." + field.getKey();
                        EMBEDDED_IN_ISSUES.getOrDefault(field.getKey(), List.of()).forEach(member -> paths.add(path + "." + member));
                        if (!EMBEDDED_IN_ISSUES.containsKey(field.getKey())) {
                            addRecorded(path, field.getValue(), paths);
                        }
                    });
        }
        // that of another issue has shown what is in it
        paths.removeIf(path -> paths.stream().anyMatch(other -> other.startsWith(path + ".")));
        return paths;
    }

    private static void addRecorded(String path, JsonNode value, Set<String> paths)
    {
        if (value.has("accountId")) {
            EMBEDDED.get("User").forEach(member -> paths.add(path + "." + member));
        }
        else if (value.isContainerNode() && !value.isEmpty()) {
            value.valueStream().filter(_ -> value.isArray()).forEach(element -> addRecorded(path, element, paths));
            value.propertyStream().filter(member -> !HYPERLINKS.contains(member.getKey())).forEach(member -> addRecorded(path + "." + member.getKey(), member.getValue(), paths));
        }
        else {
            paths.add(path);
        }
    }

    private static JsonNode parsed(Path file)
    {
        try {
            return WireParameters.parse(Files.readString(file));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
