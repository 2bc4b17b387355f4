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
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Hands out rows as they come, up to a limit.
 */
final class StreamingRows
        implements RowCollector
{
    private final List<ApiColumnHandle> columns;
    private final OptionalLong limit;
    private final PageBuilder builder;
    private List<Cell> cells = ImmutableList.of();
    private long rows;

    StreamingRows(List<ApiColumnHandle> columns, OptionalLong limit)
    {
        this.columns = ImmutableList.copyOf(columns);
        this.limit = requireNonNull(limit, "limit is null");
        this.builder = new PageBuilder(columns.stream().map(ApiColumnHandle::type).collect(toImmutableList()));
    }

    @Override
    public void startKey(KeyScan scan)
    {
        cells = columns.stream().map(scan::cell).collect(toImmutableList());
    }

    @Override
    public boolean next(boolean isRow)
    {
        if (isRow) {
            rows++;
            builder.declarePosition();
            for (int channel = 0; channel < cells.size(); channel++) {
                cells.get(channel).appendTo(builder.getBlockBuilder(channel));
            }
        }
        return !isFull();
    }

    @Override
    public boolean isFull()
    {
        return limit.isPresent() && rows >= limit.getAsLong();
    }

    /**
     * A limit without a number ends the reading at any row.
     */
    @Override
    public long wanted()
    {
        if (limit.isEmpty()) {
            return PageWindow.ALL;
        }
        return limit.getAsLong() == Long.MAX_VALUE ? 0 : limit.getAsLong() - rows;
    }

    /**
     * They have been handed out.
     */
    @Override
    public boolean forgetKey()
    {
        return false;
    }

    @Override
    public Iterator<Page> ready()
    {
        if (builder.isEmpty()) {
            return ImmutableList.<Page>of().iterator();
        }
        Page page = builder.build();
        builder.reset();
        return ImmutableList.of(page).iterator();
    }

    @Override
    public Iterator<Page> remaining()
    {
        return ready();
    }

    @Override
    public long rows()
    {
        return rows;
    }

    @Override
    public long retainedBytes()
    {
        return builder.getRetainedSizeInBytes();
    }
}
