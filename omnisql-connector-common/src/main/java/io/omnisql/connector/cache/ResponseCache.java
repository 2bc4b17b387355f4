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
package io.omnisql.connector.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.google.common.annotations.VisibleForTesting;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Validators;
import okhttp3.Headers;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * The answers that a catalog keeps on a node, for as long as there is room for them. Thread-safe.
 * <p>
 * An answer is given to nobody but the credential that has got it, only while that has the rights that it had, and a page only behind the very page that it was read behind.
 */
public final class ResponseCache
{
    private final CacheSettings settings;
    private final CacheStats stats;
    private final Cache<CacheKey, CachedAnswer> answers;
    private final CredentialRights rights = new CredentialRights();
    private final AtomicLong versions = new AtomicLong();

    public ResponseCache(CacheSettings settings, CacheStats stats)
    {
        this.settings = requireNonNull(settings, "settings is null");
        this.stats = requireNonNull(stats, "stats is null");
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.keptBytes())
                .weigher(ResponseCache::size)
                // whoever keeps an answer makes room for it
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
    }

    private static int size(CacheKey key, CachedAnswer answer)
    {
        return key.retainedBytes() + answer.retainedBytes();
    }

    private void removed(CacheKey key, CachedAnswer answer, RemovalCause cause)
    {
        stats.removed(size(key, answer));
        if (cause.wasEvicted()) {
            stats.evicted();
        }
    }

    public boolean isEnabled()
    {
        return settings.isEnabled();
    }

    public CacheStats stats()
    {
        return stats;
    }

    public CacheKey key(CredentialId credential, ApiRequest request)
    {
        return CacheKey.of(settings.tenant(), credential, request);
    }

    /**
     * An answer that may be given without asking the source.
     */
    public Optional<CachedAnswer> find(CacheKey key, Reuse reuse, long nowNanos)
    {
        return present(key, reuse)
                .filter(answer -> reuse.maxStalenessMillis() > 0 && nowNanos - answer.confirmedNanos() <= MILLISECONDS.toNanos(reuse.maxStalenessMillis()))
                .filter(answer -> !reuse.isAfresh() && answer.after().equals(reuse.after()));
    }

    /**
     * An answer of which the source can be asked whether it has changed. What it has only ever confirmed is read again at times, as it may be wrong. Whoever needs to know what the source says now asks by a tag
     * only: a time of whole seconds does not tell what has changed since a moment ago.
     */
    public Optional<CachedAnswer> outdated(CacheKey key, Reuse reuse, long nowNanos)
    {
        return present(key, reuse)
                .filter(_ -> reuse.asking() != Reuse.Asking.FOR_ALL)
                .filter(answer -> canBeAskedAbout(answer, reuse.isAfresh()) && nowNanos - answer.readNanos() < settings.maxAge().toNanos());
    }

    /**
     * A time is whole seconds, within which what is read again may have changed.
     */
    private static boolean canBeAskedAbout(CachedAnswer answer, boolean afresh)
    {
        Validators validators = Validators.of(answer.headers());
        return validators.etag().isPresent() || (!afresh && validators.lastModified().isPresent());
    }

    private Optional<CachedAnswer> present(CacheKey key, Reuse reuse)
    {
        return Optional.ofNullable(answers.getIfPresent(key))
                .filter(answer -> answer.epoch() >= reuse.epoch())
                .filter(answer -> rights.mayShow(key.credential(), answer));
    }

    /**
     * Notes what the source has said last that a credential may do.
     */
    public void rights(CredentialId credential, String now)
    {
        rights.told(credential, now);
    }

    /**
     * Notes that a credential may do something else than before, or nothing at all: what it has got is given to nobody.
     */
    public void rightsChanged(CredentialId credential)
    {
        rights.lost(credential);
        answers.asMap().keySet().removeIf(key -> key.credential().equals(credential));
    }

    /**
     * Takes an answer that the source has sent.
     *
     * @return the answer with its version, whether or not it is kept
     */
    public CachedAnswer read(CacheKey key, Reuse reuse, int status, Headers headers, byte[] body, Optional<String> rightsThen, long nowNanos, Instant now)
    {
        Headers kept = headers.newBuilder().removeAll("Set-Cookie").build();
        CachedAnswer answer = new CachedAnswer(status, kept, body, versions.incrementAndGet(), reuse.after(), rightsThen, reuse.epoch(), nowNanos, nowNanos, now);
        CachedAnswer read = Optional.ofNullable(answers.getIfPresent(key))
                .filter(answer::hasContentOf)
                .map(before -> answer.withVersion(before.version()))
                .orElse(answer);
        if (reuse.maxStalenessMillis() > 0 || Validators.of(kept).isPresent()) {
            keep(key, read);
        }
        else {
            drop(key);
        }
        return read;
    }

    /**
     * Takes the source's word that an answer has not changed.
     */
    public CachedAnswer confirmed(CacheKey key, Reuse reuse, CachedAnswer before, Headers headers, long nowNanos, Instant now)
    {
        CachedAnswer confirmed = before.confirmed(reuse, headers, nowNanos, now);
        keep(key, confirmed);
        return confirmed;
    }

    private void keep(CacheKey key, CachedAnswer answer)
    {
        answers.asMap().compute(key, (_, before) -> {
            if (before != null && (before.epoch() > answer.epoch() || before.confirmedNanos() > answer.confirmedNanos())) {
                // another one has overtaken it
                return before;
            }
            stats.kept(size(key, answer));
            return answer;
        });
    }

    /**
     * Takes note that a page fits behind another one.
     */
    public void place(CacheKey key, long version, OptionalLong after)
    {
        answers.asMap().computeIfPresent(key, (_, answer) -> {
            if (answer.version() != version || answer.after().equals(after)) {
                return answer;
            }
            CachedAnswer placed = answer.behind(after);
            stats.kept(size(key, placed));
            return placed;
        });
    }

    public void drop(CacheKey key)
    {
        answers.invalidate(key);
    }

    /**
     * What the answers take, with all that is due to go gone.
     */
    @VisibleForTesting
    long retainedBytes()
    {
        answers.cleanUp();
        return answers.asMap().entrySet().stream().mapToLong(entry -> size(entry.getKey(), entry.getValue())).sum();
    }
}
