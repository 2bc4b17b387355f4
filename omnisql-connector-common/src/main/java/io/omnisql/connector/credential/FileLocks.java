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
package io.omnisql.connector.credential;

import com.google.common.collect.ImmutableSet;
import io.trino.spi.TrinoException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Lets one at a time do something, of all processes of a node. Nobody blocks while another one does it, and the system ends the turn of a process that ends.
 */
record FileLocks(Executor executor, LongFunction<CompletableFuture<Void>> pause)
{
    private static final long PAUSE_MILLIS = 100;

    // longer than a source that stumbles is asked
    private static final int ATTEMPTS = 3_000;

    FileLocks
    {
        requireNonNull(executor, "executor is null");
        requireNonNull(pause, "pause is null");
    }

    /**
     * @param action what to do, on a thread of the executor; the lock is held until its future completes
     */
    <T> CompletableFuture<T> hold(Path file, FileAttribute<?> attribute, Supplier<CompletableFuture<T>> action)
    {
        return completedFuture(file).thenComposeAsync(_ -> {
            FileChannel channel = open(file, attribute);
            return completedFuture(1)
                    .thenCompose(first -> awaitTurn(channel, file, first))
                    .thenCompose(_ -> action.get())
                    .whenComplete((_, _) -> close(channel, file));
        }, executor);
    }

    /**
     * Asks again with the same channel: to close another one of the same file would end the turn of whoever has it in this process.
     */
    private CompletableFuture<Void> awaitTurn(FileChannel channel, Path file, int attempt)
    {
        if (tryLock(channel, file)) {
            return completedFuture(null);
        }
        if (attempt >= ATTEMPTS) {
            throw new TrinoException(CREDENTIAL_UNAVAILABLE, "Another process has renewed the credential of %s for too long. See whether it hangs".formatted(file));
        }
        return pause.apply(PAUSE_MILLIS).thenComposeAsync(_ -> awaitTurn(channel, file, attempt + 1), executor);
    }

    /**
     * Whether nobody else has the lock, here or in another process.
     */
    private static boolean tryLock(FileChannel channel, Path file)
    {
        try {
            return channel.tryLock() != null;
        }
        catch (OverlappingFileLockException _) {
            // of another catalog in this process
            return false;
        }
        catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static FileChannel open(Path file, FileAttribute<?> attribute)
    {
        try {
            return FileChannel.open(file, ImmutableSet.of(CREATE, WRITE), attribute);
        }
        catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void close(FileChannel channel, Path file)
    {
        try {
            channel.close();
        }
        catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static TrinoException unusable(Path file, IOException failure)
    {
        return new TrinoException(CREDENTIAL_UNAVAILABLE, "The file %s cannot be locked (%s)".formatted(file, failure.getClass().getSimpleName()));
    }
}
