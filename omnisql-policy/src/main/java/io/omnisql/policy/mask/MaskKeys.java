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

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.base.Ticker;
import io.airlift.log.Logger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

/**
 * The keys of tenants on this node: each is read once, when it is needed for the first time. Prints without them. Thread-safe.
 * <p>
 * One that is not there is looked for again after a while only: a scan asks for it with each row.
 */
public final class MaskKeys
{
    private static final Logger log = Logger.get(MaskKeys.class);
    // a name that leads into no other directory
    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    private static final Duration NEXT_LOOK = Duration.ofSeconds(10);
    private static final int MOST_TENANTS = 10_000;

    private final Optional<Path> directory;
    private final Map<String, KeyedHash> hashes = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> absent;

    public MaskKeys(Optional<Path> directory, Ticker ticker)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.absent = Caffeine.newBuilder()
                .maximumSize(MOST_TENANTS)
                .expireAfterWrite(NEXT_LOOK)
                .ticker(ticker::read)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Empty where there is no key, or it cannot be used; the log says why. What is hashed is null then.
     */
    public Optional<KeyedHash> of(String tenant)
    {
        KeyedHash known = hashes.get(tenant);
        if (known != null) {
            return Optional.of(known);
        }
        if (absent.getIfPresent(tenant) != null) {
            return Optional.empty();
        }
        Optional<KeyedHash> read = directory.filter(_ -> TENANT.matcher(tenant).matches()).flatMap(path -> read(path.resolve(tenant + ".key")));
        read.ifPresentOrElse(hash -> hashes.put(tenant, hash), () -> absent.put(tenant, true));
        return read;
    }

    /**
     * Failures are told without their message, which could have a part of the key.
     */
    private static Optional<KeyedHash> read(Path file)
    {
        try {
            return Optional.of(new KeyedHash(Base64.getDecoder().decode(Files.readString(file, US_ASCII).strip())));
        }
        catch (IOException | IllegalArgumentException e) {
            log.error("%s is no key (%s): put at least 32 random bytes in base64 there", file, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Override
    public String toString()
    {
        return "mask keys";
    }
}
