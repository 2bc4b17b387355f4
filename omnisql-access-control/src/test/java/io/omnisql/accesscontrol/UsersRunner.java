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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.redmine.RedminePlugin;
import io.trino.plugin.base.security.testing.TestingSystemAccessControlContext;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.spi.security.SystemAccessControl;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;

/**
 * A server with access control, and with catalogs over the same source: {@code governed}, whose scans keep to the same policy, {@code behind}, whose scans have read another one, and {@code open}, whose scans ask for none.
 * In {@code stored} there are tables of the server's own memory.
 */
final class UsersRunner
        implements AutoCloseable
{
    private final Path directory = Files.createTempDirectory("policy");
    private final TestedUsers users = new TestedUsers();
    private final SystemAccessControl accessControl;
    private final SwitchedAccessControl enforcement;
    private final DistributedQueryRunner runner;

    /**
     * @param policy what access control and {@code governed} have read
     * @param other what {@code behind} has read
     */
    UsersRunner(String policy, String other)
            throws Exception
    {
        Path shared = shared("policy", "omnisql.policy.file=" + Files.writeString(directory.resolve("policy.yaml"), policy));
        accessControl = new OmniSqlAccessControlFactory().create(ImmutableMap.of("omnisql.shared-properties", shared.toString()), new TestingSystemAccessControlContext());
        enforcement = new SwitchedAccessControl(accessControl);
        runner = DistributedQueryRunner.builder(StaffRunner.session("alice", "governed"))
                .setWorkerCount(0)
                .setSystemAccessControl(enforcement.accessControl())
                .build();
        runner.installPlugin(new MemoryPlugin());
        runner.installPlugin(new RedminePlugin());
        runner.createCatalog("stored", "memory", ImmutableMap.of());
        create("governed", shared);
        create("behind", shared("other", "omnisql.policy.file=" + Files.writeString(directory.resolve("other.yaml"), other)));
        create("open", shared("open", "omnisql.policy.enforcement=off"));
    }

    private Path shared(String name, String settings)
            throws IOException
    {
        return Files.writeString(directory.resolve(name + ".properties"), settings);
    }

    private void create(String catalog, Path shared)
    {
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .putAll(users.catalog())
                .put("omnisql.tenant", "acme")
                .put("omnisql.shared-properties", shared.toString())
                .buildOrThrow();
        runner.createCatalog(catalog, "omnisql_redmine", properties);
    }

    void enforce()
    {
        enforcement.turn(true);
    }

    /**
     * The first column of the answer.
     */
    List<Object> column(String user, String catalog, String sql)
    {
        return rows(user, catalog, sql).getMaterializedRows().stream().map(row -> row.getField(0)).toList();
    }

    MaterializedResult rows(String user, String catalog, String sql)
    {
        return runner.execute(StaffRunner.session(user, catalog), sql);
    }

    @Override
    public void close()
            throws IOException
    {
        runner.close();
        accessControl.shutdown();
        users.close();
        deleteRecursively(directory, ALLOW_INSECURE);
    }
}
