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
package io.omnisql.accesscontrol;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.omnisql.accesscontrol.Mutant.Status;
import io.omnisql.connector.testing.ReferenceChecks;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMultiset.toImmutableMultiset;
import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code ./omnisql bench mutations}: what PIT has just found, beside the list of mutants that nothing needs to notice. One that is not listed is a failure, and so is one that is listed and noticed.
 */
final class MutationBenchmark
{
    private static final Path DOCUMENTATION = Path.of("..", "docs", "mutations.md");
    private static final Pattern LISTED = Pattern.compile("^(\\| `[\\w.$]+` \\| `[\\w<>$]+` \\| \\w+ \\|) (\\d+) \\| [^|]{15,} \\|$", Pattern.MULTILINE);
    private static final List<String> MODULES = ImmutableList.of("omnisql-access-control", "omnisql-policy");

    @Test
    void testMutantsThatNothingNoticesAreListed()
            throws IOException
    {
        List<Mutant> mutants = mutants();
        String document = Files.readString(DOCUMENTATION);
        Multiset<String> survivors = mutants.stream().filter(mutant -> !mutant.isNoticed()).map(Mutant::place).collect(toImmutableMultiset());
        Multiset<String> listed = listed(document);
        String figures = figures(mutants);
        write(mutants, "%s\nNot listed:\n%s\nListed, but noticed:\n%s\n".formatted(figures, String.join("\n", printed(Multisets.difference(survivors, listed))), String.join("\n", printed(Multisets.difference(listed, survivors)))));
        if (Boolean.getBoolean("omnisql.update-reference")) {
            Files.writeString(DOCUMENTATION, ReferenceChecks.replaced(document, "figures", figures));
        }
        assertThat(printed(Multisets.difference(survivors, listed))).describedAs("mutants that nothing notices, and that are not listed in %s", DOCUMENTATION).isEmpty();
        assertThat(printed(Multisets.difference(listed, survivors))).describedAs("mutants that are listed in %s, and are noticed", DOCUMENTATION).isEmpty();
    }

    private static List<Mutant> mutants()
            throws IOException
    {
        ImmutableList.Builder<Mutant> mutants = ImmutableList.builder();
        for (String module : MODULES) {
            List<Mutant> found = Files.readAllLines(Path.of("..", module, "target", "pit-reports", "mutations.csv")).stream().map(Mutant::parse).collect(toImmutableList());
            // else PIT has found neither classes nor tests
            assertThat(found.stream().filter(Mutant::isNoticed)).describedAs(module).hasSizeGreaterThan(100);
            mutants.addAll(found);
        }
        return mutants.build();
    }

    private static Multiset<String> listed(String document)
    {
        ImmutableMultiset.Builder<String> listed = ImmutableMultiset.builder();
        LISTED.matcher(document).results().forEach(row -> listed.addCopies(row.group(1), Integer.parseInt(row.group(2))));
        return listed.build();
    }

    private static List<String> printed(Multiset<String> places)
    {
        return ImmutableSortedMultiset.copyOf(places).entrySet().stream().map(place -> "%s %s |".formatted(place.getElement(), place.getCount())).collect(toImmutableList());
    }

    private static String figures(List<Mutant> mutants)
    {
        String rows = Stream.concat(
                        byPackage(mutants).entrySet().stream().map(entry -> row("`" + entry.getKey() + "`", entry.getValue())),
                        Stream.of(row("all", mutants.stream().map(Mutant::status).collect(toImmutableMultiset()))))
                .collect(joining());
        return "| Package | Mutants | Killed | Timed out | Survived | Not covered |\n|---|---|---|---|---|---|\n" + rows;
    }

    private static String row(String name, Multiset<Status> found)
    {
        return "| %s | %s | %s | %s | %s | %s |\n".formatted(name, found.size(), found.count(Status.KILLED), found.count(Status.TIMED_OUT), found.count(Status.SURVIVED), found.count(Status.NO_COVERAGE));
    }

    private static Map<String, Multiset<Status>> byPackage(List<Mutant> mutants)
    {
        Map<String, Multiset<Status>> found = new TreeMap<>();
        mutants.forEach(mutant -> found.computeIfAbsent(mutant.packageName(), _ -> HashMultiset.create()).add(mutant.status()));
        return found;
    }

    private static void write(List<Mutant> mutants, String text)
            throws IOException
    {
        Optional<String> benchmarks = Optional.ofNullable(System.getProperty("omnisql.benchmarks"));
        if (benchmarks.isPresent()) {
            Path directory = Files.createDirectories(Path.of(benchmarks.get()));
            Files.writeString(directory.resolve("mutations.txt"), text);
            Map<String, Map<Status, Long>> counted = byPackage(mutants).entrySet().stream()
                    .collect(toImmutableSortedMap(naturalOrder(), Map.Entry::getKey, entry -> entry.getValue().stream().collect(groupingBy(status -> status, TreeMap::new, counting()))));
            new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(directory.resolve("mutations.json").toFile(), counted);
        }
    }
}
