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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSplit;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Finds rows by their keys with the requests that a scan of them makes. Not thread-safe.
 */
final class RelatedLookup
{
    private final LookupPlanner planner;
    private final PageSources pageSources;
    private final RequestAllowance allowance;
    private final List<ApiColumnHandle> columns;
    private final int maxConcurrentRequests;

    /**
     * @param columns the columns that are read
     * @param maxConcurrentRequests how many scans are under way at once
     */
    RelatedLookup(LookupPlanner planner, PageSources pageSources, RequestAllowance allowance, List<ApiColumnHandle> columns, int maxConcurrentRequests)
    {
        this.planner = requireNonNull(planner, "planner is null");
        this.pageSources = requireNonNull(pageSources, "pageSources is null");
        this.allowance = requireNonNull(allowance, "allowance is null");
        this.columns = ImmutableList.copyOf(columns);
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    /**
     * A reader of the rows of the keys, which is to be closed.
     */
    LookupReader start(Set<LookupKey> keys)
    {
        return start(keys, _ -> {});
    }

    /**
     * @param planned is told where the rows come from, before anything is asked for
     */
    LookupReader start(Set<LookupKey> keys, Consumer<String> planned)
    {
        List<LookupPlanner.LookupScan> scans = planner.scans(keys);
        scans.forEach(scan -> planned.accept(scan.route()));
        allowance.demand(scans.stream().mapToLong(LookupPlanner.LookupScan::leastRequests).sum());
        List<Supplier<ConnectorPageSource>> sources = scans.stream()
                .flatMap(scan -> scan.splits().stream().map(split -> (Supplier<ConnectorPageSource>) () -> pageSources.open(split, scan.handle(), columns)))
                .collect(toImmutableList());
        return new LookupReader(Iterators.transform(sources.iterator(), Supplier::get), maxConcurrentRequests);
    }

    /**
     * Makes the page source of a split.
     */
    interface PageSources
    {
        ConnectorPageSource open(ConnectorSplit split, ApiTableHandle handle, List<ApiColumnHandle> columns);
    }
}
