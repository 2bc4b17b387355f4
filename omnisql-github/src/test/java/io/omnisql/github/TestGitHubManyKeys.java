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
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.company.Organization;
import io.omnisql.simulator.company.Person;
import io.omnisql.simulator.company.Project;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.RepositoryContent;
import io.omnisql.simulator.github.RepositoryRole;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What queries over many keys cost: issues by hundreds of people, and forty repositories in the scope.
 */
@ExtendWith(GitHubExtension.class)
@TestInstance(PER_CLASS)
final class TestGitHubManyKeys
{
    private static final String SECRET = "github_pat_many-canary";
    private static final int REPOSITORIES = 40;

    private final TestingGitHub github;
    private final GitHubDataset data = data();
    private final GitHubSimulator simulator = start(data);

    TestGitHubManyKeys(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    private static GitHubDataset data()
    {
        Company company = Company.generate(1, 1);
        Stream<Person> crowd = IntStream.range(0, 300).mapToObj(index -> new Person(1_000 + index, "crowd-" + index, "Number " + index, Optional.empty(), Person.Kind.OUTSIDER, Instant.parse("2020-01-01T00:00:00Z").plusSeconds(index)));
        Organization acme = withProjects(company.organization("acme"), Stream.concat(company.organization("acme").projects().stream(), Stream.of(new Project("CRD", "crowd", "Everybody", 1_500))));
        // one repository has no project
        Organization globex = withProjects(company.organization("globex"), IntStream.range(1, REPOSITORIES).mapToObj(index -> new Project("P" + index, "part-" + index, "Part", 30)));
        GitHubDataset all = GitHubDataset.of(new Company(1, 1, Stream.concat(company.people().stream(), crowd).collect(toImmutableList()), ImmutableList.of(acme, globex)));
        RepositoryContent first = all.repository("globex", "part-1");
        return all.with(new RepositoryContent(first.repository(), first.issues().subList(0, 5), ImmutableList.of(), first.milestones(), ImmutableList.of()));
    }

    private static Organization withProjects(Organization organization, Stream<Project> projects)
    {
        return new Organization(organization.id(), organization.login(), organization.name(), organization.createdAt(), organization.members(), organization.teams(), projects.collect(toImmutableList()));
    }

    private static GitHubSimulator start(GitHubDataset data)
    {
        GitHubSimulatorBuilder builder = GitHubSimulator.builder().data(data).token(new GitHubToken("many", SECRET, "ada", Visibility.everything(), 1_000_000));
        GitHubContract.find().ifPresent(builder::contract);
        return builder.start();
    }

    @BeforeAll
    void createCatalog()
    {
        github.queryRunner().createCatalog("many", "omnisql_github", ImmutableMap.<String, String>builder()
                .putAll(TestingGitHub.catalog(simulator, SECRET))
                .put("github.organizations", "globex")
                .put("github.repositories", "acme/crowd")
                .buildOrThrow());
    }

    @AfterAll
    void close()
    {
        github.queryRunner().execute("DROP CATALOG many");
        simulator.close();
        assertThat(simulator.violations()).isEmpty();
    }

    /**
     * Queries tell a hundred issues at once with their authors, a bot is asked for alone, and one issue tells what is shown of deleted accounts.
     */
    @Test
    void testAuthors()
    {
        for (String from : ImmutableList.of(
                "issues i JOIN users u ON u.login = i.author WHERE ",
                "users u JOIN issues i ON u.login = i.author WHERE ",
                "users u JOIN issues i ON i.author = u.login WHERE ")) {
            assertAuthors(from + "i.owner = 'acme' AND i.repo = 'crowd'", false);
        }
    }

    @Test
    void testAuthorsThatMayBeMissing()
    {
        assertAuthors("users u RIGHT JOIN (SELECT * FROM issues WHERE owner = 'acme' AND repo = 'crowd') i ON u.login = i.author", true);
        assertAuthors("issues i LEFT JOIN users u ON u.login = i.author WHERE i.owner = 'acme' AND i.repo = 'crowd'", true);
    }

    private void assertAuthors(String from, boolean outer)
    {
        List<GitHubIssue> issues = data.issues("acme", "crowd");
        List<GitHubAccount> authors = issues.stream().flatMap(issue -> issue.author().stream()).distinct().toList();
        assertThat(authors).hasSizeBetween(300, 400);
        int bots = (int) authors.stream().filter(author -> author.kind() == GitHubAccount.Kind.BOT).count();
        String qualified = from.replace("issues", "many.default.issues").replace("users", "many.default.users");
        List<List<Object>> rows = query("SELECT i.number, u.login, u.id, u.name, u.company, u.created_at FROM " + qualified);
        List<List<Object>> expected = issues.stream()
                .filter(issue -> outer || issue.author().isPresent())
                .map(issue -> issue.author()
                        .map(author -> Arrays.<Object>asList((long) issue.number(), author.login(), author.id(), author.name().orElse(null), author.company().orElse(null), author.createdAt()))
                        .orElseGet(() -> Arrays.asList((long) issue.number(), null, null, null, null, null)))
                .toList();
        assertThat(rows).as(from).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths()).as(from).filteredOn(path -> path.endsWith("/issues")).isEmpty();
        assertThat(paths()).as(from).hasSizeLessThanOrEqualTo((issues.size() + 99) / 100 + 1 + bots);
        assertThat(bots).isOne();
    }

    @Test
    void testLimit()
    {
        assertThat(data.repositories("globex")).hasSize(REPOSITORIES);
        assertThat(data.issues("globex", "part-1")).hasSize(5);
        for (int limit : new int[] {1, 5, 6}) {
            assertThat(query("SELECT repo, number, title FROM many.default.issues WHERE owner = 'globex' LIMIT " + limit)).hasSize(limit).doesNotHaveDuplicates();
            assertThat(paths()).as("LIMIT %s", limit).containsExactly("/graphql");
        }
        // one by one, the first repository is enough
        assertThat(query("SELECT repo, node_id FROM many.default.issues WHERE owner = 'globex' LIMIT 5")).hasSize(5).allMatch(row -> row.getFirst().equals("part-1"));
        assertThat(paths()).containsExactly("/orgs/globex/repos", "/repos/globex/part-1/issues");
    }

    @Test
    void testCounts()
    {
        List<GitHubIssue> issues = data.repositories("globex").stream().map(GitHubRepository::name).flatMap(repo -> data.issues("globex", repo).stream()).toList();
        assertThat(query("SELECT count(*) FROM many.default.issues WHERE owner = 'globex'")).containsExactly(List.of((long) issues.size()));
        assertThat(paths()).containsExactly("/graphql");
        assertThat(query("SELECT count(*) FROM many.default.issues WHERE owner = 'globex' AND state = 'open'")).containsExactly(List.of(issues.stream().filter(GitHubIssue::isOpen).count()));
        assertThat(paths()).containsExactly("/graphql");
        assertThat(query("SELECT count(*) FROM many.default.issues")).containsExactly(List.of((long) issues.size() + data.issues("acme", "crowd").size()));
        assertThat(paths()).as("declared and listed repositories are asked for at once").containsExactly("/orgs/globex/repos", "/graphql");
        assertThat(query("SELECT count(*) FROM many.default.issues WHERE owner = 'globex' AND locked")).containsExactly(List.of(issues.stream().filter(issue -> issue.lockReason().isPresent()).count()));
        assertThat(paths()).as("the source does not count these").containsExactly("/graphql");
    }

    @Test
    void testAllIssues()
    {
        List<List<Object>> expected = data.repositories("globex").stream()
                .map(GitHubRepository::name)
                .flatMap(repo -> data.issues("globex", repo).stream().map(issue -> List.<Object>of(repo, (long) issue.number(), issue.state())))
                .toList();
        assertThat(query("SELECT repo, number, state FROM many.default.issues WHERE owner = 'globex'")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths()).containsExactly("/graphql");
    }

    /**
     * One query asks for all of them, and has their lists where the objects in the list of repositories hold them; what GraphQL does not tell takes a request for each repository.
     */
    @Test
    void testListsOfAllRepositories()
    {
        assertLists("labels", "name, color, is_default", "id", content -> content.labels().size());
        assertLists("branches", "name, commit_sha", "protected", content -> content.branches().size());
        assertLists("releases", "id, tag_name, published_at", "body", this::visibleReleases);
        assertLists("commits", "sha, message, committed_at", "tree_sha", content -> content.commits().size());
        assertLists("milestones", "number, title", "id", content -> content.milestones().size());
    }

    private int visibleReleases(RepositoryContent content)
    {
        boolean writes = data.roleOf("ada", content.repository()).includes(RepositoryRole.WRITE);
        return (int) content.releases().stream().filter(release -> writes || !release.draft()).count();
    }

    private void assertLists(String table, String columns, String untold, ToIntFunction<RepositoryContent> count)
    {
        int rows = data.repositories("globex").stream().mapToInt(repository -> count.applyAsInt(data.repository("globex", repository.name()))).sum();
        String from = " FROM many.default.%s WHERE owner = 'globex'".formatted(table);
        assertThat(query("SELECT repo, " + columns + from)).as(table).hasSize(rows).doesNotHaveDuplicates();
        assertThat(paths()).as(table).isEqualTo(table.equals("branches") || table.equals("commits") ? List.of("/orgs/globex/repos", "/graphql") : List.of("/graphql"));
        assertThat(query("SELECT repo, " + columns + ", " + untold + from)).as(table).hasSize(rows).doesNotHaveDuplicates();
        assertThat(paths()).as(table).hasSize(1 + REPOSITORIES);
    }

    private List<List<Object>> query(String sql)
    {
        simulator.journal().clear();
        // the testing server prescribes how joins are distributed, as no other does, and then Trino leaves left joins as they are written
        Session session = Session.builder(github.session()).setSystemProperty("join_distribution_type", "AUTOMATIC").build();
        return PlainRows.of(github.queryRunner().execute(session, sql));
    }

    private List<String> paths()
    {
        return simulator.journal().entries().stream().map(JournalEntry::path).collect(toImmutableList());
    }
}
