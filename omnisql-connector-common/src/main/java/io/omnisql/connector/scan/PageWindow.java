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

import java.util.function.LongSupplier;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.math.LongMath.divide;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.math.RoundingMode.CEILING;
import static java.util.Objects.requireNonNull;

/**
 * How many pages of a list are asked for before those in front of them are read. None behind the first page, as many lists have no other, and as nobody knows when a LIMIT in Trino has enough; then one,
 * two, four, and so on, up to the parallelism. Where the scan itself knows how many records it wants at least, no page is asked for in vain.
 */
final class PageWindow
{
    /**
     * That all records are wanted.
     */
    static final long ALL = Long.MAX_VALUE;

    private final int parallelism;
    private final LongSupplier wanted;

    /**
     * @param wanted how many more records the scan reads at least
     */
    PageWindow(int parallelism, LongSupplier wanted)
    {
        checkArgument(parallelism > 0, "parallelism must be positive");
        this.parallelism = parallelism;
        this.wanted = requireNonNull(wanted, "wanted is null");
    }

    /**
     * The window of a list whose records are keys of the scan, of which nobody knows how many are needed.
     */
    PageWindow ofKeys()
    {
        return new PageWindow(parallelism, () -> isOfAll() ? ALL : 0);
    }

    /**
     * Whether nothing ends the reading early, as far as the scan knows.
     */
    boolean isOfAll()
    {
        return wanted.getAsLong() == ALL;
    }

    /**
     * The pages to ask for when so many were taken, of which the last one is not read yet.
     */
    int behindUnread(int taken, int pageSize)
    {
        return taken < 2 ? 0 : atMost(taken, sure(pageSize) - 1);
    }

    /**
     * The pages to ask for when so many were read.
     */
    int behind(int read, int pageSize)
    {
        return atMost(read, sure(pageSize));
    }

    private int atMost(int pages, long sure)
    {
        int grown = pages > Integer.SIZE - 2 ? parallelism : min(parallelism, 1 << (pages - 1));
        return (int) max(0, min(grown, sure));
    }

    private long sure(int pageSize)
    {
        return isOfAll() ? ALL : divide(wanted.getAsLong(), pageSize, CEILING);
    }
}
