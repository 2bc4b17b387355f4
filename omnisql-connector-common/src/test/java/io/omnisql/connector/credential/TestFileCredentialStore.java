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

import com.google.common.base.Throwables;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
final class TestFileCredentialStore
{
    private static final StoredCredential FIRST = stored("first");
    private static final StoredCredential SECOND = stored("second");

    private final ExecutorService executor = newCachedThreadPool();
    private final TestingTiming timing = new TestingTiming();

    @TempDir
    private Path parent;
    private Path directory;
    private FileCredentialStore store;

    @BeforeEach
    void create()
    {
        directory = parent.resolve("credentials");
        store = store();
    }

    @AfterEach
    void close()
    {
        executor.shutdownNow();
    }

    @Test
    void testKeeps()
            throws IOException
    {
        assertThat(await(replace(store, FIRST, Optional.empty()))).isEqualTo(FIRST);
        assertThat(await(replace(store, SECOND, Optional.of(FIRST)))).isEqualTo(SECOND);
        assertThat(await(store().exchange("desk-1", kept -> completedFuture(kept.orElseThrow())))).describedAs("to another process").isEqualTo(SECOND);
        assertThat(await(store.exchange("desk-2", kept -> completedFuture(kept.orElse(FIRST))))).describedAs("another name").isEqualTo(FIRST);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString() + " " + permissions(file)))
                    .containsExactlyInAnyOrder("desk-1.json rw-------", "desk-1.lock rw-------", "desk-2.json rw-------", "desk-2.lock rw-------");
        }
        assertThat(SECOND).hasToString("descendant of refresh-1, until 2026-03-01T13:00:00Z");
    }

    /**
     * An exchange that fails changes nothing, and lets the next one begin.
     */
    @Test
    void testExchangeThatFails()
    {
        await(replace(store, FIRST, Optional.empty()));
        TrinoException failure = new TrinoException(CREDENTIAL_UNAVAILABLE, "down");
        assertFailure(store.exchange("desk-1", _ -> failedFuture(failure)), "down");
        assertFailure(store.exchange("desk-1", _ -> {
            throw failure;
        }), "down");
        assertThat(await(replace(store, SECOND, Optional.of(FIRST)))).isEqualTo(SECOND);
    }

    /**
     * One at a time, of all that share the directory: of ten, each sees what the one before it has kept.
     */
    @Test
    void testOneAtATime()
    {
        AtomicInteger under = new AtomicInteger();
        List<CompletableFuture<StoredCredential>> exchanges = IntStream.range(0, 10).mapToObj(_ -> store().exchange("desk-1", kept -> {
            assertThat(under.incrementAndGet()).isEqualTo(1);
            int number = kept.map(before -> Integer.parseInt(before.refreshToken())).orElse(0);
            return CompletableFuture.supplyAsync(() -> {
                under.decrementAndGet();
                return stored(String.valueOf(number + 1));
            }, executor);
        })).toList();
        while (exchanges.stream().anyMatch(exchange -> !exchange.isDone())) {
            // nobody has the lock where all that are not done wait for it
            if (timing.waits().size() == exchanges.stream().filter(exchange -> !exchange.isDone()).count()) {
                timing.advance(Duration.ofMillis(100));
            }
            Thread.onSpinWait();
        }
        assertThat(exchanges).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(await(store.exchange("desk-1", kept -> completedFuture(kept.orElseThrow()))).refreshToken()).isEqualTo("10");
    }

    @Test
    void testHolderThatHangs()
            throws InterruptedException
    {
        CompletableFuture<StoredCredential> hanging = new CompletableFuture<>();
        CompletableFuture<Void> holds = new CompletableFuture<>();
        CompletableFuture<StoredCredential> first = store.exchange("desk-1", _ -> {
            holds.complete(null);
            return hanging;
        });
        holds.join();
        CompletableFuture<StoredCredential> second = replace(store(), SECOND, Optional.of(FIRST));
        for (int attempt = 1; attempt < 3_000; attempt++) {
            assertThat(timing.awaitWaits()).hasSize(1);
            timing.advance(Duration.ofMillis(100));
        }
        assertFailure(second, "Another process has renewed the credential of %s for too long. See whether it hangs".formatted(directory.resolve("desk-1.lock")));
        hanging.complete(FIRST);
        assertThat(await(first)).isEqualTo(FIRST);
    }

    /**
     * Another process of the node, which ends without giving the lock back.
     */
    @Test
    void testOtherProcess()
            throws IOException, InterruptedException
    {
        Process other = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                directory.resolve("desk-1.lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");
            CompletableFuture<StoredCredential> waiting = replace(store, FIRST, Optional.empty());
            assertThat(timing.awaitWaits()).hasSize(1);
            timing.advance(Duration.ofMillis(100));
            assertThat(timing.awaitWaits()).hasSize(1);
            assertThat(waiting).isNotDone();
            other.destroyForcibly().waitFor();
            timing.advance(Duration.ofMillis(100));
            assertThat(await(waiting)).isEqualTo(FIRST);
        }
        finally {
            other.destroyForcibly();
        }
    }

    /**
     * What a process has written half when it ended counts for nothing.
     */
    @Test
    void testHalfWrittenFile()
            throws IOException
    {
        await(replace(store, FIRST, Optional.empty()));
        Files.writeString(directory.resolve("desk-1.json.new"), "{\"refresh_token\":\"ha");
        assertThat(await(replace(store, SECOND, Optional.of(FIRST)))).isEqualTo(SECOND);
        assertThat(directory.resolve("desk-1.json.new")).doesNotExist();
    }

    /**
     * Nobody gets what cannot be kept.
     */
    @Test
    void testNoRoom()
            throws IOException
    {
        await(replace(store, FIRST, Optional.empty()));
        Path obstacle = Files.createDirectories(directory.resolve("desk-1.json.new").resolve("obstacle"));
        assertFailure(
                replace(store, SECOND, Optional.of(FIRST)),
                "A new refresh token cannot be kept in %s, so what came with it is not used (DirectoryNotEmptyException). Make room for it, and authorize the catalog anew if the source does not take the former one any more"
                        .formatted(directory.resolve("desk-1.json")));
        Files.delete(obstacle);
        assertThat(await(replace(store, SECOND, Optional.of(FIRST)))).isEqualTo(SECOND);
    }

    @Test
    void testFilesOfOthers()
            throws IOException
    {
        for (String text : new String[] {"", "canary", "{\"refresh_token\":\"canary\"}", "[\"canary\"]", "{\"origin\":\"refresh-1\",\"refresh_token\":\"canary\",\"access_token\":\"canary\",\"expires_at\":\"soon\"}"}) {
            Files.writeString(directory.resolve("desk-1.json"), text);
            assertFailure(
                    store.exchange("desk-1", kept -> completedFuture(kept.orElseThrow())),
                    "The file %s cannot be read, or holds no credential. Restore it, or remove it to begin anew with a refresh token that is configured".formatted(directory.resolve("desk-1.json")));
        }
        Path open = Files.createDirectory(parent.resolve("open"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
        assertThatThrownBy(() -> new FileCredentialStore(open, executor, timing::after)).hasMessageContaining("Others than its owner may enter the directory");
        assertThatThrownBy(() -> store.exchange("../desk", kept -> completedFuture(kept.orElseThrow()))).hasMessageContaining("cannot be that of a file");
    }

    private FileCredentialStore store()
    {
        return new FileCredentialStore(directory, executor, timing::after);
    }

    private static CompletableFuture<StoredCredential> replace(CredentialStore store, StoredCredential given, Optional<StoredCredential> expected)
    {
        return store.exchange("desk-1", kept -> {
            assertThat(kept).isEqualTo(expected);
            return completedFuture(given);
        });
    }

    private static StoredCredential stored(String token)
    {
        return new StoredCredential(new CredentialId("refresh-1"), token, "access of " + token, Instant.parse("2026-03-01T13:00:00Z"));
    }

    private static String permissions(Path file)
    {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        }
        catch (IOException e) {
            return e.toString();
        }
    }

    private static StoredCredential await(CompletableFuture<StoredCredential> future)
    {
        return future.orTimeout(20, SECONDS).join();
    }

    private static void assertFailure(CompletableFuture<StoredCredential> future, String message)
    {
        CompletionException failed = catchThrowableOfType(CompletionException.class, () -> await(future));
        TrinoException failure = (TrinoException) Throwables.getRootCause(failed);
        assertThat(failure.getErrorCode()).isEqualTo(ApiErrorCode.CREDENTIAL_UNAVAILABLE.toErrorCode());
        assertThat(failure).hasMessage(message);
        assertThat(Throwables.getStackTraceAsString(failed)).doesNotContain("canary");
    }
}
