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

import com.google.common.collect.ImmutableSet;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * A running Trino node. Closing it lets it end in order, and ends it anyway when that takes too long; it is ended with this JVM at the latest,
 * which waits only for a class archive.
 */
public final class ServerProcess
        implements AutoCloseable
{
    private static final Duration ORDERLY_EXIT = Duration.ofSeconds(60);
    private static final Duration HURRIED_EXIT = Duration.ofSeconds(3);
    // by itself, by Ctrl-C, and by request: after another end a dump may be half of one
    private static final ImmutableSet<Integer> ORDERLY_EXIT_CODES = ImmutableSet.of(0, 130, 143);

    private final Process process;
    private final URI uri;
    private final ServerCommandLine commandLine;
    private final Thread hook;
    private volatile boolean ready;

    private ServerProcess(Process process, ServerCommandLine commandLine)
    {
        this.process = requireNonNull(process, "process is null");
        this.commandLine = requireNonNull(commandLine, "commandLine is null");
        this.uri = URI.create("http://localhost:" + commandLine.port());
        this.hook = new Thread(() -> end(dumpsWorthyClasses() ? ORDERLY_EXIT : HURRIED_EXIT), "end-server");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a node in the directory.
     */
    public static ServerProcess start(ServerCommandLine commandLine, RunDirectory directory, Redirect output)
    {
        Path workingDirectory = directory.path();
        directory.linkConfiguration(commandLine.configuration().etc());
        try {
            Process process = new ProcessBuilder(commandLine.command(workingDirectory))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            return new ServerProcess(process, commandLine);
        }
        catch (IOException e) {
            throw new LauncherException("Cannot start a server in %s: %s".formatted(workingDirectory, e), e);
        }
    }

    public URI uri()
    {
        return uri;
    }

    /**
     * Waits until the node answers a query, which is later than when it logs that it has started.
     */
    public void awaitReady(Duration timeout)
            throws InterruptedException
    {
        try (HttpClient client = HttpClient.newHttpClient()) {
            new ServerReadiness(uri, ImmutableSet.of(commandLine.configuration().nodeId()), client).await(process, timeout);
            ready = true;
        }
    }

    /**
     * Waits until the node has ended, and returns its exit code.
     */
    public int awaitExit()
            throws InterruptedException
    {
        return process.waitFor();
    }

    /**
     * Whether the end of the node takes a while, which saves some seconds of every later start.
     */
    public boolean dumpsClasses()
    {
        return commandLine.dumpsClasses();
    }

    @Override
    public void close()
    {
        end(ORDERLY_EXIT);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        catch (IllegalStateException e) {
            // the hook is running
        }
    }

    private void end(Duration patience)
    {
        process.destroy();
        try {
            if (process.waitFor(patience)) {
                takeOverDump();
                return;
            }
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    // the hook and whoever waited for the end may come here at the same time
    private synchronized void takeOverDump()
    {
        if (dumpsWorthyClasses() && ORDERLY_EXIT_CODES.contains(process.exitValue())) {
            commandLine.assembly().classArchive().takeOverDump();
        }
    }

    // those of half a start would save half of the next
    private boolean dumpsWorthyClasses()
    {
        return dumpsClasses() && ready;
    }
}
