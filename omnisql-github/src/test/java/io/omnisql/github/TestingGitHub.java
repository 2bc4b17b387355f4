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
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.company.Project;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.trino.Session;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.predicate.NullableValue;
import io.trino.spi.predicate.TupleDomain;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.fail;

/**
 * A simulated GitHub and a Trino server with catalogs over it. Queries run one after the other, so that the simulator's journal belongs to the last one.
 * <p>
 * Catalogs: {@code github} is open, {@code acme} holds an organization, {@code declared} some repositories, {@code shouting} the same organization in capital letters, {@code insider} and {@code restricted} are open under tokens that
 * see more of organizations, and less of anything.
 */
final class TestingGitHub
        implements AutoCloseable
{
    static final String FULL_LOGIN = "ada";
    static final String FULL_SECRET = "github_pat_full-canary";
    static final String INSIDER_SECRET = "github_pat_insider-canary";
    static final String RESTRICTED_SECRET = "github_pat_restricted-canary";

    /**
     * Of the full token's owner, as if there were three repositories only.
     */
    static final String THREE_REPOSITORIES_SECRET = "github_pat_three-canary";

    /**
     * Catalogs with a credential each that no other test uses, as one that was refused is left alone for long.
     */
    static final ImmutableList<String> LIMITED = ImmutableList.of("limited_1", "limited_2", "limited_3", "limited_4", "limited_5");

    private static final Company COMPANY = Company.generate(1, 1);

    /**
     * Somebody who owns globex, and is a member of acme.
     */
    static final String INSIDER_LOGIN = COMPANY.organization("globex").members().get(1).login();

    /**
     * The 40 repositories that the catalog {@code named} declares by their names.
     */
    static final ImmutableList<String> NAMED = Stream.concat(
                    COMPANY.organization("acme").projects().stream().map(Project::name).filter(name -> !name.equals("tiny")).map("acme/%s"::formatted),
                    Stream.of("globex/doomsday"))
            .collect(toImmutableList());

    private final GitHubSimulator simulator;
    private final QueryRunner queryRunner;

    private TestingGitHub(GitHubSimulator simulator, QueryRunner queryRunner)
    {
        this.simulator = requireNonNull(simulator, "simulator is null");
        this.queryRunner = requireNonNull(queryRunner, "queryRunner is null");
    }

    static TestingGitHub start()
    {
        GitHubSimulatorBuilder builder = GitHubSimulator.builder()
                .company(COMPANY)
                .token(new GitHubToken("full", FULL_SECRET, FULL_LOGIN, Visibility.everything(), 1_000_000))
                .token(new GitHubToken("insider", INSIDER_SECRET, INSIDER_LOGIN, Visibility.everything(), 1_000_000))
                .token(new GitHubToken("restricted", RESTRICTED_SECRET, "zoe", Visibility.only("acme/rocket", "acme/infra", "ada/dotfiles"), 1_000_000));
        builder.token(new GitHubToken("three", THREE_REPOSITORIES_SECRET, FULL_LOGIN, Visibility.only("acme/rocket", "acme/infra", "ada/dotfiles"), 1_000_000));
        LIMITED.forEach(name -> builder.token(new GitHubToken(name, limitedSecret(name), FULL_LOGIN, Visibility.everything(), 1_000_000)));
        GitHubContract.find().ifPresent(builder::contract);
        GitHubSimulator simulator = builder.start();
        ImmutableMap.Builder<String, Map<String, String>> catalogs = ImmutableMap.builder();
        LIMITED.forEach(name -> catalogs.put(name, catalog(simulator, limitedSecret(name))));
        try {
            return new TestingGitHub(simulator, GitHubQueryRunner.create(catalogs
                    .put("github", catalog(simulator, FULL_SECRET))
                    .put("acme", ImmutableMap.<String, String>builder().putAll(catalog(simulator, FULL_SECRET)).put("github.organizations", "acme").buildOrThrow())
                    .put("named", ImmutableMap.<String, String>builder().putAll(catalog(simulator, FULL_SECRET)).put("github.repositories", String.join(",", NAMED)).buildOrThrow())
                    .put("declared", ImmutableMap.<String, String>builder()
                            .putAll(catalog(simulator, FULL_SECRET))
                            .put("github.repositories", "acme/rocket,globex/*,acme/web*,ada/dotfiles")
                            .buildOrThrow())
                    .put("shouting", ImmutableMap.<String, String>builder().putAll(catalog(simulator, FULL_SECRET)).put("github.organizations", "ACME").buildOrThrow())
                    .put("insider", catalog(simulator, INSIDER_SECRET))
                    .put("restricted", catalog(simulator, RESTRICTED_SECRET))
                    .buildOrThrow()));
        }
        catch (Throwable e) {
            simulator.close();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same simulator behind a server of one node, which reads again what it has read. Its query runner is the caller's to close.
     */
    TestingGitHub onOneNode()
            throws Exception
    {
        return new TestingGitHub(simulator, GitHubQueryRunner.createOneNode(ImmutableMap.of("github", catalog(simulator, FULL_SECRET))));
    }

    static Map<String, String> catalog(GitHubSimulator simulator, String secret)
    {
        return ImmutableMap.of(
                "omnisql.tenant", "acme",
                // tests ask faster than any limit of GitHub's allows
                "omnisql.rate-limit.paced", "false",
                // tests count the requests of one query after the other
                "omnisql.cache.enabled", "false",
                "github.api-uri", simulator.baseUri().toString(),
                "github.token", secret);
    }

    private static String limitedSecret(String name)
    {
        return "github_pat_%s-canary".formatted(name);
    }

    /**
     * A session of one of the {@link #LIMITED} catalogs.
     */
    Session limited(String catalog, String property, String value)
    {
        return Session.builder(session()).setCatalog(catalog).setCatalogSessionProperty(catalog, property, value).build();
    }

    /**
     * The table of issues, filtered to those of a repository.
     */
    static ConnectorTableHandle issuesOfRocket(ConnectorMetadata metadata, ConnectorSession session)
    {
        ConnectorTableHandle table = metadata.getTableHandle(session, new SchemaTableName("default", "issues"), Optional.empty(), Optional.empty());
        Map<String, ColumnHandle> columns = metadata.getColumnHandles(session, table);
        return metadata.applyFilter(session, table, new Constraint(TupleDomain.fromFixedValues(ImmutableMap.of(
                        columns.get("owner"), NullableValue.of(VARCHAR, utf8Slice("acme")),
                        columns.get("repo"), NullableValue.of(VARCHAR, utf8Slice("rocket"))))))
                .orElseThrow()
                .getHandle();
    }

    GitHubSimulator simulator()
    {
        return simulator;
    }

    GitHubDataset data()
    {
        return simulator.data();
    }

    QueryRunner queryRunner()
    {
        return queryRunner;
    }

    Session session()
    {
        return queryRunner.getDefaultSession();
    }

    /**
     * A session in which all catalogs have the property.
     */
    Session session(String property, String value)
    {
        return with(session(), property, value);
    }

    Session withoutPushdown(Session session)
    {
        return with(session, "pushdown_enabled", "false");
    }

    private static Session with(Session session, String property, String value)
    {
        Session.SessionBuilder builder = Session.builder(session);
        ImmutableList.of("github", "acme", "named", "declared", "shouting", "insider", "restricted").forEach(catalog -> builder.setCatalogSessionProperty(catalog, property, value));
        return builder.build();
    }

    Answer query(String sql)
    {
        return query(session(), sql);
    }

    /**
     * The same query, with nothing sent to the source but keys.
     */
    Answer queryWithoutPushdown(String sql)
    {
        return query(withoutPushdown(session()), sql);
    }

    Answer query(Session session, String sql)
    {
        simulator.journal().clear();
        MaterializedResultWithPlan result = queryRunner.executeWithPlan(session, sql);
        return new Answer(
                result.queryId().toString(),
                PlainRows.of(result.result()),
                result.queryPlan().map(plan -> Answer.nodes(plan.getRoot())).orElseThrow(),
                simulator.journal().entries());
    }

    /**
     * The failure of a query that has to fail.
     */
    Failure failure(String sql)
    {
        return failure(session(), sql);
    }

    Failure failure(Session session, String sql)
    {
        simulator.journal().clear();
        try {
            queryRunner.execute(session, sql);
        }
        catch (QueryFailedException e) {
            return Failure.of(e, simulator.journal().entries());
        }
        return fail("query has not failed: " + sql);
    }

    List<ExpectedRow> issues(String owner, String repo)
    {
        return ExpectedIssueRows.of(data(), owner, repo);
    }

    List<ExpectedRow> pullRequests(String owner, String repo)
    {
        return ExpectedPullRequestRows.of(data(), owner, repo);
    }

    List<ExpectedRow> issueComments(String owner, String repo)
    {
        return ExpectedIssueCommentRows.of(data(), owner, repo);
    }

    List<ExpectedRow> commits(String owner, String repo)
    {
        return ExpectedCommitRows.of(data(), owner, repo);
    }

    List<ExpectedRow> reviewComments(String owner, String repo)
    {
        return ExpectedReviewCommentRows.of(data(), owner, repo);
    }

    List<ExpectedRow> reviews(String owner, String repo)
    {
        return ExpectedReviewRows.of(data(), owner, repo, FULL_LOGIN);
    }

    List<ExpectedRow> files(String owner, String repo)
    {
        return ExpectedFileRows.of(data(), owner, repo);
    }

    List<ExpectedRow> pullRequestCommits(String owner, String repo)
    {
        return ExpectedPullRequestCommitRows.of(data(), owner, repo);
    }

    List<ExpectedRow> labels(String owner, String repo)
    {
        return ExpectedLabelRows.of(data(), owner, repo);
    }

    List<ExpectedRow> milestones(String owner, String repo)
    {
        return ExpectedMilestoneRows.of(data(), owner, repo);
    }

    List<ExpectedRow> branches(String owner, String repo)
    {
        return ExpectedBranchRows.of(data(), owner, repo);
    }

    List<ExpectedRow> releases(String owner, String repo)
    {
        return ExpectedReleaseRows.of(data(), owner, repo);
    }

    List<ExpectedRow> repositories(String owner)
    {
        return ExpectedRepositoryRows.of(data(), owner);
    }

    ExpectedRow organization(String owner, String viewer)
    {
        return ExpectedOrganizationRows.of(data(), owner, viewer);
    }

    ExpectedRow user(String login)
    {
        return ExpectedUserRows.of(data(), data().findAccount(login).orElseThrow(), FULL_LOGIN);
    }

    List<ExpectedRow> members(String owner, String viewer)
    {
        return ExpectedMemberRows.of(data(), owner, viewer);
    }

    List<ExpectedRow> teams(String owner, String viewer)
    {
        return ExpectedTeamRows.of(data(), owner, viewer);
    }

    List<ExpectedRow> teamMembers(String owner, String viewer)
    {
        return ExpectedTeamMemberRows.of(data(), owner, viewer);
    }

    List<ExpectedRow> teamRepositories(String owner, String viewer)
    {
        return ExpectedTeamRepositoryRows.of(data(), owner, viewer);
    }

    /**
     * The columns of {@code SELECT *}.
     */
    static List<String> columns(TableDefinition table)
    {
        return table.columns().stream()
                .filter(column -> !column.hidden())
                .map(column -> column.name())
                .collect(toImmutableList());
    }

    @Override
    public void close()
    {
        queryRunner.close();
        simulator.close();
    }
}
