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
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import io.omnisql.simulator.github.IssueEntry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What can be asked of the endpoints of the table {@code issues}. The list is asked for a repository that fills several pages.
 */
final class IssueCapabilityCases
{
    private static final String LIST = "GET /repos/{owner}/{repo}/issues";
    private static final String SINGLE = "GET /repos/{owner}/{repo}/issues/{number}";
    private static final ExpectedKey KEY = ExpectedKey.repository("acme", "webapp");
    private static final Map<String, String> SCAN = ImmutableMap.of("state", "all", "sort", "created", "direction", "asc", "per_page", "100");
    private static final Instant BOUND = Instant.parse("2026-06-01T00:00:00Z");
    private static final String BOUND_SQL = "TIMESTAMP '2026-06-01 00:00:00 UTC'";
    private static final String SINCE = "2026-05-31T23:59:59Z";

    private final List<IssueEntry> entries;
    private final ImmutableList.Builder<CapabilityCase> cases = ImmutableList.builder();

    private IssueCapabilityCases(List<IssueEntry> entries)
    {
        this.entries = requireNonNull(entries, "entries is null");
    }

    static List<CapabilityCase> of(GitHubDataset data)
    {
        IssueCapabilityCases cases = new IssueCapabilityCases(data.repository("acme", "webapp").entries());
        cases.keys(data);
        cases.filters();
        cases.nulls();
        cases.times();
        cases.orders();
        return cases.cases.build();
    }

    private void keys(GitHubDataset data)
    {
        for (String column : List.of("owner", "repo")) {
            cases.add(new CapabilityCase("issues", column, "KEY", LIST, KEY, "", rows -> rows, SCAN, pages(_ -> true)));
        }
        long number = data.issues("acme", "webapp").getLast().number();
        for (String column : List.of("owner", "repo", "number")) {
            cases.add(new CapabilityCase("issues", column, "KEY", SINGLE, KEY, " AND number = " + number, matching(row -> row.is("number", number)), ImmutableMap.of(), 1));
        }
    }

    private void filters()
    {
        filter("state", "EQUAL", "state = 'open'", "state", "open", row -> row.is("state", "open"), GitHubIssue::isOpen);
        filter("author", "EQUAL", "author = 'ada'", "creator", "ada", row -> row.is("author", "ada"), issue -> issue.author().filter(author -> author.isCalled("ada")).isPresent());
        filter("assignee", "EQUAL", "assignee = 'zoe'", "assignee", "zoe", row -> row.is("assignee", "zoe"), issue -> isAssigned(issue, "zoe"));
        filter("assignees", "CONTAINS", "contains(assignees, 'zoe')", "assignee", "zoe", row -> row.contains("assignees", "zoe"), issue -> isAssigned(issue, "zoe"));
        filter("labels", "CONTAINS", "contains(labels, 'bug')", "labels", "bug", row -> row.contains("labels", "bug"), issue -> issue.labels().stream().anyMatch(label -> label.name().equals("bug")));
        filter("milestone_number", "EQUAL", "milestone_number = 2", "milestone", "2", row -> row.is("milestone_number", 2L), issue -> issue.milestone().filter(milestone -> milestone.number() == 2).isPresent());
        filter("type", "EQUAL", "type = 'Bug'", "type", "Bug", row -> row.is("type", "Bug"), issue -> issue.type().filter("Bug"::equals).isPresent());
    }

    private void nulls()
    {
        nulls("assignee", "assignee", issue -> issue.assignees().isEmpty());
        nulls("milestone_number", "milestone", issue -> issue.milestone().isEmpty());
        nulls("type", "type", issue -> issue.type().isEmpty());
    }

    private void nulls(String column, String parameter, Predicate<GitHubIssue> isNull)
    {
        filter(column, "IS_NULL", column + " IS NULL", parameter, "none", row -> row.isNull(column), isNull);
        filter(column, "IS_NOT_NULL", column + " IS NOT NULL", parameter, "*", row -> !row.isNull(column), isNull.negate());
    }

    /**
     * Newest first, so that the reading ends behind the bound; what the source leaves out by its last change comes on top.
     */
    private void times()
    {
        int created = (int) entries.stream().filter(entry -> !entry.issue().createdAt().isBefore(BOUND)).count();
        time("created_at", "created", "desc", created / 100 + 1);
        time("updated_at", "updated", "desc", pages(IssueCapabilityCases::isUpdatedSince));
        time("closed_at", "created", "asc", pages(IssueCapabilityCases::isUpdatedSince));
    }

    private void time(String column, String sort, String direction, int requests)
    {
        cases.add(new CapabilityCase(
                "issues",
                column,
                "AT_LEAST",
                LIST,
                KEY,
                " AND %s >= %s".formatted(column, BOUND_SQL),
                matching(row -> !row.isNull(column) && !row.value(column, Instant.class).isBefore(BOUND)),
                ImmutableMap.of("state", "all", "sort", sort, "direction", direction, "since", SINCE, "per_page", "100"),
                requests));
    }

    private static boolean isUpdatedSince(GitHubIssue issue)
    {
        return issue.updatedAt().isAfter(Instant.parse(SINCE));
    }

    private void orders()
    {
        order("comments", "comments", Comparator.comparing(row -> row.value("comments", Long.class)));
        order("created_at", "created", Comparator.comparing(row -> row.value("created_at", Instant.class)));
        order("updated_at", "updated", Comparator.comparing(row -> row.value("updated_at", Instant.class)));
    }

    private void order(String column, String sort, Comparator<ExpectedRow> ascending)
    {
        cases.add(new CapabilityCase(
                "issues",
                column,
                "SORT",
                LIST,
                KEY,
                " ORDER BY %s DESC, number LIMIT 5".formatted(column),
                rows -> first(rows, ascending.reversed().thenComparing(row -> row.value("number", Long.class))),
                ImmutableMap.of("state", "all", "sort", sort, "direction", "desc", "per_page", "100"),
                1));
    }

    private void filter(String column, String capability, String condition, String parameter, String value, Predicate<ExpectedRow> expected, Predicate<GitHubIssue> atSource)
    {
        Map<String, String> parameters = ImmutableMap.<String, String>builder().putAll(SCAN).put(parameter, value).buildKeepingLast();
        cases.add(new CapabilityCase("issues", column, capability, LIST, KEY, " AND " + condition, matching(expected), parameters, pages(atSource)));
    }

    private static UnaryOperator<List<ExpectedRow>> matching(Predicate<ExpectedRow> predicate)
    {
        return rows -> rows.stream().filter(predicate).collect(toImmutableList());
    }

    private static List<ExpectedRow> first(List<ExpectedRow> rows, Comparator<ExpectedRow> order)
    {
        return rows.stream().sorted(order).limit(5).collect(toImmutableList());
    }

    private static boolean isAssigned(GitHubIssue issue, String login)
    {
        return issue.assignees().stream().map(GitHubAccount::login).anyMatch(login::equals);
    }

    /**
     * The pages of 100 that the source needs for what it finds, pull requests included.
     */
    private int pages(Predicate<GitHubIssue> atSource)
    {
        int found = (int) entries.stream().map(IssueEntry::issue).filter(atSource).count();
        return Math.max(1, (found + 99) / 100);
    }
}
