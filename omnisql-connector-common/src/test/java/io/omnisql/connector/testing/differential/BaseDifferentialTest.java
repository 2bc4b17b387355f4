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

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The answers of generated queries do not depend on what a source is left to do.
 * <p>
 * {@code -Domnisql.differential.queries=2000} makes more of them, {@code -Domnisql.differential.seed=7} others, and {@code -Domnisql.differential.query=31} one of them alone.
 * {@code -Domnisql.differential.reports=DIRECTORY} has the figures written there.
 */
public abstract class BaseDifferentialTest
{
    private static final String PREFIX = "omnisql.differential.";
    private static final int QUERIES = 150;
    /**
     * As many let each capability have its turn several times.
     */
    private static final int MANY_QUERIES = 2_000;
    private static final int LEAST_PERCENT_WITH_ROWS = 60;

    /**
     * The source, which the subclass closes.
     */
    protected abstract DifferentialSource source();

    @Test
    void testAnswersAreTheSameWithPushdownAndWithout()
            throws IOException
    {
        long seed = Long.getLong(PREFIX + "seed", 1);
        int queries = Integer.getInteger(PREFIX + "queries", QUERIES);
        int alone = Integer.getInteger(PREFIX + "query", -1);
        ComparedCatalogs catalogs = ComparedCatalogs.copy(source());
        Differential differential = new Differential(catalogs, new QueryGenerator(source().definition(), catalogs.sample(), seed), seed);
        if (alone >= 0) {
            differential.compare(alone);
            assertThat(differential.report().failures()).isEmpty();
            return;
        }
        for (int index = 0; index < queries; index++) {
            differential.compare(index);
        }
        DifferentialReport report = differential.report();
        String reports = System.getProperty(PREFIX + "reports");
        if (reports != null) {
            report.write(source().definition().name(), Path.of(reports, source().definition().name() + ".json"));
        }
        assertThat(String.join("\n", report.failures())).describedAs("queries whose answers differ").isEmpty();
        assertThat(report.percentWithRows()).describedAs("percentage of queries with rows").isGreaterThanOrEqualTo(LEAST_PERCENT_WITH_ROWS);
        assertThat(report.capabilitiesHitLessThan(queries >= MANY_QUERIES ? 5 : 1)).describedAs("capabilities that no request has shown as often").isEmpty();
    }
}
