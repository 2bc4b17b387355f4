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
import io.omnisql.server.ServerAssembly;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import static com.google.common.base.Verify.verify;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Trino's own command line, as {@code ./omnisql sql} runs it.
 */
record CommandLine(ServerAssembly assembly, URI server)
{
    CommandLine
    {
        requireNonNull(assembly, "assembly is null");
        requireNonNull(server, "server is null");
    }

    ImmutableList<String> run(String sql)
            throws IOException, InterruptedException
    {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                assembly.commandLineJar().toString(),
                "--server",
                server.toString(),
                "--user",
                "test",
                "--output-format",
                "CSV_UNQUOTED",
                "--execute",
                sql)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ImmutableList<String> lines = process.inputReader().lines().collect(toImmutableList());
        verify(process.waitFor() == 0, "The command line failed");
        return lines;
    }
}
