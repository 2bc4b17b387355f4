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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;

import java.util.OptionalLong;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.util.Objects.requireNonNull;

/**
 * The rows of a split among those of a divided scan: those with a time in a range.
 *
 * @param from the first moment, in milliseconds since the epoch; empty where there is no earlier split
 * @param until the moment behind the last one; empty where there is no later split
 */
public record SplitRange(ApiColumnHandle column, OptionalLong from, OptionalLong until)
{
    public SplitRange
    {
        requireNonNull(column, "column is null");
        requireNonNull(from, "from is null");
        requireNonNull(until, "until is null");
    }

    private TupleDomain<ApiColumnHandle> rows(boolean orNone)
    {
        Range all = Range.all(column.type());
        Range low = from.isPresent() ? Range.greaterThanOrEqual(column.type(), packDateTimeWithZone(from.getAsLong(), UTC_KEY)) : all;
        Range high = until.isPresent() ? Range.lessThan(column.type(), packDateTimeWithZone(until.getAsLong(), UTC_KEY)) : all;
        return TupleDomain.withColumnDomains(ImmutableMap.of(column, Domain.create(ValueSet.ofRanges(low).intersect(ValueSet.ofRanges(high)), orNone)));
    }

    /**
     * What is asked of the source.
     */
    ApiTableHandle narrow(ApiTableHandle handle)
    {
        return handle.withFilter(handle.constraint().intersect(rows(false)), handle.containments());
    }

    /**
     * What the split's records are checked for: one without a time may be in any split or in none, and is to be noticed where it is wanted.
     */
    ApiTableHandle check(ApiTableHandle handle)
    {
        return handle.withFilter(handle.constraint().intersect(rows(true)), handle.containments());
    }
}
