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
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;
import static java.util.function.Function.identity;

/**
 * What attacks have found out with each of several settings. Not for use by several threads.
 */
final class AttackReport
{
    private final List<TargetResult> results = new ArrayList<>();
    private final Path keptIn;
    private int kept;

    /**
     * @param keptIn where results of earlier runs are
     */
    AttackReport(Path keptIn)
    {
        this.keptIn = keptIn;
    }

    void add(TargetResult result)
    {
        results.add(result);
    }

    /**
     * What an earlier run has made.
     */
    void addKept(TargetResult result)
    {
        add(result);
        kept++;
    }

    List<String> problems()
    {
        return results.stream().flatMap(result -> Stream.concat(result.problems().stream(), result.generated().problems().stream())).collect(toImmutableList());
    }

    int attacks()
    {
        return results.stream().mapToInt(result -> result.attacks().size() + result.generated().attacks()).sum();
    }

    /**
     * What the documentation says of it.
     */
    String table()
    {
        return new AttackTable(results.stream().flatMap(result -> result.attacks().stream()).collect(toImmutableList())).markdown();
    }

    void write(Path directory)
            throws IOException
    {
        List<Figures> figures = figures();
        StringBuilder text = new StringBuilder("attacks | problems | generated | compared | telling | stock leaks | problems | targets | settings%n".formatted());
        for (Figures line : figures) {
            text.append("%7d | %8d | %9d | %8d | %7d | %11d | %8d | %7d | %s%n".formatted(
                    line.attacks(),
                    line.problems(),
                    line.generated(),
                    line.generatedCompared(),
                    line.generatedTelling(),
                    line.generatedStockLeaks(),
                    line.generatedProblems(),
                    line.targets(),
                    line.settings()));
        }
        if (kept > 0) {
            text.append("%n%s of %s targets were attacked by earlier runs of the same classes; without %s all are attacked anew%n".formatted(kept, results.size(), keptIn));
        }
        text.append(System.lineSeparator()).append(table());
        problems().forEach(problem -> text.append(System.lineSeparator()).append(problem).append(System.lineSeparator()));
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("attack.txt"), text.toString());
        new ObjectMapper().writeValue(directory.resolve("attack.json").toFile(), figures);
    }

    private List<Figures> figures()
    {
        ListMultimap<String, TargetResult> ofSettings = results.stream().collect(toImmutableListMultimap(TargetResult::settings, identity()));
        return Multimaps.asMap(ofSettings).entrySet().stream().map(entry -> Figures.of(entry.getKey(), entry.getValue())).collect(toImmutableList());
    }

    private record Figures(String settings, int targets, int attacks, int problems, int generated, int generatedCompared, int generatedTelling, int generatedStockLeaks, int generatedProblems)
    {
        static Figures of(String settings, List<TargetResult> results)
        {
            return new Figures(
                    settings,
                    results.size(),
                    sum(results, result -> result.attacks().size()),
                    sum(results, result -> result.problems().size()),
                    sum(results, result -> result.generated().attacks()),
                    sum(results, result -> result.generated().compared()),
                    sum(results, result -> result.generated().telling()),
                    sum(results, result -> result.generated().stockLeaks()),
                    sum(results, result -> result.generated().problems().size()));
        }

        private static int sum(List<TargetResult> results, ToIntFunction<TargetResult> number)
        {
            return results.stream().mapToInt(number).sum();
        }
    }
}
