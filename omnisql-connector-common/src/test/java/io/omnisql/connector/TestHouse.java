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
package io.omnisql.connector;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the files of the house promise: short ones, or long ones with a reason, documents that lead somewhere, and simulators that nothing needs but what shows and measures.
 */
final class TestHouse
{
    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
    private static final int LONG = 220;
    private static final int LONG_TEST = 400;
    private static final Path FIFTH_SOURCE = Path.of("io/omnisql/connector/redmine");
    private static final int LICENSE = 13;
    private static final Pattern LISTED = Pattern.compile("^\\| `(\\w+)` \\| [^|]{20,} \\|$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]*`", Pattern.DOTALL);
    private static final Pattern SYSTEM_TABLE = Pattern.compile("new SchemaTableName\\(\"system\", \"(\\w+)\"\\)");
    private static final Set<String> SHOW_AND_MEASURE = ImmutableSet.of("omnisql-benchmarks", "omnisql-server");

    @Test
    void testLongFilesHaveTheirReasons()
            throws IOException
    {
        assertThat(longFiles("main", LONG)).isEqualTo(listed("## Files of more than %s lines".formatted(LONG)));
        assertThat(longFiles("test", LONG_TEST)).isEqualTo(listed("## Tests of more than %s lines".formatted(LONG_TEST)));
    }

    /**
     * The classes in the table of a chapter.
     */
    private static Set<String> listed(String chapter)
            throws IOException
    {
        String architecture = Files.readString(HOUSE.resolve("ARCHITECTURE.md"));
        assertThat(architecture).contains(chapter);
        String text = architecture.substring(architecture.indexOf(chapter) + chapter.length()).split("\n## ", 2)[0];
        return LISTED.matcher(text).results().map(row -> row.group(1)).collect(toImmutableSet());
    }

    private static Set<String> longFiles(String kind, int most)
            throws IOException
    {
        ImmutableSet.Builder<String> found = ImmutableSet.builder();
        for (Path source : sources(kind)) {
            if (Files.readAllLines(source).size() > most) {
                found.add(source.getFileName().toString().replace(".java", ""));
            }
        }
        return found.build();
    }

    /**
     * What a source costs, with all that tests it: eight files and one for each table, and no more than 500 lines for five tables. Lines are those without licenses, imports and blank ones.
     */
    @Test
    void testFifthSourceIsSmall()
            throws IOException
    {
        ImmutableSortedMap.Builder<String, Integer> files = ImmutableSortedMap.naturalOrder();
        for (Path source : sources("test")) {
            if (source.getParent().endsWith(FIFTH_SOURCE)) {
                files.put(source.getFileName().toString().replace(".java", ""), linesOfCode(source));
            }
        }
        Map<String, Integer> lines = files.buildOrThrow();
        assertThat(lines).hasSizeBetween(5, 8 + 5);
        assertThat(lines.keySet()).filteredOn(name -> name.endsWith("Table")).hasSize(5);
        int tests = lines.entrySet().stream().filter(file -> file.getKey().startsWith("Test")).mapToInt(Map.Entry::getValue).sum();
        int all = lines.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).isBetween(200, 500);
        assertThat(Files.readString(HOUSE.resolve("ARCHITECTURE.md")))
                .contains(lines.entrySet().stream().map(file -> "| `%s` | %s |\n".formatted(file.getKey(), file.getValue())).collect(joining()) + "| the source | %s |\n| with its tests | %s |\n".formatted(all - tests, all));
    }

    private static int linesOfCode(Path source)
            throws IOException
    {
        try (Stream<String> lines = Files.lines(source)) {
            return (int) lines.skip(LICENSE).filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package ")).count();
        }
    }

    @Test
    void testSimulatorsAreForShowAndMeasure()
            throws IOException
    {
        ImmutableSet.Builder<String> users = ImmutableSet.builder();
        for (Path source : sources("main")) {
            String module = HOUSE.relativize(source).getName(0).toString();
            if (!module.equals("omnisql-simulators") && Files.readString(source).contains("import io.omnisql.simulator.")) {
                users.add(module);
            }
        }
        assertThat(users.build()).isEqualTo(SHOW_AND_MEASURE);
    }

    private static List<Path> sources(String kind)
            throws IOException
    {
        ImmutableList.Builder<Path> sources = ImmutableList.builder();
        for (Path module : modules()) {
            Path root = module.resolve("src/%s/java".formatted(kind));
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources.build();
    }

    private static List<Path> modules()
            throws IOException
    {
        try (Stream<Path> children = Files.list(HOUSE)) {
            List<Path> modules = children.filter(child -> Files.exists(child.resolve("pom.xml")) && Files.isDirectory(child)).collect(toImmutableList());
            assertThat(modules).hasSizeGreaterThan(5);
            return modules;
        }
    }

    @Test
    void testModulesSayWhatTheyAre()
            throws IOException
    {
        String readme = Files.readString(HOUSE.resolve("ARCHITECTURE.md"));
        for (Path module : modules()) {
            assertThat(module.resolve("README.md")).exists();
            assertThat(readme).contains("](%s/README.md)".formatted(module.getFileName()));
        }
    }

    @Test
    void testConnectorsTellOfTheirSystemTables()
            throws IOException
    {
        Set<String> tables = new HashSet<>();
        for (Path source : sources("main")) {
            SYSTEM_TABLE.matcher(Files.readString(source)).results().forEach(name -> tables.add("`system.%s`".formatted(name.group(1))));
        }
        assertThat(tables).hasSizeGreaterThan(3);
        try (Stream<Path> chapters = Files.list(HOUSE.resolve("docs/connector"))) {
            for (Path chapter : chapters.toList()) {
                assertThat(Files.readString(chapter)).contains(tables.stream().map("| %s |"::formatted).toList());
            }
        }
    }

    @Test
    void testLinksLeadSomewhere()
            throws IOException
    {
        ImmutableList.Builder<String> dead = ImmutableList.builder();
        int links = 0;
        for (Path document : documents()) {
            for (String link : LINK.matcher(CODE.matcher(Files.readString(document)).replaceAll("")).results().map(result -> result.group(1)).toList()) {
                if (!link.contains("://")) {
                    links++;
                    if (!leadsSomewhere(document, link)) {
                        dead.add("%s: %s".formatted(HOUSE.relativize(document), link));
                    }
                }
            }
        }
        assertThat(links).isGreaterThan(30);
        assertThat(dead.build()).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String link)
            throws IOException
    {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /**
     * The names that a page gives its headings: in lower case, with dashes for blanks, without other signs.
     */
    private static Set<String> anchors(Path document)
            throws IOException
    {
        return HEADING.matcher(Files.readString(document)).results()
                .map(MatchResult::group)
                .map(heading -> heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ENGLISH).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(toImmutableSet());
    }

    private static List<Path> documents()
            throws IOException
    {
        ImmutableList.Builder<Path> documents = ImmutableList.builder();
        for (Path folder : ImmutableList.<Path>builder().add(HOUSE).addAll(modules()).build()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(TestHouse::isDocument).forEach(documents::add);
            }
        }
        try (Stream<Path> files = Files.walk(HOUSE.resolve("docs"))) {
            files.filter(TestHouse::isDocument).forEach(documents::add);
        }
        return documents.build();
    }

    private static boolean isDocument(Path file)
    {
        return file.toString().endsWith(".md");
    }
}
