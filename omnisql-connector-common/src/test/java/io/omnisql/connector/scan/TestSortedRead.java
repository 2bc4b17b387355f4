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
import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSortedRead
{
    private final Cell cell = new Cell(BIGINT);

    @Test
    void testEndBehindBound()
    {
        SortedRead read = new SortedRead(cell, false, OptionalLong.of(15));
        assertThat(isBehindBound(read, 15)).isFalse();
        assertThat(isBehindBound(read, 16)).isTrue();
        assertThat(read.isInOrder()).isTrue();
    }

    /**
     * What has the unit of the bound may come behind what is greater than the bound.
     */
    @Test
    void testUnitOfBound()
    {
        SortedRead ascending = new SortedRead(cell, false, OptionalLong.of(15), 10);
        assertThat(isBehindBound(ascending, 19)).isFalse();
        assertThat(isBehindBound(ascending, 11)).isFalse();
        assertThat(ascending.isInOrder()).isTrue();
        assertThat(isBehindBound(ascending, 20)).isTrue();
        SortedRead descending = new SortedRead(cell, true, OptionalLong.of(-15), 10);
        assertThat(isBehindBound(descending, -19)).isFalse();
        assertThat(isBehindBound(descending, -11)).isFalse();
        assertThat(isBehindBound(descending, -21)).isTrue();
        assertThat(descending.isInOrder()).isTrue();
    }

    @Test
    void testOrderOfUnitsIsWatched()
    {
        SortedRead read = new SortedRead(cell, false, OptionalLong.of(15), 10);
        assertThat(isBehindBound(read, 10)).isFalse();
        assertThat(isBehindBound(read, 9)).isFalse();
        assertThat(read.isInOrder()).isFalse();
        assertThat(isBehindBound(read, 20)).as("it is not believed any more").isFalse();
    }

    /**
     * So many rows are the first ones when their unit is over.
     */
    @Test
    void testUnitOfLastRow()
    {
        SortedRead read = new SortedRead(cell, true, OptionalLong.empty(), 10);
        for (long value : new long[] {35, 33}) {
            isBehindBound(read, value);
            read.row(2);
        }
        isBehindBound(read, 38);
        assertThat(read.isBehind(2)).isFalse();
        assertThat(read.isBehindRows()).isFalse();
        isBehindBound(read, 29);
        assertThat(read.isBehind(2)).isTrue();
        assertThat(read.isBehindRows()).isTrue();
    }

    @Test
    void testBestThatMayFollow()
    {
        SortedRead descending = new SortedRead(cell, true, OptionalLong.empty(), 10);
        isBehindBound(descending, 33);
        assertThat(descending.value()).isEqualTo(39);
        SortedRead ascending = new SortedRead(cell, false, OptionalLong.empty(), 10);
        isBehindBound(ascending, -33);
        assertThat(ascending.value()).isEqualTo(-40);
        SortedRead fine = new SortedRead(cell, true, OptionalLong.empty());
        isBehindBound(fine, 33);
        assertThat(fine.value()).isEqualTo(33);
        assertThat(fine.isFine()).isTrue();
    }

    private boolean isBehindBound(SortedRead read, long value)
    {
        cell.setLong(value);
        return read.isBehindBound();
    }
}
