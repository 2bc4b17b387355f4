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

import io.omnisql.connector.definition.Paging;

/**
 * How far the list of a key was read. Not thread-safe.
 */
final class KeyProgress
{
    private long pages;
    private long records;
    private long recordsOfPage;

    void startPage()
    {
        pages++;
        recordsOfPage = 0;
    }

    void record()
    {
        records++;
        recordsOfPage++;
    }

    long pages()
    {
        return pages;
    }

    long records()
    {
        return records;
    }

    /**
     * Whether the list has ended where the source ends every list, so that there may be more of it.
     * <p>
     * A source that asks how many records are in front of a page counts those that come, and one without pages does. A source that numbers its pages ends with one of them, however many records it has left out of it and of those before; one that ends within a page counts the records of that.
     */
    boolean isAtEnd(TakenPage taken, long resultCap)
    {
        if (!taken.page().last() || taken.page().body().isEmpty()) {
            return false;
        }
        if (taken.endpoint().paging() instanceof Paging.Offset || !(taken.endpoint().paging() instanceof Paging.Pages)) {
            return records >= resultCap;
        }
        long size = taken.position().group().recordsPerPage(taken.endpoint());
        long recordsOfLast = resultCap % size == 0 ? size : recordsOfPage;
        return (pages - 1) * size + recordsOfLast >= resultCap;
    }
}
