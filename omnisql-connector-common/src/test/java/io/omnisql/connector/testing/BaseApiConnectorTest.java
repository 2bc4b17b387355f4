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
package io.omnisql.connector.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What every source has to show. A source's test extends this and says which source it is: what is checked comes from the definition, and the values from the rows.
 * What a source has of its own it asserts beside that, by {@link #assertRows} and {@link #assertAsked}.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
public abstract class BaseApiConnectorTest
{
    private final Supplier<? extends TestedSource> start;
    private TestedSource source;
    private SuiteCatalog catalog;
    private SampledRows rows;

    protected BaseApiConnectorTest(Supplier<? extends TestedSource> start)
    {
        this.start = requireNonNull(start, "start is null");
    }

    @BeforeAll
    final void start()
            throws Exception
    {
        source = start.get();
        catalog = SuiteCatalog.start(source);
        rows = new SampledRows(catalog);
    }

    @AfterAll
    final void stop()
    {
        if (catalog != null) {
            catalog.close();
        }
        if (source != null) {
            source.close();
        }
    }

    @TestFactory
    final Stream<DynamicTest> testTables()
    {
        return tests(new TableChecks(catalog, rows).checks());
    }

    @TestFactory
    final Stream<DynamicTest> testCapabilities()
    {
        return tests(new CapabilityChecks(catalog, rows).checks());
    }

    @TestFactory
    final Stream<DynamicTest> testLimitsCountsAndLookups()
    {
        return tests(new LimitChecks(catalog, rows).checks());
    }

    @TestFactory
    final Stream<DynamicTest> testHostileLiterals()
    {
        return tests(new LiteralChecks(catalog, rows).checks());
    }

    @TestFactory
    final Stream<DynamicTest> testSecrets()
    {
        return tests(new SecretChecks(catalog, rows).checks());
    }

    @TestFactory
    final Stream<DynamicTest> testFaults()
    {
        return tests(new FaultChecks(catalog, rows).checks());
    }

    @TestFactory
    final Stream<DynamicTest> testRecordings()
    {
        return tests(new RecordingChecks(catalog).checks());
    }

    @TestFactory
    final Stream<DynamicTest> testReference()
    {
        return tests(new ReferenceChecks(source).checks());
    }

    /**
     * The catalog with the source, in which a source has its own queries.
     */
    protected final SuiteCatalog catalog()
    {
        return catalog;
    }

    /**
     * The rows of a query, whose values are written between bars.
     */
    @CanIgnoreReturnValue
    protected final SuiteAnswer assertRows(String sql, String... rows)
    {
        SuiteAnswer answer = catalog.query(sql);
        assertThat(answer.rows()).describedAs(sql).extracting(row -> row.stream().map(String::valueOf).collect(joining(" | "))).containsExactlyInAnyOrder(rows);
        return answer;
    }

    /**
     * The rows of a query, and how many requests they cost.
     */
    @CanIgnoreReturnValue
    protected final SuiteAnswer assertAsked(String sql, int requests, String... rows)
    {
        SuiteAnswer answer = assertRows(sql, rows);
        assertThat(answer.journal()).describedAs(sql).hasSize(requests);
        return answer;
    }

    private static Stream<DynamicTest> tests(List<SuiteCheck> checks)
    {
        return checks.stream().map(check -> DynamicTest.dynamicTest(check.name(), check.body()));
    }
}
