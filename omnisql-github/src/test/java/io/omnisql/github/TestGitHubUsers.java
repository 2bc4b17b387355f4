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
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.github.UsersTable.USERS;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts are asked for by the logins that the query or the other side of a join has, once each, in any catalog.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubUsers
{
    private static final String ISSUES = "/repos/acme/rocket/issues";

    private final TestingGitHub github;

    TestGitHubUsers(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testEveryAccount()
    {
        List<String> columns = TestingGitHub.columns(USERS);
        String logins = github.data().accounts().stream().map(account -> "'%s'".formatted(account.login())).collect(joining(", "));
        for (String catalog : ImmutableList.of("github", "declared")) {
            Answer answer = github.query("SELECT * FROM %s.default.users WHERE login IN (%s)".formatted(catalog, logins));
            assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(ComparedRows.users(github.data()).stream().map(row -> row.project(columns)).collect(toImmutableList()));
            assertThat(answer.requests()).hasSize(github.data().accounts().size());
        }
    }

    @Test
    void testWithoutLogins()
    {
        for (String sql : ImmutableList.of("SELECT * FROM users", "SELECT * FROM declared.default.users", "SELECT login FROM users WHERE login LIKE 'a%'", "SELECT login FROM users WHERE name = 'Ada Quill'")) {
            // no catalog can declare logins
            assertThat(github.failure(sql).is(KEY_REQUIRED).says("login = …", "or a join that gives some").withRequests(0).message()).doesNotContain("github.");
        }
    }

    @Test
    void testLoginsThatAreNotThere()
    {
        String sql = "SELECT id FROM users WHERE login = '%s'";
        github.failure(sql.formatted("nobody-at-all")).is(RESOURCE_MISSING).says("users: there is no 'nobody-at-all'", "missing_resource").withRequests(1);
        github.failure(sql.formatted("ADA")).is(RESOURCE_MISSING).says("spells login 'ADA' as 'ada'").withRequests(1);
        for (String login : ImmutableList.of("nobody-at-all", "ADA", "ghost", "", "..", "ada/repos", "ada?x=1", "%61da", "a b")) {
            assertThat(github.query(github.session("missing_resource", "EMPTY"), sql.formatted(login)).rows()).describedAs(login).isEmpty();
        }
        // the names that the source gives to nothing and to everything are logins of somebody, and so is one with brackets
        assertThat(github.query("SELECT login FROM users WHERE login IN ('none', 'all', 'null', 'acme-ci[bot]')").column()).containsExactlyInAnyOrder("none", "all", "null", "acme-ci[bot]");
    }

    /**
     * REST has one account in an answer, so one request for each author is the least, where a column is wanted that queries do not tell.
     */
    @Test
    void testAuthors()
    {
        List<List<Object>> expected = authored().map(issue -> Arrays.asList(issue.get("number"), issue.get("author"))).toList();
        List<Object> authors = expected.stream().map(List::getLast).distinct().toList();
        assertThat(authors).hasSizeGreaterThan(5).contains("acme-ci[bot]");
        // Trino knows nothing of how many authors there are, so it reads the sides as they are written
        Answer answer = github.query("SELECT i.number, u.login, u.node_id FROM users u JOIN issues i ON u.login = i.author WHERE i.owner = 'acme' AND i.repo = 'rocket'");
        assertThat(answer.rows()).extracting(row -> row.subList(0, 2)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(accounts(answer)).hasSameSizeAs(authors).doesNotHaveDuplicates();
        Answer semi = github.query("SELECT login, node_id FROM users WHERE login IN (SELECT author FROM issues WHERE owner = 'acme' AND repo = 'rocket')");
        assertThat(semi.column()).containsExactlyInAnyOrderElementsOf(authors);
        assertThat(accounts(semi)).hasSameSizeAs(authors);
    }

    /**
     * Issues without an author stay, and cost nothing.
     */
    @Test
    void testAuthorsThatMayBeMissing()
    {
        Answer answer = github.query(
                "SELECT i.number, u.id, u.node_id FROM users u RIGHT JOIN (SELECT * FROM issues WHERE owner = 'acme' AND repo = 'rocket') i ON u.login = i.author");
        assertThat(answer.rows()).extracting(row -> row.subList(0, 2)).containsExactlyInAnyOrderElementsOf(github.issues("acme", "rocket").stream()
                .map(issue -> Arrays.asList(issue.get("number"), issue.get("author_id")))
                .toList());
        assertThat(github.issues("acme", "rocket")).anyMatch(issue -> issue.isNull("author"));
        assertThat(accounts(answer)).hasSize((int) authored().map(issue -> issue.get("author")).distinct().count());
    }

    @Test
    void testJoinedLoginsThatAreNotThere()
    {
        Answer answer = github.query("SELECT k.login, u.node_id IS NOT NULL FROM users u RIGHT JOIN (SELECT * FROM UNNEST(ARRAY['ada', 'ADA', 'ghost', NULL]) AS k (login)) k ON u.login = k.login");
        assertThat(answer.rows()).containsExactlyInAnyOrder(
                List.of("ada", true),
                List.of("ADA", false),
                List.of("ghost", false),
                Arrays.asList(null, false));
        assertThat(accounts(answer)).containsExactlyInAnyOrder("/users/ada", "/users/ADA", "/users/ghost");
    }

    @Test
    void testMembers()
    {
        Answer answer = github.query("SELECT u.login, u.name, u.node_id FROM org_members m JOIN users u ON u.login = m.login WHERE m.owner = 'acme'");
        List<GitHubAccount> members = github.data().findOrganization("acme").orElseThrow().members().stream().map(member -> member.account()).toList();
        assertThat(answer.rows()).extracting(row -> row.subList(0, 2)).containsExactlyInAnyOrderElementsOf(members.stream().map(member -> Arrays.<Object>asList(member.login(), member.name().orElse(null))).toList());
        assertThat(answer.requests()).extracting(JournalEntry::path)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("/graphql"), members.stream().map(member -> "/users/" + member.login())).toList());
    }

    private Stream<ExpectedRow> authored()
    {
        return github.issues("acme", "rocket").stream().filter(issue -> Objects.nonNull(issue.get("author")));
    }

    /**
     * The accounts that were asked for.
     */
    private static List<String> accounts(Answer answer)
    {
        assertThat(answer.requests()).extracting(JournalEntry::path).allMatch(path -> path.equals(ISSUES) || path.startsWith("/users/") || path.startsWith("/orgs/"));
        return answer.requests().stream().map(JournalEntry::path).filter(path -> path.startsWith("/users/")).collect(toImmutableList());
    }
}
