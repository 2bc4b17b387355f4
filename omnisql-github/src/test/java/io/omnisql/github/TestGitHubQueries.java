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
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.OrganizationMembersTable.ORGANIZATION_MEMBERS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.UsersTable.USERS;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A row is the same whether GraphQL or REST tells it. Queries do not tell {@code node_id}, so a query for it is one for REST.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubQueries
{
    private static final String QUERIES = "/graphql";
    private static final List<String> OWNERS = ImmutableList.of("acme", "globex", "ada", "zoe");

    private final TestingGitHub github;

    TestGitHubQueries(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testIssues()
    {
        assertSameRows(ISSUES, (owner, repo) -> github.data().repository(owner, repo).repository().is(ISSUES_DISABLED) ? ImmutableList.of() : github.issues(owner, repo));
    }

    @Test
    void testPullRequests()
    {
        assertSameRows(PULL_REQUESTS, github::pullRequests);
    }

    /**
     * In place of authors that are deleted, REST may show others, so the columns of authors are asked there once; all others never are.
     */
    private void assertSameRows(TableDefinition table, BiFunction<String, String, List<ExpectedRow>> rowsOf)
    {
        List<String> all = told(table);
        List<String> withoutAuthors = all.stream().filter(column -> !column.equals("author") && !column.equals("author_id")).collect(toImmutableList());
        assertThat(all).hasSize(withoutAuthors.size() + 2);
        for (String owner : OWNERS) {
            List<ExpectedRow> expected = github.data().repositories(owner).stream().map(GitHubRepository::name).flatMap(repo -> rowsOf.apply(owner, repo).stream()).collect(toImmutableList());
            Answer queried = assertRows(table, owner, withoutAuthors, "", expected);
            assertThat(rest(queried)).as("%s of %s", table.name(), owner).isEmpty();
            assertThat(queried.requests()).extracting(JournalEntry::path).contains(QUERIES);
            Answer withAuthors = assertRows(table, owner, all, "", expected);
            assertThat(withAuthors.requests()).extracting(JournalEntry::path).contains(QUERIES);
            assertThat(rest(withAuthors)).as("%s of %s", table.name(), owner).hasSizeLessThanOrEqualTo(1);
            Answer listed = assertRows(table, owner, all, ", node_id", expected);
            assertThat(listed.requests()).extracting(JournalEntry::path).doesNotContain(QUERIES);
        }
    }

    private Answer assertRows(TableDefinition table, String owner, List<String> columns, String more, List<ExpectedRow> expected)
    {
        Answer answer = github.query("SELECT %s%s FROM %s WHERE owner = '%s'".formatted(String.join(", ", columns), more, table.name(), owner));
        assertThat(answer.rows().stream().map(row -> row.subList(0, columns.size())))
                .as("%s of %s%s", table.name(), owner, more)
                .containsExactlyInAnyOrderElementsOf(expected.stream().map(row -> row.project(columns)).toList());
        return answer;
    }

    /**
     * The requests for records, and not for lists of repositories.
     */
    private static List<String> rest(Answer answer)
    {
        return answer.requests().stream().map(JournalEntry::path).filter(path -> path.startsWith("/repos/")).collect(toImmutableList());
    }

    /**
     * A deleted author decides nothing of an issue that is no row by its number.
     */
    @Test
    void testUnknownAuthorsOfOtherIssues()
    {
        List<ExpectedRow> unknown = github.data().repositories("acme").stream()
                .filter(repository -> !repository.is(ISSUES_DISABLED))
                .flatMap(repository -> github.issues("acme", repository.name()).stream())
                .filter(row -> row.isNull("author") && row.value("number", Long.class) <= 20)
                .collect(toImmutableList());
        Answer answer = github.query("SELECT repo, number, author FROM issues WHERE owner = 'acme' AND number <= 20");
        assertThat(answer.rows().stream().filter(row -> row.get(2) == null)).hasSameSizeAs(unknown).isNotEmpty();
        assertAskedAtMostOnce(answer, unknown.stream().map(row -> "/repos/acme/%s/issues/%s".formatted(row.get("repo"), row.get("number"))).toList());
    }

    /**
     * One record with a deleted author tells what REST shows for all of them; whether an earlier query has asked for one is not known here.
     */
    private static void assertAskedAtMostOnce(Answer answer, List<String> unknown)
    {
        assertThat(rest(answer)).hasSizeLessThanOrEqualTo(1).isSubsetOf(unknown);
    }

    @Test
    void testSingleRecords()
    {
        assertSameSingles(ISSUES, github.issues("acme", "rocket"));
        assertSameSingles(PULL_REQUESTS, github.pullRequests("acme", "rocket"));
    }

    /**
     * Issues and pull requests are asked for by all numbers that there are, those of the other kind, transferred and deleted ones.
     */
    private void assertSameSingles(TableDefinition table, List<ExpectedRow> expected)
    {
        List<String> columns = told(table);
        int last = Stream.of(github.issues("acme", "rocket"), github.pullRequests("acme", "rocket")).flatMap(List::stream).mapToInt(row -> row.value("number", Long.class).intValue()).max().orElseThrow();
        String numbers = Stream.iterate(1, number -> number + 1).limit(last + 1).map(String::valueOf).collect(joining(", "));
        Answer answer = github.query("SELECT %s FROM %s WHERE owner = 'acme' AND repo = 'rocket' AND number IN (%s)".formatted(String.join(", ", columns), table.name(), numbers));
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(expected.stream().map(row -> row.project(columns)).toList());
        assertThat(answer.requests().stream().filter(request -> request.path().equals(QUERIES))).hasSize((last + 100) / 100);
        String singles = "/repos/acme/rocket/%s/".formatted(table.name().equals("issues") ? "issues" : "pulls");
        List<String> unknownAuthors = expected.stream().filter(row -> row.isNull("author")).map(row -> singles + row.get("number")).toList();
        assertAskedAtMostOnce(answer, unknownAuthors);
    }

    /**
     * The type of GraphQL's numbers has 32 bits.
     */
    @Test
    void testNumberThatIsTooLarge()
    {
        Answer answer = github.query("SELECT number, title FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number IN (42, 4294967338)");
        assertThat(answer.column()).containsExactly(42L);
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactlyInAnyOrder(QUERIES, "/repos/acme/rocket/issues/4294967338", "/repos/acme/rocket");
    }

    /**
     * People are under a field of their own; bots and organizations are asked for one by one.
     */
    @Test
    void testUsers()
    {
        List<String> columns = told(USERS);
        assertThat(columns).contains("login", "id", "name", "company", "created_at");
        List<GitHubAccount> accounts = github.data().accounts();
        String sql = "SELECT %s%s FROM users WHERE login IN (%s)";
        String logins = accounts.stream().map(account -> "'%s'".formatted(account.login())).collect(joining(", "));
        List<List<Object>> expected = ComparedRows.users(github.data()).stream().map(row -> row.project(columns)).collect(toImmutableList());
        Answer queried = github.query(sql.formatted(String.join(", ", columns), "", logins));
        assertThat(queried.rows()).containsExactlyInAnyOrderElementsOf(expected);
        List<String> others = accounts.stream().filter(account -> account.kind() != GitHubAccount.Kind.USER).map(account -> "/users/" + account.login()).toList();
        assertThat(others).hasSizeGreaterThan(2);
        assertThat(queried.requests()).extracting(JournalEntry::path).filteredOn(path -> !path.equals(QUERIES)).containsExactlyInAnyOrderElementsOf(others);
        assertThat(queried.requests()).hasSize(1 + others.size());
        assertThat(status(queried, "asked_elsewhere")).isEqualTo((long) others.size());

        Answer listed = github.query(sql.formatted(String.join(", ", columns), ", node_id", logins));
        assertThat(listed.rows().stream().map(row -> row.subList(0, columns.size()))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(listed.requests()).extracting(JournalEntry::path).doesNotContain(QUERIES);
        assertThat(status(listed, "asked_elsewhere")).isEqualTo(0L);
    }

    /**
     * One query says how the organization is spelled and who its members are, those alone who do not conceal it where the credential's account is none of them.
     */
    @Test
    void testMembers()
    {
        List<String> columns = told(ORGANIZATION_MEMBERS);
        assertThat(columns).containsExactly("owner", "login", "id", "type", "html_url", "site_admin");
        for (String owner : ImmutableList.of("acme", "globex")) {
            for (String catalog : ImmutableList.of("github", "insider")) {
                List<List<Object>> expected = github.members(owner, catalog.equals("github") ? TestingGitHub.FULL_LOGIN : TestingGitHub.INSIDER_LOGIN).stream().map(row -> row.project(columns)).collect(toImmutableList());
                String sql = "SELECT %s%s FROM %s.default.org_members WHERE owner = '%s'";
                Answer queried = github.query(sql.formatted(String.join(", ", columns), "", catalog, owner));
                assertThat(queried.rows()).as("%s in %s", owner, catalog).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
                assertThat(queried.requests()).extracting(JournalEntry::path).containsExactly(QUERIES);
                Answer listed = github.query(sql.formatted(String.join(", ", columns), ", node_id", catalog, owner));
                assertThat(listed.rows().stream().map(row -> row.subList(0, columns.size()))).as("%s in %s", owner, catalog).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(listed.requests()).extracting(JournalEntry::path).containsExactly("/users/" + owner, "/orgs/%s/members".formatted(owner));
            }
        }
    }

    /**
     * A query that is refused leaves the list to be asked, with its own answer to those who may not see it.
     */
    @Test
    void testMembersThatQueriesDoNotTell()
    {
        String sql = "SELECT login FROM org_members WHERE owner = 'acme'";
        github.simulator().faults().add(Fault.status(404).on("/orgs/{org}/members"));
        try {
            github.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of(), "{\"data\":{\"k0\":null},\"errors\":[{\"type\":\"FORBIDDEN\",\"path\":[\"k0\"],\"message\":\"no\"}]}")).on(QUERIES));
            github.failure(sql).is(ACCESS_REFUSED).says("'acme'", "GET /orgs/{owner}/members");
        }
        finally {
            github.simulator().faults().clear();
        }
    }

    @Test
    void testLoginsThatAreNotThere()
    {
        String sql = "SELECT login FROM users WHERE login IN ('ada', '%s')";
        for (String login : ImmutableList.of("nobody-at-all", "ADA", "ghost", "a\"b", "\\", "$first", "} user(login: \"zoe\") { login", "")) {
            github.failure(sql.formatted(login)).is(RESOURCE_MISSING);
            Answer answer = github.query(github.session("missing_resource", "EMPTY"), sql.formatted(login));
            assertThat(answer.column()).as(login).containsExactly("ada");
            assertThat(answer.requests()).extracting(JournalEntry::path).as(login).contains(QUERIES);
        }
    }

    @Test
    void testKeysThatAreNotThere()
    {
        String sql = "SELECT DISTINCT repo FROM issues WHERE owner = 'acme' AND repo IN ('rocket', '%s')";
        github.failure(sql.formatted("nowhere")).is(RESOURCE_MISSING).says("acme/nowhere", "may not see it");
        github.failure(sql.formatted("old-launchpad")).is(RESOURCE_MISSING).says("acme/old-launchpad", "another name");
        github.failure(sql.formatted("ROCKET")).is(RESOURCE_MISSING).says("spells repo 'ROCKET' as 'rocket'");
        for (String repo : ImmutableList.of("nowhere", "old-launchpad", "ROCKET", "a\"b", "..", "empty", "mirror")) {
            Answer answer = github.query(github.session("missing_resource", "EMPTY"), sql.formatted(repo));
            assertThat(answer.column()).as(repo).containsExactly("rocket");
            assertThat(answer.requests()).extracting(JournalEntry::path).as(repo).contains(QUERIES);
        }
        // an empty repository and one without issues need no second word
        assertThat(github.query(sql.formatted("empty")).requests()).hasSize(1);
        assertThat(github.query(sql.formatted("mirror")).requests()).hasSize(1);
    }

    @Test
    void testExplainAndQueryStatusTellTheForm()
    {
        String sql = "SELECT number FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic')";
        assertThat((String) github.query("EXPLAIN " + sql).column().getFirst()).contains("from=[POST /graphql repository.issues]");
        assertThat(status(github.query(sql), "planned_endpoints")).isEqualTo("POST /graphql repository.issues");
        String listed = "SELECT node_id FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic')";
        assertThat((String) github.query("EXPLAIN " + listed).column().getFirst()).contains("from=[GET /repos/{owner}/{repo}/issues]");
        assertThat(status(github.query(listed), "planned_endpoints")).isEqualTo("GET /repos/{owner}/{repo}/issues");
        assertThat((String) github.query("EXPLAIN SELECT number FROM acme.default.issues").column().getFirst()).as("how many repositories there are is not known")
                .contains("from=[GET /repos/{owner}/{repo}/issues, POST /graphql repository.issues]");
        assertThat((String) github.query("EXPLAIN SELECT count(*) FROM acme.default.issues").column().getFirst()).contains("acme:issues aggregates=[count(*)] from=[POST /graphql repository.issues]").doesNotContain("Aggregate");
    }

    private Object status(Answer answer, String column)
    {
        return github.query("SELECT max(%s) FROM github.system.query_status WHERE query_id = '%s'".formatted(column, answer.queryId())).column().getFirst();
    }

    private static List<String> told(TableDefinition table)
    {
        return table.columns().stream()
                // TestGitHubForms compares what lists of the other form leave out
                .filter(column -> !column.onlySingle() && (column.graphQl().isPresent() || column.inPath()))
                .map(ColumnDefinition::name)
                .collect(toImmutableList());
    }
}
