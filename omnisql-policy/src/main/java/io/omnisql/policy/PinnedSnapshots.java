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
package io.omnisql.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.base.Ticker;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * Gives each query the snapshot that it has seen first, until it ends.
 * <p>
 * Bounded: a query whose end nobody tells is let go when it was not asked for a while, or when there are too many others; asked again, it sees what is in force then. Thread-safe.
 */
public final class PinnedSnapshots
{
    private final PolicySource source;
    private final Cache<String, PolicySnapshot> pinned;

    public PinnedSnapshots(PolicySource source, int mostQueries, Duration longest, Ticker ticker)
    {
        this.source = requireNonNull(source, "source is null");
        this.pinned = Caffeine.newBuilder()
                .maximumSize(mostQueries)
                .expireAfterAccess(longest)
                .ticker(ticker::read)
                .executor(Runnable::run)
                .build();
    }

    public PolicySnapshot snapshot(String queryId)
    {
        PolicySnapshot snapshot = pinned.getIfPresent(queryId);
        // the first time with a lock, so that all see the same
        return snapshot == null ? pinned.get(queryId, _ -> source.current()) : snapshot;
    }

    /**
     * The query has ended.
     */
    public void release(String queryId)
    {
        pinned.invalidate(queryId);
    }

    /**
     * Of queries that have a snapshot.
     */
    public long size()
    {
        pinned.cleanUp();
        return pinned.estimatedSize();
    }
}
