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
import io.omnisql.github.TestingGhosts.Shown;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import io.trino.spi.security.Identity;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.stream.IntStream;

import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Deleted accounts, in whose place REST shows nobody, or the account {@code ghost}: GraphQL has null for both, and one record tells which of them it is.
 */
@TestInstance(PER_CLASS)
final class TestGitHubGhosts
{
    private static final GitHubDataset DATA = GitHubDataset.of(Company.generate(1, 1));

    private DistributedQueryRunner servers;

    /**
     * One node, as each learns by itself.
     */
    @BeforeAll
    void start()
            throws Exception
    {
        // the testing server prescribes how joins are distributed, as no other does
        servers = DistributedQueryRunner.builder(testSessionBuilder().setSystemProperty("join_distribution_type", "AUTOMATIC").build()).setWorkerCount(0).build();
        servers.installPlugin(new GitHubPlugin());
    }

    @AfterAll
    void close()
    {
        servers.close();
    }

    @Test
    void testRows()
    {
        for (Shown shown : Shown.values()) {
            try (TestingGhosts catalogs = new TestingGhosts(servers, DATA, shown)) {
                catalogs.assertRows("author, author_id", "number", "issues WHERE owner = 'acme'");
                catalogs.assertRows("author, author_id", "number", "pull_requests WHERE owner = 'acme'");
                catalogs.assertRows("author, author_id", "id", "issue_comments WHERE owner = 'acme' AND repo = 'rocket' AND issue_number BETWEEN 1 AND 99");
                catalogs.assertRows("creator", "number", "milestones WHERE owner = 'acme'");
            }
        }
    }

    /**
     * Reviews are shown without their authors in any case, as the source's own clients have found, and nobody is asked for them.
     */
    @Test
    void testReviews()
    {
        for (Shown shown : Shown.values()) {
            try (TestingGhosts catalogs = new TestingGhosts(servers, DATA, shown)) {
                String reviews = "SELECT id, author, author_id FROM ghosts.default.pull_request_reviews WHERE owner = 'acme' AND repo = 'rocket' AND pull_number BETWEEN 1 AND 99";
                List<List<Object>> rows = catalogs.query(reviews);
                assertThat(rows).anyMatch(row -> row.get(1) == null).noneMatch(row -> TestingGhosts.isGhost(row.get(1)));
                assertThat(catalogs.asked()).isEmpty();
                assertThat(catalogs.query(reviews.replace("ghosts", "listed"))).containsExactlyInAnyOrderElementsOf(rows);
            }
        }
    }

    /**
     * One column of an account tells of the other one, and a list of records by their numbers.
     */
    @Test
    void testOneRequest()
    {
        for (Shown shown : Shown.values()) {
            try (TestingGhosts catalogs = new TestingGhosts(servers, DATA, shown)) {
                assertThat(catalogs.query("SELECT repo, number, author_id FROM ghosts.default.issues WHERE owner = 'acme'")).filteredOn(row -> shown.isOf(row.get(2))).hasSizeGreaterThan(10);
                assertThat(catalogs.asked()).as("one for all").hasSize(1);
                String numbers = "SELECT number, author FROM ghosts.default.issues WHERE owner = 'acme' AND repo = 'rocket' AND number BETWEEN 1 AND 60";
                assertThat(catalogs.query(numbers)).filteredOn(row -> shown.isOf(row.get(1))).isNotEmpty();
                assertThat(catalogs.asked()).as("known by now").isEmpty();
                assertThat(catalogs.query(numbers.replace("issues", "pull_requests"))).filteredOn(row -> shown.isOf(row.get(1))).isNotEmpty();
                assertThat(catalogs.asked()).as("what is shown of pull requests is another question").hasSize(1);
            }
        }
    }

    /**
     * By their numbers, records are asked for at once, and one of those with deleted authors tells of the others.
     */
    @Test
    void testSingleRecords()
    {
        for (Shown shown : Shown.values()) {
            try (TestingGhosts catalogs = new TestingGhosts(servers, DATA, shown)) {
                String numbers = IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).collect(joining(", "));
                catalogs.assertRows("author, author_id", "number", "issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic', 'capsule', 'console') AND number IN (%s)".formatted(numbers));
            }
        }
    }

    @Test
    void testFilters()
    {
        for (Shown shown : Shown.values()) {
            try (TestingGhosts catalogs = new TestingGhosts(servers, DATA, shown)) {
                for (String filter : ImmutableList.of("author = 'ghost'", "author_id = 10137", "author IS NULL", "author IS NOT NULL", "author <> 'ghost'", "author LIKE 'gho%'", "author IN ('ada', 'ghost')")) {
                    String sql = "SELECT repo, number, author FROM ghosts.default.issues WHERE owner = 'acme' AND " + filter;
                    List<List<Object>> rows = catalogs.query(sql);
                    assertThat(catalogs.query(sql.replace("ghosts.", "listed."))).as(filter).containsExactlyInAnyOrderElementsOf(rows);
                }
                assertThat(catalogs.query("SELECT count(*) FROM ghosts.default.issues WHERE owner = 'acme' AND author = 'ghost'")).containsExactly(List.of(shown == Shown.GHOST ? deletedAuthors() : 0L));
            }
        }
    }

    private static long deletedAuthors()
    {
        return DATA.repositories("acme").stream()
                .filter(repository -> !repository.is(ISSUES_DISABLED))
                .flatMap(repository -> DATA.issues("acme", repository.name()).stream())
                .filter(issue -> issue.author().isEmpty())
                .count();
    }

    /**
     * Nobody joins nobody; the account that stands in is one that can be looked up.
     */
    @Test
    void testJoins()
    {
        for (Shown shown : Shown.values()) {
            try (TestingGhosts catalogs = new TestingGhosts(servers, DATA, shown)) {
                for (String join : ImmutableList.of("issues i JOIN ghosts.default.users u", "issues i LEFT JOIN ghosts.default.users u", "pull_requests i JOIN ghosts.default.users u")) {
                    String sql = "SELECT i.repo, i.number, i.author, u.login, u.id, u.name FROM ghosts.default.%s ON u.login = i.author WHERE i.owner = 'acme'".formatted(join);
                    List<List<Object>> rows = catalogs.query(sql);
                    assertThat(rows).as(join).filteredOn(row -> TestingGhosts.isGhost(row.get(2))).allMatch(row -> TestingGhosts.isGhost(row.get(3)) && TestingGhosts.isGhost(row.get(4)));
                    assertThat(rows.stream().anyMatch(row -> TestingGhosts.isGhost(row.get(2)))).as(join).isEqualTo(shown == Shown.GHOST);
                    assertThat(catalogs.asked()).as("one record, and of the bots each").hasSizeLessThanOrEqualTo(2);
                    List<List<Object>> again = catalogs.query(sql);
                    assertThat(again).as(join).containsExactlyInAnyOrderElementsOf(rows);
                    assertThat(catalogs.asked()).filteredOn(path -> path.startsWith("/repos/")).as(join).isEmpty();
                    assertThat(catalogs.query(sql.replace("ghosts.", "listed."))).as(join).containsExactlyInAnyOrderElementsOf(rows);
                }
            }
        }
    }

    /**
     * What one user was shown is not told to another.
     */
    @Test
    void testUsersLearnForThemselves()
    {
        GitHubSimulatorBuilder builder = GitHubSimulator.builder().data(DATA).showsGhost();
        for (String user : ImmutableList.of("ada", "grace")) {
            builder.token(new GitHubToken(user, "github_pat_" + user, user, Visibility.everything(), 1_000_000));
        }
        try (GitHubSimulator simulator = builder.start()) {
            servers.createCatalog("users", "omnisql_github", ImmutableMap.of("omnisql.tenant", "acme", "github.api-uri", simulator.baseUri().toString(), "omnisql.user-credentials", "REQUIRED"));
            assertThat(askedByUser(simulator, "ada")).isEqualTo(1);
            assertThat(askedByUser(simulator, "ada")).as("known by now").isZero();
            assertThat(askedByUser(simulator, "grace")).isEqualTo(1);
            servers.execute("DROP CATALOG users");
        }
    }

    private long askedByUser(GitHubSimulator simulator, String user)
    {
        simulator.journal().clear();
        Session session = Session.builder(servers.getDefaultSession())
                .setIdentity(Identity.forUser(user).withExtraCredentials(ImmutableMap.of("github.token", "github_pat_" + user)).build())
                .build();
        servers.execute(session, "SELECT repo, number, author FROM users.default.issues WHERE owner = 'acme'");
        return simulator.journal().entries().stream()
                .map(JournalEntry::path)
                .filter(path -> path.contains("/issues/"))
                .count();
    }
}
