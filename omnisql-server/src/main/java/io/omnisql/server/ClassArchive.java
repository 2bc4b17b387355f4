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

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.Objects.requireNonNull;

/**
 * The server's classes as the JVM dumps them when a first run ends; they save two to three seconds of every later start.
 * The JVM itself ignores an archive of other jars. A half-written one would crash it, so a dump is taken over only after an orderly end.
 */
public record ClassArchive(Path file)
{
    private static final String DUMP = ".new-";

    public ClassArchive
    {
        requireNonNull(file, "file is null");
    }

    static ClassArchive in(Path directory)
    {
        return new ClassArchive(directory.resolve("server-%s.jsa".formatted(Runtime.version())));
    }

    public boolean exists()
    {
        return Files.exists(file);
    }

    ImmutableList<String> useFlags()
    {
        return exists() ? withoutMessages("-XX:SharedArchiveFile=" + file) : ImmutableList.of();
    }

    ImmutableList<String> dumpFlags()
    {
        return withoutMessages("-XX:ArchiveClassesAtExit=" + dump());
    }

    // an archive the JVM does not like costs time, and its complaints would stand before the server's log at each start
    private static ImmutableList<String> withoutMessages(String flag)
    {
        return ImmutableList.of(flag, "-Xlog:cds*=off", "-Xlog:aot*=off");
    }

    /**
     * To be called when the JVM that dumps has ended by itself.
     */
    public void takeOverDump()
    {
        try {
            if (Files.exists(dump())) {
                Files.move(dump(), file, ATOMIC_MOVE);
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes dumps of launchers that were killed before they could take them over.
     */
    public void removeLeftOvers()
    {
        try (DirectoryStream<Path> dumps = Files.newDirectoryStream(file.getParent(), file.getFileName() + DUMP + "*")) {
            for (Path dump : dumps) {
                Long launcher = Longs.tryParse(dump.toString().substring((file + DUMP).length()));
                if (launcher != null && ProcessHandle.of(launcher).isEmpty()) {
                    Files.delete(dump);
                }
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // two launchers may dump at the same time
    private Path dump()
    {
        return Path.of(file + DUMP + ProcessHandle.current().pid());
    }
}
