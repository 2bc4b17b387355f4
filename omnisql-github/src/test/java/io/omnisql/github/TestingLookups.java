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
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.trino.Session;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.fail;

/**
 * A simulated GitHub, and a Trino server with catalogs over it: {@code github}, and {@code lookup} and {@code declared}, which have a table {@code comments_of_pulls} beside, of which
 * the rows are found by the numbers of pull requests only.
 */
final class TestingLookups
        implements AutoCloseable
{
    static final String PATH = "/repos/{owner}/{repo}/pulls/{pull_number}/comments";

    private static final TableDefinition COMMENTS_OF_PULLS = table("comments_of_pulls", "Comments on the changes of one pull request")
            .endpoint(get(PATH)
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(10)
                    .parent("/repos/{owner}/{repo}")
                    .lookup()
                    .rateLimit(GitHubLimits.CORE))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/pull_request_url", 4).inPath().comment("Login of the repository's owner"),
                    column("repo", VARCHAR).atUrlSegment("/pull_request_url", 3).inPath().comment("Name of the repository"),
                    column("pull_number", BIGINT).atUrlSegment("/pull_request_url", 1).inPath().comment("Number of the pull request"),
                    column("id", BIGINT).at("/id").comment("Id"),
                    column("author", VARCHAR).at("/user/login").comment("Login of the author").personal(),
                    column("path", VARCHAR).at("/path").comment("File"),
                    column("body", VARCHAR).at("/body").comment("Text").freeText(),
                    column("created_at", TIMESTAMP_TZ_MILLIS).at("/created_at").comment("When it was written"))
            .primaryKey("owner", "repo", "pull_number", "id")
            .cardinality(1_000, 1_000)
            .build();

    private static final SourceDefinition SOURCE = new SourceDefinition(
            GitHubSource.SOURCE.name(),
            "testing_lookup",
            GitHubSource.SOURCE.headers(),
            GitHubSource.SOURCE.rateLimits(),
            GitHubSource.SOURCE.credentialLimits(),
            GitHubSource.SOURCE.responseRules(),
            GitHubSource.SOURCE.scope(),
            ImmutableList.<TableDefinition>builder().addAll(GitHubSource.SOURCE.tables()).add(COMMENTS_OF_PULLS).build());

    private final GitHubSimulator simulator;
    private final DistributedQueryRunner queryRunner;

    private TestingLookups(GitHubSimulator simulator, DistributedQueryRunner queryRunner)
    {
        this.simulator = simulator;
        this.queryRunner = queryRunner;
    }

    static TestingLookups start()
    {
        return start(_ -> {}, ImmutableMap.of());
    }

    /**
     * @param engine sets the servers up
     * @param catalogProperties properties of the catalogs with look-ups
     */
    static TestingLookups start(Consumer<DistributedQueryRunner.Builder<?>> engine, Map<String, String> catalogProperties)
    {
        GitHubSimulator simulator = GitHubSimulator.builder().company(Company.generate(1, 1)).token("full", "lookup-token").start();
        try {
            DistributedQueryRunner.Builder<?> servers = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("lookup").setSchema("default").build()).setWorkerCount(1);
            engine.accept(servers);
            DistributedQueryRunner queryRunner = servers.build();
            TestingLookups lookups = new TestingLookups(simulator, queryRunner);
            try {
                queryRunner.installPlugin(new GitHubPlugin());
                queryRunner.installPlugin(new LookupPlugin());
                Map<String, String> open = TestingGitHub.catalog(simulator, "lookup-token");
                Map<String, String> lookup = ImmutableMap.<String, String>builder().putAll(open).putAll(catalogProperties).buildOrThrow();
                queryRunner.createCatalog("github", "omnisql_github", open);
                queryRunner.createCatalog("lookup", "testing_lookup", lookup);
                queryRunner.createCatalog("declared", "testing_lookup", ImmutableMap.<String, String>builder().putAll(lookup).put("github.repositories", "acme/rocket,acme/web*").buildOrThrow());
                return lookups;
            }
            catch (Throwable e) {
                lookups.close();
                throw e;
            }
        }
        catch (Exception e) {
            simulator.close();
            throw new IllegalStateException(e);
        }
    }

    GitHubSimulator simulator()
    {
        return simulator;
    }

    QueryRunner queryRunner()
    {
        return queryRunner;
    }

    Session.SessionBuilder session()
    {
        return Session.builder(queryRunner.getDefaultSession());
    }

    /**
     * A session in which the catalogs with look-ups have a property.
     */
    Session session(String property, String value)
    {
        return session().setCatalogSessionProperty("lookup", property, value).setCatalogSessionProperty("declared", property, value).build();
    }

    Answer query(String sql)
    {
        return query(queryRunner.getDefaultSession(), sql);
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

    /**
     * The comments that the table has to hold for a pull request.
     */
    List<ExpectedRow> comments(String owner, String repo, long number)
    {
        return ExpectedReviewCommentRows.of(simulator.data(), owner, repo).stream()
                .filter(comment -> comment.is("pull_number", number))
                .collect(toImmutableList());
    }

    @Override
    public void close()
    {
        queryRunner.close();
        simulator.close();
    }

    private static final class LookupPlugin
            implements Plugin
    {
        @Override
        public Iterable<ConnectorFactory> getConnectorFactories()
        {
            return ImmutableList.of(new ApiConnectorFactory(SOURCE, new GitHubModule()));
        }
    }
}
