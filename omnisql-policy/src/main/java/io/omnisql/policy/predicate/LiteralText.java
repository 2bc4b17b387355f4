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

import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.CharType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.lang.Character.isSurrogate;

/**
 * The one text that a value has in a type: what attributes and policies say is brought into it, or is no value of the type.
 * <p>
 * Nothing is rounded, cut off or converted: a text that is too long, or has more digits than the type, equals no value of a column.
 */
public final class LiteralText
{
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private LiteralText() {}

    /**
     * Whether policies can compare columns of the type. Left out are those whose comparisons are not exact, as of floating point, and those without an order or a plain text.
     */
    public static boolean isSupported(Type type)
    {
        return type instanceof BooleanType ||
                integerBits(type).isPresent() ||
                type instanceof DecimalType ||
                type instanceof VarcharType ||
                type instanceof CharType ||
                type instanceof DateType ||
                type instanceof TimestampType ||
                type instanceof TimestampWithTimeZoneType;
    }

    /**
     * Empty where the text is no value of the type, or the type is not supported.
     */
    public static Optional<String> canonical(Type type, String text)
    {
        return switch (type) {
            case BooleanType _ -> Optional.of(text).filter(word -> word.equals("true") || word.equals("false"));
            case DecimalType decimal -> decimal(decimal, text);
            case VarcharType varchar -> text(text, varchar.isUnbounded() ? Integer.MAX_VALUE : varchar.getBoundedLength());
            // blanks at the end do not count in comparisons
            case CharType character -> text(withoutTrailingBlanks(text), character.getLength());
            case DateType _ -> date(text);
            case TimestampType timestamp -> TimestampText.local(text, timestamp.getPrecision());
            case TimestampWithTimeZoneType timestamp -> TimestampText.zoned(text, timestamp.getPrecision());
            default -> integerBits(type).flatMap(bits -> wholeNumber(text, bits));
        };
    }

    private static Optional<Integer> integerBits(Type type)
    {
        return switch (type) {
            case TinyintType _ -> Optional.of(Byte.SIZE);
            case SmallintType _ -> Optional.of(Short.SIZE);
            case IntegerType _ -> Optional.of(Integer.SIZE);
            case BigintType _ -> Optional.of(Long.SIZE);
            default -> Optional.empty();
        };
    }

    private static Optional<String> wholeNumber(String text, int bits)
    {
        return Optional.of(text)
                .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
                .map(BigInteger::new)
                .filter(number -> number.bitLength() < bits)
                .map(BigInteger::toString);
    }

    private static Optional<String> decimal(DecimalType type, String text)
    {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > type.getScale()) {
            return Optional.empty();
        }
        BigDecimal scaled = number.setScale(type.getScale());
        return Optional.of(scaled).filter(value -> value.precision() <= type.getPrecision()).map(BigDecimal::toPlainString);
    }

    /**
     * Halves of a pair of surrogates are no characters, and cannot be in a column.
     */
    private static Optional<String> text(String text, int longest)
    {
        return Optional.of(text).filter(value -> value.codePoints().noneMatch(point -> point <= Character.MAX_VALUE && isSurrogate((char) point)) && value.codePointCount(0, value.length()) <= longest);
    }

    private static String withoutTrailingBlanks(String text)
    {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Optional<String> date(String text)
    {
        try {
            return Optional.of(text).filter(day -> DATE.matcher(day).matches()).map(LocalDate::parse).filter(day -> day.getYear() > 0).map(LocalDate::toString);
        }
        catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
