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
package io.omnisql.connector.planning;

import io.omnisql.connector.definition.FilterOperator;
import io.trino.spi.predicate.Range;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DoubleType;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Writes an end of a range of numbers or days as a bound that includes it. Pure.
 */
final class WholeBound
{
    // beyond it, doubles are no longer told apart by whole numbers
    private static final double LAST_WHOLE = 1L << 53;

    private WholeBound() {}

    /**
     * The end, or the whole number behind it where numbers have fractions, whose spelling depends on who reads it; empty where it has no common spelling.
     *
     * @param operator which end it is, of a range that ends there
     */
    static Optional<String> of(Range range, FilterOperator operator)
    {
        if (range.getType().equals(DoubleType.DOUBLE)) {
            return whole(operator == FilterOperator.AT_LEAST ? Math.floor((double) range.getLowBoundedValue()) : Math.ceil((double) range.getHighBoundedValue()));
        }
        try {
            long included = operator == FilterOperator.AT_LEAST
                    ? range.isLowInclusive() ? (long) range.getLowBoundedValue() : Math.incrementExact((long) range.getLowBoundedValue())
                    : range.isHighInclusive() ? (long) range.getHighBoundedValue() : Math.decrementExact((long) range.getHighBoundedValue());
            return range.getType().equals(DateType.DATE) ? date(included) : Optional.of(Long.toString(included));
        }
        catch (ArithmeticException _) {
            // there is no number behind it
            return Optional.empty();
        }
    }

    private static Optional<String> whole(double number)
    {
        return Math.abs(number) <= LAST_WHOLE ? Optional.of(Long.toString((long) number)) : Optional.empty();
    }

    /**
     * The day as it is written; a year has four digits in ISO 8601, unless both sides agree on more, and not all know the year zero.
     */
    static Optional<String> date(long day)
    {
        return Optional.of(LocalDate.ofEpochDay(day))
                .filter(date -> date.getYear() > 0 && date.getYear() <= 9999)
                .map(LocalDate::toString);
    }
}
