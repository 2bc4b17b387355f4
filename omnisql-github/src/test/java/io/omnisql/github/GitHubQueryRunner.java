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

import com.google.common.collect.ImmutableMap;
import io.airlift.log.Logger;
import io.airlift.log.Logging;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryRunner;

import java.util.Map;

import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * A Trino server in this process with catalogs over a GitHub simulator.
 */
public final class GitHubQueryRunner
{
    private GitHubQueryRunner() {}

    public static QueryRunner create(Map<String, Map<String, String>> catalogs)
            throws Exception
    {
        return create(ImmutableMap.of(), catalogs);
    }

    /**
     * The same, all in one node, whose spans are those of the query that was executed last.
     */
    static DistributedQueryRunner createOneNode(Map<String, Map<String, String>> catalogs)
            throws Exception
    {
        return create(builder().setWorkerCount(0), catalogs);
    }

    private static QueryRunner create(Map<String, String> coordinatorProperties, Map<String, Map<String, String>> catalogs)
            throws Exception
    {
        return create(builder().setWorkerCount(1).setCoordinatorProperties(coordinatorProperties), catalogs);
    }

    private static DistributedQueryRunner.Builder<?> builder()
    {
        return DistributedQueryRunner.builder(testSessionBuilder().setCatalog("github").setSchema("default").build());
    }

    private static DistributedQueryRunner create(DistributedQueryRunner.Builder<?> builder, Map<String, Map<String, String>> catalogs)
            throws Exception
    {
        DistributedQueryRunner queryRunner = builder.build();
        try {
            queryRunner.installPlugin(new GitHubPlugin());
            catalogs.forEach((name, properties) -> queryRunner.createCatalog(name, "omnisql_github", properties));
            return queryRunner;
        }
        catch (Throwable e) {
            queryRunner.close();
            throw e;
        }
    }

    /**
     * Runs a server for hands-on work on port 8080: the open catalog {@code github} and, of one organization, {@code acme}.
     */
    static void main()
            throws Exception
    {
        Logging.initialize();
        String token = "demo-token";
        GitHubSimulator simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 1))
                .token("demo", token)
                .start();
        Map<String, String> open = TestingGitHub.catalog(simulator, token);
        QueryRunner queryRunner = create(
                ImmutableMap.of("http-server.http.port", "8080"),
                ImmutableMap.of(
                        "github", open,
                        "acme", ImmutableMap.<String, String>builder().putAll(open).put("github.organizations", "acme").buildOrThrow()));
        Logger.get(GitHubQueryRunner.class).info("Simulator at %s, Trino at %s", simulator.baseUri(), queryRunner.getCoordinator().getBaseUrl());
    }
}
