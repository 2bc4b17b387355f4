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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.omnisql.server.TestingClone.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

/**
 * The script finds its clone, and a JVM that understands the clone's name, in whatever surroundings it is called.
 */
@Timeout(60)
final class TestScriptSurroundings
{
    @TempDir
    private Path directory;

    private TestingClone clone;

    @BeforeEach
    void setUp()
            throws IOException
    {
        clone = TestingClone.in(Files.createDirectory(directory.resolve("clone of mine")));
    }

    @Test
    void testCdPath()
            throws IOException
    {
        ProcessBuilder command = clone.command("bash", "clone of mine/omnisql", "simulators").directory(directory.toFile());
        command.environment().put("CDPATH", directory.toString());
        assertStarts(command);
    }

    @Test
    void testLinks()
            throws IOException
    {
        Path links = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(links.resolve("relative"), Path.of("../clone of mine/omnisql"));
        Path link = Files.createSymbolicLink(links.resolve("absolute"), links.resolve("relative"));
        assertStarts(clone.command(link.toString(), "simulators").directory(directory.toFile()));
    }

    @Test
    void testNoHome()
            throws IOException
    {
        ProcessBuilder command = clone.command(clone.script().toString(), "simulators");
        command.environment().remove("HOME");
        assertStarts(command);
    }

    @Test
    @EnabledOnOs(LINUX)
    void testLocaleWithoutLetters()
            throws IOException
    {
        Files.writeString(clone.directory().resolve("jdk/bin/java"), "locale charmap\n");
        ProcessBuilder command = clone.command(clone.script().toString(), "simulators");
        command.environment().put("LC_ALL", "C");
        assertThat(output(command)).endsWith("UTF-8\n");
    }

    private void assertStarts(ProcessBuilder command)
            throws IOException
    {
        assertThat(output(command))
                .contains("-Domnisql.home=%s\n".formatted(clone.directory()))
                .endsWith("io.omnisql.server.Launcher\nsimulators\n");
    }
}
