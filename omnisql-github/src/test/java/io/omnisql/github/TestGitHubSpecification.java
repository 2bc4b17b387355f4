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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.testing.DocumentedReasons;
import io.omnisql.connector.testing.SpecificationChecks;
import io.omnisql.connector.testing.SpecifiedMembers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.github.BranchesTable.BRANCHES;
import static io.omnisql.github.CommitsTable.COMMITS;
import static io.omnisql.github.IssueCommentsTable.ISSUE_COMMENTS;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.OrganizationMembersTable.ORGANIZATION_MEMBERS;
import static io.omnisql.github.OrganizationsTable.ORGANIZATIONS;
import static io.omnisql.github.PullRequestCommitsTable.PULL_REQUEST_COMMITS;
import static io.omnisql.github.PullRequestFilesTable.PULL_REQUEST_FILES;
import static io.omnisql.github.PullRequestReviewCommentsTable.PULL_REQUEST_REVIEW_COMMENTS;
import static io.omnisql.github.PullRequestReviewsTable.PULL_REQUEST_REVIEWS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.ReleasesTable.RELEASES;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static io.omnisql.github.TeamMembersTable.TEAM_MEMBERS;
import static io.omnisql.github.TeamRepositoriesTable.TEAM_REPOSITORIES;
import static io.omnisql.github.TeamsTable.TEAMS;
import static io.omnisql.github.UsersTable.USERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What GitHub's description declares of its lists, and of the single records whose own columns a table has, is a column or a parameter of ours, or the documentation says why it is not.
 */
@EnabledIf(value = "io.omnisql.github.TestGitHubRecordings#isRecordingAtHand", disabledReason = "there is no description of the API: name its folder with -Domnisql.contracts=")
final class TestGitHubSpecification
{
    // of embedded accounts and repositories only what identifies them
    private static final Map<String, List<String>> EMBEDDED = ImmutableMap.of(
            "simple-user", List.of("login", "id"),
            "nullable-simple-user", List.of("login", "id"),
            "repository", List.of("full_name", "id"));

    private final JsonNode specification = specification();
    private final SpecifiedMembers members = new SpecifiedMembers(specification, EMBEDDED, TestGitHubSpecification::isHyperlink);
    private final DocumentedReasons documented = DocumentedReasons.of(TestGitHubReference.DOCUMENTATION, "### Members that are no columns", "### Parameters that are not sent");

    private static JsonNode specification()
    {
        try {
            return RecordedRecords.parse(Files.readString(RecordedRecords.folder().resolveSibling("spec").resolve("github-rest-openapi-trimmed.json")));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void testMembers()
    {
        assertMembers(REPOSITORIES, "minimal-repository", "full-repository");
        assertMembers(ISSUES, "issue");
        assertMembers(PULL_REQUESTS, "pull-request-simple", "pull-request");
        assertMembers(ISSUE_COMMENTS, "issue-comment");
        assertMembers(COMMITS, "commit");
        assertMembers(PULL_REQUEST_REVIEW_COMMENTS, "pull-request-review-comment");
        assertMembers(LABELS, "label");
        assertMembers(MILESTONES, "milestone");
        assertMembers(BRANCHES, "short-branch");
        assertMembers(RELEASES, "release");
        assertMembers(ORGANIZATIONS, "organization-full");
        assertMembers(USERS, "private-user");
        assertMembers(ORGANIZATION_MEMBERS, "simple-user");
        assertMembers(TEAMS, "team");
        assertMembers(PULL_REQUEST_REVIEWS, "pull-request-review");
        assertMembers(PULL_REQUEST_FILES, "diff-entry");
        assertMembers(PULL_REQUEST_COMMITS, "commit");
        assertMembers(TEAM_MEMBERS, "team-member");
        assertMembers(TEAM_REPOSITORIES, "minimal-repository");
    }

    /**
     * F24: what the description promises for each record of a table, and nothing else, is asked of each record.
     */
    @Test
    void testMembersThatEachRecordHas()
    {
        assertAlways(REPOSITORIES, "minimal-repository", "full-repository", "repository");
        assertAlways(ISSUES, "issue");
        assertAlways(PULL_REQUESTS, "pull-request-simple", "pull-request");
        assertAlways(ISSUE_COMMENTS, "issue-comment");
        assertAlways(COMMITS, "commit");
        assertAlways(PULL_REQUEST_REVIEW_COMMENTS, "pull-request-review-comment");
        assertAlways(LABELS, "label");
        assertAlways(MILESTONES, "milestone");
        assertAlways(BRANCHES, "short-branch");
        assertAlways(RELEASES, "release");
        assertAlways(ORGANIZATIONS, "organization-full");
        assertAlways(USERS, "private-user", "public-user");
        assertAlways(ORGANIZATION_MEMBERS, "simple-user");
        assertAlways(TEAMS, "team");
        assertAlways(PULL_REQUEST_REVIEWS, "pull-request-review");
        assertAlways(PULL_REQUEST_FILES, "diff-entry");
        assertAlways(PULL_REQUEST_COMMITS, "commit");
        assertAlways(TEAM_MEMBERS, "simple-user");
        assertAlways(TEAM_REPOSITORIES, "minimal-repository");
    }

    private void assertAlways(TableDefinition table, String... schemas)
    {
        for (ColumnDefinition column : table.columns()) {
            if (column.source() instanceof ValueSource.At(JsonPointer pointer, boolean always) && always) {
                List<String> segments = pointer.segments().stream().takeWhile(segment -> !segment.equals(JsonPointer.EACH)).toList();
                assertThat(schemas).describedAs("%s.%s at %s", table.name(), column.name(), pointer)
                        .allSatisfy(schema -> assertThat(isRequired(specification.at("/components/schemas/" + schema), segments)).isTrue());
            }
        }
        assertThat(table.columns()).anyMatch(column -> column.source() instanceof ValueSource.At(JsonPointer _, boolean always) && always);
    }

    private boolean isRequired(JsonNode schema, List<String> segments)
    {
        if (segments.isEmpty()) {
            return true;
        }
        if (schema.has("$ref")) {
            return isRequired(specification.at(schema.get("$ref").asText().substring(1)), segments);
        }
        if (schema.has("allOf")) {
            return schema.get("allOf").valueStream().anyMatch(part -> isRequired(part, segments));
        }
        for (String alternatives : List.of("oneOf", "anyOf")) {
            if (schema.has(alternatives)) {
                return schema.get(alternatives).valueStream().allMatch(alternative -> isRequired(alternative, segments));
            }
        }
        return schema.path("required").valueStream().anyMatch(name -> name.asText().equals(segments.getFirst())) &&
                isRequired(schema.path("properties").path(segments.getFirst()), segments.subList(1, segments.size()));
    }

    @Test
    void testParameters()
    {
        for (String endpoint : List.of(
                "/orgs/{org}/repos",
                "/orgs/{org}/members",
                "/orgs/{org}/teams",
                "/orgs/{org}/teams/{team_slug}/members",
                "/orgs/{org}/teams/{team_slug}/repos",
                "/users/{username}/repos",
                "/user/repos",
                "/repos/{owner}/{repo}/branches",
                "/repos/{owner}/{repo}/commits",
                "/repos/{owner}/{repo}/issues",
                "/repos/{owner}/{repo}/issues/comments",
                "/repos/{owner}/{repo}/issues/{issue_number}/comments",
                "/repos/{owner}/{repo}/labels",
                "/repos/{owner}/{repo}/milestones",
                "/repos/{owner}/{repo}/pulls",
                "/repos/{owner}/{repo}/pulls/comments",
                "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
                "/repos/{owner}/{repo}/pulls/{pull_number}/commits",
                "/repos/{owner}/{repo}/pulls/{pull_number}/files",
                "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
                "/repos/{owner}/{repo}/releases")) {
            Set<String> used = sent(endpoint);
            Set<String> unused = specification.path("paths").path(endpoint).at("/get/parameters").valueStream()
                    .map(parameter -> parameter.has("$ref") ? specification.at(parameter.get("$ref").asText().substring(1)) : parameter)
                    .filter(parameter -> parameter.get("in").asText().equals("query"))
                    .map(parameter -> parameter.get("name").asText())
                    .filter(parameter -> !used.contains(parameter))
                    .collect(toImmutableSet());
            assertThat(unused).describedAs(endpoint).containsExactlyInAnyOrderElementsOf(documented.of(endpoint));
        }
    }

    /**
     * The parameters that the endpoint of this path is sent, by any query.
     */
    private static Set<String> sent(String path)
    {
        return GitHubSource.SOURCE.tables().stream()
                .flatMap(table -> table.endpoints().stream()
                        .filter(endpoint -> withoutNames(endpoint.path()).equals(withoutNames(path)))
                        .flatMap(endpoint -> sent(table, endpoint)))
                .collect(toImmutableSet());
    }

    private static Stream<String> sent(TableDefinition table, EndpointDefinition endpoint)
    {
        Stream<String> filters = table.columns().stream()
                .flatMap(column -> column.filters().stream())
                .filter(filter -> filter.appliesTo(endpoint))
                .map(filter -> filter.parameter().name());
        Stream<String> size = endpoint.paging() instanceof Paging.Pages pages ? Stream.of(pages.sizeParameter()) : Stream.of();
        Stream<String> order = endpoint.sortParameters().stream().flatMap(sort -> Stream.concat(Stream.of(sort.column()), sort.direction().stream()));
        return Stream.of(endpoint.always().keySet().stream(), filters, size, order).flatMap(parameters -> parameters);
    }

    private static String withoutNames(String path)
    {
        return path.replaceAll("\\{\\w+}", "{}");
    }

    private void assertMembers(TableDefinition table, String... schemas)
    {
        Set<String> specified = Stream.of(schemas).flatMap(schema -> members.of(schema).stream()).collect(toImmutableSet());
        SpecificationChecks.assertMembers(table, specified, SpecificationChecks.membersRead(table), documented.of(table.name()));
    }

    /**
     * Hyperlinks but web pages.
     */
    private static boolean isHyperlink(String path, String name)
    {
        boolean isOwnPage = name.equals("html_url") && (path.isEmpty() || path.equals("pinned_comment"));
        return name.equals("url") || name.equals("_links") || (name.endsWith("_url") && !isOwnPage);
    }
}
