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
package io.omnisql.policy.mask;

import com.google.common.base.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import static io.airlift.slice.Slices.utf8Slice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestMaskKeys
{
    @TempDir
    private Path directory;

    @Test
    void testKeysOfTenants()
            throws IOException
    {
        byte[] key = "canary canary canary canary canary".getBytes(UTF_8);
        Files.writeString(directory.resolve("acme.key"), Base64.getEncoder().encodeToString(key) + "\n");
        MaskKeys keys = keys(Optional.of(directory));
        assertThat(keys.of("acme").orElseThrow().text(utf8Slice("x"))).isEqualTo(new KeyedHash(key).text(utf8Slice("x")));
        assertThat(keys.of("globex")).isEmpty();
        assertThat(keys).hasToString("mask keys");
        // read once
        Files.delete(directory.resolve("acme.key"));
        assertThat(keys.of("acme")).isPresent();
        assertThat(keys.of("acme")).map(Object::toString).contains("keyed hash");
    }

    @Test
    void testAbsentKeyIsLookedForAgainAfterAWhile()
            throws IOException
    {
        AtomicLong now = new AtomicLong();
        MaskKeys keys = new MaskKeys(Optional.of(directory), ticker(now));
        assertThat(keys.of("acme")).isEmpty();
        Files.writeString(directory.resolve("acme.key"), Base64.getEncoder().encodeToString(new byte[32]));
        now.addAndGet(TimeUnit.SECONDS.toNanos(9));
        // nor was the file opened, which a scan would do for each row
        assertThat(keys.of("acme")).isEmpty();
        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(keys.of("acme")).isPresent();
    }

    private static Ticker ticker(AtomicLong now)
    {
        return new Ticker()
        {
            @Override
            public long read()
            {
                return now.get();
            }
        };
    }

    private static MaskKeys keys(Optional<Path> directory)
    {
        return new MaskKeys(directory, Ticker.systemTicker());
    }

    @Test
    void testWhatIsNoKey()
            throws IOException
    {
        Files.writeString(directory.resolve("short.key"), Base64.getEncoder().encodeToString("canary".getBytes(UTF_8)));
        Files.writeString(directory.resolve("text.key"), "canary, but not in base64, of more than 32 characters");
        MaskKeys keys = keys(Optional.of(directory.resolve("sub")));
        Files.createDirectory(directory.resolve("sub"));
        Files.writeString(directory.resolve("outside.key"), Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(keys.of("../outside")).isEmpty();
        assertThat(keys(Optional.of(directory)).of("outside")).isPresent();
        assertThat(keys(Optional.of(directory)).of("short")).isEmpty();
        assertThat(keys(Optional.of(directory)).of("text")).isEmpty();
        assertThat(keys(Optional.empty()).of("acme")).isEmpty();
    }
}
