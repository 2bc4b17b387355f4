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

import io.trino.spi.type.Int128;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.CharType.createCharType;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.SmallintType.SMALLINT;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampType.createTimestampType;
import static io.trino.spi.type.TimestampWithTimeZoneType.createTimestampWithTimeZoneType;
import static io.trino.spi.type.TinyintType.TINYINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestLiteralValue
{
    @Test
    void testValuesAsPagesHaveThem()
    {
        assertValue(BOOLEAN, "true", true);
        assertValue(TINYINT, "-128", -128L);
        assertValue(SMALLINT, "7", 7L);
        assertValue(INTEGER, "7", 7L);
        assertValue(BIGINT, "9223372036854775807", Long.MAX_VALUE);
        assertValue(createDecimalType(5, 2), "1.50", 150L);
        assertValue(createDecimalType(38, 10), "1.0000000001", Int128.valueOf("10000000001"));
        assertValue(VARCHAR, "\u00e9 ", utf8Slice("\u00e9 "));
        assertValue(createCharType(4), "ab", utf8Slice("ab"));
        assertValue(DATE, "1970-01-31", 30L);
    }

    @Test
    void testMoments()
    {
        assertValue(createTimestampType(0), "1970-01-01 00:01:00", 60_000_000L);
        assertValue(createTimestampType(3), "1970-01-01 00:00:01.500", 1_500_000L);
        assertValue(createTimestampType(6), "1969-12-31 23:59:59.999999", -1L);
        assertValue(createTimestampType(12), "1970-01-01 00:00:01.000001000002", new LongTimestamp(1_000_001, 2));
        assertValue(createTimestampType(12), "1969-12-31 23:59:59.999999999999", new LongTimestamp(-1, 999_999));
        assertValue(createTimestampWithTimeZoneType(0), "1970-01-01 00:01:00 UTC", packDateTimeWithZone(60_000, UTC_KEY));
        assertValue(createTimestampWithTimeZoneType(3), "1970-01-01 00:00:01.500 UTC", packDateTimeWithZone(1_500, UTC_KEY));
        assertValue(createTimestampWithTimeZoneType(9), "1970-01-01 00:00:01.500000002 UTC", LongTimestampWithTimeZone.fromEpochMillisAndFraction(1_500, 2_000, UTC_KEY));
    }

    @Test
    void testTypesThatPoliciesDoNotCompare()
    {
        assertThatThrownBy(() -> LiteralValue.of(DOUBLE, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertValue(Type type, String canonical, Object expected)
    {
        assertThat(LiteralValue.of(type, canonical)).isEqualTo(expected);
    }
}
