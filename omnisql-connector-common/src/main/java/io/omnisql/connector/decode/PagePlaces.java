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

import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.ListPlaces;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;

import java.util.Optional;

/**
 * Which places of its list a page has, by the source's own word.
 *
 * @param start how many are in front of them
 * @param size how many they are
 * @param last whether there are none behind them
 */
public record PagePlaces(long start, long size, boolean last)
{
    /**
     * Empty where the answer does not say all of it, or that the page has no places although others are behind it.
     */
    public static Optional<PagePlaces> read(byte[] body, ListPlaces places)
    {
        Cell start = new Cell(BigintType.BIGINT);
        Cell size = new Cell(BigintType.BIGINT);
        Cell last = new Cell(BooleanType.BOOLEAN);
        RecordShape shape = new RecordShape();
        shape.add(places.start().toString(), places.start(), ColumnType.BIGINT, start);
        shape.add(places.size().toString(), places.size(), ColumnType.BIGINT, size);
        shape.add(places.last().toString(), places.last(), ColumnType.BOOLEAN, last);
        JsonDocument.read(body, parser -> {
            shape.read(parser);
            return true;
        });
        if (start.isNull() || size.isNull() || last.isNull()) {
            return Optional.empty();
        }
        PagePlaces told = new PagePlaces((Long) start.get(), (Long) size.get(), (Boolean) last.get());
        return Optional.of(told).filter(page -> page.last() || page.size() > 0);
    }

    /**
     * How many places are in front of the next page.
     */
    public long end()
    {
        return start + size;
    }
}
