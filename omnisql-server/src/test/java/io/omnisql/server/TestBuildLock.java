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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.omnisql.server.TestingClone.output;
import static io.omnisql.server.TestingClone.start;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class TestBuildLock
{
    private static final String STARTED = "io.omnisql.server.Launcher\nsimulators\n";

    @TempDir
    private Path directory;

    private TestingClone clone;

    @BeforeEach
    void setUp()
            throws IOException
    {
        clone = TestingClone.in(directory);
        Files.createDirectories(clone.lock().getParent());
    }

    @Test
    void testSecondBuildWaitsForFirst()
            throws IOException, InterruptedException
    {
        Path hold = directory.resolve("hold");
        assertThat(new ProcessBuilder("mkfifo", hold.toString()).start().waitFor()).isZero();
        Process first = start(simulators());
        try (BufferedReader output = first.inputReader()) {
            assertThat(output.readLine()).startsWith("Building the server");
            try (BufferedReader waiting = start(simulators()).inputReader()) {
                assertThat(waiting.readLine()).isEqualTo("Another build of this clone runs (process %s): this command goes on when it has ended", first.pid());
                Files.writeString(hold, "go on\n");
                assertThat(waiting.readAllLines()).endsWith("simulators").noneMatch(line -> line.startsWith("Building"));
            }
            assertThat(output.readAllLines()).endsWith("simulators");
        }
        assertThat(Files.isSymbolicLink(clone.lock())).isFalse();
    }

    @Test
    void testLockOfAnUnrelatedProcess()
            throws IOException
    {
        Files.createSymbolicLink(clone.lock(), Path.of(ProcessHandle.current().pid() + " omnisql"));
        assertThat(output(simulators())).endsWith(STARTED).doesNotContain("Another build");
        assertThat(Files.isSymbolicLink(clone.lock())).isFalse();
    }

    @Test
    void testLockOfTheScriptsOwnProcess()
            throws IOException
    {
        assertThat(output(clone.command("bash", "-c", "ln -s \"$$ omnisql\" target/omnisql-build.lock; exec ./omnisql simulators")))
                .endsWith(STARTED)
                .doesNotContain("Another build");
    }

    private ProcessBuilder simulators()
    {
        return clone.command(clone.script().toString(), "simulators");
    }
}
