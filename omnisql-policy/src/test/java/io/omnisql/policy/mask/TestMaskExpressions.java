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
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicyProblemException;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

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
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static io.trino.type.JsonType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The SQL of masks, to the letter; {@link TestMaskCompiler} shows what the engine makes of it.
 */
final class TestMaskExpressions
{
    private static final BigDecimal TEN = BigDecimal.TEN;

    @Test
    void testHash()
            throws PolicyProblemException
    {
        assertMask(new MaskFunction.Hash(), VARCHAR, "CAST(\"omnisql\".\"mask\".\"keyed_text\"(CAST('acme' AS varchar), CAST(\"c\" AS varchar)) AS varchar)");
        assertMask(new MaskFunction.Hash(), createVarcharType(16), "CAST(\"omnisql\".\"mask\".\"keyed_text\"(CAST('acme' AS varchar), CAST(\"c\" AS varchar)) AS varchar(16))");
        assertMask(new MaskFunction.Hash(), createCharType(16), "CAST(\"omnisql\".\"mask\".\"keyed_text\"(CAST('acme' AS varchar), rtrim(CAST(\"c\" AS varchar))) AS char(16))");
        assertMask(new MaskFunction.Hash(), BIGINT, "CAST(\"omnisql\".\"mask\".\"keyed_number\"(CAST('acme' AS varchar), \"c\") AS bigint)");
        assertImpossible(new MaskFunction.Hash(), createVarcharType(15), createCharType(15), INTEGER, VARBINARY);
    }

    @Test
    void testPartial()
            throws PolicyProblemException
    {
        assertMask(new MaskFunction.Partial(2, 1), VARCHAR, "CAST(CASE WHEN \"c\" IS NULL THEN NULL WHEN length(\"c\") >= 6 THEN substr(\"c\", 1, 2) || '***' || substr(\"c\", -1) ELSE '***' END AS varchar)");
        assertMask(new MaskFunction.Partial(3, 0), VARCHAR, "CAST(CASE WHEN \"c\" IS NULL THEN NULL WHEN length(\"c\") >= 6 THEN substr(\"c\", 1, 3) || '***' ELSE '***' END AS varchar)");
        assertMask(new MaskFunction.Partial(0, 1), createCharType(9), "CAST(CASE WHEN \"c\" IS NULL THEN NULL WHEN length(rtrim(CAST(\"c\" AS varchar))) >= 2 THEN '***' || substr(rtrim(CAST(\"c\" AS varchar)), -1) ELSE '***' END AS char(9))");
        assertImpossible(new MaskFunction.Partial(1, 1), BIGINT, VARBINARY);
    }

    @Test
    void testTruncateDate()
            throws PolicyProblemException
    {
        assertMask(new MaskFunction.TruncateDate(DateUnit.MONTH), DATE, "CAST(CASE WHEN \"c\" >= DATE '0001-01-01' AND \"c\" <= DATE '9999-12-31' THEN date_trunc('month', \"c\") END AS date)");
        assertMask(new MaskFunction.TruncateDate(DateUnit.DAY), createTimestampType(0), "CAST(CASE WHEN \"c\" >= TIMESTAMP '0001-01-01 00:00:00' AND \"c\" <= TIMESTAMP '9999-12-31 00:00:00' THEN date_trunc('day', \"c\") END AS timestamp(0))");
        assertMask(new MaskFunction.TruncateDate(DateUnit.DAY), createTimestampWithTimeZoneType(0), "CAST(CASE WHEN \"c\" >= TIMESTAMP '0001-01-01 00:00:00 UTC' AND \"c\" <= TIMESTAMP '9999-12-31 00:00:00 UTC' THEN date_trunc('day', \"c\") END AS timestamp(0) with time zone)");
        assertImpossible(new MaskFunction.TruncateDate(DateUnit.DAY), DATE, VARCHAR, BIGINT);
        assertImpossible(new MaskFunction.TruncateDate(DateUnit.YEAR), VARCHAR);
    }

    @Test
    void testBucket()
            throws PolicyProblemException
    {
        assertMask(new MaskFunction.Bucket(TEN), TINYINT, "CAST(CASE WHEN \"c\" IS NOT NULL THEN \"c\" - mod(\"c\", TINYINT '10') END AS tinyint)");
        assertMask(new MaskFunction.Bucket(TEN), SMALLINT, "CAST(CASE WHEN \"c\" IS NOT NULL THEN \"c\" - mod(\"c\", SMALLINT '10') END AS smallint)");
        assertMask(new MaskFunction.Bucket(TEN), INTEGER, "CAST(CASE WHEN \"c\" IS NOT NULL THEN \"c\" - mod(\"c\", INTEGER '10') END AS integer)");
        assertMask(new MaskFunction.Bucket(TEN), BIGINT, "CAST(CASE WHEN \"c\" IS NOT NULL THEN \"c\" - mod(\"c\", BIGINT '10') END AS bigint)");
        assertMask(new MaskFunction.Bucket(new BigDecimal("2.5")), createDecimalType(5, 2), "CAST(CASE WHEN \"c\" IS NOT NULL THEN \"c\" - mod(\"c\", CAST(DECIMAL '2.50' AS decimal(5,2))) END AS decimal(5,2))");
        assertMask(new MaskFunction.Bucket(TEN), REAL, "CAST(CASE WHEN \"c\" IS NOT NULL THEN \"c\" - mod(\"c\", REAL '10') END AS real)");
        assertMask(new MaskFunction.Bucket(TEN), DOUBLE, "CAST(CASE WHEN \"c\" IS NOT NULL THEN \"c\" - mod(\"c\", DOUBLE '10') END AS double)");
        assertImpossible(new MaskFunction.Bucket(TEN), VARCHAR, DATE, BOOLEAN);
        assertImpossible(new MaskFunction.Bucket(new BigDecimal("2.5")), BIGINT);
        assertImpossible(new MaskFunction.Bucket(new BigDecimal(1_000)), TINYINT);
    }

    @Test
    void testOthers()
            throws PolicyProblemException
    {
        assertMask(new MaskFunction.Nullify(), BIGINT, "CAST(NULL AS bigint)");
        assertThat(MaskCompiler.nullified(new PolicyColumn("c", DATE), "p")).isEqualTo(new CompiledMask("c", DATE, "CAST(NULL AS date)", false, "p"));
        assertMask(new MaskFunction.Constant("7"), BIGINT, "CAST(BIGINT '7' AS bigint)");
        assertImpossible(new MaskFunction.Constant("x"), BIGINT, VARBINARY);
        assertImpossible(new MaskFunction.Constant("toolong"), createVarcharType(3));
        assertMask(new MaskFunction.RedactJson(), JSON, "CAST(CASE substr(json_format(\"c\"), 1, 1) WHEN '{' THEN JSON '{}' WHEN '[' THEN JSON '[]' ELSE IF(\"c\" IS NOT NULL, JSON 'null') END AS json)");
        assertImpossible(new MaskFunction.RedactJson(), VARCHAR);
    }

    private static void assertMask(MaskFunction function, Type type, String expression)
            throws PolicyProblemException
    {
        assertThat(MaskCompiler.compile(function, new PolicyColumn("c", type), "acme", "p")).isEqualTo(new CompiledMask("c", type, expression, function instanceof MaskFunction.Hash, "p"));
    }

    private static void assertImpossible(MaskFunction function, Type... types)
    {
        for (Type type : types) {
            assertThatThrownBy(() -> MaskCompiler.compile(function, new PolicyColumn("c", type), "acme", "p"))
                    .isInstanceOf(PolicyProblemException.class)
                    .hasMessageStartingWith("The mask %s is not possible for column c, a %s: ".formatted(function.word(), type.getDisplayName()));
        }
    }

    @Test
    void testWords()
    {
        assertThat(ImmutableList.of(new MaskFunction.Nullify(), new MaskFunction.Constant(""), new MaskFunction.Hash(), new MaskFunction.Partial(1, 0), new MaskFunction.TruncateDate(DateUnit.DAY), new MaskFunction.Bucket(TEN), new MaskFunction.RedactJson()))
                .extracting(MaskFunction::word)
                .containsExactly("nullify", "constant", "hash", "partial", "truncate-date", "bucket", "redact-json");
    }

    @Test
    void testWhatIsNoMask()
    {
        assertThat(new MaskFunction.Partial(8, 0).first()).isEqualTo(8);
        assertThat(new MaskFunction.Partial(0, 1).last()).isEqualTo(1);
        assertThat(new MaskFunction.Partial(2, 3)).isEqualTo(new MaskFunction.Partial(2, 3));
        for (int[] shown : new int[][] {{0, 0}, {8, 1}, {9, 0}, {-1, 3}, {3, -1}}) {
            assertThatThrownBy(() -> new MaskFunction.Partial(shown[0], shown[1])).hasMessageContaining("From 1 to 8 characters can be shown");
        }
        assertThatThrownBy(() -> new MaskFunction.Bucket(BigDecimal.ONE)).hasMessageContaining("A bucket is wider than 1");
        assertThat(new MaskFunction.Bucket(new BigDecimal("1.5")).width()).isEqualTo("1.5");
    }
}
