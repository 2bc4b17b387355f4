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
package io.omnisql.server.cluster;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerCommandLine;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.ServerLog;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * A node of a cluster as a process of its own. An interrupt from the keyboard, which reaches all processes of a terminal, does not end it, as its queries may still
 * be under way; closing it does, and so does the end of this JVM, in whatever way that comes.
 */
final class ClusterNode
        implements AutoCloseable
{
    private static final Duration ORDERLY_EXIT = Duration.ofSeconds(15);
    // a JVM leaves a signal alone that was ignored when it started
    private static final ImmutableList<String> IGNORING_INTERRUPTS = ImmutableList.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private final NodePlan plan;
    private final RunDirectory directory;
    private final Process process;
    private final Path log;

    private ClusterNode(NodePlan plan, RunDirectory directory, Process process, Path log)
    {
        this.plan = requireNonNull(plan, "plan is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.process = requireNonNull(process, "process is null");
        this.log = requireNonNull(log, "log is null");
    }

    static ClusterNode start(ServerAssembly assembly, ServerConfiguration configuration, NodePlan plan, Path clusterDirectory, ClusterSecret secret)
    {
        RunDirectory directory = RunDirectory.take(clusterDirectory.resolve(plan.name()));
        directory.linkConfiguration(configuration.etc());
        Path log = directory.path().resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(ImmutableList.<String>builder()
                .addAll(IGNORING_INTERRUPTS)
                .addAll(new ServerCommandLine(assembly, configuration, plan.port(), false, plan.overrides()).command(directory.path()))
                .build());
        secret.addTo(builder.environment());
        try {
            return new ClusterNode(
                    plan,
                    directory,
                    builder.directory(directory.path().toFile()).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start(),
                    log);
        }
        catch (IOException e) {
            throw new LauncherException("Cannot start %s in %s: %s".formatted(plan.name(), directory.path(), e), e);
        }
    }

    String name()
    {
        return plan.name();
    }

    String nodeId()
    {
        return plan.nodeId();
    }

    long pid()
    {
        return process.pid();
    }

    Path log()
    {
        return log;
    }

    boolean isAlive()
    {
        return process.isAlive();
    }

    CompletableFuture<ClusterNode> ended()
    {
        return process.onExit().thenApply(_ -> this);
    }

    /**
     * How it has ended, for the one who did not expect it.
     */
    String report()
    {
        if (process.exitValue() == 0) {
            return "%s has ended in order".formatted(name());
        }
        return "%s has ended with exit code %s. The end of its log, %s:\n%s".formatted(name(), process.exitValue(), log, new ServerLog(log).lastLines());
    }

    /**
     * Lets it begin to end; closing waits for it.
     */
    void beginToEnd()
    {
        process.destroy();
    }

    @Override
    public void close()
    {
        beginToEnd();
        try {
            if (!process.waitFor(ORDERLY_EXIT)) {
                process.destroyForcibly();
            }
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        directory.close();
    }
}
