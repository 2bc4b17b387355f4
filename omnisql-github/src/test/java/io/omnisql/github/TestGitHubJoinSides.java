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

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The side of a join that has to be told its keys is read after the one that tells them, however the query is written.
 * <p>
 * Trino tells keys from the side that it builds to the side that it probes, in inner joins and right ones. It chooses the sides by estimates: of an inner join in any order unless
 * the session forbids that, of an outer join where the session does not prescribe the distribution.
 */
@ExtendWith(GitHubExtension.class)
@Timeout(60)
final class TestGitHubJoinSides
{
    private static final List<String> DISTRIBUTIONS = ImmutableList.of("AUTOMATIC", "BROADCAST", "PARTITIONED");
    private static final List<String> REORDERINGS = ImmutableList.of("AUTOMATIC", "ELIMINATE_CROSS_JOINS", "NONE");

    private static final String ISSUES = "(SELECT * FROM issues WHERE owner = 'acme' AND repo = 'rocket') i";
    private static final String PULL_REQUESTS = "(SELECT * FROM pull_requests WHERE owner = 'acme' AND repo = 'rocket') p";
    private static final String COMMENTS = "(SELECT * FROM issue_comments WHERE owner = 'acme' AND repo = 'rocket') c";
    private static final String AUTHORS = "SELECT i.number, u.id FROM ";
    private static final String ON = " ON u.login = i.author";

    private final TestingGitHub github;

    TestGitHubJoinSides(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testInnerJoins()
    {
        List<List<Object>> expected = authored().map(issue -> Arrays.asList(issue.get("number"), issue.get("author_id"))).toList();
        for (String distribution : DISTRIBUTIONS) {
            for (String from : ImmutableList.of(ISSUES + " JOIN users u" + ON, "users u JOIN " + ISSUES + ON)) {
                Answer answer = assertTold(session("AUTOMATIC", distribution), AUTHORS + from);
                assertThat(answer.rows()).describedAs(from).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        // without reordering Trino still turns a join around when it chooses the distribution
        for (String reordering : REORDERINGS) {
            assertTold(session(reordering, "AUTOMATIC"), AUTHORS + ISSUES + " JOIN users u" + ON);
        }
    }

    /**
     * A join that the source answers has no sides: every order and distribution costs the same, those among them that Trino has no plan for.
     */
    @Test
    void testJoinsOfTheSource()
    {
        List<List<Object>> expected = github.issues("acme", "rocket").stream().map(issue -> Arrays.asList(issue.get("number"), issue.get("author_id"))).toList();
        int least = github.query(github.session(), AUTHORS + ISSUES + " LEFT JOIN users u" + ON).requestsOfLists();
        for (String distribution : DISTRIBUTIONS) {
            for (String reordering : REORDERINGS) {
                Session session = Session.builder(session(reordering, distribution)).setCatalogSessionProperty("github", "join_pushdown_enabled", "true").build();
                for (String from : ImmutableList.of(ISSUES + " LEFT JOIN users u" + ON, "users u RIGHT JOIN " + ISSUES + ON)) {
                    Answer answer = github.query(session, AUTHORS + from);
                    assertThat(answer.rows()).describedAs(from).containsExactlyInAnyOrderElementsOf(expected);
                    assertThat(answer.requestsOfLists()).describedAs(from).isEqualTo(least);
                }
            }
        }
    }

    @Test
    void testSemiJoins()
    {
        for (String distribution : DISTRIBUTIONS) {
            for (String sql : ImmutableList.of(
                    "SELECT login FROM users WHERE login IN (SELECT author FROM " + ISSUES + ")",
                    "SELECT login FROM users u WHERE EXISTS (SELECT 1 FROM " + ISSUES + " WHERE i.author = u.login)",
                    "SELECT DISTINCT author FROM " + ISSUES + " WHERE author IN (SELECT login FROM users WHERE id > 0)")) {
                assertThat(assertTold(session("AUTOMATIC", distribution), sql).column()).describedAs(sql).containsExactlyInAnyOrderElementsOf(authors());
            }
        }
    }

    @Test
    void testOuterJoins()
    {
        List<List<Object>> expected = github.issues("acme", "rocket").stream().map(issue -> Arrays.asList(issue.get("number"), issue.get("author_id"))).toList();
        String left = AUTHORS + ISSUES + " LEFT JOIN users u" + ON;
        String right = AUTHORS + "users u RIGHT JOIN " + ISSUES + ON;
        for (String reordering : REORDERINGS) {
            for (String sql : ImmutableList.of(left, right)) {
                assertThat(assertTold(session(reordering, "AUTOMATIC"), sql).rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        for (String distribution : ImmutableList.of("BROADCAST", "PARTITIONED")) {
            assertThat(assertTold(session("AUTOMATIC", distribution), right).rows()).containsExactlyInAnyOrderElementsOf(expected);
            // Trino prescribes the sides of an outer join with its distribution, and tells nothing to the side that it builds
            github.failure(session("AUTOMATIC", distribution), left).is(KEY_REQUIRED).says("users", "login = …").withRequests(0);
        }
    }

    /**
     * The sides are those that the query has: one order works, and the other one costs nothing.
     */
    @Test
    void testSidesThatAreReadAsWritten()
    {
        for (String distribution : ImmutableList.of("BROADCAST", "PARTITIONED")) {
            for (String reordering : ImmutableList.of("ELIMINATE_CROSS_JOINS", "NONE")) {
                Session session = session(reordering, distribution);
                assertTold(session, AUTHORS + "users u JOIN " + ISSUES + ON);
                github.failure(session, AUTHORS + ISSUES + " JOIN users u" + ON).is(KEY_REQUIRED).says("users", "login = …").withRequests(0);
            }
        }
    }

    /**
     * A prefix is a range of names, which leaves no filter that Trino could not estimate: then a left join with a small table is turned around, too.
     */
    @Test
    void testPatterns()
    {
        String repositories = "(SELECT owner, repo FROM repositories WHERE owner = 'acme' AND repo LIKE 'web%') k";
        String on = " ON m.owner = k.owner AND m.repo = k.repo";
        for (String from : ImmutableList.of(repositories + " LEFT JOIN labels m" + on, "labels m RIGHT JOIN " + repositories + on, repositories + " JOIN labels m" + on, "labels m JOIN " + repositories + on)) {
            Session session = Session.builder(session("AUTOMATIC", "AUTOMATIC")).setCatalog("named").build();
            String sql = "SELECT k.repo, m.name FROM " + from;
            String plan = plan(session, sql);
            assertThat(plan.lines().filter(line -> line.contains("table = named:labels"))).describedAs(plan).singleElement().asString().contains("dynamicFilters = {");
            assertThat(plan).doesNotContain("$like");
            Answer answer = github.query(session, sql);
            assertThat(answer.requests()).describedAs(sql).extracting(JournalEntry::path).containsExactly("/graphql", "/repos/acme/webapp/labels");
            assertThat(answer.rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(github.labels("acme", "webapp").stream().map(label -> Arrays.asList("webapp", label.get("name"))).toList());
        }
    }

    /**
     * Trino estimates neither the elements of an array nor, unless it is told to, what an expression filters.
     */
    @Test
    void testSidesWithoutEstimates()
    {
        String logins = "(SELECT * FROM UNNEST(ARRAY['ada', 'zoe']) AS k (login)) k";
        github.failure("SELECT u.login FROM " + logins + " JOIN users u ON u.login = k.login").is(KEY_REQUIRED).says("with this table named first").withRequests(0);
        assertThat(github.query("SELECT u.login FROM users u JOIN " + logins + " ON u.login = k.login").column()).containsExactlyInAnyOrder("ada", "zoe");
        String filtered = AUTHORS + ISSUES + " JOIN users u" + ON + " WHERE i.title LIKE '%e%' AND u.type = 'User'";
        List<List<Object>> rows = github.query(session("AUTOMATIC", "AUTOMATIC"), filtered).rows();
        assertThat(rows).isNotEmpty();
        Session broadcast = session("AUTOMATIC", "BROADCAST");
        github.failure(broadcast, filtered).is(KEY_REQUIRED).withRequests(0);
        assertThat(github.query(Session.builder(broadcast).setSystemProperty("default_filter_factor_enabled", "true").build(), filtered).rows()).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void testSeveralTables()
    {
        assertSameCost(session("AUTOMATIC", "BROADCAST"), "i.author = p.author AND u.login = p.author", ImmutableList.of(ISSUES, PULL_REQUESTS, "users u"));
        assertSameCost(session("AUTOMATIC", "AUTOMATIC"), "i.author = p.author AND c.issue_number = p.number", ImmutableList.of(ISSUES, PULL_REQUESTS, COMMENTS));
    }

    /**
     * Asserts that a join costs what its cheapest order does, and a fifth of that more at most, in all orders of its tables.
     */
    private void assertSameCost(Session session, String condition, List<String> tables)
    {
        List<Answer> answers = Collections2.permutations(tables).stream()
                .map(order -> github.query(session, "SELECT i.number, p.number FROM %s WHERE %s".formatted(String.join(", ", order), condition)))
                .collect(toImmutableList());
        int least = answers.stream().mapToInt(answer -> answer.requests().size()).min().orElseThrow();
        for (Answer answer : answers) {
            assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(answers.getFirst().rows());
            assertThat(answer.requests()).hasSizeLessThanOrEqualTo(least * 6 / 5);
        }
    }

    /**
     * Asserts that the plan tells the logins to the scan of accounts, and that one query asks for all of them, but for bots, and nothing else is asked for but the issues.
     */
    private Answer assertTold(Session session, String sql)
    {
        String plan = plan(session, sql);
        assertThat(plan.lines().filter(line -> line.contains("table = github:users"))).describedAs(plan).singleElement().asString().contains("dynamicFilters = {login");
        Answer answer = github.query(session, sql);
        assertThat(answer.requests()).describedAs(sql).extracting(JournalEntry::path)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("/repos/acme/rocket/issues", "/graphql"), authors().stream().filter(author -> author.toString().endsWith("[bot]")).map(author -> "/users/" + author)).toList());
        return answer;
    }

    private String plan(Session session, String sql)
    {
        return github.query(session, "EXPLAIN (TYPE DISTRIBUTED) " + sql).rows().stream().map(List::getFirst).map(String::valueOf).collect(joining("\n"));
    }

    private List<Object> authors()
    {
        return authored().map(issue -> issue.get("author")).distinct().collect(toImmutableList());
    }

    private Stream<ExpectedRow> authored()
    {
        return github.issues("acme", "rocket").stream().filter(issue -> Objects.nonNull(issue.get("author")));
    }

    /**
     * A session whose joins are Trino's.
     */
    private Session session(String reordering, String distribution)
    {
        return Session.builder(github.session("join_pushdown_enabled", "false"))
                .setSystemProperty("join_reordering_strategy", reordering)
                .setSystemProperty("join_distribution_type", distribution)
                .build();
    }
}
