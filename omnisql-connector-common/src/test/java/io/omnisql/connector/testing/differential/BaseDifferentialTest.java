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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static java.lang.Math.max;
import static java.util.stream.Collectors.joining;
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
    private static final int RESTRICTED_QUERIES = 60;
    private static final int USERS = 6;
    /**
     * As many let each capability have its turn several times.
     */
    private static final int MANY_QUERIES = 2_000;
    private static final int LEAST_PERCENT_WITH_ROWS = 60;

    /**
     * The source, which the subclass closes.
     */
    protected abstract DifferentialSource source();

    private Optional<ComparedCatalogs> copied = Optional.empty();

    private ComparedCatalogs catalogs()
    {
        if (copied.isEmpty()) {
            copied = Optional.of(ComparedCatalogs.copy(source()));
        }
        return copied.get();
    }

    @Test
    void testAnswersAreTheSameWithPushdownAndWithout()
            throws IOException
    {
        long seed = Long.getLong(PREFIX + "seed", 1);
        int queries = Integer.getInteger(PREFIX + "queries", QUERIES);
        int alone = Integer.getInteger(PREFIX + "query", -1);
        ComparedCatalogs catalogs = catalogs();
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

    /**
     * The queries name values of all rows, hidden ones as well.
     */
    @Test
    void testAnswersAreThoseOfTheVisibleRows()
            throws IOException
    {
        long seed = Long.getLong(PREFIX + "seed", 1);
        int queries = Integer.getInteger(PREFIX + "queries", RESTRICTED_QUERIES);
        int alone = Integer.getInteger(PREFIX + "query", -1);
        ComparedCatalogs all = catalogs();
        List<SampledTable> sample = all.sample();
        Path directory = Files.createTempDirectory("policy");
        try {
            RestrictedUsers users = RestrictedUsers.generate(sample, USERS, new Random(seed), directory);
            source().restricted().create(RestrictedUsers.CATALOG, users.sharedProperties());
            QueryGenerator generator = new QueryGenerator(source().definition(), sample, seed);
            List<Differential> differentials = users.conditions().entrySet().stream()
                    .map(user -> new Differential(all.visible(RestrictedUsers.CATALOG, user.getKey(), user.getValue()), generator, seed))
                    .collect(toImmutableList());
            for (int index = max(0, alone); index < (alone < 0 ? queries : alone + 1); index++) {
                differentials.get(index % USERS).compare(index);
            }
            assertThat(differentials.stream().flatMap(differential -> differential.report().failures().stream()).collect(joining("\n"))).describedAs("queries whose answers differ").isEmpty();
        }
        finally {
            deleteRecursively(directory, ALLOW_INSECURE);
        }
    }
}
