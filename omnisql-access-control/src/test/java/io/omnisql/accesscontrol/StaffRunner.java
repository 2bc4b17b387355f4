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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.spi.security.Identity;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A server with the staff of two tenants, and a catalog that is nobody's, in which enforcement is on once everything is there.
 */
final class StaffRunner
        implements AutoCloseable
{
    static final String HIDDEN = "TOPSECRET";
    static final String KEY = "canary canary canary canary canary";

    private static final List<String> TABLES = ImmutableList.of(
            "CREATE TABLE acme.default.staff (id bigint, name varchar(20), region varchar(10), salary integer, ssn varchar(11))",
            "INSERT INTO acme.default.staff VALUES (1, 'ann', 'north', 10, '111-11-1111'), (2, 'ben', 'south', 20, '222-22-2222'), (3, 'TOPSECRET', 'west', 777, '333-33-3333'), (4, 'nobody', NULL, 40, NULL)",
            "CREATE TABLE acme.default.offices (city varchar(20))",
            "INSERT INTO acme.default.offices VALUES 'Bern'",
            "CREATE TABLE acme.default.plans (plan varchar)",
            "CREATE SCHEMA acme.secret",
            "CREATE SCHEMA acme.empty",
            "CREATE TABLE acme.secret.plans (plan varchar)",
            "CREATE TABLE acme.default.kinds (a_bigint bigint, a_date date, a_decimal decimal(10, 2), a_varchar varchar(5), an_array array(varchar(3)))",
            "INSERT INTO acme.default.kinds VALUES (1, DATE '2026-01-01', DECIMAL '1.25', 'abc', ARRAY['x'])",
            "CREATE TABLE acme.default.badges (number bigint, holder varchar(70), door char(20))",
            "INSERT INTO acme.default.badges VALUES (1, 'ann', 'front'), (2, 'ann', 'back'), (1, 'ben', 'front'), (NULL, NULL, NULL)",
            "CREATE VIEW acme.default.definer SECURITY DEFINER AS SELECT id, name, region, ssn FROM acme.default.staff",
            "CREATE VIEW acme.default.invoker SECURITY INVOKER AS SELECT id, name, region, ssn FROM acme.default.staff",
            "CREATE VIEW acme.default.definer_over_invoker SECURITY DEFINER AS SELECT * FROM acme.default.invoker",
            "CREATE VIEW acme.default.loud SECURITY INVOKER AS SELECT city AS CITY, upper(city) AS \"Sign\" FROM acme.default.offices",
            "CREATE TABLE globex.default.staff (id bigint, name varchar(20), region varchar(10), salary integer, ssn varchar(11))",
            "INSERT INTO globex.default.staff VALUES (5, 'eve', 'east', 50, '555-55-5555'), (6, 'fay', 'north', 60, '666-66-6666')");

    private final Path keys = Files.createTempDirectory("mask-keys");
    private final RecordingAuditLog audit = new RecordingAuditLog();
    private final TestingPolicySource source = new TestingPolicySource(TestingAccessControl.POLICY);
    private final SwitchedAccessControl enforcement;
    private final DistributedQueryRunner runner;

    StaffRunner()
            throws Exception
    {
        OmniSqlAccessControl accessControl = TestingAccessControl.over(source, audit);
        enforcement = new SwitchedAccessControl(accessControl);
        runner = DistributedQueryRunner.builder(session("steward", "acme"))
                .setWorkerCount(0)
                .setSystemAccessControl(enforcement.accessControl())
                .setEventListeners(ImmutableList.copyOf(accessControl.getEventListeners()))
                .build();
        runner.installPlugin(new MemoryPlugin());
        runner.installPlugin(new TpchPlugin());
        runner.createCatalog("acme", "memory", ImmutableMap.of());
        runner.createCatalog("globex", "memory", ImmutableMap.of());
        runner.createCatalog("tpch", "tpch", ImmutableMap.of());
        runner.installPlugin(new OmniSqlAccessControlPlugin());
        runner.createCatalog("omnisql", "omnisql_masks", ImmutableMap.of("omnisql.shared-properties", sharedProperties(keys).toString()));
        TABLES.forEach(runner::execute);
        enforcement.turn(true);
    }

    private static Path sharedProperties(Path keys)
            throws IOException
    {
        Files.writeString(keys.resolve("acme.key"), Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8)));
        return Files.writeString(keys.resolve("omnisql.properties"), "omnisql.policy.mask-keys=" + keys);
    }

    static Session session(String user, String catalog)
    {
        return testSessionBuilder()
                .setIdentity(Identity.ofUser(user))
                .setOriginalIdentity(Identity.ofUser(user))
                .setCatalog(catalog)
                .setSchema("default")
                .build();
    }

    DistributedQueryRunner runner()
    {
        return runner;
    }

    RecordingAuditLog audit()
    {
        return audit;
    }

    TestingPolicySource source()
    {
        return source;
    }

    /**
     * Enforcement on or off, to show that without it something is seen.
     */
    void enforce(boolean on)
    {
        enforcement.turn(on);
    }

    /**
     * The first column of the answer.
     */
    List<Object> column(String user, String sql)
    {
        return rows(user, sql).getMaterializedRows().stream().map(row -> row.getField(0)).toList();
    }

    MaterializedResult rows(String user, String sql)
    {
        return runner.execute(session(user, user.equals("carol") ? "globex" : "acme"), sql);
    }

    String text(String user, String sql)
    {
        StringBuilder text = new StringBuilder();
        for (MaterializedRow row : rows(user, sql).getMaterializedRows()) {
            row.getFields().forEach(field -> text.append(field).append(' '));
        }
        return text.toString();
    }

    @Override
    public void close()
            throws IOException
    {
        runner.close();
        deleteRecursively(keys, ALLOW_INSECURE);
    }
}
