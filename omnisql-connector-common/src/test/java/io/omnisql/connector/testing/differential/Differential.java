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

import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Compares the answers of generated queries, and makes those small that differ.
 */
final class Differential
{
    private static final int SHRINKING_ATTEMPTS = 400;
    // more of them have the same cause, most likely
    private static final int SHRUNK_FAILURES = 10;

    private final ComparedCatalogs catalogs;
    private final QueryGenerator generator;
    private final long seed;
    private final Multiset<String> hits = LinkedHashMultiset.create();
    private final Map<String, Integer> misses = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final long startedAt = System.nanoTime();
    private int compared;
    private int withRows;
    private int failed;
    private long requests;

    Differential(ComparedCatalogs catalogs, QueryGenerator generator, long seed)
    {
        this.catalogs = requireNonNull(catalogs, "catalogs is null");
        this.generator = requireNonNull(generator, "generator is null");
        this.seed = seed;
    }

    void compare(int index)
    {
        AimedQuery aimed = generator.generate(index);
        Outcome expected = catalogs.expected(aimed.query(), aimed.zone());
        ComparedCatalogs.Pushed pushed = catalogs.withPushdown(aimed.query(), aimed.zone());
        compared++;
        requests += pushed.requests().size();
        withRows += expected instanceof Outcome.Rows rows && !rows.rows().isEmpty() ? 1 : 0;
        failed += expected instanceof Outcome.Failed ? 1 : 0;
        for (CapabilityAim aim : aimed.aims()) {
            if (aim.isProvenBy(pushed.requests(), aimed.keys(), catalogs::read)) {
                hits.add(aim.toString());
            }
            else {
                misses.put(aim.toString(), index);
            }
        }
        difference(aimed.query(), aimed.zone(), expected, pushed.outcome()).ifPresent(difference -> failures.add(describe(index, aimed, difference)));
    }

    private Optional<String> difference(GeneratedQuery query, String zone)
    {
        return difference(query, zone, catalogs.expected(query, zone), catalogs.withPushdown(query, zone).outcome());
    }

    private Optional<String> difference(GeneratedQuery query, String zone, Outcome expected, Outcome pushed)
    {
        return Outcome.difference(expected, pushed, query.isOrdered()).map(text -> "with pushdown: " + text)
                .or(() -> Outcome.difference(expected, catalogs.withoutPushdown(query, zone), query.isOrdered()).map(text -> "without pushdown: " + text));
    }

    private String describe(int index, AimedQuery aimed, String first)
    {
        int attempts = failures.size() < SHRUNK_FAILURES ? SHRINKING_ATTEMPTS : 0;
        GeneratedQuery smallest = new Shrinker(query -> difference(query, aimed.zone()).isPresent(), attempts).shrink(aimed.query());
        return """
               Query %s of seed %s, in the time zone %s; alone: -Domnisql.differential.seed=%s -Domnisql.differential.query=%s
                 %s
                 %s
               made small:
                 %s
                 %s""".formatted(index, seed, aimed.zone(), seed, index, aimed.query().sql(), first, smallest.sql(), difference(smallest, aimed.zone()).orElse("no difference any more"));
    }

    DifferentialReport report()
    {
        List<String> capabilities = generator.schedule().all().stream().map(CapabilityAim::toString).collect(toImmutableList());
        return new DifferentialReport(seed, compared, withRows, failed, requests, (System.nanoTime() - startedAt) / 1_000_000_000, capabilities, hits, misses, failures);
    }
}
