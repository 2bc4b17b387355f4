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

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Whatever {@code system.capabilities} promises is done: the rows are right and the requests are the promised ones.
 */
@ExtendWith(GitHubExtension.class)
@TestInstance(PER_CLASS)
final class TestGitHubCapabilities
{
    private static final String QUERIES = "POST /graphql ";
    private static final Set<String> POSITION = ImmutableSet.of("after", "page");
    private static final Map<String, String> SIMULATOR_ROUTES = ImmutableMap.<String, String>builder()
            .put("GET /repos/{owner}/{repo}/issues/{number}", "/repos/{owner}/{repo}/issues/{issue_number}")
            .put("GET /repos/{owner}/{repo}/issues/comments/{id}", "/repos/{owner}/{repo}/issues/comments/{comment_id}")
            .put("GET /repos/{owner}/{repo}/pulls/comments/{id}", "/repos/{owner}/{repo}/pulls/comments/{comment_id}")
            .put("GET /repos/{owner}/{repo}/pulls/{number}", "/repos/{owner}/{repo}/pulls/{pull_number}")
            .put("GET /repos/{owner}/{repo}/milestones/{number}", "/repos/{owner}/{repo}/milestones/{milestone_number}")
            .put("GET /orgs/{owner}", "/orgs/{org}")
            .put("GET /orgs/{owner}/members", "/orgs/{org}/members")
            .put("GET /orgs/{owner}/teams", "/orgs/{org}/teams")
            .put("GET /orgs/{owner}/teams/{team_slug}/members", "/orgs/{org}/teams/{team_slug}/members")
            .put("GET /orgs/{owner}/teams/{team_slug}/repos", "/orgs/{org}/teams/{team_slug}/repos")
            .put("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{id}", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}")
            .put("GET /repos/{owner}/{repo}/commits/{sha}", "/repos/{owner}/{repo}/commits/{ref}")
            .put("GET /users/{login}", "/users/{username}")
            .put("GET /orgs/{owner}/repos", "/orgs/{org}/repos")
            .put("GET /users/{owner}/repos", "/users/{username}/repos")
            .buildOrThrow();

    private final TestingGitHub github;

    TestGitHubCapabilities(TestingGitHub github)
    {
        this.github = github;
    }

    List<CapabilityCase> cases()
    {
        return Stream.of(
                        IssueCapabilityCases.of(github.data()),
                        OtherCapabilityCases.pullRequests(),
                        CommentCapabilityCases.issueComments(github.data()),
                        CommitCapabilityCases.of(github.data()),
                        CommentCapabilityCases.reviewComments(github.data()),
                        ChangeCapabilityCases.of(github.data()),
                        OtherCapabilityCases.repositories(),
                        ListCapabilityCases.labels(),
                        ListCapabilityCases.milestones(),
                        ListCapabilityCases.branches(),
                        ListCapabilityCases.releases(),
                        AccountCapabilityCases.all(),
                        QueryCapabilityCases.of(github.data()))
                .flatMap(List::stream)
                .collect(toImmutableList());
    }

    /**
     * A query that is taken for joins only is tested with these.
     */
    @Test
    void testEveryCapabilityHasACase()
    {
        Set<List<Object>> promised = ImmutableSet.copyOf(github.query("SELECT table_name, column_name, capability, endpoint FROM github.system.capabilities").rows());
        Set<List<Object>> proven = Stream.of(
                        cases().stream().map(testCase -> List.<Object>of(testCase.table(), testCase.column(), testCase.capability(), testCase.endpoint())),
                        QueryCapabilityCase.all().stream().map(QueryCapabilityCase::capabilityRow),
                        Stream.of(List.<Object>of("repositories", "owner", "KEY", "POST /graphql organization.repositories")))
                .flatMap(rows -> rows)
                .collect(toImmutableSet());
        assertThat(Sets.difference(promised, proven)).describedAs("capabilities without a case").isEmpty();
        assertThat(Sets.difference(proven, promised)).describedAs("cases without a capability").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void testCapability(CapabilityCase testCase)
    {
        String identity = identity(testCase.table());
        List<Object> expected = testCase.expected().apply(rowsOf(testCase.table(), testCase.key())).stream().map(row -> row.get(identity)).collect(toImmutableList());
        assertThat(expected).describedAs("the case shows nothing").isNotEmpty();

        Answer answer = github.query(testCase.sql(identity));
        assertRows(testCase, answer, expected);
        assertRequests(testCase, answer);
        assertRows(testCase, github.queryWithoutPushdown(testCase.sql(identity)), expected);
    }

    List<QueryCapabilityCase> queryCases()
    {
        return QueryCapabilityCase.all();
    }

    /**
     * One query answers for all keys.
     */
    @ParameterizedTest
    @MethodSource("queryCases")
    void testQueryCapability(QueryCapabilityCase testCase)
    {
        String identity = identity(testCase.table());
        List<Object> expected = testCase.values(testCase.keys().stream().flatMap(key -> rowsOf(testCase.table(), key).stream()).collect(toImmutableList()), identity);
        assertThat(expected).describedAs("the case shows nothing").isNotEmpty();
        Answer answer = github.query(testCase.sql(identity));
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.requests()).extracting(JournalEntry::route).isNotEmpty().containsOnly("/graphql");
        assertThat(github.queryWithoutPushdown(testCase.sql(identity)).column()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String identity(String table)
    {
        return switch (table) {
            case "issues", "pull_requests", "milestones" -> "number";
            case "releases", "issue_comments", "pull_request_reviews", "pull_request_review_comments" -> "id";
            case "labels", "branches" -> "name";
            case "pull_request_files" -> "filename";
            case "commits", "pull_request_commits" -> "sha";
            case "organizations" -> "owner";
            case "users", "org_members", "team_members" -> "login";
            case "teams" -> "slug";
            default -> "repo";
        };
    }

    private List<ExpectedRow> rowsOf(String table, ExpectedKey key)
    {
        String owner = key.owner();
        return switch (table) {
            case "issues" -> github.issues(owner, key.repo().orElseThrow());
            case "issue_comments" -> github.issueComments(owner, key.repo().orElseThrow());
            case "commits" -> github.commits(owner, key.repo().orElseThrow());
            case "pull_request_review_comments" -> github.reviewComments(owner, key.repo().orElseThrow());
            case "pull_requests" -> github.pullRequests(owner, key.repo().orElseThrow());
            case "pull_request_reviews" -> github.reviews(owner, key.repo().orElseThrow());
            case "pull_request_files" -> github.files(owner, key.repo().orElseThrow());
            case "pull_request_commits" -> github.pullRequestCommits(owner, key.repo().orElseThrow());
            case "labels" -> github.labels(owner, key.repo().orElseThrow());
            case "milestones" -> github.milestones(owner, key.repo().orElseThrow());
            case "branches" -> github.branches(owner, key.repo().orElseThrow());
            case "releases" -> github.releases(owner, key.repo().orElseThrow());
            case "organizations" -> ImmutableList.of(github.organization(owner, TestingGitHub.FULL_LOGIN));
            case "users" -> ImmutableList.of(github.user(owner));
            case "org_members" -> github.members(owner, TestingGitHub.FULL_LOGIN);
            case "team_members" -> github.teamMembers(owner, TestingGitHub.FULL_LOGIN);
            case "team_repositories" -> github.teamRepositories(owner, TestingGitHub.FULL_LOGIN);
            case "teams" -> github.teams(owner, TestingGitHub.FULL_LOGIN);
            default -> github.repositories(owner);
        };
    }

    private static void assertRows(CapabilityCase testCase, Answer answer, List<Object> expected)
    {
        if (testCase.capability().equals("SORT")) {
            assertThat(answer.column()).containsExactlyElementsOf(expected);
        }
        else {
            assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private void assertRequests(CapabilityCase testCase, Answer answer)
    {
        assertThat(answer.requests()).describedAs("requests: %s", answer.requests()).hasSize(testCase.requests());
        if (testCase.endpoint().startsWith(QUERIES)) {
            assertThat(answer.requests()).extracting(JournalEntry::path).containsOnly("/graphql");
            assertThat(github.query("SELECT body FROM github.system.requests WHERE query_id = '%s'".formatted(answer.queryId())).column())
                    .allSatisfy(body -> assertThat(arguments((String) body)).isEqualTo(testCase.parameters()));
        }
        else {
            assertParameters(testCase, answer);
        }
        // what the catalog tells its user is what the source has seen
        assertThat(github.query("SELECT url, status FROM github.system.requests WHERE query_id = '%s'".formatted(answer.queryId())).rows())
                .containsExactlyInAnyOrderElementsOf(answer.journal().stream().map(this::shown).collect(toImmutableList()));
    }

    private static void assertParameters(CapabilityCase testCase, Answer answer)
    {
        String route = SIMULATOR_ROUTES.getOrDefault(testCase.endpoint(), testCase.endpoint().substring("GET ".length()));
        JournalEntry first = answer.requests().stream().filter(entry -> entry.route().equals(route)).findFirst().orElseThrow();
        assertThat(parameters(first)).isEqualTo(testCase.parameters());
        for (JournalEntry entry : answer.requests()) {
            if (entry.sequence() > first.sequence() && entry.route().equals(route)) {
                assertThat(Maps.filterKeys(parameters(entry), name -> !POSITION.contains(name))).isEqualTo(testCase.parameters());
            }
        }
    }

    /**
     * The filters among the variables of a query.
     */
    private static Map<String, String> arguments(String body)
    {
        try {
            return new JsonMapper().readTree(body).get("variables").propertyStream()
                    .filter(variable -> variable.getKey().matches("f[0-9]+"))
                    .collect(toImmutableMap(Map.Entry::getKey, variable -> variable.getValue().toString()));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> shown(JournalEntry entry)
    {
        String base = github.simulator().baseUri().toString();
        return List.of(base + entry.path() + (entry.queryString().isEmpty() ? "" : "?" + entry.queryString()), (long) entry.status());
    }

    private static Map<String, String> parameters(JournalEntry entry)
    {
        return ImmutableMap.copyOf(entry.query().values().entries());
    }
}
