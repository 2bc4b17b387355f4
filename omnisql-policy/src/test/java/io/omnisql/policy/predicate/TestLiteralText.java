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

import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.CharType.createCharType;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.RealType.REAL;
import static io.trino.spi.type.TimestampType.createTimestampType;
import static io.trino.spi.type.TimestampWithTimeZoneType.createTimestampWithTimeZoneType;
import static io.trino.spi.type.UuidType.UUID;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static org.assertj.core.api.Assertions.assertThat;

final class TestLiteralText
{
    @Test
    void testValuesStayWhatTheyAre()
    {
        for (TestingColumn column : TestingColumn.COLUMNS) {
            for (String value : column.values()) {
                assertThat(LiteralText.canonical(column.comparedType(), value)).describedAs(column.name()).contains(value);
            }
        }
    }

    @Test
    void testForeignTextsAreNoValues()
    {
        for (TestingColumn column : TestingColumn.COLUMNS) {
            for (String text : column.foreign()) {
                assertThat(LiteralText.canonical(column.comparedType(), text)).describedAs("%s: %s", column.name(), text).isEmpty();
            }
        }
    }

    @Test
    void testOneTextForEachValue()
    {
        assertCanonical(INTEGER, "007", "7");
        assertCanonical(INTEGER, "-0", "0");
        assertCanonical(createDecimalType(5, 2), "1.5000", "1.50");
        assertCanonical(createDecimalType(5, 2), "-0", "0.00");
        assertCanonical(createDecimalType(5, 0), "100", "100");
        assertCanonical(createCharType(4), "ab  ", "ab");
        assertCanonical(createVarcharType(4), "ab  ", "ab  ");
        assertCanonical(createTimestampType(3), "2026-01-02", "2026-01-02 00:00:00.000");
        assertCanonical(createTimestampType(0), "2026-01-02T03:04:05.000", "2026-01-02 03:04:05");
        assertCanonical(createTimestampWithTimeZoneType(3), "2026-01-02T03:04:05Z", "2026-01-02 03:04:05.000 UTC");
        assertCanonical(createTimestampWithTimeZoneType(3), "2026-01-01 23:30:00.5-01:30", "2026-01-02 01:00:00.500 UTC");
    }

    @Test
    void testNothingIsRounded()
    {
        assertThat(LiteralText.canonical(createDecimalType(5, 2), "1.005")).isEmpty();
        assertThat(LiteralText.canonical(createTimestampType(3), "2026-01-01 00:00:00.0001")).isEmpty();
        assertThat(LiteralText.canonical(createVarcharType(3), "abc ")).isEmpty();
        assertThat(LiteralText.canonical(createTimestampWithTimeZoneType(3), "0001-01-01 00:00:00+01:00")).isEmpty();
    }

    @Test
    void testTypesWithoutExactComparisons()
    {
        assertThat(LiteralText.isSupported(BOOLEAN)).isTrue();
        for (Type type : new Type[] {DOUBLE, REAL, VARBINARY, UUID}) {
            assertThat(LiteralText.isSupported(type)).isFalse();
            assertThat(LiteralText.canonical(type, "1")).isEmpty();
        }
    }

    private static void assertCanonical(Type type, String text, String expected)
    {
        assertThat(LiteralText.canonical(type, text)).contains(expected);
    }
}
