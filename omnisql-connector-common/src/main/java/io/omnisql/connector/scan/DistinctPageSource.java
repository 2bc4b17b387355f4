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

import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;
import io.trino.spi.type.Type;

import java.io.IOException;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static java.util.Objects.requireNonNull;

/**
 * The values of the only column of a scan, each once.
 */
final class DistinctPageSource
        implements ConnectorPageSource
{
    private final ConnectorPageSource scan;
    private final DistinctValues seen;
    private final int outputs;
    private final MemoryContext memory;
    private long rows;

    /**
     * @param type of the column
     * @param outputs how often the column is wanted
     * @param memory accounts for the values
     */
    DistinctPageSource(ConnectorPageSource scan, Type type, int outputs, MemoryContext memory)
    {
        this.scan = requireNonNull(scan, "scan is null");
        this.seen = new DistinctValues(type);
        this.outputs = outputs;
        this.memory = requireNonNull(memory, "memory is null");
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        SourcePage page = scan.getNextSourcePage();
        if (page == null) {
            return null;
        }
        Block block = page.getBlock(0);
        int[] positions = IntStream.range(0, page.getPositionCount()).filter(position -> seen.add(block, position)).toArray();
        memory.setBytes(seen.retainedBytes());
        rows += positions.length;
        Block values = block.copyPositions(positions, 0, positions.length);
        return SourcePage.create(new Page(positions.length, Collections.nCopies(outputs, values).toArray(new Block[0])));
    }

    @Override
    public CompletableFuture<?> isBlocked()
    {
        return scan.isBlocked();
    }

    @Override
    public boolean isFinished()
    {
        return scan.isFinished();
    }

    @Override
    public long getCompletedBytes()
    {
        return scan.getCompletedBytes();
    }

    @Override
    public OptionalLong getCompletedPositions()
    {
        return OptionalLong.of(rows);
    }

    @Override
    public long getReadTimeNanos()
    {
        return scan.getReadTimeNanos();
    }

    @Override
    public Metrics getMetrics()
    {
        return scan.getMetrics();
    }

    @Override
    public void close()
            throws IOException
    {
        try {
            scan.close();
        }
        finally {
            memory.setBytes(0);
        }
    }
}
