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
        QueryRunner queryRunner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("github").setSchema("default").build())
                .setWorkerCount(1)
                .build();
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
}
