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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * What can be asked of the endpoints of a table of comments: the list of a repository, which is sorted, the list of an issue or pull request, and single ones.
 */
final class CommentCapabilityCases
{
    private static final ExpectedKey KEY = ExpectedKey.repository("acme", "webapp");
    private static final Map<String, String> PAGE = ImmutableMap.of("per_page", "100");
    private static final Map<String, String> SCAN = ImmutableMap.of("sort", "created", "direction", "asc", "per_page", "100");

    private final String table;
    private final String list;
    private final String ofNumber;
    private final String single;
    private final String numberColumn;
    private final boolean numberIsSorted;
    private final List<ExpectedRow> rows;
    private final ImmutableList.Builder<CapabilityCase> cases = ImmutableList.builder();

    private CommentCapabilityCases(String table, String list, String ofNumber, String single, String numberColumn, boolean numberIsSorted, List<ExpectedRow> rows)
    {
        this.table = requireNonNull(table, "table is null");
        this.list = requireNonNull(list, "list is null");
        this.ofNumber = requireNonNull(ofNumber, "ofNumber is null");
        this.single = requireNonNull(single, "single is null");
        this.numberColumn = requireNonNull(numberColumn, "numberColumn is null");
        this.numberIsSorted = numberIsSorted;
        this.rows = ImmutableList.copyOf(rows);
    }

    static List<CapabilityCase> issueComments(GitHubDataset data)
    {
        return new CommentCapabilityCases(
                "issue_comments",
                "GET /repos/{owner}/{repo}/issues/comments",
                "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
                "GET /repos/{owner}/{repo}/issues/comments/{id}",
                "issue_number",
                false,
                ExpectedIssueCommentRows.of(data, "acme", "webapp"))
                .all();
    }

    static List<CapabilityCase> reviewComments(GitHubDataset data)
    {
        return new CommentCapabilityCases(
                "pull_request_review_comments",
                "GET /repos/{owner}/{repo}/pulls/comments",
                "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments",
                "GET /repos/{owner}/{repo}/pulls/comments/{id}",
                "pull_number",
                true,
                ExpectedReviewCommentRows.of(data, "acme", "webapp"))
                .all();
    }

    private List<CapabilityCase> all()
    {
        long number = longest();
        long id = rows.getLast().value("id", Long.class);
        for (String column : List.of("owner", "repo")) {
            add(column, "KEY", list, "", all -> all, SCAN, pages(rows.size()));
        }
        for (String column : List.of("owner", "repo", numberColumn)) {
            add(column, "KEY", ofNumber, " AND %s = %s".formatted(numberColumn, number), matching(row -> row.is(numberColumn, number)), numberIsSorted ? SCAN : PAGE, 1);
        }
        for (String column : List.of("owner", "repo", "id")) {
            add(column, "KEY", single, " AND id = " + id, matching(row -> row.is("id", id)), ImmutableMap.of(), 1);
        }
        List<Instant> changes = rows.stream().map(row -> row.value("updated_at", Instant.class)).sorted().collect(toImmutableList());
        times(changes.get(changes.size() / 2));
        timesOf(number);
        order("created_at", "created");
        order("updated_at", "updated");
        if (numberIsSorted) {
            orderOf(number, "created_at", "created");
            orderOf(number, "updated_at", "updated");
        }
        return cases.build();
    }

    /**
     * Newest first, so that the reading ends behind the bound; what the source leaves out by its last change comes on top.
     */
    private void times(Instant bound)
    {
        int atSource = (int) rows.stream().filter(row -> !row.value("updated_at", Instant.class).isBefore(bound.minusSeconds(1))).count();
        int created = (int) rows.stream().filter(isAtLeast("created_at", bound)).count();
        add("created_at", "AT_LEAST", list, condition("created_at", bound), matching(isAtLeast("created_at", bound)), with("sort=created&direction=desc&since=" + bound.minusSeconds(1)), Math.min(pages(atSource), created / 100 + 1));
        add("updated_at", "AT_LEAST", list, condition("updated_at", bound), matching(isAtLeast("updated_at", bound)), with("sort=updated&direction=desc&since=" + bound.minusSeconds(1)), pages(atSource));
    }

    /**
     * Those of one issue or pull request, newest first where its list is sorted.
     */
    private void timesOf(long number)
    {
        Instant bound = rows.stream().filter(row -> row.is(numberColumn, number)).map(row -> row.value("created_at", Instant.class)).sorted().toList().get(1);
        for (String column : List.of("created_at", "updated_at")) {
            String since = bound.minusSeconds(1).toString();
            Map<String, String> parameters = numberIsSorted
                    ? with("sort=%s&direction=desc&since=%s".formatted(column.substring(0, 7), since))
                    : ImmutableMap.of("per_page", "100", "since", since);
            add(column, "AT_LEAST", ofNumber, " AND %s = %s%s".formatted(numberColumn, number, condition(column, bound)), matching(isAtLeast(column, bound).and(row -> row.is(numberColumn, number))), parameters, 1);
        }
    }

    private void order(String column, String word)
    {
        add(column, "SORT", list, " ORDER BY %s DESC, id LIMIT 5".formatted(column), all -> newest(all, column), with("direction=desc&sort=" + word), 1);
    }

    private void orderOf(long number, String column, String word)
    {
        String condition = " AND %s = %s ORDER BY %s DESC, id LIMIT 5".formatted(numberColumn, number, column);
        add(column, "SORT", ofNumber, condition, all -> newest(matching(row -> row.is(numberColumn, number)).apply(all), column), with("direction=desc&sort=" + word), 1);
    }

    private static List<ExpectedRow> newest(List<ExpectedRow> rows, String column)
    {
        return rows.stream()
                .sorted(Comparator.<ExpectedRow, Instant>comparing(row -> row.value(column, Instant.class)).reversed().thenComparing(row -> row.value("id", Long.class)))
                .limit(5)
                .collect(toImmutableList());
    }

    /**
     * The number with the longest discussion that fits into a page.
     */
    private long longest()
    {
        return rows.stream()
                .collect(groupingBy(row -> row.value(numberColumn, Long.class), counting()))
                .entrySet().stream()
                .filter(entry -> entry.getValue() < 100)
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private void add(String column, String capability, String endpoint, String condition, UnaryOperator<List<ExpectedRow>> expected, Map<String, String> parameters, int requests)
    {
        cases.add(new CapabilityCase(table, column, capability, endpoint, KEY, condition, expected, parameters, requests));
    }

    private static Map<String, String> with(String parameters)
    {
        ImmutableMap.Builder<String, String> all = ImmutableMap.<String, String>builder().putAll(SCAN);
        for (String parameter : parameters.split("&")) {
            all.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return all.buildKeepingLast();
    }

    private static String condition(String column, Instant bound)
    {
        return " AND %s >= from_iso8601_timestamp('%s')".formatted(column, bound);
    }

    private static Predicate<ExpectedRow> isAtLeast(String column, Instant bound)
    {
        return row -> !row.value(column, Instant.class).isBefore(bound);
    }

    private static UnaryOperator<List<ExpectedRow>> matching(Predicate<ExpectedRow> predicate)
    {
        return rows -> rows.stream().filter(predicate).collect(toImmutableList());
    }

    private static int pages(int rows)
    {
        return Math.max(1, (rows + 99) / 100);
    }
}
