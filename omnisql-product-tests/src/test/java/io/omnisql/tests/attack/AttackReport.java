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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What attacks have found out with each of several settings. Not for use by several threads.
 */
final class AttackReport
{
    private final List<AttackResult> results = new ArrayList<>();
    private final List<Figures> figures = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    void add(ClusterSettings settings, List<AttackResult> attacks, GeneratedAttacks generated)
    {
        List<String> found = Stream.concat(
                        attacks.stream().flatMap(result -> result.problem().stream()),
                        attacks.stream().filter(AttackResult::silent).map(result -> "%s finds out nothing where nothing protects, settings %s".formatted(result.attack(), settings)))
                .collect(toImmutableList());
        results.addAll(attacks);
        problems.addAll(found);
        problems.addAll(generated.problems());
        figures.add(new Figures(settings.name(), attacks.size(), found.size(), generated.attacks(), generated.compared(), generated.telling(), generated.stockLeaks(), generated.problems().size()));
    }

    List<String> problems()
    {
        return ImmutableList.copyOf(problems);
    }

    /**
     * What the documentation says of it.
     */
    String table()
    {
        return new AttackTable(results).markdown();
    }

    void write(Path directory)
            throws IOException
    {
        StringBuilder text = new StringBuilder("attacks | problems | generated | compared | telling | stock leaks | problems | settings%n".formatted());
        for (Figures line : figures) {
            text.append("%7d | %8d | %9d | %8d | %7d | %11d | %8d | %s%n".formatted(line.attacks(), line.problems(), line.generated(), line.generatedCompared(), line.generatedTelling(), line.generatedStockLeaks(), line.generatedProblems(), line.settings()));
        }
        text.append(System.lineSeparator()).append(table());
        problems.forEach(problem -> text.append(System.lineSeparator()).append(problem).append(System.lineSeparator()));
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("attack.txt"), text.toString());
        new ObjectMapper().writeValue(directory.resolve("attack.json").toFile(), figures);
    }

    private record Figures(String settings, int attacks, int problems, int generated, int generatedCompared, int generatedTelling, int generatedStockLeaks, int generatedProblems) {}
}
