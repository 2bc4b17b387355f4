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
import io.omnisql.connector.definition.KeyRecord;
import io.omnisql.connector.definition.Records;
import io.trino.spi.type.BooleanType;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads whether the record of a key has all records of its list. Pure.
 */
public final class ToldListReader
{
    private ToldListReader() {}

    /**
     * Whether there is a list in the record, and nothing says that it may be another one.
     */
    public static boolean isAll(byte[] body, KeyRecord.Told told)
    {
        Cell list = new Cell(BooleanType.BOOLEAN);
        RecordShape record = new RecordShape();
        record.addPresence(told.place(), list);
        new RecordStream(Records.single(), record).read(body, () -> true);
        return !list.isNull() && (told.unless().isEmpty() || isOfNoOther(body, told, told.unless().get()));
    }

    /**
     * Whether there are records that could say so, and none does.
     */
    private static boolean isOfNoOther(byte[] body, KeyRecord.Told told, JsonPointer unless)
    {
        Cell other = new Cell(BooleanType.BOOLEAN);
        RecordShape record = new RecordShape();
        record.addPresence(unless, other);
        AtomicBoolean isAny = new AtomicBoolean();
        AtomicBoolean found = new AtomicBoolean();
        new RecordStream(Records.arrays(told.place().toString()), record).read(body, () -> {
            isAny.set(true);
            found.set(!other.isNull());
            return !found.get();
        });
        return isAny.get() && !found.get();
    }
}
