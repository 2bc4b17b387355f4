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
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

/**
 * The directory a server runs in: its data, its log, and what is written for it. One launcher has it at a time, until it closes it
 * or ends in whatever way.
 */
public final class RunDirectory
        implements AutoCloseable
{
    private final Path path;
    private final FileChannel lock;

    private RunDirectory(Path path, FileChannel lock)
    {
        this.path = requireNonNull(path, "path is null");
        this.lock = requireNonNull(lock, "lock is null");
    }

    /**
     * The directory of the servers of a kind that listen on a port.
     */
    public static Path of(Path home, String kind, int port)
    {
        return home.resolve("omnisql-server/target/run/%s-%s".formatted(kind, port));
    }

    public static RunDirectory take(Path path)
    {
        Path directory = path.toAbsolutePath();
        try {
            Files.createDirectories(directory);
            FileChannel lock = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
            if (isTaken(lock)) {
                lock.close();
                throw new LauncherException("Another server runs or starts in %s: stop it, or choose another port with --port N".formatted(directory));
            }
            return new RunDirectory(directory, lock);
        }
        catch (IOException e) {
            throw new LauncherException("Cannot write to %s, where the server would run: is a file in its place, the disk full, or the directory not yours? (%s)".formatted(directory, e), e);
        }
    }

    private static boolean isTaken(FileChannel lock)
            throws IOException
    {
        try {
            return lock.tryLock() == null;
        }
        catch (OverlappingFileLockException e) {
            return true;
        }
    }

    public Path path()
    {
        return path;
    }

    /**
     * Makes {@code etc} in this directory a link to a configuration: Trino looks for some of its files in {@code etc} only.
     */
    public void linkConfiguration(Path etc)
    {
        Path link = path.resolve("etc");
        try {
            if (!Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, etc);
            }
        }
        catch (IOException e) {
            throw new LauncherException("Cannot link %s to %s: %s".formatted(link, etc, e), e);
        }
    }

    @Override
    public void close()
    {
        try {
            lock.close();
        }
        catch (IOException e) {
            throw new LauncherException("Cannot leave %s: %s".formatted(path, e), e);
        }
    }
}
