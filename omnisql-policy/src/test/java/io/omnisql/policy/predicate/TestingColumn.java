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

import com.google.common.collect.ImmutableList;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.CharType.createCharType;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.SmallintType.SMALLINT;
import static io.trino.spi.type.TimestampType.createTimestampType;
import static io.trino.spi.type.TimestampWithTimeZoneType.createTimestampWithTimeZoneType;
import static io.trino.spi.type.TinyintType.TINYINT;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A column of every type that policies compare, and values of it that are easily mistaken.
 *
 * @param values canonical texts; of the elements, for an array
 * @param foreign texts that are no values of the type
 */
record TestingColumn(String name, Type type, List<String> values, List<String> foreign)
{
    static final List<TestingColumn> COLUMNS = ImmutableList.of(
            column("flag", BOOLEAN, ImmutableList.of("true", "false"), "TRUE", "1", ""),
            column("tiny", TINYINT, ImmutableList.of("-128", "0", "1", "127"), "128", "1.5", "0x1"),
            column("small", SMALLINT, ImmutableList.of("-32768", "0", "32767"), "32768"),
            column("whole", INTEGER, ImmutableList.of("-2147483648", "-1", "0", "2147483647"), "2147483648"),
            column("big", BIGINT, ImmutableList.of("-9223372036854775808", "0", "7", "9223372036854775807"), "9223372036854775808", "seven"),
            column("price", createDecimalType(5, 2), ImmutableList.of("-999.99", "0.00", "0.01", "1.50", "999.99"), "1.505", "1000", "1e2"),
            column("exact", createDecimalType(38, 10), ImmutableList.of("-9999999999999999999999999999.9999999999", "0.0000000000", "0.0000000001", "9999999999999999999999999999.9999999999"), "0.00000000001"),
            column("fraction", createDecimalType(38, 38), ImmutableList.of("-0.99999999999999999999999999999999999999", "0.00000000000000000000000000000000000000", "0.00000000000000000000000000000000000001"), "1"),
            column("Na\"me", VARCHAR, ImmutableList.of("", "a", "ab", "abc", "b", "it's", "' OR 1=1 --", "\\", "back\\slash\u00e9", "\u0000", "tab\t", "a ", "\u00e9", "e\u0301", "\ud83d\ude00", "\ud7ff", "\uffff", "%_", "U&'\\0061'"), "\ud83d"),
            column("code", createVarcharType(3), ImmutableList.of("", "a", "ab", "abc", "\ud83d\ude00\ud83d\ude00\ud83d\ude00", "a  ", "'''"), "abcd", "\udc00"),
            column("padded", createCharType(4), ImmutableList.of("", "a", "ab", "abcd", "a\t", "\u00e9", "'", " a"), "abcde"),
            column("day", DATE, ImmutableList.of("0001-01-01", "1969-12-31", "1970-01-01", "2026-02-28", "9999-12-31"), "2026-02-29", "today", "12026-01-01", "+12026-01-01", "0000-01-01"),
            column("second", createTimestampType(0), ImmutableList.of("0001-01-01 00:00:00", "1969-12-31 23:59:59", "2026-03-29 02:30:00"), "2026-01-01 00:00:00.5", "2026-01-01 00:00:00 UTC"),
            column("moment", createTimestampType(3), ImmutableList.of("1969-12-31 23:59:59.999", "1970-01-01 00:00:00.000", "9999-12-31 23:59:59.999"), "2026-01-01 24:00:00", "2026-01-01T25:00:00"),
            column("micro", createTimestampType(6), ImmutableList.of("1969-12-31 23:59:59.999999", "1970-01-01 00:00:00.000000", "1970-01-01 00:00:00.000001"), "1970-01-01 00:00:00.0000001"),
            column("pico", createTimestampType(12), ImmutableList.of("1969-12-31 23:59:59.999999999999", "1970-01-01 00:00:00.000000000000", "1970-01-01 00:00:00.000000000001"), "2026-13-01"),
            column("zoned", createTimestampWithTimeZoneType(3), ImmutableList.of("1969-12-31 23:59:59.999 UTC", "1970-01-01 00:00:00.000 UTC", "2026-10-25 01:30:00.000 UTC"), "2026-01-01", "2026-01-01 00:00:00 Europe/Zurich"),
            column("nano", createTimestampWithTimeZoneType(9), ImmutableList.of("1969-12-31 23:59:59.999999999 UTC", "1970-01-01 00:00:00.000000000 UTC", "1970-01-01 00:00:00.000000001 UTC"), "2026-01-01 00:00:00+25:00"),
            column("labels", new ArrayType(VARCHAR), ImmutableList.of("", "a", "bug", "it's", "\ud83d\ude00"), "\udc00"),
            column("numbers", new ArrayType(BIGINT), ImmutableList.of("-1", "0", "1", "9223372036854775807"), "one"),
            column("moments", new ArrayType(createTimestampWithTimeZoneType(6)), ImmutableList.of("1970-01-01 00:00:00.000000 UTC", "1970-01-01 00:00:00.000001 UTC"), "now"));

    TestingColumn
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        values = ImmutableList.copyOf(values);
        foreign = ImmutableList.copyOf(foreign);
    }

    private static TestingColumn column(String name, Type type, List<String> values, String... foreign)
    {
        return new TestingColumn(name, type, values, ImmutableList.copyOf(foreign));
    }

    boolean isArray()
    {
        return type instanceof ArrayType;
    }

    /**
     * What the column is compared with: the type of its elements, for an array.
     */
    Type comparedType()
    {
        return type instanceof ArrayType array ? array.getElementType() : type;
    }

    /**
     * One value of the column.
     *
     * @param elements texts, or empty for null; one of them where the column is no array
     */
    record Cell(TestingColumn column, Optional<List<Optional<String>>> elements)
    {
        Cell
        {
            requireNonNull(column, "column is null");
            requireNonNull(elements, "elements is null");
        }

        boolean isNull()
        {
            return elements.isEmpty();
        }

        Object value()
        {
            List<Optional<String>> texts = elements.orElseThrow();
            return column.isArray() ? block(column.comparedType(), texts) : LiteralValue.of(column.type(), texts.getFirst().orElseThrow());
        }

        String sql()
        {
            if (isNull()) {
                return SqlText.cast("NULL", column.type());
            }
            List<String> literals = elements.orElseThrow().stream()
                    .map(text -> text.map(value -> SqlText.literal(column.comparedType(), value)).orElse("NULL"))
                    .collect(toImmutableList());
            return column.isArray() ? SqlText.cast(literals.stream().collect(joining(", ", "ARRAY[", "]")), column.type()) : literals.getFirst();
        }
    }

    static Block block(Type type, List<Optional<String>> texts)
    {
        BlockBuilder builder = type.createBlockBuilder(null, texts.size());
        for (Optional<String> text : texts) {
            if (text.isPresent()) {
                writeNativeValue(type, builder, LiteralValue.of(type, text.get()));
            }
            else {
                builder.appendNull();
            }
        }
        return builder.build();
    }
}
