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

import java.time.Duration;

import static com.google.common.base.Preconditions.checkArgument;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * How much a catalog keeps on a node, and for how long.
 *
 * @param maxBytes none where nothing is kept
 * @param maxAge after which an answer is read again, whatever the source says of it
 */
public record CacheSettings(String tenant, long maxBytes, Duration maxAge)
{
    private static final int LARGEST_SHARE = 8;
    private static final int PINNED_SHARE = 4;

    public CacheSettings
    {
        requireNonNull(tenant, "tenant is null");
        checkArgument(maxBytes >= 0, "maxBytes is negative");
        requireNonNull(maxAge, "maxAge is null");
    }

    /**
     * As much as is wanted, but no more than an eighth of the memory that there is.
     */
    public static long bounded(long wantedBytes, long memoryBytes)
    {
        return min(wantedBytes, memoryBytes / LARGEST_SHARE);
    }

    /**
     * What is kept of the answers that queries have had which run.
     */
    public long pinnedBytes()
    {
        return maxBytes / PINNED_SHARE;
    }

    /**
     * What is kept for later queries.
     */
    long keptBytes()
    {
        return maxBytes - pinnedBytes();
    }

    public boolean isEnabled()
    {
        return maxBytes > 0;
    }
}
