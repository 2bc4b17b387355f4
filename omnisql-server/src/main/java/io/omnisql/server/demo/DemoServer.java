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
package io.omnisql.server.demo;

import io.omnisql.server.ClassArchive;
import io.omnisql.server.LauncherException;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerCommandLine;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.ServerLog;
import io.omnisql.server.ServerProcess;

import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * The demo's server. The first one dumps its classes when it is closed, and so speeds up the start of all later ones.
 */
final class DemoServer
        implements AutoCloseable
{
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);

    private final ServerProcess process;
    private final Path log;

    private DemoServer(ServerProcess process, Path log)
    {
        this.process = requireNonNull(process, "process is null");
        this.log = requireNonNull(log, "log is null");
    }

    static DemoServer start(ServerAssembly assembly, ServerConfiguration configuration, RunDirectory directory)
    {
        ClassArchive classArchive = assembly.classArchive();
        classArchive.removeLeftOvers();
        ServerCommandLine commandLine = new ServerCommandLine(assembly, configuration, configuration.port(), !classArchive.exists());
        Path log = directory.path().resolve("server.log");
        return new DemoServer(ServerProcess.start(commandLine, directory, Redirect.to(log.toFile())), log);
    }

    URI uri()
    {
        return process.uri();
    }

    Path log()
    {
        return log;
    }

    boolean dumpsClasses()
    {
        return process.dumpsClasses();
    }

    void awaitReady()
            throws InterruptedException
    {
        try {
            process.awaitReady(READY_TIMEOUT);
        }
        catch (LauncherException e) {
            throw new LauncherException("%s.\n%sIts log: %s".formatted(e.getMessage(), new ServerLog(log).errors(), log), e);
        }
    }

    void awaitExit()
            throws InterruptedException
    {
        process.awaitExit();
    }

    @Override
    public void close()
    {
        process.close();
    }
}
