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
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * A running Trino node. Closing it lets it end in order, and ends it anyway when that takes too long;
 * it is ended with this JVM at the latest.
 */
public final class ServerProcess
        implements AutoCloseable
{
    private static final Duration ORDERLY_EXIT = Duration.ofSeconds(60);
    private static final Duration HURRIED_EXIT = Duration.ofSeconds(3);

    private final Process process;
    private final URI uri;
    private final String nodeId;
    private final Thread hook;

    private ServerProcess(Process process, URI uri, String nodeId)
    {
        this.process = requireNonNull(process, "process is null");
        this.uri = requireNonNull(uri, "uri is null");
        this.nodeId = requireNonNull(nodeId, "nodeId is null");
        this.hook = new Thread(() -> end(HURRIED_EXIT), "end-server");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a node in the directory, in which {@code etc} is a link to the configuration:
     * Trino looks for some of its files in {@code etc} only.
     */
    public static ServerProcess start(ServerCommandLine commandLine, RunDirectory directory, Redirect output)
    {
        Path workingDirectory = directory.path();
        try {
            Path link = workingDirectory.resolve("etc");
            if (!Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, commandLine.configuration().etc());
            }
            Process process = new ProcessBuilder(commandLine.command(workingDirectory))
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            return new ServerProcess(process, URI.create("http://localhost:" + commandLine.port()), commandLine.configuration().nodeId());
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
            new ServerReadiness(uri, nodeId, client).await(process, timeout);
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
     * Ends the node; false when it had to be killed.
     */
    public boolean stop()
    {
        boolean orderly = end(ORDERLY_EXIT);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        catch (IllegalStateException e) {
            // the hook is running
        }
        return orderly;
    }

    @Override
    public void close()
    {
        stop();
    }

    private boolean end(Duration patience)
    {
        process.destroy();
        try {
            if (process.waitFor(patience)) {
                return true;
            }
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
