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
package io.omnisql.jira;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraContract;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraProject;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraSimulatorBuilder;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A simulated Jira, and a Trino server with catalogs over it. Queries run one after the other, so that the journal belongs to the last one.
 */
final class TestingJira
        implements AutoCloseable
{
    private final JiraSimulator simulator;
    private final QueryRunner queryRunner;

    private TestingJira(JiraSimulator simulator, QueryRunner queryRunner)
    {
        this.simulator = requireNonNull(simulator, "simulator is null");
        this.queryRunner = requireNonNull(queryRunner, "queryRunner is null");
    }

    /**
     * Takes the simulator, and closes it at the end.
     */
    static TestingJira start(JiraSimulator simulator, Map<String, Map<String, String>> catalogs)
            throws Exception
    {
        DistributedQueryRunner queryRunner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("jira").setSchema("default").build()).setWorkerCount(0).build();
        try {
            queryRunner.installPlugin(new JiraPlugin());
            catalogs.forEach((name, properties) -> queryRunner.createCatalog(name, "omnisql_jira", properties));
            return new TestingJira(simulator, queryRunner);
        }
        catch (Throwable e) {
            queryRunner.close();
            simulator.close();
            throw e;
        }
    }

    /**
     * A simulator that compares what it is asked and answers with the official description, where that is at hand.
     */
    static JiraSimulator described(JiraSimulatorBuilder builder)
    {
        JiraContract.find().ifPresent(builder::contract);
        return builder.start();
    }

    /**
     * The properties of a catalog that asks a simulator as its first user.
     */
    static Map<String, String> catalog(JiraSimulator simulator, String token)
    {
        return ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.cache.enabled", "false",
                "omnisql.discovery.refresh-interval", "1d",
                "jira.uri", simulator.baseUri().toString(),
                "jira.email", "ada@acme.example",
                "jira.api-token", token);
    }

    /**
     * The same for a user whom a policy lets see a part.
     *
     * @param directory where the policy is kept; made here
     */
    static Map<String, String> governed(Map<String, String> catalog, Path directory, String policy)
            throws IOException
    {
        Files.createDirectory(directory);
        Path file = Files.writeString(directory.resolve("policy.yaml"), policy);
        Path shared = Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.file=" + file);
        return ImmutableMap.<String, String>builder().putAll(catalog).put("omnisql.shared-properties", shared.toString()).buildOrThrow();
    }

    /**
     * The same of these projects alone.
     */
    static Map<String, String> declaring(Map<String, String> catalog, String projects)
    {
        return ImmutableMap.<String, String>builder().putAll(catalog).put("jira.projects", projects).buildOrThrow();
    }

    /**
     * The issues of a site that a search can find.
     */
    static Stream<JiraIssue> found(JiraDataset data)
    {
        return data.issues().stream().filter(issue -> data.site().project(issue.projectKey()).state() == JiraProject.State.LIVE);
    }

    /**
     * The same, with catalogs that have asked for custom fields already, so that all requests are those of queries.
     */
    TestingJira knowingFields(Collection<String> catalogs)
    {
        catalogs.forEach(catalog -> queryRunner.execute("SHOW TABLES FROM %s.default".formatted(catalog)));
        return this;
    }

    JiraSimulator simulator()
    {
        return simulator;
    }

    Answer query(String sql)
    {
        return query(queryRunner.getDefaultSession(), sql);
    }

    /**
     * The same as a server answers it: Trino's own servers for tests prescribe the distribution of joins, as no real one does.
     */
    Answer queryAsServed(String sql)
    {
        return query(Session.builder(queryRunner.getDefaultSession()).setSystemProperty("join_distribution_type", "AUTOMATIC").build(), sql);
    }

    /**
     * The same where nothing but keys is left to Jira.
     */
    Answer queryWithoutPushdown(String sql)
    {
        return query(Session.builder(queryRunner.getDefaultSession()).setCatalogSessionProperty("jira", "pushdown_enabled", "false").build(), sql);
    }

    /**
     * The same where names that are not there are nobody's mistake.
     */
    Answer queryLeniently(String sql)
    {
        return query(Session.builder(queryRunner.getDefaultSession()).setCatalogSessionProperty("jira", "missing_resource", "EMPTY").build(), sql);
    }

    /**
     * The same with properties of a catalog's session.
     */
    Answer queryWith(String catalog, Map<String, String> properties, String sql)
    {
        return query(session(catalog, properties), sql);
    }

    private Session session(String catalog, Map<String, String> properties)
    {
        Session.SessionBuilder session = Session.builder(queryRunner.getDefaultSession()).setCatalog(catalog);
        properties.forEach((name, value) -> session.setCatalogSessionProperty(catalog, name, value));
        return session.build();
    }

    private Answer query(Session session, String sql)
    {
        simulator.journal().clear();
        List<List<Object>> rows = PlainRows.of(queryRunner.execute(session, sql));
        return new Answer(rows, simulator.journal().entries());
    }

    /**
     * The rows of a query while another one runs, to which the journal belongs.
     */
    List<List<Object>> beside(String sql)
    {
        return PlainRows.of(queryRunner.execute(sql));
    }

    /**
     * The message of a query that fails.
     */
    String failure(String sql)
    {
        return failure(queryRunner.getDefaultSession(), sql);
    }

    String failureWith(String catalog, Map<String, String> properties, String sql)
    {
        return failure(session(catalog, properties), sql);
    }

    private String failure(Session session, String sql)
    {
        simulator.journal().clear();
        QueryFailedException failure = catchThrowableOfType(QueryFailedException.class, () -> queryRunner.execute(session, sql));
        if (failure == null) {
            throw new AssertionError("This query does not fail: " + sql);
        }
        return failure.getMessage();
    }

    @Override
    public void close()
    {
        queryRunner.close();
        simulator.close();
    }

    record Answer(List<List<Object>> rows, List<JournalEntry> requests)
    {
        Answer
        {
            requireNonNull(rows, "rows is null");
            requireNonNull(requests, "requests is null");
        }

        List<Object> column()
        {
            return rows.stream().map(List::getFirst).toList();
        }

        /**
         * What was asked for, with its parameters in the order in which they were sent.
         */
        List<String> asked()
        {
            return requests.stream().map(request -> request.path() + (request.queryString().isEmpty() ? "" : "?" + URLDecoder.decode(request.queryString(), UTF_8))).toList();
        }

        /**
         * The same of one resource, by what was sent in the body.
         */
        List<String> bodies(String path)
        {
            return requests.stream().filter(request -> request.path().equals(path)).map(JournalEntry::body).toList();
        }
    }
}
