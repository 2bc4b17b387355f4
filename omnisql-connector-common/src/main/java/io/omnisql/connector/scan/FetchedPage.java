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
package io.omnisql.connector.scan;

import io.omnisql.connector.cache.CacheStatus;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * The body of a page, or the knowledge that there is none.
 *
 * @param last whether no page follows
 * @param total how many records the list has, where that is what was asked for
 * @param version by which it can be told later whether it is so still, where that matters
 */
record FetchedPage(Optional<byte[]> body, Instant fetchedAt, boolean last, OptionalLong total, Optional<PageVersion> version, CacheStatus cacheStatus)
{
    FetchedPage
    {
        requireNonNull(body, "body is null");
        requireNonNull(fetchedAt, "fetchedAt is null");
        requireNonNull(total, "total is null");
        requireNonNull(version, "version is null");
        requireNonNull(cacheStatus, "cacheStatus is null");
    }

    FetchedPage(Optional<byte[]> body, Instant fetchedAt, boolean last, Optional<PageVersion> version, CacheStatus cacheStatus)
    {
        this(body, fetchedAt, last, OptionalLong.empty(), version, cacheStatus);
    }

    FetchedPage(Optional<byte[]> body, Instant fetchedAt, boolean last, CacheStatus cacheStatus)
    {
        this(body, fetchedAt, last, Optional.empty(), cacheStatus);
    }

    /**
     * As the source has sent it.
     */
    FetchedPage(Optional<byte[]> body, Instant fetchedAt, boolean last)
    {
        this(body, fetchedAt, last, CacheStatus.MISS);
    }

    int retainedBytes()
    {
        return body.map(bytes -> bytes.length).orElse(0);
    }

    static FetchedPage none(Instant fetchedAt)
    {
        return new FetchedPage(Optional.empty(), fetchedAt, true);
    }
}
