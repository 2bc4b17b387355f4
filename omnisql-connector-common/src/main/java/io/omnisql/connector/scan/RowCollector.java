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

import java.util.Iterator;

/**
 * Makes pages of the rows of a split. Not thread-safe.
 */
sealed interface RowCollector
        permits AggregatedRows,
                StreamingRows,
                TopNRows
{
    /**
     * Prepares for the records of the next key.
     */
    void startKey(KeyScan scan);

    /**
     * Takes the record in the cells, if it is a row.
     *
     * @return whether the key's next record is wanted
     */
    boolean next(boolean isRow);

    /**
     * Whether no further page of the key is wanted, now that one was read.
     */
    default boolean isKeyDone()
    {
        return false;
    }

    /**
     * Whether no further row is wanted, of any key.
     */
    boolean isFull();

    /**
     * How many more records are read at least; all of them unless the collector knows when it has enough.
     */
    long wanted();

    /**
     * Forgets the rows of the key that is being read, as they are out of date and come again.
     *
     * @return false if they cannot be forgotten any more
     */
    boolean forgetKey();

    /**
     * The pages that can be handed out before all rows are known.
     */
    Iterator<Page> ready();

    /**
     * The pages that are left when all rows are known.
     */
    Iterator<Page> remaining();

    long rows();

    long retainedBytes();
}
