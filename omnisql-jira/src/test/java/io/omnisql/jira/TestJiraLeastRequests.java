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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.airlift.log.Logger;
import io.omnisql.connector.testing.LeastReport;
import io.omnisql.connector.testing.MeasuredCase;
import io.omnisql.connector.testing.MeasuredText;
import io.omnisql.connector.testing.ReferenceChecks;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraSimulator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What queries cost beside the least that Jira's official operations allow, and those of the agile API, whether or not the connector declares them. Each minimal plan is executed against the same simulator, and what is
 * derived from its answers has to be the query's answer.
 *
 * <p>A minimal plan is exact as well: JQL compares without regard for case and knows an index that may be behind, so a plan reads the fields by which it has filtered, and checks them, where names of several things are possible.
 * Only ids and keys come 5,000 a page; other fields come a hundred at a time. {@code approximate-count} is not exact, {@code worklog/updated} leaves out the last minute, and neither is part of any plan.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraLeastRequests
{
    private static final Logger log = Logger.get(TestJiraLeastRequests.class);

    private static final Path DOCUMENTATION = Path.of("../docs/requests.md");
    private static final double MOST = 1.15;
    private static final double MOST_OF_ONE_TABLE = 1.1;
    // how rows fall into pages, each of which is looked up by itself, is a matter of time: the benchmark holds the mean to what it has to be
    private static final double MOST_IN_ANY_PAGES = 1.16;
    private static final double TOLERANCE = 1.2;
    private static final ImmutableSet<String> JOINS = ImmutableSet.of(LeastKind.JOINS.words(), LeastKind.SEMI.words());
    private static final String TOKEN = "a-token";
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4));

    private TestingJira jira;
    private Optional<LeastReport> measured = Optional.empty();

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA).token("least", TOKEN));
        Map<String, String> catalog = TestingJira.catalog(simulator, TOKEN);
        jira = TestingJira.start(simulator, ImmutableMap.of(
                "jira", catalog,
                "scoped", TestingJira.declaring(catalog, "ROCKET,LAUNCH")));
        // which custom fields there are is asked once by a catalog, and kept
        jira.query("SELECT count(*) FROM scoped.default.issues");
        jira.query("SELECT count(*) FROM issues");
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testRequestsBesideTheLeast()
            throws IOException
    {
        LeastReport report = report();
        assertThat(report.measured()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(report.measured()).allSatisfy(query -> assertThat(query.made()).describedAs("a plan that is no minimum: %s", query).isGreaterThanOrEqualTo(query.least()));
        assertThat(report.measured()).filteredOn(query -> query.made() > query.least()).allSatisfy(query -> assertThat(query.why()).describedAs("%s", query).isNotEmpty());
        Optional<String> directory = Optional.ofNullable(System.getProperty("omnisql.benchmarks"));
        if (directory.isPresent()) {
            report.write(Path.of(directory.get()));
            assertThat(report.holds()).describedAs(report.text()).isTrue();
        }
        assertThat(MeasuredCase.mean(report.measured().stream().filter(query -> !JOINS.contains(query.kind())).toList())).describedAs(report.text()).isLessThanOrEqualTo(MOST_OF_ONE_TABLE);
        assertThat(report.mean()).describedAs(report.text()).isLessThanOrEqualTo(MOST_IN_ANY_PAGES);
    }

    @Test
    void testDocumentation()
            throws IOException
    {
        String table = LeastReference.markdown(report());
        String document = Files.readString(DOCUMENTATION);
        String expected = ReferenceChecks.replaced(document, "jira requests", table);
        if (Boolean.getBoolean("omnisql.update-reference")) {
            Files.writeString(DOCUMENTATION, expected);
            document = expected;
        }
        assertThat(MeasuredText.withoutMeasures(document))
                .describedAs("%s is generated: run this test with -Domnisql.update-reference=true and review the difference", DOCUMENTATION)
                .isEqualTo(MeasuredText.withoutMeasures(expected));
        ImmutableList<Integer> made = MeasuredText.made(expected);
        ImmutableList<Integer> documented = MeasuredText.made(document);
        for (int index = 0; index < made.size(); index++) {
            // how rows fall into pages, each of which is looked up by itself, is a matter of time
            assertThat(made.get(index)).isLessThanOrEqualTo((int) Math.ceil(documented.get(index) * TOLERANCE) + 1);
        }
    }

    private LeastReport report()
    {
        if (measured.isEmpty()) {
            LeastMeasurement measurement = new LeastMeasurement(jira, TOKEN);
            ImmutableList.Builder<MeasuredCase> corpus = ImmutableList.builder();
            SoftAssertions.assertSoftly(softly -> corpus().forEach(query -> softly.check(() -> {
                MeasuredCase found = measurement.measure(query);
                log.info("%s", found);
                corpus.add(found);
            })));
            measured = Optional.of(new LeastReport("jira-requests", corpus.build(), MOST));
        }
        return measured.get();
    }

    private static ImmutableList<LeastCase> corpus()
    {
        return ImmutableList.<LeastCase>builder()
                .addAll(IssueLeastCases.of(DATA))
                .addAll(OrderedLeastCases.of(DATA))
                .addAll(PartLeastCases.of(DATA))
                .addAll(SiteLeastCases.of(DATA))
                .addAll(JoinedLeastCases.of(DATA))
                .build();
    }
}
