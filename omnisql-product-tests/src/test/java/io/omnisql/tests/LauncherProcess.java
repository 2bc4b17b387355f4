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
package io.omnisql.tests;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.Launcher;
import io.omnisql.server.ServerAssembly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A run of the launcher that has ended: behind the {@code omnisql} script, or the script itself, which would build a server first.
 */
record LauncherProcess(int exitCode, String output)
{
    LauncherProcess
    {
        requireNonNull(output, "output is null");
    }

    static LauncherProcess run(ServerAssembly assembly, Path home, String... arguments)
            throws IOException, InterruptedException
    {
        return end(start(assembly, home, arguments));
    }

    static Process start(ServerAssembly assembly, Path home, String... arguments)
            throws IOException
    {
        return start(ImmutableList.<String>builder()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .add("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8")
                .add("-Domnisql.home=" + home.toAbsolutePath())
                .add("-Domnisql.assembly=" + assembly.directory())
                .add("-Domnisql.launched-at=" + Instant.now().getEpochSecond())
                .add("-cp", assembly.launcherClassPath(), Launcher.class.getName())
                .add(arguments)
                .build());
    }

    static LauncherProcess runScript(Path home, String... arguments)
            throws IOException, InterruptedException
    {
        return end(start(ImmutableList.<String>builder()
                .add(home.resolve("omnisql").toString())
                .add(arguments)
                .build()));
    }

    static LauncherProcess end(Process process)
            throws IOException, InterruptedException
    {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new LauncherProcess(process.waitFor(), output);
    }

    private static Process start(ImmutableList<String> command)
            throws IOException
    {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
