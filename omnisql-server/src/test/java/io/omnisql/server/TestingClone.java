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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * A clone with the real {@code omnisql} script, whose Maven assembles next to nothing and whose JDK prints what it was called with.
 */
record TestingClone(Path directory)
{
    private static final int MOST_SECONDS = 30;
    private static final String MAVEN =
            """
            #!/bin/sh
            [ ! -e hold ] || read -r _ <hold
            mkdir -p omnisql-server/target/assembly
            """;
    private static final String JAVA =
            """
            #!/bin/sh
            printf '%s\\n' "$@"
            """;

    TestingClone
    {
        requireNonNull(directory, "directory is null");
    }

    static TestingClone in(Path directory)
            throws IOException
    {
        TestingClone clone = new TestingClone(directory);
        Path project = Path.of("..");
        for (String name : new String[] {"omnisql", ".mvn/pick-jdk.sh", "pom.xml"}) {
            Files.createDirectories(directory.resolve(name).getParent());
            Files.copy(project.resolve(name), directory.resolve(name));
        }
        Files.createDirectories(directory.resolve("omnisql-server/src/main"));
        Files.createFile(directory.resolve("omnisql-server/pom.xml"));
        writeScript(directory.resolve("mvnw"), MAVEN);
        writeScript(directory.resolve("jdk/bin/java"), JAVA);
        writeScript(directory.resolve("jdk/bin/javac"), JAVA);
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        return clone;
    }

    Path script()
    {
        return directory.resolve("omnisql");
    }

    Path lock()
    {
        return directory.resolve("target/omnisql-build.lock");
    }

    /**
     * The command, with the clone's JDK and its output in one stream.
     */
    ProcessBuilder command(String... command)
    {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        return builder;
    }

    static String output(ProcessBuilder command)
            throws IOException
    {
        return new String(start(command).getInputStream().readAllBytes(), UTF_8);
    }

    /**
     * A process that is ended when it hangs, so that nothing waits for its output for ever.
     */
    static Process start(ProcessBuilder command)
            throws IOException
    {
        Process process = command.start();
        CompletableFuture<?> _ = process.onExit().orTimeout(MOST_SECONDS, SECONDS).exceptionally(_ -> process.destroyForcibly());
        return process;
    }

    private static void writeScript(Path file, String text)
            throws IOException
    {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make executable: " + file);
        }
    }
}
