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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableSet;
import io.trino.spi.TrinoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongFunction;

import static com.google.common.base.Preconditions.checkArgument;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Keeps credentials in files of a directory that only its owner may enter: for the processes of one node. A file is replaced as a whole, and is on the disk before anybody gets what it holds.
 */
public final class FileCredentialStore
        implements CredentialStore
{
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<PosixFilePermission> OF_DIRECTORY = ImmutableSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
    private static final FileAttribute<Set<PosixFilePermission>> OF_FILE = PosixFilePermissions.asFileAttribute(ImmutableSet.of(OWNER_READ, OWNER_WRITE));

    private final Path directory;
    private final FileLocks locks;

    /**
     * @param directory is made if it is not there
     * @param executor for what has to do with files
     * @param pause a future that completes after so many milliseconds
     */
    public FileCredentialStore(Path directory, Executor executor, LongFunction<CompletableFuture<Void>> pause)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.locks = new FileLocks(executor, pause);
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OF_DIRECTORY));
            checkArgument(OF_DIRECTORY.containsAll(Files.getPosixFilePermissions(directory)), "Others than its owner may enter the directory %s: take that right from them", directory);
        }
        catch (IOException e) {
            throw new UncheckedIOException("The directory %s cannot be used".formatted(directory), e);
        }
    }

    @Override
    public CompletableFuture<StoredCredential> exchange(String name, Function<Optional<StoredCredential>, CompletableFuture<StoredCredential>> exchange)
    {
        checkArgument(name.matches("[A-Za-z0-9_-]+"), "The name cannot be that of a file: %s", name);
        Path file = directory.resolve(name + ".json");
        return locks.hold(directory.resolve(name + ".lock"), OF_FILE, () -> {
            Optional<StoredCredential> kept = read(file);
            return exchange.apply(kept).thenCompose(given -> keep(file, kept, given));
        });
    }

    private CompletableFuture<StoredCredential> keep(Path file, Optional<StoredCredential> kept, StoredCredential given)
    {
        if (!kept.equals(Optional.of(given))) {
            write(file, given);
        }
        return completedFuture(given);
    }

    private static Optional<StoredCredential> read(Path file)
    {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            return Optional.of(new StoredCredential(
                    new CredentialId(json.path("origin").asText()),
                    json.required("refresh_token").asText(),
                    json.required("access_token").asText(),
                    Instant.parse(json.path("expires_at").asText())));
        }
        catch (NoSuchFileException _) {
            return Optional.empty();
        }
        catch (IOException | IllegalArgumentException | DateTimeException _) {
            // the cause may quote what the file holds
            throw new TrinoException(CREDENTIAL_UNAVAILABLE, "The file %s cannot be read, or holds no credential. Restore it, or remove it to begin anew with a refresh token that is configured".formatted(file));
        }
    }

    private void write(Path file, StoredCredential credential)
    {
        String json = JSON.createObjectNode()
                .put("origin", credential.origin().value())
                .put("refresh_token", credential.refreshToken())
                .put("access_token", credential.accessToken())
                .put("expires_at", credential.expiresAt().toString())
                .toString();
        // what a process has left that ended here is overwritten, as nobody else has the lock
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(written);
            try (FileChannel channel = FileChannel.open(written, ImmutableSet.of(CREATE_NEW, WRITE), OF_FILE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, file, ATOMIC_MOVE);
            try (FileChannel entries = FileChannel.open(directory, READ)) {
                entries.force(true);
            }
        }
        catch (IOException e) {
            throw new TrinoException(
                    CREDENTIAL_UNAVAILABLE,
                    "A new refresh token cannot be kept in %s, so what came with it is not used (%s). Make room for it, and authorize the catalog anew if the source does not take the former one any more"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }
}
