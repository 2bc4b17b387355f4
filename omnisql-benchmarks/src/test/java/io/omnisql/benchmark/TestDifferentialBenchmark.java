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

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestDifferentialBenchmark
{
    @TempDir
    private Path directory;

    @Test
    void testGood()
            throws IOException
    {
        BenchmarkResult result = DifferentialBenchmark.result(ImmutableList.of(report("github", 0, 80, 5), report("tickets", 0, 60, 9)));
        assertThat(result.holds()).isTrue();
        assertThat(result.rows()).containsExactly(
                List.of("github", "1", "2000", "80", "140", "5", "9000", "700", "0"),
                List.of("tickets", "1", "2000", "60", "140", "9", "9000", "700", "0"));
    }

    @Test
    void testNotGood()
            throws IOException
    {
        Path good = report("good", 0, 80, 5);
        for (Path bad : List.of(report("differs", 1, 80, 5), report("empty", 0, 59, 5), report("unproven", 0, 80, 4))) {
            assertThat(DifferentialBenchmark.result(ImmutableList.of(good, bad)).holds()).describedAs("%s", bad).isFalse();
        }
    }

    private Path report(String source, int differing, int percentWithRows, int leastHits)
            throws IOException
    {
        return Files.writeString(directory.resolve(source + ".json"),
                """
                {"source": "%s", "seed": 1, "queries": 2000, "percentWithRows": %s, "capabilities": 140, "leastHits": %s, "requests": 9000, "seconds": 700, "differing": %s}
                """.formatted(source, percentWithRows, leastHits, differing));
    }
}
