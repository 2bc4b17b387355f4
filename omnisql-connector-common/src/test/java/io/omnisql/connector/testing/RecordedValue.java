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
package io.omnisql.connector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.ValueSource;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.util.Locale.ENGLISH;

/**
 * What a row has of a record, read without the engine.
 */
public final class RecordedValue
{
    // offsets are written with a colon or without
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder().append(ISO_LOCAL_DATE_TIME).appendPattern("[XXX][XX]").toFormatter(ENGLISH);

    private RecordedValue() {}

    /**
     * Whether the column is the very value at one place of the record.
     */
    public static boolean isPlain(ColumnDefinition column)
    {
        return column.source() instanceof ValueSource.At at
                && column.type() instanceof ColumnType.Scalar(ColumnType.ScalarKind kind) && kind != ColumnType.ScalarKind.JSON
                && !at.pointer().toString().contains("*");
    }

    /**
     * The text of the value that such a column has, or that there is none.
     */
    public static String text(ColumnDefinition column, JsonNode record)
    {
        JsonNode value = WireParameters.at(record, ((ValueSource.At) column.source()).pointer());
        if (value.isMissingNode() || value.isNull()) {
            return "null";
        }
        return switch (((ColumnType.Scalar) column.type()).scalar()) {
            case TIMESTAMP_TZ_MILLIS, TIMESTAMP_TZ_OR_EPOCH -> moment(value.asText()).toString();
            case DOUBLE -> String.valueOf(value.asDouble());
            case BIGINT, BOOLEAN, DATE, INTEGER, JSON, VARCHAR, VARCHAR_OR_INTEGER -> value.asText();
        };
    }

    /**
     * The moment that a text of a source says.
     */
    public static Instant moment(String text)
    {
        return MOMENT.parse(text, Instant::from);
    }
}
