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
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table holds the rows of the catalog's scope, whatever the plan; what is not there is an error that says so, or no rows.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubScope
{
    private final TestingGitHub github;

    TestGitHubScope(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testNoKeyInAnOpenCatalog()
    {
        for (String sql : ImmutableList.of("SELECT * FROM issues", "SELECT * FROM issues WHERE repo = 'rocket'", "SELECT * FROM issues WHERE owner LIKE 'ac%'", "SELECT * FROM pull_requests")) {
            github.failure(sql).is(KEY_REQUIRED).says("owner", "github.organizations", "github.repositories").withRequests(0);
        }
        github.failure("SELECT * FROM repositories").is(KEY_REQUIRED).says("owner = …").withRequests(0);
    }

    @Test
    void testLiteralKeys()
    {
        assertThat(github.query("SELECT repo, number FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic')").rows())
                .hasSize(github.issues("acme", "rocket").size() + github.issues("acme", "attic").size());
        // of combinations, those that exist
        assertThat(github.query("SELECT DISTINCT owner, repo FROM issues WHERE owner IN ('acme', 'Grace-H') AND repo IN ('rocket', 'Compiler')").rows())
                .containsExactlyInAnyOrder(List.of("acme", "rocket"), List.of("Grace-H", "Compiler"));
    }

    @Test
    void testOwnerWithoutRepository()
    {
        Answer queried = github.query("SELECT repo, number FROM issues WHERE owner = 'acme'");
        assertThat(queried.rows()).containsExactlyInAnyOrderElementsOf(issuesOf(namesWithIssues()));
        int mostPages = namesWithIssues().stream().mapToInt(repo -> (github.issues("acme", repo).size() + 99) / 100).max().orElseThrow();
        assertThat(queried.requests()).extracting(JournalEntry::path).describedAs("the pages of all repositories go on together").hasSize(mostPages).containsOnly("/graphql");
        // queries do not tell this column
        Answer answer = github.query("SELECT repo, number, node_id FROM issues WHERE owner = 'acme'");
        assertThat(answer.rows()).hasSameSizeAs(queried.rows());
        assertThat(answer.requests().stream().filter(request -> request.route().equals("/orgs/{org}/repos"))).hasSize(1);
        assertThat(answer.requests()).extracting(request -> request.path() + request.queryString()).doesNotHaveDuplicates();
    }

    /**
     * Each scan of a query has the same repositories, which are listed once, but where they come with the rows.
     */
    @Test
    void testRepositoriesAreListedOnceForAllScansOfAQuery()
    {
        for (String sql : ImmutableList.of(
                "SELECT m.id, m.number FROM milestones m JOIN issues i ON i.node_id = m.node_id",
                "SELECT m.id, m.number FROM milestones m WHERE m.node_id NOT IN (SELECT i.node_id FROM issues i)",
                "SELECT m.node_id FROM milestones m UNION SELECT p.node_id FROM pull_requests p UNION SELECT i.node_id FROM issues i")) {
            Session acme = Session.builder(github.session()).setCatalog("acme").build();
            Answer answer = github.query(acme, sql);
            assertThat(answer.requests().stream().filter(request -> request.route().equals("/orgs/{org}/repos"))).describedAs(sql).hasSize(1);
            // another query asks anew
            assertThat(github.query(acme, sql).requests()).hasSameSizeAs(answer.requests());
        }
        Answer each = github.query(Session.builder(github.session()).setCatalog("acme").build(), "SELECT repo FROM milestones UNION SELECT repo FROM labels UNION SELECT repo FROM releases");
        assertThat(each.requests()).extracting(JournalEntry::path).containsExactly("/graphql", "/graphql", "/graphql");
    }

    @Test
    void testDeclaredScopeIsEnumerated()
    {
        List<List<Object>> expected = issuesOf(namesWithIssues());
        assertThat(github.query("SELECT repo, number FROM acme.default.issues").rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(github.query("SELECT repo, number FROM acme.default.issues WHERE repo IN ('rocket', 'attic', 'not-there')").rows())
                .containsExactlyInAnyOrderElementsOf(issuesOf(ImmutableList.of("rocket", "attic")));
    }

    @Test
    void testDeclaredPatterns()
    {
        List<List<Object>> repositories = github.query("SELECT owner, repo FROM declared.default.repositories").rows();
        assertThat(repositories).contains(List.of("acme", "rocket"), List.of("acme", "webapp"), List.of("ada", "dotfiles"))
                .allMatch(row -> row.equals(List.of("acme", "rocket")) || row.equals(List.of("ada", "dotfiles")) || row.getFirst().equals("globex") || ((String) row.getLast()).startsWith("web"))
                .doesNotHaveDuplicates();
        assertThat(github.query("SELECT DISTINCT owner, repo FROM declared.default.issues WHERE owner = 'acme'").rows())
                .containsExactlyInAnyOrderElementsOf(repositories.stream().filter(row -> row.getFirst().equals("acme")).toList());
    }

    @Test
    void testOutsideTheScopeCostsNothing()
    {
        for (String sql : ImmutableList.of(
                "SELECT number FROM declared.default.issues WHERE owner = 'acme' AND repo = 'attic'",
                "SELECT number FROM declared.default.issues WHERE owner = 'initech' AND repo = 'rocket'",
                "SELECT repo FROM acme.default.repositories WHERE owner = 'globex'")) {
            github.failure(sql).is(RESOURCE_MISSING).says("outside the scope", "github.repositories", "missing_resource").withRequests(0);
            Answer answer = github.query(github.session("missing_resource", "EMPTY"), sql);
            assertThat(answer.rows()).isEmpty();
            assertThat(answer.requests()).isEmpty();
        }
    }

    @Test
    void testRenamed()
    {
        String sql = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'old-launchpad'";
        github.failure(sql).is(RESOURCE_MISSING).says("acme/old-launchpad", "another name");
        assertThat(github.query(github.session("missing_resource", "EMPTY"), sql).rows()).isEmpty();
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'launchpad'").rows()).isNotEmpty();
    }

    @Test
    void testOtherCase()
    {
        for (String key : ImmutableList.of("owner = 'acme' AND repo = 'Rocket'", "owner = 'ACME' AND repo = 'rocket'")) {
            for (String table : ImmutableList.of("issues", "pull_requests", "labels", "milestones", "branches", "releases", "repositories")) {
                String sql = "SELECT owner, repo FROM %s WHERE %s".formatted(table, key);
                github.failure(sql).is(RESOURCE_MISSING).says("spells");
                assertThat(github.query(github.session("missing_resource", "EMPTY"), sql).rows()).describedAs(sql).isEmpty();
            }
        }
        // of two spellings in one list, the right one has rows
        assertThat(github.query(github.session("missing_resource", "EMPTY"), "SELECT DISTINCT repo FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'ROCKET')").column()).containsExactly("rocket");
    }

    /**
     * The list of a user holds the public repositories only; those that the token may see besides are in a list of its own, with those of other users.
     */
    @Test
    void testPrivateRepositoriesOfUsers()
    {
        Answer answer = github.query("SELECT repo FROM repositories WHERE owner = 'ada'");
        assertThat(answer.column()).containsExactlyInAnyOrder("dotfiles", "webapp", "secret-diary");
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly("/orgs/ada/repos", "/users/ada/repos", "/user/repos");
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'zoe' AND private").column()).containsExactly("telescope");
        assertThat(github.query("SELECT owner, repo FROM repositories WHERE owner IN ('ada', 'zoe') AND repo IN ('secret-diary', 'telescope', 'dotfiles')").rows())
                .containsExactlyInAnyOrder(List.of("ada", "dotfiles"), List.of("ada", "secret-diary"), List.of("zoe", "telescope"));
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'ada' LIMIT 3").rows()).hasSize(3);
        // the first rows of each list make the first rows of all
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'ada' ORDER BY created_at DESC LIMIT 2").column()).containsExactly("webapp", "secret-diary");
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'ada' ORDER BY created_at DESC LIMIT 3").column()).containsExactly("webapp", "secret-diary", "dotfiles");
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'ada' AND repo LIKE 's%'").column()).containsExactly("secret-diary");
        assertThat(github.query("SELECT repo FROM repositories WHERE owner = 'ada' LIMIT 1").requests()).extracting(JournalEntry::path).containsExactly("/orgs/ada/repos", "/users/ada/repos");
        assertThat(github.query("SELECT node_id FROM issues WHERE owner = 'ada'").requests()).extracting(JournalEntry::path).contains("/repos/ada/secret-diary/issues");
        github.failure("SELECT repo FROM repositories WHERE owner = 'ADA'").is(RESOURCE_MISSING).says("spells owner 'ADA' as 'ada'");
    }

    /**
     * What a query spells is compared exactly where the catalog declares the key as well, whether the query spells all of it or not.
     */
    @Test
    void testOtherCaseOfADeclaredKey()
    {
        for (String key : ImmutableList.of("owner = 'ACME' AND repo = 'rocket'", "owner = 'ADA'", "repo = 'Dotfiles'", "owner = 'GLOBEX'")) {
            String sql = "SELECT owner, repo FROM declared.default.repositories WHERE %s".formatted(key);
            github.failure(sql).is(RESOURCE_MISSING).says("spells");
            assertThat(github.query(github.session("missing_resource", "EMPTY"), sql).rows()).describedAs(sql).isEmpty();
        }
    }

    /**
     * A range of names is compared before repositories are asked for their issues.
     */
    @Test
    void testListedKeysAreComparedBeforeTheyAreRead()
    {
        Answer answer = github.query("SELECT DISTINCT repo FROM issues WHERE owner = 'acme' AND repo LIKE 'web%'");
        assertThat(answer.column()).contains("webapp");
        assertThat(answer.requests()).extracting(JournalEntry::path).filteredOn(path -> path.startsWith("/repos/")).containsExactly("/repos/acme/webapp/issues");
    }

    @Test
    void testInvisible()
    {
        String sql = "SELECT number FROM restricted.default.issues WHERE owner = 'acme' AND repo = 'webapp'";
        github.failure(sql).is(RESOURCE_MISSING).says("acme/webapp", "may not see it");
        assertThat(github.query(github.session("missing_resource", "EMPTY"), sql).rows()).isEmpty();
        github.failure("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket-that-never-was'").is(RESOURCE_MISSING);
    }

    @Test
    void testArchivedEmptyAndSwitchedOff()
    {
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'attic'").rows()).hasSize(github.issues("acme", "attic").size()).isNotEmpty();
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'empty'").rows()).isEmpty();
        Answer off = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'mirror'");
        assertThat(off.rows()).isEmpty();
        assertThat(off.requests()).extracting(request -> request.status()).containsExactly(410);
    }

    @Test
    void testSingleRecords()
    {
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number = 999").rows()).isEmpty();
        github.failure("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket-that-never-was' AND number = 1").is(RESOURCE_MISSING);
        // 43 was deleted; 44 and 45 were transferred to other repositories, and are no issues of this one any more
        String former = " FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number IN (42, 43, 44, 45)";
        assertThat(github.query("SELECT number" + former).column()).containsExactly(42L);
        Answer single = github.query("SELECT number, node_id" + former);
        assertThat(single.column()).containsExactly(42L);
        assertThat(single.requests()).extracting(request -> request.status()).contains(200, 410, 301);
        // number 5 is a pull request
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number = 5").rows()).isEmpty();
        assertThat(github.query("SELECT number FROM pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND number IN (1, 5)").column()).containsExactly(5L);
    }

    @Test
    void testOwnersThatAreNotThere()
    {
        github.failure("SELECT repo FROM repositories WHERE owner = 'nobody-at-all'").is(RESOURCE_MISSING).says("nobody-at-all");
        assertThat(github.failure("SELECT number FROM issues WHERE owner = 'nobody-at-all'").is(RESOURCE_MISSING).message()).startsWith("issues: there is no 'nobody-at-all' at the source");
    }

    @Test
    void testHostileNames()
    {
        for (String name : ImmutableList.of("", ".", "..", "../../orgs/acme/repos", "rocket/issues", "a b", "rocket?x=1", "rocket#", "%2e%2e", "rocket''--", "\\", "ünïcode")) {
            github.failure("SELECT number FROM issues WHERE owner = 'acme' AND repo = '%s'".formatted(name)).is(RESOURCE_MISSING);
            assertThat(github.query(github.session("missing_resource", "EMPTY"), "SELECT number FROM issues WHERE owner = '%s' AND repo = 'rocket'".formatted(name)).rows()).describedAs(name).isEmpty();
        }
    }

    private List<String> namesWithIssues()
    {
        return github.data().repositories("acme").stream()
                .filter(repository -> !repository.is(ISSUES_DISABLED))
                .map(GitHubRepository::name)
                .toList();
    }

    private List<List<Object>> issuesOf(List<String> repos)
    {
        return repos.stream()
                .flatMap(repo -> github.issues("acme", repo).stream().map(row -> List.of(row.get("repo"), row.get("number"))))
                .collect(toImmutableList());
    }
}
