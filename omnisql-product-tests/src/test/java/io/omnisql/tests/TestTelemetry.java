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
package io.omnisql.tests;

import com.google.common.collect.ImmutableSet;
import io.omnisql.server.ServerAssembly;
import io.opentelemetry.proto.trace.v1.Span;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.tests.TraceCollector.attribute;
import static io.omnisql.tests.TraceCollector.isBelowRoot;
import static io.omnisql.tests.TraceCollector.path;
import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What a server in production tells those who watch it: spans over OTLP and numbers at {@code /metrics}, with neither a value of a query nor a secret.
 */
@Test(singleThreaded = true)
public class TestTelemetry
        extends BaseProductTest
{
    private static final String MILESTONES = "GET /repos/{owner}/{repo}/milestones";
    private static final String LABELS = "GET /repos/{owner}/{repo}/labels";
    private static final String SQL = "SELECT number FROM github.default.milestones WHERE owner = 'acme' AND repo = 'rocket' AND title <> 'quoted-literal'";
    private static final ImmutableSet<String> OURS = ImmutableSet.of("omnisql.plan", "omnisql.splits", "omnisql.split", "omnisql.page", MILESTONES);

    private TraceCollector collector;
    private JdbcClient jdbc;

    @BeforeClass(timeOut = START_TIMEOUT)
    public void startProcesses()
            throws IOException, InterruptedException
    {
        ServerAssembly assembly = ServerAssembly.at(Path.of(System.getProperty("omnisql.assembly")));
        collector = TraceCollector.start();
        simulators = SimulatorProcess.start(assembly, token);
        server = ProductServer.start(
                assembly,
                Files.createTempDirectory(Path.of("target"), "telemetry"),
                simulators.gitHub(),
                token,
                "tracing.enabled=true",
                "otel.exporter.protocol=http/protobuf",
                "otel.exporter.endpoint=" + collector.uri(),
                "otel.exporter.span.schedule-delay=100ms",
                // Trino sends these to the same address
                "otel.exporter.interval=1h",
                "metrics.jmx-object-names=omnisql.*:*");
        jdbc = new JdbcClient(server.uri());
    }

    @AfterClass(alwaysRun = true, dependsOnMethods = "endProcesses")
    public void endCollector()
    {
        if (collector != null) {
            collector.close();
            collector = null;
        }
    }

    @Test(timeOut = TIMEOUT)
    public void testSpans()
            throws InterruptedException, SQLException
    {
        assertThat(jdbc.query(SQL)).isNotEmpty();

        List<Span> trace = collector.awaitTrace(MILESTONES, spans -> names(spans).containsAll(OURS) && spans.stream().filter(span -> OURS.contains(span.getName())).allMatch(span -> isBelowRoot(spans, span)));
        assertThat(path(trace, only(trace, "omnisql.plan"))).contains("query", "planner").endsWith("ConnectorMetadata.validateScan", "omnisql.plan");
        assertThat(path(trace, only(trace, "omnisql.splits"))).contains("query").endsWith("SplitManager.getSplits", "omnisql.splits");
        assertThat(path(trace, only(trace, "omnisql.split"))).contains("query", "task").endsWith("process", "omnisql.split");
        assertThat(path(trace, only(trace, "omnisql.page"))).endsWith("omnisql.split", "omnisql.page");
        Span request = only(trace, MILESTONES);
        assertThat(path(trace, request)).endsWith("omnisql.split", MILESTONES);
        assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(attribute(request, "http.response.status_code")).contains("200");
        assertThat(attribute(request, "omnisql.attempt")).contains("1");
        assertThat(attribute(request, "omnisql.permit.wait_ms")).hasValueSatisfying(millis -> assertThat(Long.parseLong(millis)).isNotNegative());
        for (String name : OURS) {
            Span span = only(trace, name);
            assertThat(attribute(span, "omnisql.tenant")).describedAs(name).contains("acme");
            assertThat(attribute(span, "omnisql.source")).describedAs(name).contains("omnisql_github");
            assertThat(attribute(span, "trino.catalog")).describedAs(name).contains("github");
        }

        assertThat(collector.received()).contains(MILESTONES).doesNotContain("rocket", "quoted-literal", token, "canary");
    }

    /**
     * Trino's own span has the message of the error, and ours its code.
     */
    @Test(timeOut = TIMEOUT)
    public void testFailure()
            throws InterruptedException
    {
        assertThat(catchThrowable(() -> jdbc.query("SELECT name FROM github.default.labels WHERE owner = 'acme' AND repo = 'not-there'"))).isNotNull();
        List<Span> trace = collector.awaitTrace(LABELS, spans -> names(spans).containsAll(ImmutableSet.of("omnisql.split", "query")));
        Span split = only(trace, "omnisql.split");
        assertThat(attribute(split, "trino.error_name")).contains("RESOURCE_MISSING");
        assertThat(split.toString()).doesNotContain("not-there");
        assertThat(collector.received()).doesNotContain(token, "canary");
    }

    @Test(timeOut = TIMEOUT)
    public void testMetrics()
            throws IOException, InterruptedException, SQLException
    {
        assertThat(jdbc.query(SQL)).isNotEmpty();

        String metrics = metrics();
        assertThat(value(metrics, "JMX_omnisql_telemetry_NAME_github_TYPE_RequestStats_ATTRIBUTE_Requests_count{route=\"%s\",status=\"200\"}".formatted(MILESTONES))).isPositive();
        assertThat(value(metrics, "JMX_omnisql_telemetry_NAME_github_TYPE_ScanStats_ATTRIBUTE_Rows_TotalCount")).isPositive();
        assertThat(value(metrics, "JMX_omnisql_telemetry_NAME_github_TYPE_ScanStats_ATTRIBUTE_Freshness_AllTime_Max")).isNotNegative();
        assertThat(value(metrics, "JMX_omnisql_cache_NAME_github_TYPE_CacheStats_ATTRIBUTE_Misses_TotalCount")).isPositive();
        assertThat(value(metrics, "JMX_omnisql_ratelimit_NAME_github_TYPE_PermitStats_ATTRIBUTE_Granted_TotalCount")).isPositive();
        assertThat(metrics).doesNotContain("rocket", "quoted-literal", token, "canary");
    }

    private static double value(String metrics, String name)
    {
        Optional<String> line = metrics.lines().filter(each -> each.startsWith(name + " ")).findFirst();
        assertThat(line).describedAs(name).isPresent();
        return Double.parseDouble(line.orElseThrow().substring(name.length() + 1));
    }

    private String metrics()
            throws IOException, InterruptedException
    {
        try (HttpClient client = HttpClient.newBuilder().version(HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(server.uri().resolve("/metrics")).header("X-Trino-User", "test").build(), ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    private static ImmutableSet<String> names(List<Span> spans)
    {
        return spans.stream().map(Span::getName).collect(toImmutableSet());
    }

    private static Span only(List<Span> trace, String name)
    {
        return getOnlyElement(trace.stream().filter(span -> span.getName().equals(name)).collect(toImmutableList()));
    }
}
