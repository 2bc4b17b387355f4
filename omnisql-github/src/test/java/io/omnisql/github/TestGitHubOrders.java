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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.github.BranchesTable.BRANCHES;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.ReleasesTable.RELEASES;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code ORDER BY … LIMIT} gives SQL's first rows by any column, whoever sorts, and reads no further than it has to.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubOrders
{
    private final TestingGitHub github;

    TestGitHubOrders(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testEveryColumnOfIssues()
    {
        assertEveryColumn(ISSUES, "owner = 'acme' AND repo = 'rocket'", "number", github.issues("acme", "rocket"));
    }

    @Test
    void testEveryColumnOfPullRequests()
    {
        assertEveryColumn(PULL_REQUESTS, "owner = 'acme' AND repo = 'rocket'", "number", github.pullRequests("acme", "rocket"));
    }

    @Test
    void testEveryColumnOfRepositories()
    {
        assertEveryColumn(REPOSITORIES, "owner = 'acme'", "repo", github.repositories("acme"));
    }

    @Test
    void testEveryColumnOfLabels()
    {
        assertEveryColumn(LABELS, "owner = 'acme' AND repo = 'rocket'", "id", github.labels("acme", "rocket"));
    }

    @Test
    void testEveryColumnOfMilestones()
    {
        assertEveryColumn(MILESTONES, "owner = 'acme' AND repo = 'rocket'", "number", github.milestones("acme", "rocket"));
    }

    @Test
    void testEveryColumnOfBranches()
    {
        assertEveryColumn(BRANCHES, "owner = 'acme' AND repo = 'rocket'", "name", github.branches("acme", "rocket"));
    }

    @Test
    void testEveryColumnOfReleases()
    {
        assertEveryColumn(RELEASES, "owner = 'globex' AND repo = 'observatory'", "id", github.releases("globex", "observatory"));
    }

    private void assertEveryColumn(TableDefinition table, String key, String identity, List<ExpectedRow> rows)
    {
        for (ColumnDefinition column : table.columns()) {
            if (!isOrderable(column)) {
                continue;
            }
            for (String order : orders(column, rows)) {
                String sql = "SELECT %s FROM %s WHERE %s ORDER BY \"%s\" %s, %s LIMIT 7".formatted(identity, table.name(), key, column.name(), order, identity);
                assertThat(github.query(sql).column()).describedAs(sql).containsExactlyElementsOf(first(rows, 7, order(column.name(), order), identity));
            }
        }
    }

    /**
     * The orders that differ: nulls stand at either end where there are some, and a column with one value only has one order.
     */
    private static List<String> orders(ColumnDefinition column, List<ExpectedRow> rows)
    {
        if (rows.stream().map(row -> row.get(column.name())).distinct().limit(2).count() == 1) {
            return ImmutableList.of("ASC NULLS LAST");
        }
        return rows.stream().anyMatch(row -> row.isNull(column.name()))
                ? ImmutableList.of("ASC NULLS LAST", "DESC NULLS FIRST", "ASC NULLS FIRST", "DESC NULLS LAST")
                : ImmutableList.of("ASC NULLS LAST", "DESC NULLS FIRST");
    }

    private static boolean isOrderable(ColumnDefinition column)
    {
        return !column.hidden() && column.type() instanceof ColumnType.Scalar && !column.type().equals(ColumnType.JSON);
    }

    /**
     * Numbers 28 and 30 were created in the same second.
     */
    @Test
    void testTies()
    {
        String sql = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND created_at >= TIMESTAMP '2024-07-01 12:00:00 UTC' ORDER BY created_at, number %s LIMIT 1";
        assertThat(github.query(sql.formatted("ASC")).column()).containsExactly(28L);
        assertThat(github.query(sql.formatted("DESC")).column()).containsExactly(30L);
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' ORDER BY state, updated_at DESC, number LIMIT 9").column())
                .containsExactlyElementsOf(first(
                        github.issues("acme", "rocket"),
                        9,
                        order("state", "ASC NULLS LAST").thenComparing(order("updated_at", "DESC NULLS LAST")),
                        "number"));
    }

    @Test
    void testReadingEndsWithTheRowsThatAreWanted()
    {
        List<ExpectedRow> rows = github.issues("acme", "monolith");
        for (String order : ImmutableList.of("created_at ASC NULLS LAST", "created_at DESC NULLS LAST", "updated_at DESC NULLS FIRST", "comments DESC NULLS LAST")) {
            String column = order.substring(0, order.indexOf(' '));
            Answer answer = github.query("SELECT number, %s FROM issues WHERE owner = 'acme' AND repo = 'monolith' ORDER BY %s LIMIT 5".formatted(column, order));
            assertThat(answer.rows()).extracting(List::getLast)
                    .containsExactlyElementsOf(rows.stream().sorted(order(column, order.substring(column.length() + 1))).limit(5).map(row -> row.get(column)).toList());
            assertThat(answer.requests()).describedAs(order).hasSize(1);
            assertThat(answer.planNodes()).describedAs(order).doesNotContain("TopNNode", "SortNode", "LimitNode", "FilterNode");
        }
    }

    @Test
    void testOffsetAndLargeLimits()
    {
        List<ExpectedRow> rows = github.issues("acme", "webapp");
        Comparator<ExpectedRow> order = order("updated_at", "DESC NULLS LAST");
        List<Object> all = first(rows, rows.size(), order, "number");
        String sql = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'webapp' ORDER BY updated_at DESC, number ";
        assertThat(github.query(sql + "OFFSET 3 LIMIT 4").column()).containsExactlyElementsOf(all.subList(3, 7));
        assertThat(github.query(sql + "LIMIT 100000").column()).containsExactlyElementsOf(all);
        assertThat(github.query(sql).column()).containsExactlyElementsOf(all);
        assertThat(github.query(sql + "LIMIT 0").requests()).isEmpty();
        assertThat(github.query(sql + "LIMIT 150").column()).containsExactlyElementsOf(all.subList(0, 150));
    }

    @Test
    void testTiesOfTheLastRow()
    {
        List<ExpectedRow> rows = github.issues("acme", "rocket");
        List<Object> best = rows.stream().map(row -> row.get("comments")).sorted(Comparator.comparing(Long.class::cast, Comparator.reverseOrder())).limit(3).toList();
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' ORDER BY comments DESC FETCH FIRST 3 ROWS WITH TIES").column())
                .containsExactlyInAnyOrderElementsOf(rows.stream().filter(row -> row.value("comments", Long.class) >= (long) best.getLast()).map(row -> row.get("number")).toList());
    }

    @Test
    void testSeveralRepositories()
    {
        List<ExpectedRow> rows = ImmutableList.<ExpectedRow>builder().addAll(github.issues("acme", "rocket")).addAll(github.issues("acme", "webapp")).addAll(github.issues("acme", "attic")).build();
        Answer answer = github.query("SELECT html_url FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp', 'attic') ORDER BY updated_at DESC, html_url LIMIT 12");
        assertThat(answer.column()).containsExactlyElementsOf(first(rows, 12, order("updated_at", "DESC NULLS LAST"), "html_url"));
        assertThat(answer.requests()).as("a query has the first page of each, in the order").hasSize(1);
        Answer discussed = github.query("SELECT html_url FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp', 'attic') ORDER BY comments DESC, html_url LIMIT 12");
        assertThat(discussed.column()).containsExactlyElementsOf(first(rows, 12, order("comments", "DESC NULLS LAST"), "html_url"));
        assertThat(discussed.requests()).as("numbers of comments are not told by queries").hasSize(3);
    }

    /**
     * Over pages, among them records that a query does not tell: accounts that are gone, with and without somebody in their place.
     */
    @Test
    void testManyRowsOfSeveralRepositories()
    {
        for (String table : ImmutableList.of("issues", "pull_requests")) {
            List<ExpectedRow> rows = Stream.of("rocket", "webapp", "infra")
                    .flatMap(repo -> (table.equals("issues") ? github.issues("acme", repo) : github.pullRequests("acme", repo)).stream())
                    .toList();
            for (String column : ImmutableList.of("created_at", "updated_at")) {
                for (String direction : ImmutableList.of("DESC", "ASC")) {
                    String sql = "SELECT html_url, author FROM %s WHERE owner = 'acme' AND repo IN ('rocket', 'webapp', 'infra') ORDER BY %s %s, html_url LIMIT 250".formatted(table, column, direction);
                    Answer answer = github.query(sql);
                    assertThat(answer.column()).describedAs(sql).containsExactlyElementsOf(first(rows, 250, order(column, direction + " NULLS LAST"), "html_url"));
                    assertThat(answer.rows()).describedAs(sql).containsExactlyElementsOf(github.queryWithoutPushdown(sql).rows());
                }
            }
        }
    }

    @Test
    void testFilterAboveTheOrder()
    {
        List<ExpectedRow> newest = github.issues("acme", "rocket").stream().sorted(order("created_at", "DESC NULLS LAST")).limit(10).toList();
        assertThat(github.query("SELECT number FROM (SELECT number, state FROM issues WHERE owner = 'acme' AND repo = 'rocket' ORDER BY created_at DESC, number LIMIT 10) WHERE state = 'closed'").column())
                .containsExactlyInAnyOrderElementsOf(newest.stream().filter(row -> row.is("state", "closed")).map(row -> row.get("number")).toList());
    }

    private static List<Object> first(List<ExpectedRow> rows, int count, Comparator<ExpectedRow> order, String identity)
    {
        return rows.stream()
                .sorted(order.thenComparing(row -> row.get(identity), TestGitHubOrders::compare))
                .limit(count)
                .map(row -> row.get(identity))
                .collect(toImmutableList());
    }

    private static Comparator<ExpectedRow> order(String column, String order)
    {
        Comparator<Object> ascending = TestGitHubOrders::compare;
        Comparator<Object> values = order.startsWith("DESC") ? ascending.reversed() : ascending;
        return Comparator.comparing(row -> row.get(column), order.endsWith("FIRST") ? Comparator.nullsFirst(values) : Comparator.nullsLast(values));
    }

    /**
     * SQL compares texts by their code points, that is by the bytes of UTF-8.
     */
    private static int compare(Object left, Object right)
    {
        return switch (left) {
            case String text -> Arrays.compareUnsigned(text.getBytes(UTF_8), ((String) right).getBytes(UTF_8));
            case Long number -> number.compareTo((Long) right);
            case Boolean flag -> flag.compareTo((Boolean) right);
            case Instant instant -> instant.compareTo((Instant) right);
            default -> throw new IllegalArgumentException("not ordered: " + left.getClass());
        };
    }
}
