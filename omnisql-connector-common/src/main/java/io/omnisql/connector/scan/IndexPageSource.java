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
import com.google.common.collect.ImmutableSet;
import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Hands out the rows of the keys of one look-up. Blocks its thread until all of them are there, as Trino asks an index to.
 */
final class IndexPageSource
        implements ConnectorPageSource
{
    private final IndexColumns columns;
    private final Set<LookupKey> wanted;
    private final LookedUpRows rows;
    private final LookedUpRows.Source source;

    private Optional<Iterator<Page>> pages = Optional.empty();
    private boolean finished;
    private long completedBytes;

    IndexPageSource(IndexColumns columns, Set<LookupKey> wanted, LookedUpRows rows, LookedUpRows.Source source)
    {
        this.columns = requireNonNull(columns, "columns is null");
        this.wanted = ImmutableSet.copyOf(wanted);
        this.rows = requireNonNull(rows, "rows is null");
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        if (finished) {
            return null;
        }
        if (pages.isEmpty()) {
            pages = Optional.of(lookUp().iterator());
        }
        if (!pages.get().hasNext()) {
            finished = true;
            return null;
        }
        Page page = pages.get().next();
        completedBytes += page.getSizeInBytes();
        return SourcePage.create(page);
    }

    private List<Page> lookUp()
    {
        Set<LookupKey> keys = wanted.stream().map(columns::key).collect(toImmutableSet());
        if (keys.isEmpty()) {
            return ImmutableList.of();
        }
        try {
            Map<LookupKey, List<Page>> found = rows.get(keys, source);
            return GatheredPages.of(columns.outputTypes(), found.values().stream()
                    .flatMap(List::stream)
                    .flatMap(page -> columns.matching(page, wanted).stream())
                    .map(columns::output)
                    .collect(toImmutableList()));
        }
        catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    @Override
    public boolean isFinished()
    {
        return finished;
    }

    @Override
    public long getCompletedBytes()
    {
        return completedBytes;
    }

    @Override
    public long getReadTimeNanos()
    {
        return 0;
    }

    @Override
    public void close()
    {
        finished = true;
        pages = Optional.of(ImmutableList.<Page>of().iterator());
    }
}
