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
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.http.Fault;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.trino.Session;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingConnectorContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.telemetry.SpanAttributes.CACHE_OUTCOME;
import static io.omnisql.connector.telemetry.SpanAttributes.CATALOG;
import static io.omnisql.connector.telemetry.SpanAttributes.QUERY_ID;
import static io.omnisql.connector.telemetry.SpanAttributes.ROUTES;
import static io.omnisql.connector.telemetry.SpanAttributes.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What those who operate a server see of its queries: one trace for each, and the numbers of its catalogs. Neither holds a value.
 */
@Timeout(300)
@TestInstance(PER_CLASS)
final class TestGitHubTelemetry
{
    private static final String ISSUES = "GET /repos/{owner}/{repo}/issues";
    private static final String SECRET = "github_pat_traced-canary";

    private GitHubSimulator simulator;
    private DistributedQueryRunner server;

    @BeforeAll
    void start()
            throws Exception
    {
        simulator = GitHubSimulator.builder().company(Company.generate(1, 1)).token("traced", SECRET).start();
        server = GitHubQueryRunner.createOneNode(ImmutableMap.of(
                "github", catalog("watchers"),
                "traced", catalog("watchers")));
    }

    private ImmutableMap<String, String> catalog(String tenant)
    {
        return ImmutableMap.of(
                "omnisql.tenant", tenant,
                "omnisql.rate-limit.paced", "false",
                "github.api-uri", simulator.baseUri().toString(),
                "github.organizations", "acme",
                "github.token", SECRET);
    }

    @AfterAll
    void stop()
    {
        server.close();
        simulator.close();
    }

    @Test
    void testOneTraceHoldsTheQuery()
    {
        List<SpanData> trace = trace("SELECT number FROM traced.default.issues WHERE owner = 'acme' AND repo = 'rocket'");

        SpanData plan = only(trace, "omnisql.plan");
        assertThat(path(trace, plan)).contains("query", "planner").endsWith("ConnectorMetadata.validateScan", "omnisql.plan");
        assertThat(plan.getAttributes().get(ROUTES)).contains(ISSUES);
        assertThat(path(trace, only(trace, "omnisql.splits"))).contains("query").endsWith("SplitManager.getSplits", "omnisql.splits");
        SpanData split = only(trace, "omnisql.split");
        assertThat(path(trace, split)).contains("query").contains("task").endsWith("process", "omnisql.split");
        assertThat(path(trace, only(trace, ISSUES))).endsWith("omnisql.split", ISSUES);
        assertThat(path(trace, only(trace, "omnisql.page"))).endsWith("omnisql.split", "omnisql.page");
        assertThat(ours(trace)).hasSize(5).allSatisfy(span -> {
            assertThat(span.getAttributes().get(TENANT)).isEqualTo("watchers");
            assertThat(span.getAttributes().get(CATALOG)).isEqualTo("traced");
        });
        // where users find it
        assertThat(server.execute("SELECT trace_id FROM traced.system.query_status WHERE query_id = '%s'".formatted(split.getAttributes().get(QUERY_ID))).getOnlyValue())
                .isEqualTo(split.getTraceId());
    }

    /**
     * Every request of a query is a span of its trace, whoever sends it: split generation, page sources, joins that the source answers, and look-ups.
     */
    @Test
    void testEveryRequestIsTracedAndCounted()
            throws JMException
    {
        for (String sql : ImmutableList.of(
                "SELECT count(*) FROM traced.default.issues WHERE title LIKE '%e%'",
                "SELECT repo, number FROM traced.default.pull_requests WHERE owner = 'acme'",
                "SELECT m.number, u.name FROM traced.default.issues m JOIN traced.default.users u ON u.login = m.author WHERE m.owner = 'acme' AND m.repo = 'infra'",
                "SELECT m.number, r.state FROM traced.default.pull_requests m JOIN traced.default.pull_request_reviews r ON r.owner = m.owner AND r.repo = m.repo AND r.pull_number = m.number WHERE m.owner = 'acme' AND m.repo = 'launchpad'",
                "SELECT number FROM traced.default.issues WHERE owner = 'acme' AND repo = 'infra' AND author IN (SELECT login FROM traced.default.org_members WHERE owner = 'acme')",
                "SELECT number, additions FROM traced.default.pull_requests WHERE owner = 'acme' AND repo = 'rocket'")) {
            long before = counted();
            simulator.journal().clear();
            List<SpanData> trace = trace(sql);
            assertThat(simulator.journal().size()).describedAs(sql).isPositive();
            assertThat(ours(trace)).describedAs(sql)
                    .filteredOn(span -> span.getName().contains(" /"))
                    .hasSize(simulator.journal().size())
                    .allSatisfy(request -> assertThat(path(trace, request)).contains("query").containsAnyOf("omnisql.split", "omnisql.splits"));
            assertThat(counted() - before).describedAs(sql).isEqualTo(simulator.journal().size());
        }
    }

    /**
     * What was kept of an earlier query is a page without a request, or one of a request that asks whether it has changed.
     */
    @Test
    void testPagesThatWereKept()
    {
        String sql = "SELECT number FROM traced.default.issues WHERE owner = 'acme' AND repo = 'infra' AND state = 'open'";
        assertThat(outcomes(trace(sql))).containsOnly("miss");
        List<SpanData> again = trace(sql);
        assertThat(outcomes(again)).containsOnly("revalidated");
        assertThat(ours(again)).filteredOn(span -> span.getName().equals(ISSUES)).isNotEmpty().allSatisfy(request -> assertThat(request.getAttributes().get(CACHE_OUTCOME)).isEqualTo("revalidated"));
        List<SpanData> kept = trace(Session.builder(server.getDefaultSession()).setCatalogSessionProperty("traced", "max_staleness", "1h").build(), sql);
        assertThat(outcomes(kept)).containsOnly("hit");
        assertThat(ours(kept)).noneMatch(span -> span.getName().equals(ISSUES));
    }

    private static List<String> outcomes(List<SpanData> trace)
    {
        return trace.stream().filter(span -> span.getName().equals("omnisql.page")).map(span -> span.getAttributes().get(CACHE_OUTCOME)).collect(toImmutableList());
    }

    /**
     * Neither what a query says nor what a source has told, in our spans and those of Trino's that quote our handles.
     */
    @Test
    void testNoValues()
    {
        for (String sql : ImmutableList.of(
                "SELECT * FROM traced.default.issues WHERE owner = 'acme' AND repo = 'rocket' AND title = 'quoted-literal'",
                "SELECT * FROM traced.default.issues WHERE owner = 'acme' AND repo = 'rocket' AND contains(labels, 'quoted-literal')",
                "SELECT * FROM traced.default.repositories WHERE owner = 'acme' AND repo LIKE 'rocke%'",
                "SELECT max(body) FROM traced.default.issues i JOIN traced.default.repositories r ON r.owner = i.owner AND r.repo = i.repo WHERE r.owner = 'acme' AND r.repo = 'rocket'")) {
            List<SpanData> trace = trace(sql);
            assertThat(ours(trace)).describedAs(sql).isNotEmpty();
            assertThat(trace.toString()).describedAs(sql).doesNotContain("quoted-literal", "rocke", "acme", "canary");
        }
    }

    /**
     * Of a query that fails, our spans have the code and Trino's the message as well.
     */
    @Test
    void testFailure()
            throws JMException
    {
        simulator.faults().add(Fault.status(403));
        Throwable failure = catchThrowable(() -> server.execute("SELECT name FROM traced.default.labels WHERE owner = 'acme' AND repo = 'rocket'"));
        assertThat(failure).hasMessageContaining("refuses");
        assertThat(only(await(spans -> spans.stream().anyMatch(span -> span.getName().equals("omnisql.split"))), "omnisql.split").toString()).contains("ACCESS_REFUSED").doesNotContain("rocket", "acme");
        TabularData errors = (TabularData) value("ScanStats", "Errors");
        assertThat(errors.get(new Object[] {"ACCESS_REFUSED"}).get("count")).isEqualTo(1L);
    }

    /**
     * Trino shuts a catalog down some time after it was dropped, when there may be another one of its name.
     */
    @Test
    void testNumbersGoWithTheirCatalog()
            throws JMException
    {
        ConnectorFactory catalogs = getOnlyElement(new GitHubPlugin().getConnectorFactories());
        Connector dropped = catalogs.create("passing", catalog("watchers"), new TestingConnectorContext());
        Connector other = catalogs.create("passing", catalog("others"), new TestingConnectorContext());
        ObjectName passing = new ObjectName("omnisql.*:name=passing,*");
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        dropped.shutdown();
        assertThat(beans.queryNames(passing, null)).extracting(bean -> bean.getKeyProperty("type")).containsExactlyInAnyOrder("CacheStats", "PermitStats", "RequestStats", "ScanStats");
        other.shutdown();
        assertThat(beans.queryNames(passing, null)).isEmpty();
    }

    private List<SpanData> trace(String sql)
    {
        return trace(server.getDefaultSession(), sql);
    }

    private List<SpanData> trace(Session session, String sql)
    {
        server.execute(session, sql);
        return await(spans -> ours(spans).stream().allMatch(span -> isBelowRoot(spans, span)) && spans.stream().anyMatch(span -> span.getName().equals("query")));
    }

    /**
     * The spans of the last query, as soon as those are there that are waited for: Trino ends some of its own when the client has its rows already.
     */
    private List<SpanData> await(Predicate<List<SpanData>> isWhole)
    {
        while (true) {
            List<SpanData> spans = server.getSpans();
            if (isWhole.test(spans)) {
                return spans;
            }
            Thread.onSpinWait();
        }
    }

    private static boolean isBelowRoot(List<SpanData> trace, SpanData span)
    {
        return !ancestry(trace, span).getFirst().getParentSpanContext().isValid();
    }

    private static List<SpanData> ours(List<SpanData> trace)
    {
        return trace.stream().filter(span -> span.getAttributes().get(TENANT) != null).collect(toImmutableList());
    }

    private static SpanData only(List<SpanData> trace, String name)
    {
        List<SpanData> found = trace.stream().filter(span -> span.getName().equals(name)).collect(toImmutableList());
        assertThat(found).describedAs(name).hasSize(1);
        return found.getFirst();
    }

    /**
     * The names of a span and those above it.
     */
    private static List<String> path(List<SpanData> trace, SpanData span)
    {
        return ancestry(trace, span).stream().map(SpanData::getName).collect(toImmutableList());
    }

    private static List<SpanData> ancestry(List<SpanData> trace, SpanData span)
    {
        List<SpanData> ancestry = new ArrayList<>();
        Optional<SpanData> next = Optional.of(span);
        while (next.isPresent()) {
            SpanData current = next.get();
            ancestry.addFirst(current);
            next = trace.stream().filter(other -> other.getSpanId().equals(current.getParentSpanId())).findFirst();
        }
        return ancestry;
    }

    private static long counted()
            throws JMException
    {
        return ((TabularData) value("RequestStats", "Requests")).values().stream().mapToLong(row -> (long) ((CompositeData) row).get("count")).sum();
    }

    private static Object value(String type, String attribute)
            throws JMException
    {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        return beans.getAttribute(new ObjectName("omnisql.telemetry:type=%s,name=traced".formatted(type)), attribute);
    }
}
