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

import com.google.common.collect.ImmutableMap;
import io.airlift.stats.TDigest;
import io.omnisql.connector.cache.CacheStatus;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.plugin.base.metrics.TDigestHistogram;
import io.trino.spi.metrics.Metric;

import java.util.EnumMap;
import java.util.Map;

/**
 * How old the rows of a scan were when Trino was given them, and what their pages came from. Metrics are those that the coordinator knows as well. Not thread-safe.
 */
final class ReadFreshness
{
    private final TDigest ages = new TDigest();
    private final Map<CacheStatus, Long> pages = new EnumMap<>(CacheStatus.class);

    void page(FetchedPage page)
    {
        if (page.body().isPresent()) {
            pages.merge(page.cacheStatus(), 1L, Long::sum);
        }
    }

    void rows(int count, long ageMillis)
    {
        if (count > 0) {
            ages.add((double) ageMillis, count);
        }
    }

    Map<String, Metric<?>> pages()
    {
        ImmutableMap.Builder<String, Metric<?>> metrics = ImmutableMap.builder();
        pages.forEach((status, count) -> metrics.put("scan.pages." + status.text(), new LongCount(count)));
        return metrics.buildOrThrow();
    }

    Map<String, Metric<?>> ages()
    {
        return ages.getCount() > 0 ? ImmutableMap.of("scan.freshness_ms", new TDigestHistogram(TDigest.copyOf(ages))) : ImmutableMap.of();
    }
}
