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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.TimeZoneKey;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * Domains as short as they are written in SQL.
 */
public final class TestingDomains
{
    private TestingDomains() {}

    /**
     * {@code = 'value'} or {@code IN ('value', …)}.
     */
    public static Domain text(String... values)
    {
        List<Object> slices = Stream.of(values).map(value -> (Object) utf8Slice(value)).collect(toImmutableList());
        return Domain.multipleValues(VARCHAR, slices);
    }

    public static Domain number(long... values)
    {
        return Domain.multipleValues(BIGINT, LongStream.of(values).boxed().toList());
    }

    public static Domain atLeast(String instant)
    {
        return Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, utc(instant))), false);
    }

    public static Domain after(String instant)
    {
        return Domain.create(ValueSet.ofRanges(Range.greaterThan(TIMESTAMP_TZ_MILLIS, utc(instant))), false);
    }

    public static Domain before(String instant)
    {
        return Domain.create(ValueSet.ofRanges(Range.lessThan(TIMESTAMP_TZ_MILLIS, utc(instant))), false);
    }

    public static Domain between(String low, String high)
    {
        return Domain.create(ValueSet.ofRanges(Range.range(TIMESTAMP_TZ_MILLIS, utc(low), true, utc(high), true)), false);
    }

    public static long utc(String instant)
    {
        return zoned(instant, UTC_KEY);
    }

    /**
     * The same moment, as a literal with a zone of its own has it.
     */
    public static long zoned(String instant, TimeZoneKey zone)
    {
        return packDateTimeWithZone(Instant.parse(instant).toEpochMilli(), zone);
    }

    public static TupleDomain<ApiColumnHandle> where(ApiColumnHandle column, Domain domain)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(column, domain));
    }

    public static TupleDomain<ApiColumnHandle> where(ApiColumnHandle first, Domain firstDomain, ApiColumnHandle second, Domain secondDomain)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(first, firstDomain, second, secondDomain));
    }

    public static TupleDomain<ApiColumnHandle> where(
            ApiColumnHandle first,
            Domain firstDomain,
            ApiColumnHandle second,
            Domain secondDomain,
            ApiColumnHandle third,
            Domain thirdDomain)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(first, firstDomain, second, secondDomain, third, thirdDomain));
    }
}
