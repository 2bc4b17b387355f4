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
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.CharType.createCharType;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.SmallintType.SMALLINT;
import static io.trino.spi.type.TimestampType.createTimestampType;
import static io.trino.spi.type.TimestampWithTimeZoneType.createTimestampWithTimeZoneType;
import static io.trino.spi.type.TinyintType.TINYINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The SQL of filters, to the letter; {@link TestPredicateAgreement} and {@link TestSqlText} show what the engine makes of it.
 */
final class TestEngineFilter
{
    private static final RowPredicate ONE = new RowPredicate.OneOf("x", BIGINT, ImmutableList.of("1"), false);
    private static final RowPredicate NULL = new RowPredicate.IsNull("y", VARCHAR, false);

    @Test
    void testComparisons()
    {
        assertSql(new RowPredicate.All(), "TRUE");
        assertSql(new RowPredicate.None(), "FALSE");
        assertSql(ONE, "\"x\" = BIGINT '1'");
        assertSql(new RowPredicate.OneOf("x", BIGINT, ImmutableList.of("1"), true), "NOT (\"x\" = BIGINT '1')");
        assertSql(new RowPredicate.OneOf("we\"ird", BIGINT, ImmutableList.of("1", "2"), false), "\"we\"\"ird\" IN (BIGINT '1', BIGINT '2')");
        assertSql(new RowPredicate.OneOf("x", BIGINT, ImmutableList.of("1", "2"), true), "NOT (\"x\" IN (BIGINT '1', BIGINT '2'))");
        assertSql(range(Optional.of(new Bound("1", true)), Optional.of(new Bound("9", true)), false), "\"x\" >= BIGINT '1' AND \"x\" <= BIGINT '9'");
        assertSql(range(Optional.of(new Bound("1", false)), Optional.of(new Bound("9", false)), true), "NOT (\"x\" > BIGINT '1' AND \"x\" < BIGINT '9')");
        assertSql(range(Optional.empty(), Optional.of(new Bound("9", false)), false), "\"x\" < BIGINT '9'");
        assertSql(new RowPredicate.StartsWith("x", VARCHAR, "it's", false), "starts_with(\"x\", 'it''s')");
        assertSql(new RowPredicate.StartsWith("x", VARCHAR, "a", true), "NOT (starts_with(\"x\", 'a'))");
        assertSql(new RowPredicate.ContainsAny("x", BIGINT, ImmutableList.of("1"), false), "contains(\"x\", BIGINT '1')");
        assertSql(new RowPredicate.ContainsAny("x", BIGINT, ImmutableList.of("1", "2"), true), "NOT (arrays_overlap(\"x\", ARRAY[BIGINT '1', BIGINT '2']))");
        assertSql(NULL, "\"y\" IS NULL");
        assertSql(new RowPredicate.IsNull("y", VARCHAR, true), "\"y\" IS NOT NULL");
        assertSql(new RowPredicate.And(ImmutableList.of(ONE, NULL)), "(\"x\" = BIGINT '1') AND (\"y\" IS NULL)");
        assertSql(new RowPredicate.Or(ImmutableList.of(ONE, NULL)), "(\"x\" = BIGINT '1') OR (\"y\" IS NULL)");
    }

    private static RowPredicate range(Optional<Bound> low, Optional<Bound> high, boolean negated)
    {
        return new RowPredicate.InRange("x", BIGINT, low, high, negated);
    }

    private static void assertSql(RowPredicate predicate, String expected)
    {
        assertThat(EngineFilter.sql(predicate)).isEqualTo(expected);
    }

    @Test
    void testLiterals()
    {
        assertLiteral(BOOLEAN, "true", "TRUE");
        assertLiteral(TINYINT, "-1", "TINYINT '-1'");
        assertLiteral(SMALLINT, "1", "SMALLINT '1'");
        assertLiteral(INTEGER, "1", "INTEGER '1'");
        assertLiteral(BIGINT, "1", "BIGINT '1'");
        assertLiteral(createDecimalType(5, 2), "1.50", "CAST(DECIMAL '1.50' AS decimal(5,2))");
        assertLiteral(createVarcharType(3), "'", "CAST('''' AS varchar(3))");
        assertLiteral(createCharType(3), "a", "CAST('a' AS char(3))");
        assertLiteral(DATE, "2026-01-01", "DATE '2026-01-01'");
        assertLiteral(createTimestampType(0), "2026-01-01 00:00:00", "TIMESTAMP '2026-01-01 00:00:00'");
        assertLiteral(createTimestampWithTimeZoneType(0), "2026-01-01 00:00:00 UTC", "TIMESTAMP '2026-01-01 00:00:00 UTC'");
        assertThatThrownBy(() -> SqlText.literal(DOUBLE, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertLiteral(Type type, String canonical, String expected)
    {
        assertThat(SqlText.literal(type, canonical)).isEqualTo(expected);
    }

    @Test
    void testTexts()
    {
        assertThat(SqlText.text("")).isEqualTo("''");
        assertThat(SqlText.text(" ~")).isEqualTo("' ~'");
        assertThat(SqlText.text("\u001f")).isEqualTo("U&'\\+00001F'");
        assertThat(SqlText.text("\u007f")).isEqualTo("U&'\\+00007F'");
        assertThat(SqlText.text("a'\\\u00e9 ~\ud83d\ude00")).isEqualTo("U&'a''\\\\\\+0000E9 ~\\+01F600'");
    }
}
