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

import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicyProblemException;
import io.omnisql.policy.predicate.LiteralText;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.CharType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.RealType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.math.BigDecimal;

import static io.omnisql.policy.predicate.SqlText.cast;
import static io.omnisql.policy.predicate.SqlText.identifier;
import static io.omnisql.policy.predicate.SqlText.literal;
import static io.omnisql.policy.predicate.SqlText.text;
import static io.trino.spi.type.StandardTypes.JSON;

/**
 * Makes an expression of a mask for one column, of exactly its type, or says why there is none.
 * <p>
 * No expression fails for any value. None lets the optimizer derive statistics from those of the column: they are in CASE, or in functions of which it knows nothing.
 */
public final class MaskCompiler
{
    private static final int SHORTEST_HASH = 16;
    private static final String HIDDEN = "'***'";
    private static final String FIRST_DAY = "0001-01-01";
    private static final String LAST_DAY = "9999-12-31";

    private MaskCompiler() {}

    /**
     * @param tenant the one of the column's catalog, whose key hashes have
     */
    public static CompiledMask compile(MaskFunction function, PolicyColumn column, String tenant, String policy)
            throws PolicyProblemException
    {
        String expression = switch (function) {
            case MaskFunction.Nullify _ -> "NULL";
            case MaskFunction.Constant(String value) -> constant(column, value);
            case MaskFunction.Hash _ -> hash(column, tenant);
            case MaskFunction.Partial(int first, int last) -> partial(column, first, last);
            case MaskFunction.TruncateDate(DateUnit unit) -> truncated(column, unit);
            case MaskFunction.Bucket(BigDecimal width) -> bucket(column, width);
            case MaskFunction.RedactJson _ -> redactedJson(column);
        };
        return new CompiledMask(column.name(), column.type(), cast(expression, column.type()), function instanceof MaskFunction.Hash, policy);
    }

    /**
     * Null, which is possible for every type.
     */
    public static CompiledMask nullified(PolicyColumn column, String policy)
    {
        return new CompiledMask(column.name(), column.type(), cast("NULL", column.type()), false, policy);
    }

    private static String constant(PolicyColumn column, String value)
            throws PolicyProblemException
    {
        if (!LiteralText.isSupported(column.type())) {
            throw impossible("constant", column, "it is for texts, whole numbers, decimals, dates and times");
        }
        return literal(column.type(), LiteralText.canonical(column.type(), value).orElseThrow(() -> impossible("constant", column, "the text is no value of the type")));
    }

    private static String hash(PolicyColumn column, String tenant)
            throws PolicyProblemException
    {
        String name = identifier(column.name());
        return switch (column.type()) {
            case VarcharType type when type.isUnbounded() || type.getBoundedLength() >= SHORTEST_HASH -> keyed(MaskFunctions.KEYED_TEXT, tenant, "CAST(%s AS varchar)".formatted(name));
            case CharType type when type.getLength() >= SHORTEST_HASH -> keyed(MaskFunctions.KEYED_TEXT, tenant, "rtrim(CAST(%s AS varchar))".formatted(name));
            case BigintType _ -> keyed(MaskFunctions.KEYED_NUMBER, tenant, name);
            default -> throw impossible("hash", column, "it is for bigint, and for varchar and char of at least %s characters".formatted(SHORTEST_HASH));
        };
    }

    private static String keyed(String function, String tenant, String value)
    {
        return "%s.%s.%s(CAST(%s AS varchar), %s)".formatted(identifier(MaskFunctions.CATALOG), identifier(MaskFunctions.SCHEMA), identifier(function), text(tenant), value);
    }

    /**
     * At least as many characters stay hidden as are shown.
     */
    private static String partial(PolicyColumn column, int first, int last)
            throws PolicyProblemException
    {
        String value = switch (column.type()) {
            case VarcharType _ -> identifier(column.name());
            case CharType _ -> "rtrim(CAST(%s AS varchar))".formatted(identifier(column.name()));
            default -> throw impossible("partial", column, "it is for varchar and char");
        };
        String start = first == 0 ? "" : "substr(%s, 1, %s) || ".formatted(value, first);
        String end = last == 0 ? "" : " || substr(%s, -%s)".formatted(value, last);
        return "CASE WHEN %s IS NULL THEN NULL WHEN length(%s) >= %s THEN %s%s%s ELSE %5$s END".formatted(identifier(column.name()), value, 2 * (first + last), start, HIDDEN, end);
    }

    /**
     * Null outside the years in which truncation cannot leave the type's range.
     */
    private static String truncated(PolicyColumn column, DateUnit unit)
            throws PolicyProblemException
    {
        switch (column.type()) {
            case DateType _ -> {
                if (unit == DateUnit.DAY) {
                    throw impossible("truncate-date", column, "a date truncated to its day is the date: take week, month, quarter or year");
                }
            }
            case TimestampType _, TimestampWithTimeZoneType _ -> {}
            default -> throw impossible("truncate-date", column, "it is for date and timestamps");
        }
        return "CASE WHEN %s >= %s AND %1$s <= %s THEN date_trunc('%s', %1$s) END".formatted(identifier(column.name()), day(column.type(), FIRST_DAY), day(column.type(), LAST_DAY), unit.word());
    }

    private static String day(Type type, String date)
    {
        return literal(type, LiteralText.canonical(type, type instanceof TimestampWithTimeZoneType ? date + "T00:00:00Z" : date).orElseThrow());
    }

    private static String bucket(PolicyColumn column, BigDecimal width)
            throws PolicyProblemException
    {
        String divisor = switch (column.type()) {
            case TinyintType _, SmallintType _, IntegerType _, BigintType _, DecimalType _ -> literal(
                    column.type(),
                    LiteralText.canonical(column.type(), width.stripTrailingZeros().toPlainString()).orElseThrow(() -> impossible("bucket", column, "its width is no value of the type")));
            case RealType _ -> "REAL '%s'".formatted(width.toPlainString());
            case DoubleType _ -> "DOUBLE '%s'".formatted(width.toPlainString());
            default -> throw impossible("bucket", column, "it is for numbers");
        };
        return "CASE WHEN %s IS NOT NULL THEN %1$s - mod(%1$s, %s) END".formatted(identifier(column.name()), divisor);
    }

    private static String redactedJson(PolicyColumn column)
            throws PolicyProblemException
    {
        if (!column.type().getBaseName().equals(JSON)) {
            throw impossible("redact-json", column, "it is for json");
        }
        return "CASE substr(json_format(%s), 1, 1) WHEN '{' THEN JSON '{}' WHEN '[' THEN JSON '[]' ELSE IF(%1$s IS NOT NULL, JSON 'null') END".formatted(identifier(column.name()));
    }

    private static PolicyProblemException impossible(String word, PolicyColumn column, String reason)
    {
        return new PolicyProblemException("The mask %s is not possible for column %s, a %s: %s".formatted(word, column.name(), column.type().getDisplayName(), reason));
    }
}
