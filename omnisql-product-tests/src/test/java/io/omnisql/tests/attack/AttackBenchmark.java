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
package io.omnisql.tests.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import org.testng.annotations.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every attack with all settings of a cluster, and many more that are generated; {@code ./omnisql bench attack}.
 */
public class AttackBenchmark
{
    private static final int GENERATED = 20_000;
    private static final EnumSet<Protection> STOCK = EnumSet.of(Protection.STOCK_LITERAL, Protection.STOCK_SUBQUERY);

    @Test
    public void testAll()
            throws Exception
    {
        ImmutableList.Builder<AttackResult> all = ImmutableList.builder();
        ImmutableList.Builder<String> problems = ImmutableList.builder();
        ImmutableList.Builder<Figures> figures = ImmutableList.builder();
        StringBuilder text = new StringBuilder("%-20s %8s %10s %10s %10s %12s %12s%n".formatted("settings", "attacks", "problems", "generated", "telling", "stock leaks", "problems"));
        int each = GeneratedAttacks.number(GENERATED) / ClusterSettings.values().length;
        int first = 0;
        for (ClusterSettings settings : ClusterSettings.values()) {
            try (EngineServers servers = new EngineServers(settings)) {
                List<AttackResult> results = Attacks.cases(settings, servers.targets()).stream().map(attack -> attack.run(STOCK)).toList();
                GeneratedAttacks generated = GeneratedAttacks.run(settings, servers.targets(), first, each, EnumSet.of(Protection.STOCK_SUBQUERY));
                first += each;
                List<String> found = results.stream().flatMap(result -> result.problem().stream()).toList();
                all.addAll(results);
                problems.addAll(found).addAll(generated.problems());
                text.append("%-20s %8s %10s %10s %10s %12s %12s%n".formatted(settings, results.size(), found.size(), generated.attacks(), generated.proving(), generated.stockLeaks(), generated.problems().size()));
                figures.add(new Figures(settings, results.size(), found.size(), generated.attacks(), generated.proving(), generated.stockLeaks(), generated.problems().size()));
            }
        }
        text.append(System.lineSeparator()).append(new AttackTable(all.build()).markdown());
        problems.build().forEach(problem -> text.append(System.lineSeparator()).append(problem).append(System.lineSeparator()));
        write(text.toString(), figures.build());
        assertThat(problems.build()).isEmpty();
    }

    private static void write(String text, List<Figures> figures)
            throws IOException
    {
        Path directory = Files.createDirectories(Path.of(System.getProperty("omnisql.benchmarks", "target")));
        Files.writeString(directory.resolve("attack.txt"), text);
        new ObjectMapper().writeValue(directory.resolve("attack.json").toFile(), figures);
    }

    private record Figures(ClusterSettings settings, int attacks, int problems, int generated, int generatedTelling, int generatedStockLeaks, int generatedProblems) {}
}
