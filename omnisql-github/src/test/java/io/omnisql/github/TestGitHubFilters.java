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

import com.google.common.base.Predicates;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.github.BranchesTable.BRANCHES;
import static io.omnisql.github.CommitsTable.COMMITS;
import static io.omnisql.github.IssueCommentsTable.ISSUE_COMMENTS;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.OrganizationMembersTable.ORGANIZATION_MEMBERS;
import static io.omnisql.github.OrganizationsTable.ORGANIZATIONS;
import static io.omnisql.github.PullRequestReviewCommentsTable.PULL_REQUEST_REVIEW_COMMENTS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.ReleasesTable.RELEASES;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static io.omnisql.github.TeamsTable.TEAMS;
import static io.omnisql.github.UsersTable.USERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters of every form give SQL's rows, with pushdown and without.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubFilters
{
    private static final Predicate<ExpectedRow> NONE = Predicates.alwaysFalse();

    private final TestingGitHub github;

    TestGitHubFilters(TestingGitHub github)
    {
        this.github = github;
    }

    /**
     * Git walks from child to parent and stops where dates fall below a lower bound, though clocks that were wrong have dated newer commits behind it.
     */
    @Test
    void testLowerBoundOfCommits()
    {
        List<ExpectedRow> commits = github.commits("acme", "rocket");
        Instant bound = commits.get(commits.size() / 2).value("committed_at", Instant.class);
        Answer answer = github.query("SELECT sha FROM commits WHERE owner = 'acme' AND repo = 'rocket' AND committed_at >= from_iso8601_timestamp('%s')".formatted(bound));
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(commits.stream()
                .filter(commit -> !commit.value("committed_at", Instant.class).isBefore(bound))
                .map(commit -> commit.get("sha"))
                .toList());
        assertThat(answer.requests()).isNotEmpty().allMatch(request -> !request.queryString().contains("since"));
    }

    @Test
    void testNullsOfEveryColumn()
    {
        testNullsOfEveryColumn(ISSUES, "owner = 'acme' AND repo = 'rocket'", "number", github.issues("acme", "rocket"));
        testNullsOfEveryColumn(PULL_REQUESTS, "owner = 'acme' AND repo = 'rocket'", "number", github.pullRequests("acme", "rocket"));
        testNullsOfEveryColumn(ISSUE_COMMENTS, "owner = 'acme' AND repo = 'rocket'", "id", github.issueComments("acme", "rocket"));
        testNullsOfEveryColumn(COMMITS, "owner = 'acme' AND repo = 'rocket'", "sha", github.commits("acme", "rocket"));
        testNullsOfEveryColumn(PULL_REQUEST_REVIEW_COMMENTS, "owner = 'acme' AND repo = 'rocket'", "id", github.reviewComments("acme", "rocket"));
        testNullsOfEveryColumn(REPOSITORIES, "owner = 'acme'", "repo", github.repositories("acme"));
        testNullsOfEveryColumn(LABELS, "owner = 'acme' AND repo = 'rocket'", "id", github.labels("acme", "rocket"));
        testNullsOfEveryColumn(MILESTONES, "owner = 'acme' AND repo = 'rocket'", "number", github.milestones("acme", "rocket"));
        testNullsOfEveryColumn(BRANCHES, "owner = 'acme' AND repo = 'rocket'", "name", github.branches("acme", "rocket"));
        testNullsOfEveryColumn(RELEASES, "owner = 'globex' AND repo = 'observatory'", "id", github.releases("globex", "observatory"));
        testNullsOfEveryColumn(ORGANIZATIONS, "owner = 'acme'", "id", ImmutableList.of(github.organization("acme", TestingGitHub.FULL_LOGIN)));
        testNullsOfEveryColumn(USERS, "login IN ('ada', 'zoe')", "id", ImmutableList.of(github.user("ada"), github.user("zoe")));
        testNullsOfEveryColumn(ORGANIZATION_MEMBERS, "owner = 'acme'", "login", github.members("acme", TestingGitHub.FULL_LOGIN));
        testNullsOfEveryColumn(TEAMS, "owner = 'acme'", "slug", github.teams("acme", TestingGitHub.FULL_LOGIN));
    }

    private void testNullsOfEveryColumn(TableDefinition table, String key, String identity, List<ExpectedRow> all)
    {
        for (String column : TestingGitHub.columns(table)) {
            String from = " FROM %s WHERE %s AND \"%s\" IS ".formatted(table.name(), key, column);
            List<Object> nulls = identities(all, row -> row.isNull(column), identity);
            assertThat(github.query("SELECT " + identity + from + "NULL").column()).describedAs("%s IS NULL", column).containsExactlyInAnyOrderElementsOf(nulls);
            if (table.column(column).map(ColumnDefinition::filters).orElseThrow().isEmpty()) {
                continue;
            }
            List<Object> others = identities(all, row -> !row.isNull(column), identity);
            assertThat(github.queryWithoutPushdown("SELECT " + identity + from + "NULL").column()).describedAs("%s IS NULL", column).containsExactlyInAnyOrderElementsOf(nulls);
            assertThat(github.query("SELECT " + identity + from + "NOT NULL").column()).describedAs("%s IS NOT NULL", column).containsExactlyInAnyOrderElementsOf(others);
            assertThat(github.queryWithoutPushdown("SELECT " + identity + from + "NOT NULL").column()).describedAs("%s IS NOT NULL", column).containsExactlyInAnyOrderElementsOf(others);
        }
    }

    @Test
    void testTexts()
    {
        assertIssues("title = 'Ünïcödé 🚀 \u202Eright-to-left\u202C 日本語 e\u0301'", row -> row.is("number", 6L));
        assertIssues("title = 'It''s \"quoted\" \\ back''slashed; DROP TABLE issues; --'", row -> row.is("number", 7L));
        assertIssues("title = 'trailing blanks'", row -> row.is("number", 10L));
        assertIssues("title = 'trailing blanks   '", row -> row.is("number", 9L));
        assertIssues("title = 'engine does not start'", NONE);
        assertIssues("title LIKE '%does not%'", row -> row.value("title", String.class).contains("does not"));
        assertIssues("title LIKE 'Engine%'", row -> row.is("number", 1L));
        assertIssues("title LIKE '%\\%'", row -> row.value("title", String.class).contains("\\"));
        assertIssues("title >= 'trailing'", row -> row.value("title", String.class).compareTo("trailing") >= 0);
        assertIssues("title NOT IN ('none', 'null', '*')", row -> !List.of("none", "null", "*").contains(row.get("title")));
        assertIssues("body = ''", row -> row.is("body", ""));
        assertIssues("body = ' '", row -> row.is("body", " "));
        assertIssues("length(body) > 50000", row -> row.is("number", 4L));
        assertIssues("body <> 'none'", row -> !row.isNull("body") && !row.is("body", "none"));
    }

    @Test
    void testNegationsAndAlternatives()
    {
        assertIssues("author <> 'ada'", row -> !row.isNull("author") && !row.is("author", "ada"));
        assertIssues("NOT (author = 'ada')", row -> !row.isNull("author") && !row.is("author", "ada"));
        assertIssues("author IS DISTINCT FROM 'ada'", row -> !row.is("author", "ada"));
        assertIssues("author IN ('ada', 'zoe')", row -> row.is("author", "ada") || row.is("author", "zoe"));
        assertIssues("author NOT IN ('ada', 'zoe')", row -> !row.isNull("author") && !row.is("author", "ada") && !row.is("author", "zoe"));
        assertIssues("author = 'ada' OR state = 'closed'", row -> row.is("author", "ada") || row.is("state", "closed"));
        assertIssues("author = 'ada' AND state = 'closed'", row -> row.is("author", "ada") && row.is("state", "closed"));
        assertIssues("(author = 'ada' OR author IS NULL) AND state = 'open'", row -> (row.is("author", "ada") || row.isNull("author")) && row.is("state", "open"));
        assertIssues("assignee IS NULL OR assignee = 'zoe'", row -> row.isNull("assignee") || row.is("assignee", "zoe"));
        assertIssues("author = assignee", row -> !row.isNull("author") && row.get("author").equals(row.get("assignee")));
        assertIssues("locked", row -> row.is("locked", true));
        assertIssues("NOT locked", row -> row.is("locked", false));
        assertIssues("comments BETWEEN 3 AND 4", row -> row.value("comments", Long.class) >= 3 && row.value("comments", Long.class) <= 4);
        assertIssues("comments > 4", row -> row.value("comments", Long.class) > 4);
        assertIssues("comments IN (0, 99)", row -> row.is("comments", 0L) || row.is("comments", 99L));
        assertIssues("number > 40", row -> row.value("number", Long.class) > 40);
        assertIssues("number IN (1, 2, 5, 999)", row -> row.is("number", 1L) || row.is("number", 2L));
        assertIssues("cardinality(assignees) > 1", row -> row.is("number", 18L));
        assertIssues("author = 'ada' AND author = 'zoe'", NONE);
    }

    /**
     * The engine offers what it can write down of an expression beside the whole, again and again until nothing changes.
     */
    @Test
    void testExpressionsThatOnlyTheEngineEvaluates()
    {
        assertIssues("regexp_like(title, '(?i)engine|fuel') AND length(title) > 3", row -> row.value("title", String.class).matches("(?is).*(engine|fuel).*"));
        assertIssues("regexp_like(title, 'a') AND title LIKE '%e%'", row -> row.value("title", String.class).contains("a") && row.value("title", String.class).contains("e"));
        assertIssues("regexp_like(title, 'a') AND regexp_like(body, 'e')", row -> row.value("title", String.class).contains("a") && !row.isNull("body") && row.value("body", String.class).contains("e"));
        assertIssues("regexp_like(title, 'a') AND length(title) > 3 AND year(created_at) = 2024 AND contains(labels, 'bug')", row -> row.value("title", String.class).contains("a")
                && row.value("title", String.class).length() > 3
                && row.value("created_at", Instant.class).toString().startsWith("2024")
                && row.contains("labels", "bug"));
        assertIssues("(title || 'x') = 'abcx' AND json_extract_scalar(issue_field_values, '$.a') = 'x'", NONE);
        assertIssues(
                "state_reason NOT IN ('reopened', 'x') OR (comments IS NOT NULL AND date(updated_at) BETWEEN DATE '2025-09-11' AND DATE '2026-07-22')",
                row -> (!row.isNull("state_reason") && !row.is("state_reason", "reopened"))
                        || (row.value("updated_at", Instant.class).isAfter(Instant.parse("2025-09-10T23:59:59Z")) && row.value("updated_at", Instant.class).isBefore(Instant.parse("2026-07-23T00:00:00Z"))));
    }

    @Test
    void testJson()
    {
        for (String json : List.of("[]", "{}", "{\"a\":1}", "[1]", "1", "\"text\"", "null")) {
            assertIssues("issue_field_values = JSON '%s'".formatted(json), NONE);
            assertIssues("issue_field_values IN (JSON '%s', JSON '[7]')".formatted(json), NONE);
        }
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'globex' AND custom_properties = JSON '{\"department\": \"optics\"}'").column()).containsExactly("observatory");
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'globex' AND custom_properties <> JSON '{}' AND custom_properties IS NOT NULL").column()).containsExactly("observatory");
    }

    @Test
    void testPullRequests()
    {
        assertPullRequests("merged_at IS NOT NULL", row -> !row.isNull("merged_at"));
        assertPullRequests("merged_at IS NULL AND state = 'closed'", row -> row.isNull("merged_at") && row.is("state", "closed"));
        assertPullRequests("draft", row -> row.is("draft", true));
        assertPullRequests("head_repo IS NULL", row -> row.isNull("head_repo"));
        assertPullRequests("head_repo <> 'acme/rocket'", row -> !row.isNull("head_repo") && !row.is("head_repo", "acme/rocket"));
        assertPullRequests("author = 'zoe' OR base_ref = 'release/1.x'", row -> row.is("author", "zoe") || row.is("base_ref", "release/1.x"));
        assertPullRequests("contains(labels, 'bug')", row -> row.contains("labels", "bug"));
    }

    /**
     * What is not called protected is not asked for: the source may call it so for a ruleset.
     */
    @Test
    void testProtectedBranches()
    {
        String sql = "SELECT name FROM branches WHERE owner = 'acme' AND repo = 'rocket' AND ";
        for (String condition : List.of("NOT protected", "protected = false", "protected <> true", "protected IS DISTINCT FROM true")) {
            Answer answer = github.query(sql + condition);
            assertThat(answer.column()).describedAs(condition)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(identities(github.branches("acme", "rocket"), row -> row.is("protected", false), "name"));
            assertThat(answer.requests()).singleElement().matches(request -> request.query().value("protected").isEmpty());
        }
    }

    private void assertIssues(String condition, Predicate<ExpectedRow> expected)
    {
        assertRows("issues", condition, github.issues("acme", "rocket"), expected);
    }

    private void assertPullRequests(String condition, Predicate<ExpectedRow> expected)
    {
        assertRows("pull_requests", condition, github.pullRequests("acme", "rocket"), expected);
    }

    private void assertRows(String table, String condition, List<ExpectedRow> all, Predicate<ExpectedRow> expected)
    {
        String sql = "SELECT number FROM %s WHERE owner = 'acme' AND repo = 'rocket' AND (%s)".formatted(table, condition);
        List<Object> numbers = identities(all, expected, "number");
        assertThat(numbers.isEmpty()).describedAs("%s shows nothing", condition).isEqualTo(expected.equals(NONE));
        assertThat(github.query(sql).column()).describedAs(condition).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(github.queryWithoutPushdown(sql).column()).describedAs(condition).containsExactlyInAnyOrderElementsOf(numbers);
    }

    private static List<Object> identities(List<ExpectedRow> rows, Predicate<ExpectedRow> predicate, String identity)
    {
        return rows.stream().filter(predicate).map(row -> row.get(identity)).collect(toImmutableList());
    }
}
