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
package io.omnisql.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Whether generated queries have the same answers with pushdown, without it, and over a copy of the rows: two thousand for each source.
 * <p>
 * They are the tests of the sources, with more queries, so Maven runs them.
 */
final class DifferentialBenchmark
        implements Benchmark
{
    private static final int QUERIES = 2_000;
    private static final int LEAST_PERCENT_WITH_ROWS = 60;
    private static final int LEAST_HITS = 5;
    private static final ImmutableList<String> COLUMNS = ImmutableList.of("source", "seed", "queries", "percent with rows", "capabilities", "least hits", "requests", "seconds", "differing");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name()
    {
        return "differential";
    }

    @Override
    public BenchmarkResult run(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        Path directory = environment.home().resolve("target").resolve("benchmarks").resolve("differential");
        Path log = directory.resolve("maven.log");
        environment.progress().println("Comparing %s queries of each source, which takes a quarter of an hour or more; Maven's output goes to %s".formatted(QUERIES, log));
        try {
            Files.createDirectories(directory);
            for (Path report : reports(directory)) {
                Files.delete(report);
            }
            int status = maven(environment.home(), directory, log);
            BenchmarkResult result = result(reports(directory));
            if (result.rows().isEmpty()) {
                throw new LauncherException("Maven has ended with status %s, and no source has been compared: see %s".formatted(status, log));
            }
            return status == 0 ? result : new BenchmarkResult(result.columns(), result.rows(), false);
        }
        catch (IOException e) {
            throw new LauncherException("The queries could not be compared: %s".formatted(e), e);
        }
    }

    private static int maven(Path home, Path directory, Path log)
            throws IOException, InterruptedException
    {
        Process maven = new ProcessBuilder(
                home.resolve("mvnw").toString(),
                "--batch-mode",
                "test",
                // the modules of the sources; those of the engine's own tests come along
                "--projects=omnisql-github,omnisql-jira",
                "--also-make",
                "-Dair.check.skip-all=true",
                "-Dtest=Test*Differential",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "--fail-at-end",
                "-Domnisql.differential.queries=" + QUERIES,
                "-Domnisql.differential.reports=" + directory)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread ended = new Thread(maven::destroy);
        Runtime.getRuntime().addShutdownHook(ended);
        try {
            return maven.waitFor();
        }
        finally {
            maven.destroy();
            Runtime.getRuntime().removeShutdownHook(ended);
        }
    }

    private static List<Path> reports(Path directory)
            throws IOException
    {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().collect(toImmutableList());
        }
    }

    static BenchmarkResult result(List<Path> reports)
    {
        List<JsonNode> figures = reports.stream().map(DifferentialBenchmark::read).collect(toImmutableList());
        List<List<String>> rows = figures.stream()
                .<List<String>>map(report -> Stream.of("source", "seed", "queries", "percentWithRows", "capabilities", "leastHits", "requests", "seconds", "differing")
                        .map(name -> report.required(name).asText())
                        .collect(toImmutableList()))
                .collect(toImmutableList());
        return new BenchmarkResult(COLUMNS, rows, figures.stream().allMatch(DifferentialBenchmark::holds));
    }

    private static boolean holds(JsonNode report)
    {
        return report.required("differing").asInt() == 0
                && report.required("percentWithRows").asInt() >= LEAST_PERCENT_WITH_ROWS
                && report.required("leastHits").asInt() >= LEAST_HITS;
    }

    private static JsonNode read(Path report)
    {
        try {
            return JSON.readTree(report.toFile());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
