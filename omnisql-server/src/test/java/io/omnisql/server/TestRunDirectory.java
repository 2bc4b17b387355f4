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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRunDirectory
{
    @TempDir
    private Path home;

    @Test
    void testOneLauncherAtATime()
    {
        Path path = RunDirectory.of(home, "demo", 8080);
        try (RunDirectory directory = RunDirectory.take(path)) {
            assertThat(directory.path()).isDirectory();
            assertThatThrownBy(() -> RunDirectory.take(path))
                    .isInstanceOf(LauncherException.class)
                    .hasMessage("Another server runs or starts in %s: stop it, or choose another port with --port N", path);
            RunDirectory.take(RunDirectory.of(home, "demo", 8081)).close();
        }
        RunDirectory.take(path).close();
    }

    @Test
    void testFileInItsPlace()
            throws IOException
    {
        Path path = RunDirectory.of(home, "demo", 8080);
        Files.createDirectories(path.getParent().getParent());
        Files.createFile(path.getParent());
        assertThatThrownBy(() -> RunDirectory.take(path))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("Cannot write to %s, where the server would run: is a file in its place", path);
    }
}
