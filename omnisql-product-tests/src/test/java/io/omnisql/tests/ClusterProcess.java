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
import com.google.common.collect.ImmutableMap;
import io.omnisql.server.PortCheck;
import io.omnisql.server.ServerAssembly;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.base.Verify.verify;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A run of {@code omnisql cluster}, and what it has printed so far.
 */
final class ClusterProcess
        implements AutoCloseable
{
    private static final Pattern STARTED = Pattern.compile("\\] (\\S+) is starting, process ([0-9]+),");
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final String READY = "Press Ctrl-C";

    private final Path directory;
    private final Process launcher;
    private final URI uri;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);

    private ClusterProcess(Path directory, Process launcher, URI uri)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.launcher = requireNonNull(launcher, "launcher is null");
        this.uri = requireNonNull(uri, "uri is null");
        Thread.ofVirtual().start(this::read);
    }

    /**
     * @param catalogs the properties of each, by its name
     */
    static ClusterProcess start(ServerAssembly assembly, Path directory, int workers, Map<String, String> catalogs)
            throws IOException
    {
        int port = PortCheck.findFree();
        Path etc = directory.resolve("configuration").toAbsolutePath();
        ClusterConfiguration.write(etc, port, catalogs);
        Process launcher = LauncherProcess.start(assembly, directory, "cluster", "--workers", Integer.toString(workers), "--etc", etc.toString());
        return new ClusterProcess(directory.resolve("omnisql-server/target/run/cluster-" + port), launcher, URI.create("http://localhost:" + port));
    }

    void awaitReady()
            throws InterruptedException
    {
        readyOrEnded.await();
        verify(launcher.isAlive(), "The cluster has not started: %s", output());
    }

    URI uri()
    {
        return uri;
    }

    String output()
    {
        return output.stream().map(line -> line + "\n").collect(joining());
    }

    /**
     * The nodes that were started, by the names that the launcher gives them.
     */
    ImmutableMap<String, NodeProcess> nodes()
    {
        return STARTED.matcher(output()).results().collect(toImmutableMap(started -> started.group(1), started -> new NodeProcess(Long.parseLong(started.group(2)))));
    }

    void awaitOutput(String text)
            throws InterruptedException
    {
        while (!output().contains(text)) {
            Thread.sleep(POLL_INTERVAL);
        }
    }

    /**
     * The files in a directory of the cluster; none while some of them are being removed.
     */
    ImmutableList<Path> files(String name)
            throws IOException
    {
        try (Stream<Path> files = Files.walk(directory.resolve(name))) {
            return files.filter(file -> Files.isRegularFile(file, NOFOLLOW_LINKS)).collect(toImmutableList());
        }
        catch (UncheckedIOException e) {
            return ImmutableList.of();
        }
    }

    /**
     * As {@code kill} does it, or whoever wants it to end; the exit code.
     */
    int end()
    {
        // the process itself would close the pipe that the launcher still prints to
        launcher.toHandle().destroy();
        return launcher.onExit().join().exitValue();
    }

    @Override
    public void close()
    {
        launcher.destroy();
    }

    private void read()
    {
        try (BufferedReader reader = launcher.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                if (line.startsWith(READY)) {
                    readyOrEnded.countDown();
                }
            }
        }
        catch (IOException e) {
            // closed
        }
        finally {
            readyOrEnded.countDown();
        }
    }
}
