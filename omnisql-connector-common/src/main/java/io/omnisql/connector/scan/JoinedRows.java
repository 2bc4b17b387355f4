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
import io.omnisql.connector.planning.ApiJoinColumn;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * Makes pages of the rows of a join, up to a limit. Not thread-safe.
 */
final class JoinedRows
{
    private final List<ApiJoinColumn> outputs;
    private final int[] channels;
    private final boolean outer;
    private final OptionalLong limit;
    private final PageBuilder builder;
    private long rows;

    JoinedRows(JoinColumns columns)
    {
        this.outputs = columns.outputs();
        this.channels = columns.outputChannels();
        this.outer = columns.join().outer();
        this.limit = requireNonNull(columns.join().limit(), "limit is null");
        this.builder = new PageBuilder(columns.outputTypes());
    }

    /**
     * Adds a row of the scan with each of the related ones; alone where there are none, if the join is an outer one.
     */
    void add(Page scan, int position, List<Page> related)
    {
        boolean isAlone = true;
        for (Page page : related) {
            for (int relatedPosition = 0; relatedPosition < page.getPositionCount() && !isFull(); relatedPosition++) {
                append(scan, position, Optional.of(page), relatedPosition);
                isAlone = false;
            }
        }
        if (isAlone && outer && !isFull()) {
            append(scan, position, Optional.empty(), 0);
        }
    }

    private void append(Page scan, int position, Optional<Page> related, int relatedPosition)
    {
        rows++;
        builder.declarePosition();
        for (int output = 0; output < channels.length; output++) {
            BlockBuilder builtBlock = builder.getBlockBuilder(output);
            if (!outputs.get(output).related()) {
                append(scan.getBlock(channels[output]), position, builtBlock);
            }
            else if (related.isPresent()) {
                append(related.get().getBlock(channels[output]), relatedPosition, builtBlock);
            }
            else {
                builtBlock.appendNull();
            }
        }
    }

    private static void append(Block block, int position, BlockBuilder to)
    {
        to.append(block.getUnderlyingValueBlock(), block.getUnderlyingValuePosition(position));
    }

    /**
     * How many more rows are wanted.
     */
    long wanted()
    {
        return limit.orElse(Long.MAX_VALUE) - rows;
    }

    boolean isFull()
    {
        return wanted() == 0;
    }

    long rows()
    {
        return rows;
    }

    /**
     * The rows that were added since; none, or one page.
     */
    List<Page> take()
    {
        if (builder.isEmpty()) {
            return ImmutableList.of();
        }
        Page page = builder.build();
        builder.reset();
        return ImmutableList.of(page);
    }

    long retainedBytes()
    {
        return builder.getRetainedSizeInBytes();
    }
}
