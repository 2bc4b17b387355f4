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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.github.GitHubDataset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What can be asked of the GraphQL queries: for several keys, as REST is as good for one.
 */
final class QueryCapabilityCases
{
    private static final String ISSUES = "POST /graphql repository.issues";
    private static final String ISSUE = "POST /graphql repository.issueOrPullRequest";
    private static final String PULLS = "POST /graphql repository.pullRequests";
    private static final String PULL = "POST /graphql repository.pullRequest";
    private static final String MILESTONES = "POST /graphql repository.milestones";
    private static final String REPOSITORY = "POST /graphql repository";
    private static final String USER = "POST /graphql user";
    private static final String MEMBERS = "POST /graphql organization.membersWithRole";
    private static final ExpectedKey WEBAPP = ExpectedKey.repository("acme", "webapp").beside("empty");
    private static final ExpectedKey ROCKET = ExpectedKey.repository("acme", "rocket").beside("empty");

    private static final Instant SINCE = Instant.parse("2026-06-01T00:00:00Z");

    private final GitHubDataset data;

    private QueryCapabilityCases(GitHubDataset data)
    {
        this.data = requireNonNull(data, "data is null");
    }

    static List<CapabilityCase> of(GitHubDataset data)
    {
        return new QueryCapabilityCases(data).all();
    }

    private List<CapabilityCase> all()
    {
        ImmutableList.Builder<CapabilityCase> cases = ImmutableList.builder();
        for (String column : List.of("owner", "repo")) {
            cases.add(issues(column, "KEY", "", ImmutableMap.of(), _ -> true));
            cases.add(pulls(column, "KEY", "", ImmutableMap.of(), _ -> true));
            cases.add(new CapabilityCase("milestones", column, "KEY", MILESTONES, ROCKET, "", rows -> rows, ImmutableMap.of(), 1));
            cases.add(new CapabilityCase("labels", column, "KEY", "POST /graphql repository.labels", ROCKET, "", rows -> rows, ImmutableMap.of(), 1));
            cases.add(new CapabilityCase("branches", column, "KEY", "POST /graphql repository.refs", ROCKET, "", rows -> rows, ImmutableMap.of("f0", "\"refs/heads/\""), 1));
            cases.add(new CapabilityCase("releases", column, "KEY", "POST /graphql repository.releases", ROCKET, "", rows -> rows, ImmutableMap.of(), 1));
            cases.add(new CapabilityCase("repositories", column, "KEY", REPOSITORY, ROCKET, "", matching(row -> row.is("repo", "rocket") || row.is("repo", "empty")), ImmutableMap.of(), 1));
        }
        cases.add(new CapabilityCase("milestones", "state", "EQUAL", MILESTONES, ROCKET, " AND state = 'open'", matching(row -> row.is("state", "open")), ImmutableMap.of("f0", "[\"OPEN\"]"), 1));
        cases.add(issues("state", "EQUAL", " AND state = 'open'", ImmutableMap.of("f0", "[\"OPEN\"]"), row -> row.is("state", "open")));
        cases.add(issues("author", "EQUAL", " AND author = 'ada'", ImmutableMap.of("f0", "\"ada\""), row -> row.is("author", "ada")));
        for (String column : List.of("created_at", "updated_at", "closed_at")) {
            cases.add(since(column));
        }
        for (String column : List.of("created_at", "updated_at")) {
            Map<String, String> order = ImmutableMap.of("f0", column.equals("created_at") ? "\"CREATED_AT\"" : "\"UPDATED_AT\"", "f1", "\"DESC\"");
            String condition = " ORDER BY %s DESC, number LIMIT 5".formatted(column);
            cases.add(new CapabilityCase("issues", column, "SORT", ISSUES, WEBAPP, condition, OtherCapabilityCases.first(column, "number"), order, 1));
            cases.add(new CapabilityCase("pull_requests", column, "SORT", PULLS, ROCKET, condition, OtherCapabilityCases.first(column, "number"), order, 1));
        }
        cases.add(issues("milestone_number", "EQUAL", " AND milestone_number = 2", ImmutableMap.of("f0", "\"2\""), row -> row.is("milestone_number", 2L)));
        cases.add(issues("milestone_number", "IS_NOT_NULL", " AND milestone_number IS NOT NULL", ImmutableMap.of("f0", "\"*\""), row -> !row.isNull("milestone_number")));
        cases.add(pulls("state", "EQUAL", " AND state = 'closed'", ImmutableMap.of("f0", "[\"CLOSED\",\"MERGED\"]"), row -> row.is("state", "closed")));
        cases.add(pulls("base_ref", "EQUAL", " AND base_ref = 'release/1.x'", ImmutableMap.of("f0", "\"release/1.x\""), row -> row.is("base_ref", "release/1.x")));
        List<Long> issues = data.issues("acme", "webapp").stream().map(issue -> issue.number()).limit(2).map(Long::valueOf).toList();
        for (String column : List.of("owner", "repo", "number")) {
            cases.add(single("issues", column, ISSUE, "webapp", issues));
            cases.add(single("pull_requests", column, PULL, "rocket", List.of(5L, 1L)));
        }
        // of each of two pull requests
        for (String column : List.of("owner", "repo", "pull_number")) {
            cases.add(ofPullRequests("pull_request_reviews", "reviews", column));
            cases.add(ofPullRequests("pull_request_files", "files", column));
            cases.add(ofPullRequests("pull_request_commits", "commits", column));
        }
        // of two accounts, one has the name
        String name = data.findAccount("ada").orElseThrow().name().orElseThrow();
        cases.add(new CapabilityCase("users", "login", "KEY", USER, ExpectedKey.login("ada").beside("zoe"), " AND name = '%s'".formatted(name), rows -> rows, ImmutableMap.of(), 1));
        cases.add(new CapabilityCase("org_members", "owner", "KEY", MEMBERS, ExpectedKey.owner("acme"), "", rows -> rows, ImmutableMap.of(), 1));
        return cases.build();
    }

    private CapabilityCase issues(String column, String capability, String condition, Map<String, String> arguments, Predicate<ExpectedRow> expected)
    {
        int found = matching(expected).apply(ExpectedIssueRows.of(data, "acme", "webapp")).size();
        return new CapabilityCase("issues", column, capability, ISSUES, WEBAPP, condition, matching(expected), arguments, (found + 99) / 100);
    }

    /**
     * The source skips what has not changed since a second before the bound.
     */
    private CapabilityCase since(String column)
    {
        Instant sent = SINCE.minusSeconds(1);
        int changed = (int) data.issues("acme", "webapp").stream().filter(issue -> !issue.updatedAt().isBefore(sent)).count();
        return new CapabilityCase(
                "issues",
                column,
                "AT_LEAST",
                ISSUES,
                WEBAPP,
                " AND %s >= from_iso8601_timestamp('%s')".formatted(column, SINCE),
                matching(row -> !row.isNull(column) && !row.value(column, Instant.class).isBefore(SINCE)),
                ImmutableMap.of("f0", "\"%s\"".formatted(sent)),
                (changed + 99) / 100);
    }

    private static CapabilityCase pulls(String column, String capability, String condition, Map<String, String> arguments, Predicate<ExpectedRow> expected)
    {
        return new CapabilityCase("pull_requests", column, capability, PULLS, ROCKET, condition, matching(expected), arguments, 1);
    }

    private static CapabilityCase single(String table, String column, String endpoint, String repo, List<Long> numbers)
    {
        String condition = " AND number IN (%s, %s)".formatted(numbers.getFirst(), numbers.getLast());
        return new CapabilityCase(table, column, "KEY", endpoint, ExpectedKey.repository("acme", repo), condition, matching(row -> numbers.contains(row.value("number", Long.class))), ImmutableMap.of(), 1);
    }

    private CapabilityCase ofPullRequests(String table, String field, String column)
    {
        List<Long> numbers = data.pullRequests("acme", "webapp").stream().limit(20).map(pullRequest -> (long) pullRequest.number()).toList();
        return new CapabilityCase(
                table,
                column,
                "KEY",
                "POST /graphql repository.pullRequest." + field,
                ExpectedKey.repository("acme", "webapp"),
                " AND pull_number IN (%s)".formatted(numbers.stream().map(String::valueOf).collect(joining(", "))),
                matching(row -> numbers.contains(row.value("pull_number", Long.class))),
                ImmutableMap.of(),
                1);
    }

    private static UnaryOperator<List<ExpectedRow>> matching(Predicate<ExpectedRow> predicate)
    {
        return rows -> rows.stream().filter(predicate).collect(toImmutableList());
    }
}
