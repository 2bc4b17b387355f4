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
package io.omnisql.connector.testing.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.testing.FixtureList;
import io.omnisql.connector.testing.FixtureRequest;
import io.omnisql.connector.testing.SuiteCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A source that does not do what it has declared is found out, and the query that finds it is made small.
 */
@TestInstance(PER_CLASS)
final class TestWrongPushdown
{
    private static final int QUERIES = 60;
    private static final int ENOUGH_FAILURES = 2;

    private final TestedDepots depots = new TestedDepots();
    private final SuiteCatalog catalog = SuiteCatalog.start(depots);
    private final ComparedCatalogs catalogs = ComparedCatalogs.copy(DifferentialSource.over(catalog));
    private final List<SampledTable> tables = catalogs.sample();

    TestWrongPushdown()
            throws Exception
    {}

    @AfterAll
    void close()
    {
        catalog.close();
        depots.close();
    }

    @Test
    void testASourceThatDoesWhatItDeclares()
    {
        DifferentialReport report = compare((_, parcels) -> parcels);
        assertThat(report.failures()).isEmpty();
        assertThat(report.percentWithRows()).isGreaterThanOrEqualTo(60);
        assertThat(report.capabilitiesHitLessThan(5)).isEmpty();
    }

    @Test
    void testAFilterThatLosesARow()
    {
        DifferentialReport report = compare((request, parcels) -> request.parameter("state").isPresent() ? parcels.subList(0, max(0, parcels.size() - 1)) : parcels);
        assertThat(report.failures()).isNotEmpty().allSatisfy(failure -> assertThat(failure).contains("with pushdown", "-Domnisql.differential.seed=1 -Domnisql.differential.query="));
        assertThat(smallest(report)).matches("SELECT \\S+( AS \"Column 0\")? FROM parcels t WHERE t\\.\"?state\"? (=|IN|IS NOT DISTINCT FROM) \\S+");
    }

    /**
     * What is exact is not checked again.
     */
    @Test
    void testAFilterThatAddsARow()
    {
        DifferentialReport report = compare((request, parcels) -> request.parameter("state").isPresent()
                ? ImmutableList.<ObjectNode>builder().addAll(parcels).add(TestedDepots.parcel(90, "lost", 3)).build()
                : parcels);
        assertThat(smallest(report)).contains("state");
    }

    @Test
    void testAnOrderThatIsNone()
    {
        DifferentialReport report = compare((request, parcels) -> request.parameter("by").isPresent()
                ? parcels.stream().sorted(FixtureList.by("number")).collect(toImmutableList())
                : parcels);
        assertThat(smallest(report)).contains("weight").doesNotContain("state");
    }

    @Test
    void testACapabilityThatIsNotUsed()
    {
        depots.answers((_, parcels) -> parcels);
        Differential differential = differential();
        differential.compare(0);
        assertThat(differential.report().capabilitiesHitLessThan(1)).contains("parcels.state EQUAL on GET /{region}/{depot}/parcels: 0 times");
    }

    @Test
    void testAQueryCanBeMadeAgainByItself()
    {
        List<String> all = IntStream.range(0, 40).mapToObj(index -> generator(5).generate(index).query().sql()).toList();
        assertThat(generator(5).generate(31).query().sql()).isEqualTo(all.get(31));
        assertThat(IntStream.range(0, 40).mapToObj(index -> generator(6).generate(index).query().sql()).toList()).isNotEqualTo(all);
    }

    private DifferentialReport compare(BiFunction<FixtureRequest, List<ObjectNode>, List<ObjectNode>> answer)
    {
        depots.answers(answer);
        Differential differential = differential();
        for (int index = 0; index < QUERIES && differential.report().failures().size() < ENOUGH_FAILURES; index++) {
            differential.compare(index);
        }
        return differential.report();
    }

    private Differential differential()
    {
        return new Differential(catalogs, generator(1), 1);
    }

    private QueryGenerator generator(long seed)
    {
        return new QueryGenerator(depots.definition(), tables, seed);
    }

    /**
     * The shortest of the queries that were made small.
     */
    private static String smallest(DifferentialReport report)
    {
        Optional<String> smallest = report.failures().stream()
                .flatMap(failure -> {
                    List<String> lines = failure.lines().map(String::strip).toList();
                    return lines.stream().skip(lines.indexOf("made small:") + 1).limit(1);
                })
                .min(Comparator.comparingInt(String::length));
        return smallest.orElseThrow();
    }
}
