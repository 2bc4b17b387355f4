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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableMap;
import com.google.inject.Binder;
import io.omnisql.github.GitHubPlugin;
import io.omnisql.simulator.github.GitHubSimulator;
import io.trino.Session;
import io.trino.execution.FailureInjector;
import io.trino.execution.StageInfo;
import io.trino.execution.TaskInfo;
import io.trino.execution.TestingFailureInjectionConfig;
import io.trino.execution.TestingFailureInjector;
import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.spi.QueryId;
import io.trino.spi.security.Identity;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.inject.Scopes.SINGLETON;
import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.trino.execution.FailureInjector.InjectedFailureType.TASK_FAILURE;
import static io.trino.spi.ErrorType.INTERNAL_ERROR;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A task that fails and is run again reads what the policy grants, and nothing else.
 */
public class TestRetriedScans
{
    private static final int MOST_STAGES = 4;
    private static final String POLICY = Fixture.text("github-policy.yaml").replace("catalogs: [acme_github,", "catalogs: [acme_tpch, acme_github,") +
            """

              - {name: suppliers, subjects: {roles: [analyst, steward]}, resources: {schemas: [tiny]}, effect: allow}
              - {name: suppliers-of-a-nation, subjects: {roles: [analyst]}, resources: {tables: [supplier]}, effect: rows, where: {column: nationkey, equals: 7}}
              - {name: all-suppliers, subjects: {roles: [steward]}, resources: {tables: [supplier]}, effect: rows, where: all-rows}
              - {name: phones, subjects: {pii-access: false}, resources: {tables: [supplier], columns: [phone]}, effect: mask, mask: {partial: {first: 2, last: 2}}}
            """;

    private final SwitchedAccessControl accessControl = new SwitchedAccessControl();
    private PolicyFiles policies;
    private GitHubSimulator everything;
    private DistributedQueryRunner runner;

    @BeforeClass
    public void start()
            throws Exception
    {
        policies = new PolicyFiles();
        everything = HiddenIssues.everything();
        runner = DistributedQueryRunner.builder(session("alice").build())
                .setWorkerCount(1)
                .addExtraProperty("retry-policy", "TASK")
                .withExchange("filesystem")
                .setAdditionalModule(TestRetriedScans::failTasks)
                .setSystemAccessControl(accessControl.accessControl())
                .build();
        runner.installPlugin(new GitHubPlugin());
        runner.createCatalog("acme_github", "omnisql_github", GitHubServers.catalog(everything, ImmutableMap.of(
                "omnisql.shared-properties", policies.shared(POLICY).toString())));
        runner.installPlugin(new TpchPlugin());
        runner.createCatalog("acme_tpch", "tpch", ImmutableMap.of());
    }

    @AfterClass(alwaysRun = true)
    public void stop()
            throws IOException
    {
        runner.close();
        runner = null;
        everything.close();
        everything = null;
        policies.close();
        policies = null;
    }

    /**
     * By scans alone.
     */
    @Test
    public void testSameRows()
    {
        accessControl.turn(AllowAllSystemAccessControl.INSTANCE);
        String sql = "SELECT i.number FROM issues i JOIN milestones m ON m.owner = i.owner AND m.repo = i.repo AND m.number = 1";
        assertThat(rows(runner.executeWithPlan(session("steward").build(), sql))).contains(2L, 3L);
        assertThat(retried("scans", sql)).containsExactlyInAnyOrder(1L, 6L, 7L, 8L);
    }

    /**
     * By filters and masks of the engine alone, which are part of the plan.
     */
    @Test
    public void testSameRowsByTheEngine()
    {
        accessControl.turn(policies.ours(POLICY));
        String sql = "SELECT CAST(s.suppkey AS varchar) || ' ' || s.phone FROM acme_tpch.tiny.supplier s JOIN acme_tpch.tiny.nation n ON s.nationkey = n.nationkey";
        List<Object> ofSteward = rows(runner.executeWithPlan(session("steward").build(), sql + " WHERE s.nationkey = 7"));
        assertThat(rows(runner.executeWithPlan(session("steward").build(), sql))).hasSizeGreaterThan(ofSteward.size());
        assertThat(retried("engine", sql)).hasSameSizeAs(ofSteward).isNotEmpty()
                .allSatisfy(row -> assertThat((String) row).matches("[0-9]+ 17\\*+[0-9]{2}"));
    }

    /**
     * What a user is told of whom the first task of each stage fails.
     */
    private List<Object> retried(String token, String sql)
    {
        Session alice = session("alice").setTraceToken(Optional.of(token)).build();
        for (int stage = 0; stage < MOST_STAGES; stage++) {
            runner.injectTaskFailure(token, stage, 0, 0, TASK_FAILURE, Optional.of(INTERNAL_ERROR));
        }
        MaterializedResultWithPlan retried = runner.executeWithPlan(alice, sql);
        assertThat(latestAttempts(retried.queryId())).describedAs("latest attempts of tasks").isNotEmpty().containsOnly(1);
        return rows(retried);
    }

    private static void failTasks(Binder binder)
    {
        configBinder(binder).bindConfig(TestingFailureInjectionConfig.class);
        newOptionalBinder(binder, FailureInjector.class).setBinding().to(TestingFailureInjector.class).in(SINGLETON);
    }

    private static List<Object> rows(MaterializedResultWithPlan result)
    {
        return result.result().getMaterializedRows().stream().map(row -> row.getField(0)).collect(toImmutableList());
    }

    private IntStream latestAttempts(QueryId query)
    {
        return runner.getCoordinator().getFullQueryInfo(query).getStages().orElseThrow().getStages().stream()
                .map(StageInfo::tasks)
                .filter(tasks -> !tasks.isEmpty())
                .mapToInt(tasks -> tasks.stream().map(TaskInfo::taskStatus).mapToInt(status -> status.taskId().attemptId()).max().orElseThrow());
    }

    private static Session.SessionBuilder session(String user)
    {
        return testSessionBuilder()
                .setIdentity(Identity.ofUser(user))
                .setOriginalIdentity(Identity.ofUser(user))
                .setCatalog("acme_github")
                .setSchema("default");
    }
}
