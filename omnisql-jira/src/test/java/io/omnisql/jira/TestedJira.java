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
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Module;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.testing.SearchReading;
import io.omnisql.connector.testing.SqlLiteral;
import io.omnisql.connector.testing.TestedSource;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSimulator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Jira, for which its simulator stands.
 */
final class TestedJira
        implements TestedSource
{
    private static final String EMAIL = "ada@acme.example";
    private static final String SECRET = "ATATT-suite-canary";
    private static final String NOT_TOLD = "the simulated site does not tell it";

    private static final JiraDataset DATA = data();

    private final JiraSimulator simulator;
    private final SourceDefinition definition;

    private TestedJira(JiraSimulator simulator, SourceDefinition definition)
    {
        this.simulator = requireNonNull(simulator, "simulator is null");
        this.definition = requireNonNull(definition, "definition is null");
    }

    /**
     * Only a name that is no key is sent as one.
     */
    private static JiraDataset data()
    {
        JiraDataset data = JiraDataset.of(Company.generate(1, 0.4));
        return data.withSite(data.site().withProject(data.site().project("ROCKET").withName("Rocket science")));
    }

    static TestedJira start()
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA).token("suite", SECRET));
        return new TestedJira(simulator, JiraSource.SOURCE.with(new JiraFields(CustomFieldChoice.ALL).tables(JiraSource.SOURCE, fields(simulator))));
    }

    /**
     * What the site says of its fields.
     */
    private static List<JsonNode> fields(JiraSimulator simulator)
    {
        Request request = new Request.Builder()
                .url(HttpUrl.get(simulator.baseUri()).resolve("/rest/api/3/field"))
                .header("Authorization", Credentials.basic(EMAIL, SECRET))
                .build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            return new JsonMapper().readTree(response.body().bytes()).valueStream().toList();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SourceDefinition definition()
    {
        return definition;
    }

    /**
     * Of what is found at run time, the documentation knows nothing.
     */
    @Override
    public SourceDefinition documented()
    {
        return JiraSource.SOURCE;
    }

    @Override
    public Module module()
    {
        return new JiraModule();
    }

    @Override
    public HttpUrl apiUri()
    {
        return HttpUrl.get(simulator.baseUri());
    }

    @Override
    public Map<String, String> catalog(HttpUrl apiUri)
    {
        return ImmutableMap.of("jira.uri", apiUri.toString(), "jira.email", EMAIL, "jira.api-token", SECRET, "omnisql.discovery.refresh-interval", "1d");
    }

    @Override
    public String secret()
    {
        return SECRET;
    }

    /**
     * What all issues have takes a request for each of them.
     */
    @Override
    public Optional<String> keys(String table)
    {
        return switch (table) {
            case "issue_comments", "issue_worklogs", "issue_watchers", "issue_votes", "issue_remote_links", "issue_transitions" -> Optional.of("issue_key IN (%s)".formatted(issues().map(JiraIssue::key).map(SqlLiteral::of).collect(joining(", "))));
            default -> Optional.empty();
        };
    }

    /**
     * Those that have the most of something.
     */
    private static Stream<JiraIssue> issues()
    {
        return Stream.<ToIntFunction<JiraIssue>>of(
                        issue -> issue.activity().comments().size(),
                        issue -> issue.activity().comments().stream().anyMatch(comment -> comment.visibleTo().isPresent()) ? 1 : 0,
                        issue -> issue.activity().worklogs().size(),
                        issue -> issue.activity().remoteLinks().size(),
                        issue -> issue.people().watchers().size(),
                        issue -> issue.people().voters().size())
                .flatMap(size -> DATA.issues().stream().filter(issue -> issue.projectKey().equals("ROCKET")).sorted(comparingInt(size).reversed()).limit(2))
                .distinct();
    }

    @Override
    public SearchReading read(String search)
    {
        return JqlReading.of(search);
    }

    @Override
    public Map<String, String> unseen()
    {
        ImmutableMap.Builder<String, String> reasons = ImmutableMap.builder();
        Stream.of(
                        "project_components.assignee",
                        "project_components.assignee_id",
                        "project_components.real_assignee",
                        "project_components.real_assignee_id",
                        "project_roles.role_type",
                        "project_roles.scope_type",
                        "project_roles.scope_project_id",
                        "users.app_type",
                        "users.is_guest",
                        "users.locale",
                        "priorities.avatar_id",
                        "issue_types.entity_id",
                        "issue_types.scope_type",
                        "issue_types.scope_project_id",
                        "issues.last_viewed_at",
                        "issue_comments.author_can_see_request",
                        "issue_changelogs.history_metadata",
                        "issue_attachments.thumbnail_url",
                        "issue_worklogs.visibility_type",
                        "issue_worklogs.visibility_value",
                        "issue_worklogs.visibility_identifier",
                        "boards.owner_id",
                        "filters.is_writable",
                        "filters.last_used_at",
                        "filters.view_url",
                        "dashboards.rank",
                        "dashboards.is_system",
                        "dashboards.is_writable",
                        "dashboards.automatic_refresh_ms",
                        "workflows.scope_project_id",
                        "permission_schemes.scope_type",
                        "permission_schemes.scope_project_id",
                        "audit_records.author_id",
                        "audit_records.description",
                        "audit_records.remote_address",
                        "audit_records.object_parent_id",
                        "audit_records.object_parent_name",
                        "audit_records.associated_items")
                .forEach(column -> reasons.put(column, NOT_TOLD));
        return reasons.buildOrThrow();
    }

    @Override
    public Path goldenDefinition()
    {
        return TestJiraReference.DEFINITIONS;
    }

    @Override
    public Optional<Path> documentation()
    {
        return Optional.of(TestJiraReference.DOCUMENTATION);
    }

    @Override
    public void close()
    {
        simulator.close();
    }
}
