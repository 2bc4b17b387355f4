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
package io.omnisql.policy.mask;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicyProblemException;
import io.trino.metadata.InternalFunctionBundle;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;
import io.trino.sql.query.QueryAssertions;
import io.trino.testing.MaterializedResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.CharType.createCharType;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.RealType.REAL;
import static io.trino.spi.type.SmallintType.SMALLINT;
import static io.trino.spi.type.TimestampType.createTimestampType;
import static io.trino.spi.type.TimestampWithTimeZoneType.createTimestampWithTimeZoneType;
import static io.trino.spi.type.TinyintType.TINYINT;
import static io.trino.spi.type.UuidType.UUID;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static io.trino.type.JsonType.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestMaskCompiler
{
    private static final KeyedHash HASH = TestingMaskFunctions.HASH;
    private static final List<Type> TYPES = ImmutableList.of(
            BOOLEAN,
            TINYINT,
            SMALLINT,
            INTEGER,
            BIGINT,
            REAL,
            DOUBLE,
            createDecimalType(5, 2),
            createDecimalType(38, 10),
            VARCHAR,
            createVarcharType(3),
            createVarcharType(20),
            createCharType(4),
            createCharType(20),
            DATE,
            createTimestampType(0),
            createTimestampType(3),
            createTimestampType(12),
            createTimestampWithTimeZoneType(3),
            createTimestampWithTimeZoneType(9),
            VARBINARY,
            UUID,
            JSON,
            new ArrayType(VARCHAR),
            new ArrayType(JSON));

    private QueryAssertions engine;

    @BeforeAll
    void start()
    {
        engine = new QueryAssertions();
        engine.addFunctions(InternalFunctionBundle.builder().scalars(TestingMaskFunctions.class).build());
        engine.addPlugin(new TpchPlugin());
        engine.getQueryRunner().createCatalog("tpch", "tpch", ImmutableMap.of());
    }

    @AfterAll
    void stop()
    {
        engine.close();
    }

    @Test
    void testValues()
            throws Exception
    {
        assertMasked(new MaskFunction.Nullify(), VARCHAR, "VARCHAR 'secret'", "NULL");
        assertMasked(new MaskFunction.Constant("it's"), createVarcharType(20), "'secret'", "'it''s'");
        assertMasked(new MaskFunction.Constant("0"), BIGINT, "NULL", "0");
        assertMasked(new MaskFunction.Partial(2, 0), VARCHAR, "'secret'", "'se***'");
        assertMasked(new MaskFunction.Partial(0, 2), VARCHAR, "'secret'", "'***et'");
        assertMasked(new MaskFunction.Partial(1, 1), VARCHAR, "'secret'", "'s***t'");
        assertMasked(new MaskFunction.Partial(1, 1), VARCHAR, "'abc'", "'***'");
        assertMasked(new MaskFunction.Partial(1, 1), VARCHAR, "''", "'***'");
        assertMasked(new MaskFunction.Partial(1, 1), VARCHAR, "NULL", "NULL");
        assertMasked(new MaskFunction.Partial(2, 0), VARCHAR, "U&'\\+01F600\\+01F600\\+01F600\\+01F600'", "U&'\\+01F600\\+01F600***'");
        assertMasked(new MaskFunction.Partial(1, 1), createVarcharType(4), "'abcd'", "'a***'");
        assertMasked(new MaskFunction.Partial(2, 2), createCharType(20), "'ab'", "'***'");
        assertMasked(new MaskFunction.TruncateDate(DateUnit.MONTH), DATE, "DATE '2026-02-28'", "DATE '2026-02-01'");
        assertMasked(new MaskFunction.TruncateDate(DateUnit.YEAR), DATE, "DATE '-0001-02-28'", "NULL");
        assertMasked(new MaskFunction.TruncateDate(DateUnit.WEEK), DATE, "DATE '0001-01-01'", "DATE '0001-01-01'");
        assertMasked(new MaskFunction.TruncateDate(DateUnit.DAY), createTimestampType(3), "TIMESTAMP '2026-02-28 12:34:56.789'", "TIMESTAMP '2026-02-28 00:00:00.000'");
        assertMasked(new MaskFunction.TruncateDate(DateUnit.QUARTER), createTimestampWithTimeZoneType(3), "TIMESTAMP '2026-02-28 12:34:56.789 UTC'", "TIMESTAMP '2026-01-01 00:00:00.000 UTC'");
        assertMasked(new MaskFunction.Bucket(BigDecimal.TEN), BIGINT, "27", "20");
        assertMasked(new MaskFunction.Bucket(BigDecimal.TEN), BIGINT, "-27", "-20");
        assertMasked(new MaskFunction.Bucket(BigDecimal.TEN), BIGINT, "BIGINT '-9223372036854775808'", "BIGINT '-9223372036854775800'");
        assertMasked(new MaskFunction.Bucket(BigDecimal.TEN), BIGINT, "NULL", "NULL");
        assertMasked(new MaskFunction.Bucket(new BigDecimal("2.5")), createDecimalType(5, 2), "DECIMAL '9.99'", "DECIMAL '7.50'");
        assertMasked(new MaskFunction.Bucket(BigDecimal.TEN), DOUBLE, "DOUBLE '27.3'", "DOUBLE '20'");
        assertMasked(new MaskFunction.RedactJson(), JSON, "JSON '{\"email\": \"a@b\"}'", "JSON '{}'");
        assertMasked(new MaskFunction.RedactJson(), JSON, "JSON '[1]'", "JSON '[]'");
        assertMasked(new MaskFunction.RedactJson(), JSON, "JSON '\"secret\"'", "JSON 'null'");
        assertMasked(new MaskFunction.RedactJson(), JSON, "NULL", "NULL");
        assertMasked(new MaskFunction.Hash(), VARCHAR, "'secret'", "'" + HASH.text(utf8Slice("secret")) + "'");
        assertMasked(new MaskFunction.Hash(), createVarcharType(20), "'secret'", "'" + HASH.text(utf8Slice("secret")).substring(0, 20) + "'");
        assertMasked(new MaskFunction.Hash(), createCharType(20), "'secret'", "'" + HASH.text(utf8Slice("secret")).substring(0, 20) + "'");
        assertMasked(new MaskFunction.Hash(), BIGINT, "7", "BIGINT '" + HASH.number(7) + "'");
        assertMasked(new MaskFunction.Hash(), VARCHAR, "NULL", "NULL");
    }

    private void assertMasked(MaskFunction function, Type type, String value, String expected)
            throws PolicyProblemException
    {
        String name = type.getDisplayName();
        assertThat(engine.query("SELECT %s FROM (VALUES CAST(%s AS %s)) t(\"Col\"\"umn\")".formatted(expression(function, type), value, name)))
                .describedAs("%s of %s", function, value)
                .matches("SELECT CAST(%s AS %s)".formatted(expected, name));
    }

    /**
     * The catalog of the functions is not there: ours are the engine's own here.
     */
    private static String expression(MaskFunction function, Type type)
            throws PolicyProblemException
    {
        return MaskCompiler.compile(function, new PolicyColumn("Col\"umn", type), "acme", "p").expression().replace("\"omnisql\".\"mask\".", "");
    }

    @Test
    void testEveryPossibleMaskIsOfTheVeryType()
    {
        int possible = 0;
        for (Type type : TYPES) {
            for (MaskFunction function : functions()) {
                try {
                    MaterializedResult result = engine.execute("SELECT %s FROM (VALUES CAST(NULL AS %s)) t(\"Col\"\"umn\")".formatted(expression(function, type), type.getDisplayName()));
                    assertThat(result.getTypes()).describedAs("%s of %s", function, type).isEqualTo(ImmutableList.of(type));
                    possible++;
                }
                catch (PolicyProblemException e) {
                    assertThat(e).hasMessageMatching("The mask [a-z-]+ is not possible for column Col\"umn, a .+: .{10,}");
                }
            }
        }
        assertThat(possible).isEqualTo(25 + 11 + 4 + 5 + 6 + 8 + 1);
    }

    private static List<MaskFunction> functions()
    {
        return ImmutableList.of(new MaskFunction.Nullify(), new MaskFunction.Constant("1"), new MaskFunction.Hash(), new MaskFunction.Partial(1, 1), new MaskFunction.TruncateDate(DateUnit.MONTH), new MaskFunction.Bucket(BigDecimal.TEN), new MaskFunction.RedactJson());
    }

    /**
     * No value makes a mask fail: the greatest and least of each type, and what is not a number.
     */
    @Test
    void testMasksAreTotal()
            throws Exception
    {
        assertTotal(new MaskFunction.Bucket(BigDecimal.TEN), TINYINT, "TINYINT '-128'", "TINYINT '127'");
        assertTotal(new MaskFunction.Bucket(BigDecimal.TEN), BIGINT, "BIGINT '-9223372036854775808'", "BIGINT '9223372036854775807'");
        assertTotal(new MaskFunction.Bucket(BigDecimal.TEN), createDecimalType(38, 10), "CAST(DECIMAL '-9999999999999999999999999999.9999999999' AS decimal(38,10))", "CAST(DECIMAL '9999999999999999999999999999.9999999999' AS decimal(38,10))");
        assertTotal(new MaskFunction.Bucket(BigDecimal.TEN), createDecimalType(38, 0), "DECIMAL '99999999999999999999999999999999999999'");
        assertTotal(new MaskFunction.Bucket(BigDecimal.TEN), DOUBLE, "nan()", "infinity()", "-infinity()", "DOUBLE '1.7976931348623157E308'", "DOUBLE '4.9E-324'");
        assertTotal(new MaskFunction.Bucket(BigDecimal.TEN), REAL, "CAST(nan() AS real)", "REAL '3.4028235E38'");
        assertTotal(new MaskFunction.TruncateDate(DateUnit.YEAR), DATE, "date_add('day', -2147483648, DATE '1970-01-01')", "date_add('day', 2147483647, DATE '1970-01-01')");
        assertTotal(new MaskFunction.TruncateDate(DateUnit.YEAR), createTimestampType(12), "TIMESTAMP '-9999-01-01 00:00:00.000000000000'", "TIMESTAMP '294246-12-31 00:00:00.000000000000'");
        assertTotal(new MaskFunction.TruncateDate(DateUnit.YEAR), createTimestampWithTimeZoneType(3), "TIMESTAMP '0001-01-01 00:00:00.000 UTC'", "TIMESTAMP '9999-12-31 23:59:59.999 -14:00'", "TIMESTAMP '0001-01-01 00:00:00.000 +14:00'");
        assertTotal(new MaskFunction.Partial(4, 4), VARCHAR, "from_utf8(X'ff')", "CAST('\u0000' AS varchar)", "CAST('' AS varchar)");
        assertTotal(new MaskFunction.RedactJson(), JSON, "JSON 'null'", "JSON '\"{\"'", "json_parse('[' || array_join(repeat('[', 500), '') || array_join(repeat(']', 500), '') || ']')");
    }

    private void assertTotal(MaskFunction function, Type type, String... values)
            throws PolicyProblemException
    {
        String rows = ImmutableList.copyOf(values).stream().map(value -> "(%s)".formatted(value)).collect(joining(", "));
        assertThat(engine.execute("SELECT %s FROM (VALUES %s) t(\"Col\"\"umn\")".formatted(expression(function, type), rows)).getRowCount()).isEqualTo(values.length);
    }

    @Test
    void testReasons()
    {
        assertThatThrownBy(() -> expression(new MaskFunction.TruncateDate(DateUnit.DAY), DATE)).hasMessageEndingWith("a date truncated to its day is the date: take week, month, quarter or year");
        assertThatThrownBy(() -> expression(new MaskFunction.Constant("canary"), createVarcharType(3))).hasMessageEndingWith("the text is no value of the type").hasMessageNotContaining("canary");
        assertThatThrownBy(() -> expression(new MaskFunction.Bucket(new BigDecimal(1_000)), TINYINT)).hasMessageEndingWith("its width is no value of the type");
        assertThatThrownBy(() -> expression(new MaskFunction.Bucket(new BigDecimal("2.5")), BIGINT)).hasMessageEndingWith("its width is no value of the type");
    }

    /**
     * Statistics of masked columns have no bounds that are the column's.
     */
    @Test
    void testOptimizerDerivesNothing()
            throws Exception
    {
        for (MaskFunction function : ImmutableList.of(new MaskFunction.Nullify(), new MaskFunction.Hash(), new MaskFunction.Bucket(BigDecimal.TEN))) {
            assertThat(bounds("orderkey", expression(function, BIGINT))).describedAs(function.word()).isEmpty();
        }
        assertThat(bounds("totalprice", expression(new MaskFunction.Bucket(BigDecimal.TEN), DOUBLE))).isEmpty();
        assertThat(bounds("orderdate", expression(new MaskFunction.TruncateDate(DateUnit.MONTH), DATE))).isEmpty();
        // what is looked for is found where it is
        assertThat(bounds("orderkey", "\"Col\"\"umn\" - 1")).hasSize(2);
    }

    private List<Object> bounds(String column, String expression)
    {
        return engine.execute("SHOW STATS FOR (SELECT %s AS x FROM tpch.tiny.orders)".formatted(expression.replace("Col\"\"umn", column))).getMaterializedRows().stream()
                .filter(row -> Objects.equals(row.getField(0), "x"))
                .flatMap(row -> row.getFields().subList(5, 7).stream())
                .filter(bound -> bound != null)
                .collect(toImmutableList());
    }

    @Test
    void testKeysAreNeverPrinted()
            throws Exception
    {
        CompiledMask mask = MaskCompiler.compile(new MaskFunction.Hash(), new PolicyColumn("author", VARCHAR), "acme", "p");
        assertThat(mask.callsMaskFunction()).isTrue();
        assertThat(mask.expression()).isEqualTo("CAST(\"omnisql\".\"mask\".\"keyed_text\"(CAST('acme' AS varchar), CAST(\"author\" AS varchar)) AS varchar)");
        assertThat(HASH.toString()).doesNotContain("canary");
        assertThatThrownBy(() -> new KeyedHash("canary".getBytes(UTF_8))).hasMessage("The key has fewer than 32 bytes");
    }

    @Test
    void testHashes()
    {
        KeyedHash other = new KeyedHash("another key of at least 32 bytes..".getBytes(UTF_8));
        assertThat(HASH.text(utf8Slice("a"))).hasSize(64).isEqualTo(HASH.text(utf8Slice("a"))).isNotEqualTo(HASH.text(utf8Slice("b"))).isNotEqualTo(other.text(utf8Slice("a")));
        assertThat(HASH.number(7)).isEqualTo(HASH.number(7)).isNotEqualTo(other.number(7)).isNotNegative();
        assertThat(HASH.number(-1)).isNotNegative();
    }
}
