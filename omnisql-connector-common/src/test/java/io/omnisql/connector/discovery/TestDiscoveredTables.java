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
package io.omnisql.connector.discovery;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.util.Modules;
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.DiscoveryModule;
import io.omnisql.connector.LoginModule;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.connector.testing.RecordedLogs;
import io.omnisql.connector.testing.VirtualTiming;
import io.trino.Session;
import io.trino.client.FailureException;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.DISCOVERY_FAILED;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A catalog over a source that tells its tables itself, on a coordinator that reads nothing and a worker that reads everything.
 */
@TestInstance(PER_CLASS)
final class TestDiscoveredTables
{
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final String COLUMNS = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'default' AND table_name = 'answers' ORDER BY ordinal_position";

    private final VirtualTiming timing = new VirtualTiming();
    private DistributedQueryRunner queryRunner;
    private SurveyServer server;

    @BeforeAll
    void start()
            throws Exception
    {
        queryRunner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("survey").setSchema("default").build())
                .setWorkerCount(1)
                .addCoordinatorProperty("node-scheduler.include-coordinator", "false")
                .build();
        queryRunner.installPlugin(new SurveyPlugin(timing));
    }

    @AfterAll
    void stop()
    {
        queryRunner.close();
    }

    @BeforeEach
    void create()
    {
        server = new SurveyServer();
        server.asks("age:number", "town:text", "hopes:essay");
        createCatalog(ImmutableMap.of());
    }

    private void createCatalog(Map<String, String> properties)
    {
        queryRunner.createCatalog("survey", "testing_survey", ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.rate-limit.paced", "false")
                .put("omnisql.cache.enabled", "false")
                .put("survey.uri", server.uri().toString())
                .put("survey.user", "user")
                .put("survey.password", "password")
                .putAll(properties)
                .buildOrThrow());
    }

    @AfterEach
    void drop()
    {
        queryRunner.execute("DROP CATALOG survey");
        server.close();
    }

    /**
     * The worker is told by splits and handles.
     */
    @Test
    void testTablesAreFoundByTheCoordinatorAlone()
    {
        assertThat(server.journal("/")).as("a catalog that nobody asks").isEmpty();
        QueryAnswer people = query("SELECT * FROM answers WHERE town = 'Oslo'");
        assertThat(people.rows()).containsExactly(ImmutableList.of("Ben", 7L, "Oslo"));
        assertThat(query("SELECT * FROM hopes").rows()).containsExactly(ImmutableList.of("Ada", "On engines"));
        assertThat(query("SHOW TABLES").column()).containsExactly("answers", "hopes", "questions");
        assertThat(server.journal("/answers").getFirst()).isEqualTo("/answers?town=Oslo");
        assertThat(server.journal("/questions")).containsExactly("/questions?size=2", "/questions?size=2&cursor=2");
        assertThat(query("SELECT q.question FROM questions q ORDER BY 1").column()).containsExactly("age", "hopes", "town");

        // the coordinator has read the questions, and the worker the answers
        String account = people.queryId() + ".discovery";
        assertThat(query("SELECT query_id, node_id = '%s', requests FROM system.query_status WHERE query_id IN ('%s', '%s') AND requests > 0".formatted(queryRunner.getCoordinator().getCurrentNode().getNodeIdentifier(), people.queryId(), account)).rows())
                .containsExactlyInAnyOrder(ImmutableList.of(account, true, 2L), ImmutableList.of(people.queryId(), false, 1L));
        assertThat(query("SELECT route FROM system.requests WHERE query_id = '%s'".formatted(account)).column()).containsExactly("GET /questions", "GET /questions");
        assertThat(query("SELECT table_name, column_name FROM system.capabilities WHERE table_name IS NOT NULL").rows()).as("names that are found, which access control may hide").isEmpty();
    }

    /**
     * By dynamic filter in any case: look-ups are planned by workers, who know no such table.
     */
    @Test
    void testJoins()
    {
        for (String lookup : ImmutableList.of("COMPOSITE", "ALL")) {
            Session session = Session.builder(queryRunner.getDefaultSession()).setCatalogSessionProperty("survey", "index_lookup", lookup).build();
            assertThat(PlainRows.of(queryRunner.execute(session, "SELECT a.age, h.essay FROM hopes h JOIN answers a ON a.person = h.person"))).as(lookup).containsExactly(ImmutableList.of(36L, "On engines"));
            assertThat(PlainRows.of(queryRunner.execute(session, "SELECT a.age, h.essay FROM answers a LEFT JOIN hopes h ON a.person = h.person ORDER BY 1"))).as(lookup).containsExactly(Arrays.asList(7L, null), ImmutableList.of(36L, "On engines"));
        }
    }

    @Test
    void testNewColumnsAppear()
            throws InterruptedException
    {
        assertThat(query(COLUMNS).column()).containsExactly("person", "age", "town");
        server.asks("age:number", "pet:text");
        assertThat(query("SELECT * FROM answers WHERE person = 'Ada'").rows()).containsExactly(ImmutableList.of("Ada", 36L, "London"));
        assertThatThrownBy(() -> query("SELECT pet FROM answers")).hasMessageContaining("Column 'pet' cannot be resolved");
        timing.pass(INTERVAL);
        assertThat(query("SELECT pet FROM answers WHERE pet = 'cat of Ada'").column()).containsExactly("cat of Ada");
        assertThat(query(COLUMNS).column()).containsExactly("person", "age", "pet");
        assertThat(query("SHOW TABLES").column()).containsExactly("answers", "questions");
        assertThat(query("SELECT count(*) FROM system.jdbc.columns WHERE table_cat = 'survey' AND table_schem = 'default' AND column_name = 'pet'").column()).containsExactly(1L);
        assertThat(server.journal("/questions")).hasSize(3);
    }

    @Test
    void testRunningQueryKeepsItsColumns()
            throws InterruptedException, ExecutionException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        server.answersWhen(permission);
        CompletableFuture<QueryAnswer> running = supplyAsync(() -> query("SELECT * FROM answers ORDER BY person"));
        server.await("/answers");
        server.asks("pet:text");
        timing.pass(INTERVAL);
        assertThat(query(COLUMNS).column()).containsExactly("person", "pet");
        permission.complete(null);
        assertThat(running.get().rows()).containsExactly(ImmutableList.of("Ada", 36L, "London"), ImmutableList.of("Ben", 7L, "Oslo"));
    }

    @Test
    void testPreparedStatementIsPlannedAnew()
            throws InterruptedException
    {
        Session session = Session.builder(queryRunner.getDefaultSession()).addPreparedStatement("everything", "SELECT * FROM answers WHERE person = 'Ada'").build();
        assertThat(PlainRows.of(queryRunner.execute(session, "EXECUTE everything"))).containsExactly(ImmutableList.of("Ada", 36L, "London"));
        server.asks("pet:text");
        timing.pass(INTERVAL);
        assertThat(PlainRows.of(queryRunner.execute(session, "EXECUTE everything"))).containsExactly(ImmutableList.of("Ada", "cat of Ada"));
    }

    @Test
    void testFlushCache()
    {
        assertThat(query(COLUMNS).column()).containsExactly("person", "age", "town");
        server.asks("pet:text");
        assertThat(query(COLUMNS).column()).containsExactly("person", "age", "town");
        query("CALL system.flush_cache()");
        assertThat(query(COLUMNS).column()).containsExactly("person", "pet");
    }

    @Test
    void testColumnsAreKeptWhereTheSourceDoesNotTellThem()
            throws InterruptedException
    {
        assertThat(query(COLUMNS).column()).containsExactly("person", "age", "town");
        try (RecordedLogs logs = RecordedLogs.start()) {
            server.describes(false);
            for (int time = 0; time < 2; time++) {
                timing.pass(INTERVAL);
                assertThat(query("SELECT age FROM answers").column()).containsExactlyInAnyOrder(36L, 7L);
            }
            assertThat(logs.lines()).filteredOn(line -> line.contains("goes on with the tables that were found before")).singleElement().asString().contains("GET /questions").doesNotContain("password");
        }
        // no valid tables
        server.describes(true);
        server.asks("age:number", "How old?:text");
        timing.pass(INTERVAL);
        assertThat(query(COLUMNS).column()).containsExactly("person", "age", "town");
        server.asks("pet:text");
        timing.pass(INTERVAL);
        assertThat(query(COLUMNS).column()).containsExactly("person", "pet");
    }

    @Test
    void testNoTablesAtAll()
            throws InterruptedException
    {
        server.describes(false);
        assertThat(query("SHOW SCHEMAS").column()).contains("default", "system");
        assertThat(server.journal("/")).isEmpty();
        for (String sql : ImmutableList.of("SELECT * FROM answers", "SHOW TABLES", "DESCRIBE answers")) {
            assertThatThrownBy(() -> query(sql))
                    .as(sql)
                    .isInstanceOf(QueryFailedException.class)
                    .hasMessageContaining("The tables of catalog 'survey' are not known yet: ")
                    .hasMessageContaining("GET /questions")
                    .satisfies(failure -> assertThat(((FailureException) failure.getCause()).getFailureInfo().getErrorInfo().getName()).isEqualTo(DISCOVERY_FAILED.name()));
        }
        // which is as it is declared, and is refused as well
        assertThat(query("DESCRIBE questions").rows()).hasSize(2);
        assertThatThrownBy(() -> query("SELECT * FROM questions")).hasMessageContaining("GET /questions").hasMessageNotContaining("are not known yet");
        assertThat(query("SELECT count(*) FROM system.rate_limits").rows()).hasSize(1);
        assertThat(query("SELECT count(*) FROM system.capabilities").rows()).hasSize(1);
        server.describes(true);
        timing.pass(INTERVAL);
        assertThat(query("SELECT age FROM answers").column()).containsExactlyInAnyOrder(36L, 7L);
    }

    /**
     * A policy knows columns that are found like any other ones.
     */
    @Test
    void testPolicy(@TempDir Path directory)
            throws IOException
    {
        Path policy = Files.writeString(directory.resolve("policy.yaml"),
                """
                version: 1
                tenants:
                  acme: {catalogs: [survey]}
                users:
                  user: {tenant: acme}
                policies:
                  - {name: all-read, subjects: everybody, resources: {schemas: [default]}, effect: allow}
                  - {name: of-oslo, subjects: everybody, resources: {tables: [answers]}, effect: rows, where: {column: town, equals: Oslo}}
                """);
        Path shared = Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.file=" + policy);
        queryRunner.execute("DROP CATALOG survey");
        createCatalog(ImmutableMap.of("omnisql.shared-properties", shared.toString()));
        assertThat(query("SELECT person, age, \"$policy_version\" IS NULL FROM answers").rows()).containsExactly(ImmutableList.of("Ben", 7L, false));
        assertThat(query("SELECT person, \"$policy_version\" IS NULL FROM hopes").rows()).containsExactly(ImmutableList.of("Ada", false));
        // what the policy speaks of is gone: nothing is shown
        server.asks("age:number");
        query("CALL system.flush_cache()");
        assertThatThrownBy(() -> query("SELECT person FROM answers")).isInstanceOf(QueryFailedException.class).hasMessageContaining("Access Denied: Cannot select from table answers");
    }

    private QueryAnswer query(String sql)
    {
        QueryRunner.MaterializedResultWithPlan result = queryRunner.executeWithPlan(queryRunner.getDefaultSession(), sql);
        return new QueryAnswer(result.queryId().toString(), PlainRows.of(result.result()));
    }

    private record QueryAnswer(String queryId, List<List<Object>> rows)
    {
        private List<Object> column()
        {
            return rows.stream().map(row -> getOnlyElement(row)).collect(toImmutableList());
        }
    }

    private record SurveyPlugin(VirtualTiming timing)
            implements Plugin
    {
        @Override
        public Iterable<ConnectorFactory> getConnectorFactories()
        {
            return ImmutableList.of(new ApiConnectorFactory(TestingSurvey.SOURCE, Modules.combine(new LoginModule(TestingSurvey.SOURCE), new DiscoveryModule(TestingSurvey.class)), timing));
        }
    }
}
