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

import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.type.Type;

import java.util.OptionalLong;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;

/**
 * The bounds of the values that a domain admits, where there are some and null is none of them. Pure.
 */
final class DomainBounds
{
    private DomainBounds() {}

    static OptionalLong lower(Domain domain)
    {
        if (domain.isNullAllowed() || domain.getValues().isNone()) {
            return OptionalLong.empty();
        }
        Range span = domain.getValues().getRanges().getSpan();
        return span.isLowUnbounded() ? OptionalLong.empty() : OptionalLong.of(inUtc(span.getType(), (long) span.getLowBoundedValue()));
    }

    static OptionalLong upper(Domain domain)
    {
        if (domain.isNullAllowed() || domain.getValues().isNone()) {
            return OptionalLong.empty();
        }
        Range span = domain.getValues().getRanges().getSpan();
        return span.isHighUnbounded() ? OptionalLong.empty() : OptionalLong.of(inUtc(span.getType(), (long) span.getHighBoundedValue()));
    }

    /**
     * A literal keeps the zone that it was written in, as part of its number; values of the source are in UTC.
     */
    private static long inUtc(Type type, long value)
    {
        return type.equals(TIMESTAMP_TZ_MILLIS) ? packDateTimeWithZone(unpackMillisUtc(value), UTC_KEY) : value;
    }
}
