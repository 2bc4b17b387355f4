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
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.github.OrganizationMembersTable.ORGANIZATION_MEMBERS;
import static io.omnisql.github.OrganizationsTable.ORGANIZATIONS;
import static io.omnisql.github.TeamsTable.TEAMS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables whose key is an owner are asked for once for each owner of the scope, and an owner that is no organization has no rows in them.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubOrganizations
{
    private final TestingGitHub github;

    TestGitHubOrganizations(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testOrganizations()
    {
        for (String owner : ComparedRows.OWNERS) {
            assertTable(ORGANIZATIONS, "insider.default.organizations WHERE owner = '%s'".formatted(owner), ImmutableList.of(github.organization(owner, TestingGitHub.INSIDER_LOGIN)));
        }
        assertTable(
                ORGANIZATIONS,
                "declared.default.organizations",
                ComparedRows.OWNERS.stream().map(owner -> github.organization(owner, TestingGitHub.FULL_LOGIN)).collect(toImmutableList()));
    }

    @Test
    void testMembers()
    {
        for (String owner : ComparedRows.OWNERS) {
            String where = ".default.org_members WHERE owner = '%s'".formatted(owner);
            assertTable(ORGANIZATION_MEMBERS, "insider" + where, github.members(owner, TestingGitHub.INSIDER_LOGIN));
            assertTable(ORGANIZATION_MEMBERS, "github" + where, github.members(owner, TestingGitHub.FULL_LOGIN));
        }
        // those who conceal their membership are told to other members only, and ada is none of globex
        assertThat(github.members("globex", TestingGitHub.FULL_LOGIN)).hasSizeLessThan(github.members("globex", TestingGitHub.INSIDER_LOGIN).size());
        Answer answer = github.query("SELECT owner, login FROM declared.default.org_members");
        assertThat(answer.column()).contains("acme", "globex").doesNotContain("ada");
        assertThat(paths(answer)).as("one query has the members and how their organizations are spelled; of users it knows nothing").containsExactly("/graphql", "/users/ada");
        Answer listed = github.query("SELECT owner, node_id FROM declared.default.org_members");
        assertThat(listed.column()).containsExactlyInAnyOrderElementsOf(answer.column());
        assertThat(paths(listed)).containsExactlyInAnyOrder("/users/acme", "/orgs/acme/members", "/users/globex", "/orgs/globex/members", "/users/ada");
    }

    @Test
    void testTeams()
    {
        for (String owner : ComparedRows.OWNERS) {
            assertTable(TEAMS, "insider.default.teams WHERE owner = '%s'".formatted(owner), github.teams(owner, TestingGitHub.INSIDER_LOGIN));
        }
        assertTable(TEAMS, "teams WHERE owner = 'acme'", github.teams("acme", TestingGitHub.FULL_LOGIN));
        // secret teams are told to their members
        assertThat(github.query("SELECT slug FROM teams WHERE owner = 'acme' AND privacy = 'secret'").column()).containsExactly("black-ops");
        Answer answer = github.query("SELECT DISTINCT owner FROM declared.default.teams WHERE owner IN ('acme', 'ada')");
        assertThat(answer.column()).containsExactly("acme");
        assertThat(paths(answer)).containsExactlyInAnyOrder("/users/acme", "/orgs/acme/teams", "/users/ada");
        // ada is no member of globex
        github.failure("SELECT slug FROM declared.default.teams").is(ACCESS_REFUSED).says("'globex'", "GET /orgs/{owner}/teams", "take the key out of github.repositories or github.organizations", "missing_resource");
        github.failure(github.session("missing_resource", "EMPTY"), "SELECT slug FROM declared.default.teams WHERE owner = 'globex'").is(ACCESS_REFUSED).says("'globex'", "leave the key out");
        Answer skipping = github.query(github.session("missing_resource", "EMPTY"), "SELECT DISTINCT owner FROM declared.default.teams");
        assertThat(skipping.column()).containsExactly("acme");
        assertThat(github.query("SELECT sum(skipped_keys) FROM declared.system.query_status WHERE query_id = '%s'".formatted(skipping.queryId())).column()).containsExactly(1L);
    }

    /**
     * The source hides what a credential may not see behind the answer that it gives for what is not there.
     */
    @Test
    void testOrganizationsThatAreNotShown()
    {
        for (String list : ImmutableList.of("members", "teams")) {
            github.simulator().faults().add(Fault.status(404).on("/orgs/{org}/" + list));
            try {
                github.failure("SELECT * FROM %s WHERE owner = 'acme'".formatted(list.equals("members") ? "org_members" : list)).is(ACCESS_REFUSED).says("'acme'", "GET /orgs/{owner}/" + list).withRequests(2);
            }
            finally {
                github.simulator().faults().clear();
            }
        }
    }

    /**
     * The catalog declares the organization in capital letters.
     */
    @Test
    void testDeclaredInAnotherCase()
    {
        for (String table : ImmutableList.of("org_members", "teams", "organizations")) {
            assertThat(github.query("SELECT DISTINCT owner FROM shouting.default." + table).column()).describedAs(table).containsExactly("acme");
            assertThat(github.query("SELECT DISTINCT owner FROM shouting.default.%s WHERE owner = 'acme'".formatted(table)).column()).describedAs(table).containsExactly("acme");
        }
        assertThat(github.query("SELECT count(*) FROM shouting.default.org_members m JOIN shouting.default.organizations o ON o.owner = m.owner").column())
                .containsExactly((long) github.members("acme", TestingGitHub.FULL_LOGIN).size());
    }

    /**
     * The lists do not say how the source spells the organization; the account does, and what it is. A query that knows nothing of it comes before.
     */
    @Test
    void testOtherOwnersOfLists()
    {
        for (String table : ImmutableList.of("org_members", "teams")) {
            boolean queried = table.equals("org_members");
            int requests = queried ? 2 : 1;
            String sql = "SELECT owner FROM %s WHERE owner = '%s'";
            github.failure("SELECT * FROM " + table).is(KEY_REQUIRED).says("owner = …", "github.organizations").withRequests(0);
            github.failure(sql.formatted(table, "nobody-at-all")).is(RESOURCE_MISSING).says(table + ": there is no 'nobody-at-all'").withRequests(requests);
            assertThat(github.query(sql.formatted(table, "zoe")).rows()).isEmpty();
            github.failure(sql.formatted(table, "ACME")).is(RESOURCE_MISSING).says("spells owner 'ACME' as 'acme'").withRequests(requests);
            assertThat(github.query(github.session("missing_resource", "EMPTY"), sql.formatted(table, "ACME")).rows()).isEmpty();
            Answer joined = github.query("SELECT DISTINCT t.owner FROM %s t JOIN (SELECT * FROM UNNEST(ARRAY['acme', 'ACME', 'ada', 'nobody-at-all']) AS k (owner)) k ON t.owner = k.owner".formatted(table));
            assertThat(joined.column()).containsExactly("acme");
            assertThat(joined.requests()).hasSize(queried ? 1 : 5);
        }
    }

    /**
     * There are too many settings for the rows to tell them apart; but each has the name that the source gives it.
     */
    @Test
    void testSettingsAreCalledWhatTheSourceCallsThem()
    {
        List<ColumnDefinition> flags = ORGANIZATIONS.columns().stream().filter(ComparedRows::isFlag).collect(toImmutableList());
        assertThat(flags).hasSizeGreaterThan(25).allSatisfy(flag -> assertThat(flag.source()).isInstanceOfSatisfying(
                ValueSource.At.class,
                at -> assertThat(at.pointer().segments()).containsExactly(flag.name())));
    }

    @Test
    void testDeclaredOwners()
    {
        Answer answer = github.query("SELECT owner FROM declared.default.organizations");
        assertThat(answer.column()).containsExactlyInAnyOrder("acme", "globex");
        // ada is a user
        assertThat(paths(answer)).containsExactlyInAnyOrder("/orgs/acme", "/orgs/globex", "/orgs/ada", "/users/ada");
        assertThat(paths(github.query("SELECT owner FROM declared.default.organizations WHERE owner = 'acme'"))).containsExactly("/orgs/acme");
        for (String sql : ImmutableList.of("SELECT id FROM declared.default.organizations WHERE owner = 'initech'", "SELECT id FROM acme.default.organizations WHERE owner = 'globex'")) {
            github.failure(sql).is(RESOURCE_MISSING).says("outside the scope").withRequests(0);
        }
    }

    @Test
    void testOpenCatalog()
    {
        github.failure("SELECT * FROM organizations").is(KEY_REQUIRED).says("owner = …", "github.organizations").withRequests(0);
        Answer answer = github.query("SELECT owner FROM organizations WHERE owner IN ('acme', 'ada')");
        assertThat(answer.column()).containsExactly("acme");
        assertThat(paths(answer)).containsExactlyInAnyOrder("/orgs/acme", "/orgs/ada", "/users/ada");
    }

    @Test
    void testOwnersThatAreNotThere()
    {
        String sql = "SELECT owner FROM organizations WHERE owner = 'nobody-at-all'";
        github.failure(sql).is(RESOURCE_MISSING).says("organizations: there is no 'nobody-at-all'", "missing_resource").withRequests(2);
        assertThat(github.query(github.session("missing_resource", "EMPTY"), sql).rows()).isEmpty();
        github.failure("SELECT owner FROM organizations WHERE owner = 'ACME'").is(RESOURCE_MISSING).says("spells owner 'ACME' as 'acme'").withRequests(1);
        for (String name : ImmutableList.of("", "..", "acme/repos", "acme?x=1", "%61cme", "a b")) {
            assertThat(github.query(github.session("missing_resource", "EMPTY"), "SELECT owner FROM organizations WHERE owner = '%s'".formatted(name)).rows()).describedAs(name).isEmpty();
        }
    }

    /**
     * Each owner that the other side has is asked for once, and what is no organization costs nothing but the question.
     */
    @Test
    void testJoins()
    {
        Answer answer = github.query("SELECT o.owner FROM organizations o JOIN (SELECT * FROM UNNEST(ARRAY['acme', 'acme', 'ada', 'nobody-at-all', NULL]) AS k (owner)) k ON o.owner = k.owner");
        assertThat(answer.column()).containsExactly("acme", "acme");
        assertThat(paths(answer)).containsExactlyInAnyOrder("/orgs/acme", "/orgs/ada", "/orgs/nobody-at-all");
    }

    /**
     * Without a team, each that the token is shown is asked for; an organization's own spelling of a slug is the only one.
     */
    @Test
    void testTeamsAreListed()
    {
        for (String table : ImmutableList.of("members", "repos")) {
            String name = table.equals("members") ? "team_members" : "team_repositories";
            Answer all = github.query("SELECT DISTINCT team_slug FROM %s WHERE owner = 'acme'".formatted(name));
            List<String> slugs = github.teams("acme", TestingGitHub.FULL_LOGIN).stream().map(row -> row.value("slug", String.class)).collect(toImmutableList());
            assertThat(paths(all)).containsExactlyInAnyOrderElementsOf(ImmutableList.<String>builder()
                    .add("/users/acme", "/orgs/acme/teams")
                    .addAll(slugs.stream().map(slug -> "/orgs/acme/teams/" + slug + "/" + table).iterator())
                    .build());
            assertThat(paths(github.query("SELECT owner FROM acme.default.%s LIMIT 1".formatted(name)))).containsExactly("/users/acme", "/orgs/acme/teams", "/orgs/acme/teams/engines/" + table);
            Answer named = github.query("SELECT team_slug FROM %s WHERE owner = 'acme' AND team_slug IN ('engines', 'ENGINES', 'no-such-team')".formatted(name));
            assertThat(named.column()).isNotEmpty().containsOnly("engines");
            assertThat(paths(named)).containsExactlyInAnyOrder("/users/acme", "/orgs/acme/teams/engines/" + table, "/orgs/acme/teams/no-such-team/" + table);
            assertThat(github.query("SELECT team_slug FROM %s WHERE owner = 'acme' AND team_slug = 'Engines'".formatted(name)).requests()).isEmpty();
            assertThat(github.query("SELECT team_slug FROM %s WHERE owner = 'ada'".formatted(name)).rows()).isEmpty();
            github.failure("SELECT team_slug FROM %s WHERE owner = 'nobody-at-all'".formatted(name)).is(RESOURCE_MISSING);
            github.failure("SELECT team_slug FROM %s WHERE owner = 'ACME' AND team_slug = 'engines'".formatted(name)).is(RESOURCE_MISSING).says("'acme'");
            Session empty = github.session("missing_resource", "EMPTY");
            assertThat(github.query(empty, "SELECT team_slug FROM %s WHERE owner = 'ACME' AND team_slug = 'engines'".formatted(name)).rows()).isEmpty();
            assertThat(github.query("SELECT m.team_slug FROM (SELECT upper(owner) shouted, slug FROM teams WHERE owner = 'acme') t JOIN %s m ON m.owner = shouted AND m.team_slug = slug".formatted(name)).rows()).isEmpty();
            Answer joined = github.query("SELECT m.team_slug FROM teams t JOIN %s m ON m.owner = t.owner AND m.team_slug = t.slug WHERE t.owner = 'acme' AND t.slug = 'plugs'".formatted(name));
            assertThat(joined.column()).isNotEmpty().containsOnly("plugs");
            // a node that has nothing to do for a query forgets what the account has told it
            assertThat(paths(joined)).filteredOn(path -> !path.equals("/users/acme")).containsExactlyInAnyOrder("/orgs/acme/teams", "/orgs/acme/teams/plugs/" + table);
            assertThat(paths(joined)).filteredOn("/users/acme"::equals).hasSizeBetween(1, 2);
        }
    }

    private void assertTable(TableDefinition table, String from, List<ExpectedRow> expected)
    {
        List<String> columns = TestingGitHub.columns(table);
        assertThat(github.query("SELECT * FROM " + from).rows())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(expected.stream().map(row -> row.project(columns)).collect(toImmutableList()));
    }

    private static List<String> paths(Answer answer)
    {
        return answer.requests().stream().map(JournalEntry::path).collect(toImmutableList());
    }
}
