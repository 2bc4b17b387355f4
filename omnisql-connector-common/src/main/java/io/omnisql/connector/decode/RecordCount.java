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
package io.omnisql.connector.decode;

import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * How many records a page has, and how many its list has by the source's word, if it says so.
 */
public record RecordCount(long records, Optional<Long> total)
{
    public RecordCount
    {
        requireNonNull(total, "total is null");
    }

    /**
     * @param total where the number of the list's records is; one that is missing or null says nothing
     */
    public static RecordCount read(byte[] body, Records records, Optional<JsonPointer> total)
    {
        AtomicLong count = new AtomicLong();
        new RecordStream(records.paged(), new RecordShape()).read(body, () -> {
            count.incrementAndGet();
            return true;
        });
        return new RecordCount(count.get(), total.flatMap(pointer -> NumberReader.read(body, pointer)));
    }
}
