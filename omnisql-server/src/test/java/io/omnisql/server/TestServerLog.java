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
package io.omnisql.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestServerLog
{
    @TempDir
    private Path directory;

    @Test
    void testErrors()
            throws IOException
    {
        Path file = directory.resolve("server.log");
        Files.writeString(file,
                """
                \u001B[90m2026-11-24T14:47:48.389Z\u001B[0m\t\u001B[33mWARN\u001B[0m\t\u001B[36mmain\u001B[0m\tError fetching memory
                \u001B[90m2026-11-24T14:47:51.379Z\u001B[0m\t\u001B[31mERROR\u001B[0m\t\u001B[36mmain\u001B[0m\tNo factory for connector 'x'
                java.lang.IllegalArgumentException: No factory for connector 'x'
                1) Error: Configuration property 'y' was not used
                """);

        assertThat(new ServerLog(file).errors()).isEqualTo(
                """
                2026-11-24T14:47:51.379Z\tERROR\tmain\tNo factory for connector 'x'
                1) Error: Configuration property 'y' was not used
                """);
        assertThat(new ServerLog(directory.resolve("none")).errors()).isEmpty();
    }

    @Test
    void testLastLines()
            throws IOException
    {
        Path file = directory.resolve("server.log");
        Files.writeString(file, IntStream.rangeClosed(1, 100).mapToObj("\u001B[90m%s\u001B[0m\n"::formatted).collect(joining()));

        assertThat(new ServerLog(file).lastLines()).startsWith("81\n82\n").endsWith("99\n100\n");
        assertThat(new ServerLog(directory.resolve("none")).lastLines()).isEmpty();

        Files.write(file, new byte[] {'o', 'n', 'e', '\n', (byte) 0xE9, '\n'});
        assertThat(new ServerLog(file).lastLines()).isEqualTo("one\n\uFFFD\n");
    }
}
