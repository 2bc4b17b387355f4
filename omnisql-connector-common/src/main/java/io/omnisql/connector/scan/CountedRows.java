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
import io.omnisql.connector.planning.CountPlanner;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.type.BigintType;

import java.util.Iterator;
import java.util.Optional;

/**
 * Adds up how many rows there are, as the only row.
 */
final class CountedRows
        implements RowCollector
{
    private Optional<Cell> cell = Optional.empty();
    private long countBefore;
    private long count;

    @Override
    public void startKey(KeyScan scan)
    {
        cell = Optional.of(scan.cell(CountPlanner.COUNT));
        countBefore = count;
    }

    @Override
    public boolean next(boolean isRow)
    {
        if (isRow) {
            count += cell.orElseThrow().getLong();
        }
        return true;
    }

    @Override
    public boolean isFull()
    {
        return false;
    }

    @Override
    public long wanted()
    {
        return PageWindow.ALL;
    }

    @Override
    public boolean forgetKey()
    {
        count = countBefore;
        return true;
    }

    @Override
    public Iterator<Page> ready()
    {
        return ImmutableList.<Page>of().iterator();
    }

    @Override
    public Iterator<Page> remaining()
    {
        PageBuilder builder = new PageBuilder(ImmutableList.of(BigintType.BIGINT));
        builder.declarePosition();
        BigintType.BIGINT.writeLong(builder.getBlockBuilder(0), count);
        return ImmutableList.of(builder.build()).iterator();
    }

    @Override
    public long rows()
    {
        return 1;
    }

    @Override
    public long retainedBytes()
    {
        return 0;
    }
}
