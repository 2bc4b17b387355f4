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
import io.airlift.log.Logger;
import io.omnisql.connector.testing.LeastReport;
import io.omnisql.connector.testing.MeasuredCase;
import io.omnisql.connector.testing.MeasuredText;
import io.omnisql.simulator.github.GitHubContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What queries cost beside the least that GitHub's official operations and GraphQL types allow, whether or not the connector declares them. Each minimal plan is executed against the
 * same simulator, and what is derived from its answers has to be the query's answer.
 *
 * <p>The cells are what a catalog declares (exact names, an organization, nothing), how a query names repositories (one literal, a list, a join, not at all), whether it has a limit, and its
 * join (none, inner, left, semi), with three queries in each. Two kinds of cells cannot be: keys that come from a join where there is none, and an open catalog without a key,
 * which is an error that costs nothing.
 *
 * <p>In a minimal plan every list is read once, from its beginning, by pages of 100, as GitHub documents it; reading a list from both ends at once, or once for each
 * state, would halve its pages and is no plan that one could count on under the limits for resources. {@code search} is not exact, and no part of any plan.
 *
 * <p>The house wants a geometric mean of 1.15, and one of 1.1 with what else people ask. Subqueries over all repositories of an organization do not keep to it: Trino reads each side by itself, under a limit as well.
 */
@ExtendWith(GitHubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 15, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubLeastRequests
{
    private static final Logger log = Logger.get(TestGitHubLeastRequests.class);

    private static final Path DOCUMENTATION = Path.of("../docs/requests.md");
    private static final String START = "<!-- generated: requests -->\n";
    private static final String END = "<!-- end of requests -->";
    private static final double MOST_ALONE = 1.15;
    private static final double MOST = 1.15;
    private static final double MOST_OF_ALL_KINDS = 1.1;
    private static final double TOLERANCE = 1.2;

    private final TestingGitHub github;
    private final LeastQueries queries = new LeastQueries(TestingGitHub.NAMED);
    private final LeastMeasurement measurement;
    private Optional<ImmutableList<MeasuredQuery>> measured = Optional.empty();

    TestGitHubLeastRequests(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
        this.measurement = new LeastMeasurement(github);
    }

    @Test
    void testEveryCellHasThreeQueries()
    {
        assertThat(LeastCell.all()).hasSize(82).allSatisfy(cell -> assertThat(queries.of(cell)).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void testRequestsBesideTheLeast()
    {
        ImmutableList<MeasuredQuery> all = measured();
        assertThat(MeasuredQuery.mean(all.stream().filter(query -> query.query().cell().join() == LeastCell.Join.NONE).toList())).isLessThanOrEqualTo(MOST_ALONE);
        assertThat(MeasuredQuery.mean(all)).isLessThanOrEqualTo(MOST);
    }

    /**
     * The benchmark of requests, which has a bound of its own and writes what it has measured.
     */
    @Test
    void testRequestsOfEachKind()
            throws IOException
    {
        ImmutableList<MeasuredQuery> cells = measured();
        ImmutableList<MeasuredCase> corpus = LeastCorpus.of(github.data()).stream().map(measurement::measure).collect(toImmutableList());
        corpus.forEach(query -> log.info("%s", query));
        LeastReport report = new LeastReport("requests", Stream.concat(cells.stream().map(MeasuredQuery::asCase), corpus.stream()).collect(toImmutableList()), MOST_OF_ALL_KINDS);
        assertThat(LeastKind.values()).allSatisfy(kind -> assertThat(report.of(kind.words())).describedAs(kind.words()).hasSizeGreaterThanOrEqualTo(3));
        assertThat(report.measured()).allSatisfy(query -> assertThat(query.made()).describedAs("a plan that is no minimum: %s", query).isGreaterThanOrEqualTo(query.least()));
        assertThat(report.worst()).allSatisfy(query -> assertThat(query.why()).describedAs("%s", query).isNotEmpty());
        Optional<String> directory = Optional.ofNullable(System.getProperty("omnisql.benchmarks"));
        if (directory.isPresent()) {
            report.write(Path.of(directory.get()));
            assertThat(report.holds()).describedAs(report.text()).isTrue();
        }
        assertThat(report.mean()).isLessThanOrEqualTo(MOST_OF_ALL_KINDS);
    }

    /**
     * What a query is refused for is no more than it costs.
     */
    @Test
    void testEstimatesAreLowerBounds()
    {
        assertThat(measured()).allSatisfy(query -> assertThat(query.estimated()).describedAs("%s", query).isLessThanOrEqualTo(query.made()));
    }

    @Test
    void testDocumentation()
            throws IOException
    {
        String table = LeastReference.markdown(measured());
        String document = Files.readString(DOCUMENTATION);
        assertThat(document).contains(START).contains(END);
        if (Boolean.getBoolean("omnisql.update-reference")) {
            document = document.substring(0, document.indexOf(START) + START.length()) + table + document.substring(document.indexOf(END));
            Files.writeString(DOCUMENTATION, document);
        }
        String documented = document.substring(document.indexOf(START) + START.length(), document.indexOf(END));
        assertThat(MeasuredText.withoutMeasures(documented))
                .describedAs("%s is generated: run this test with -Domnisql.update-reference=true and review the difference", DOCUMENTATION)
                .isEqualTo(MeasuredText.withoutMeasures(table));
        ImmutableList<Integer> made = MeasuredText.made(table);
        ImmutableList<Integer> expected = MeasuredText.made(documented);
        for (int index = 0; index < made.size(); index++) {
            // how rows fall into pages, each of which an index is looked up for, is a matter of time, and which query is the first of a node to learn what is shown of deleted accounts
            // so is what two sides of a join ask for together: a machine that is slow asks as the minimal plan does
            int most = Math.max((int) Math.ceil(expected.get(index) * TOLERANCE) + 1, measured().get(index).least());
            assertThat(made.get(index)).describedAs("%s", measured().get(index)).isLessThanOrEqualTo(most);
        }
    }

    /**
     * The limit is what the first repository has, in a scope of 40 names and in one of an organization.
     */
    @Test
    void testForty()
    {
        assertThat(TestingGitHub.NAMED).hasSize(40);
        assumeQueriesAreExecuted();
        for (LeastCell.Scope scope : ImmutableList.of(LeastCell.Scope.NAMES, LeastCell.Scope.ORGANIZATION)) {
            Answer few = github.query(measurement.session(scope), "SELECT repo, number FROM issues WHERE number <= 6 LIMIT 5");
            assertThat(few.rows()).hasSize(5).extracting(List::getFirst).containsOnly("rocket");
            assertThat(few.requests()).hasSizeLessThanOrEqualTo(2);
            Answer count = github.query(measurement.session(scope), "SELECT count(*) FROM issues");
            assertThat(count.column()).containsExactly((long) repositories(scope)
                    // whose issues are switched off
                    .filter(name -> !name.equals("acme/mirror"))
                    .mapToInt(name -> github.issues(name.substring(0, name.indexOf('/')), name.substring(name.indexOf('/') + 1)).size())
                    .sum());
            assertThat(count.requests()).hasSizeLessThanOrEqualTo(2);
        }
    }

    private Stream<String> repositories(LeastCell.Scope scope)
    {
        return scope == LeastCell.Scope.NAMES
                ? TestingGitHub.NAMED.stream()
                : github.data().repositories("acme").stream().map(repository -> "acme/" + repository.name());
    }

    private ImmutableList<MeasuredQuery> measured()
    {
        if (measured.isEmpty()) {
            assumeQueriesAreExecuted();
            measured = Optional.of(LeastCell.all().stream().flatMap(cell -> queries.of(cell).stream()).map(measurement::measure).collect(toImmutableList()));
            measured.get().forEach(query -> log.info("%s", query));
        }
        return measured.get();
    }

    private static void assumeQueriesAreExecuted()
    {
        assumeTrue(GitHubContract.find().isPresent(), "minimal plans are not executed, as GraphQL is not without the official schema in ../shared/contracts");
    }
}
