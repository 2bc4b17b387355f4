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
package io.omnisql.policy.predicate;

import com.google.common.base.Strings;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.CharType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Int128;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;

/**
 * A canonical text as the value that its type has in pages.
 */
final class LiteralValue
{
    private static final int SECOND_LENGTH = "2026-01-01 00:00:00".length();
    private static final int PICOS = 12;

    private LiteralValue() {}

    static Object of(Type type, String canonical)
    {
        return switch (type) {
            case BooleanType _ -> Boolean.valueOf(canonical);
            case TinyintType _, SmallintType _, IntegerType _, BigintType _ -> Long.valueOf(canonical);
            case DecimalType decimal -> decimal(decimal, new BigDecimal(canonical).unscaledValue());
            case VarcharType _, CharType _ -> utf8Slice(canonical);
            case DateType _ -> LocalDate.parse(canonical).toEpochDay();
            case TimestampType timestamp -> timestamp(timestamp, canonical);
            case TimestampWithTimeZoneType timestamp -> timestamp(timestamp, canonical.substring(0, canonical.length() - TimestampText.ZONE.length()));
            default -> throw new IllegalArgumentException("Policies cannot compare values of type " + type.getDisplayName());
        };
    }

    private static Object decimal(DecimalType type, BigInteger unscaled)
    {
        return type.isShort() ? (Object) unscaled.longValueExact() : Int128.valueOf(unscaled);
    }

    private static Object timestamp(TimestampType type, String moment)
    {
        long micros = epochSecond(moment) * 1_000_000 + picos(moment) / 1_000_000;
        return type.isShort() ? (Object) micros : new LongTimestamp(micros, (int) (picos(moment) % 1_000_000));
    }

    private static Object timestamp(TimestampWithTimeZoneType type, String moment)
    {
        long millis = epochSecond(moment) * 1_000 + picos(moment) / 1_000_000_000;
        if (type.isShort()) {
            return packDateTimeWithZone(millis, UTC_KEY);
        }
        return LongTimestampWithTimeZone.fromEpochMillisAndFraction(millis, (int) (picos(moment) % 1_000_000_000), UTC_KEY);
    }

    private static long epochSecond(String moment)
    {
        return LocalDateTime.parse(moment.substring(0, SECOND_LENGTH).replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    }

    private static long picos(String moment)
    {
        return moment.length() == SECOND_LENGTH ? 0 : Long.parseLong(Strings.padEnd(moment.substring(SECOND_LENGTH + 1), PICOS, '0'));
    }
}
