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

import io.omnisql.connector.decode.Cell;

import java.util.OptionalLong;

import static com.google.common.base.Preconditions.checkArgument;
import static java.lang.Math.floorDiv;
import static java.util.Objects.requireNonNull;

/**
 * Watches the order in which a source sends records, and tells when there is nothing left to read.
 * <p>
 * A source that breaks its order once, or sends a null, is not believed any more: then everything is read, which is right in any case. Where the order is one of units, such as seconds, those of the same unit have any order, and nothing ends before the
 * unit does. Not thread-safe.
 */
final class SortedRead
{
    private final Cell cell;
    private final boolean descending;
    private final OptionalLong bound;
    private final long unit;
    private boolean broken;
    private boolean started;
    private long last;
    private long rows;
    private boolean hasBoundary;
    private long boundary;

    SortedRead(Cell cell, boolean descending, OptionalLong bound)
    {
        this(cell, descending, bound, 1);
    }

    SortedRead(Cell cell, boolean descending, OptionalLong bound, long unit)
    {
        checkArgument(unit > 0, "unit must be positive");
        this.unit = unit;
        this.cell = requireNonNull(cell, "cell is null");
        this.descending = descending;
        this.bound = requireNonNull(bound, "bound is null");
    }

    boolean isDescending()
    {
        return descending;
    }

    /**
     * Takes note of the record in the cells.
     *
     * @return whether it and all that follow are behind the bound
     */
    boolean isBehindBound()
    {
        if (broken || cell.isNull()) {
            broken = true;
            return false;
        }
        long value = cell.getLong();
        if (started && isBehind(last, value)) {
            broken = true;
            return false;
        }
        started = true;
        last = value;
        return bound.isPresent() && isBehind(value, bound.getAsLong());
    }

    /**
     * Whether the order held so far.
     */
    boolean isInOrder()
    {
        return !broken;
    }

    boolean hasStarted()
    {
        return started;
    }

    /**
     * Whether each value has its place in the order.
     */
    boolean isFine()
    {
        return unit == 1;
    }

    /**
     * The value of the record in the cells, or the one before it in the order than which nothing that follows is before.
     */
    long value()
    {
        long first = floorDiv(last, unit) * unit;
        return descending ? first + (unit - 1) : first;
    }

    /**
     * Takes note of a row, of which so many are wanted.
     */
    void row(long limit)
    {
        rows++;
        if (rows == limit) {
            hasBoundary = true;
            boundary = last;
        }
    }

    /**
     * How many rows were found.
     */
    long rows()
    {
        return rows;
    }

    /**
     * Whether so many rows were found, and the value has no more the place of the last of them.
     */
    boolean isBehind(long limit)
    {
        return rows >= limit && floorDiv(last, unit) != floorDiv(boundary, unit);
    }

    /**
     * Whether as many rows as are wanted are before the record in the cells, which has not come in its place.
     */
    boolean isBehindRows()
    {
        return hasBoundary && !broken && !cell.isNull() && isBehind(cell.getLong(), boundary);
    }

    /**
     * Whether a value comes after another one in the reading order.
     */
    private boolean isBehind(long value, long other)
    {
        return descending ? floorDiv(value, unit) < floorDiv(other, unit) : floorDiv(value, unit) > floorDiv(other, unit);
    }
}
