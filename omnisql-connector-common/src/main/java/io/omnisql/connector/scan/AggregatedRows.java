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
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.PushedAggregate;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Keeps values over all rows, which are the only row: how many there are, the least and the greatest of them.
 * <p>
 * Each key adds to those for which it is read. Where it is read in the order of a value, its first row decides, and no page is wanted behind one that has it, or has come where nothing is better than what other
 * keys have. The rest of that page shows whether the source keeps to the order; one that does not is read to its end.
 */
final class AggregatedRows
        implements RowCollector
{
    private final List<ApiColumnHandle> columns;
    private final List<RunningAggregate> aggregates;
    // those for which the key is read
    private List<RunningAggregate> open = ImmutableList.of();
    private Optional<SortedRead> sorted = Optional.empty();

    AggregatedRows(List<ApiColumnHandle> columns, List<PushedAggregate> aggregates)
    {
        this.columns = ImmutableList.copyOf(columns);
        this.aggregates = aggregates.stream().map(RunningAggregate::new).collect(toImmutableList());
    }

    @Override
    public void startKey(KeyScan scan)
    {
        open = aggregates.stream().filter(running -> scan.aggregates().contains(running.aggregate())).collect(toImmutableList());
        open.forEach(running -> running.startKey(scan.cell(running.aggregate().read())));
        sorted = scan.sorted();
    }

    @Override
    public boolean next(boolean isRow)
    {
        if (isRow) {
            open.forEach(RunningAggregate::add);
        }
        return true;
    }

    @Override
    public boolean isKeyDone()
    {
        return sorted.isPresent() && open.stream().allMatch(running -> running.isDecided(sorted.get()));
    }

    @Override
    public boolean isFull()
    {
        return false;
    }

    @Override
    public long wanted()
    {
        if (isKeyDone()) {
            return 0;
        }
        boolean mayBeDone = sorted.isPresent() && open.stream().allMatch(running -> running.isDecidedBy(sorted.get()));
        return mayBeDone ? 1 : PageWindow.ALL;
    }

    @Override
    public boolean forgetKey()
    {
        open.forEach(RunningAggregate::forgetKey);
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
        PageBuilder builder = new PageBuilder(columns.stream().map(ApiColumnHandle::type).collect(toImmutableList()));
        builder.declarePosition();
        for (int channel = 0; channel < columns.size(); channel++) {
            ApiColumnHandle column = columns.get(channel);
            RunningAggregate running = aggregates.stream().filter(aggregate -> aggregate.aggregate().output().equals(column)).findFirst().orElseThrow();
            running.appendTo(builder.getBlockBuilder(channel));
        }
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
