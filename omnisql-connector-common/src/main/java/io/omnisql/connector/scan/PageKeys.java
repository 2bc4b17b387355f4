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
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Which records a page has, in their order, in a few bytes.
 */
record PageKeys(long records, HashCode digest)
{
    PageKeys
    {
        requireNonNull(digest, "digest is null");
    }

    /**
     * Whether these are the keys of the same records. What a page has that was empty may have slipped there from the page in front of it, as well as come behind all others.
     *
     * @param before of which no more were taken down here
     * @param mayGoOn whether there may be other records behind them
     */
    boolean isAsBefore(PageKeys before, boolean mayGoOn)
    {
        return digest.equals(before.digest) && (records == before.records || (mayGoOn && before.records > 0 && records > before.records));
    }

    /**
     * Takes the keys of records down. Not thread-safe.
     */
    static final class Recorder
    {
        private final List<Cell> key;
        private final long most;
        private final Hasher hasher = Hashing.murmur3_128().newHasher();
        private long records;

        /**
         * @param most the number of records behind which the others are counted only
         */
        Recorder(List<Cell> key, long most)
        {
            this.key = ImmutableList.copyOf(key);
            this.most = most;
        }

        /**
         * Takes down the key of the record in the cells.
         */
        void record()
        {
            if (records < most) {
                key.forEach(this::put);
            }
            records++;
        }

        private void put(Cell cell)
        {
            hasher.putBoolean(cell.isNull());
            if (cell.isNull()) {
                return;
            }
            switch (cell.get()) {
                case Long number -> hasher.putLong(number);
                case Slice text -> hasher.putInt(text.length()).putBytes(text.getBytes());
                case Object other -> hasher.putString(other.toString(), UTF_8);
            }
        }

        PageKeys keys()
        {
            return new PageKeys(records, hasher.hash());
        }
    }
}
