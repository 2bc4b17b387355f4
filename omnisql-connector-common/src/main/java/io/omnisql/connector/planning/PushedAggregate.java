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

import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.ValueSource;
import io.trino.spi.type.BigintType;

import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * One value over all rows of a scan: their number, or the least or greatest value of a column.
 *
 * @param argument the column of which the least or the greatest value is wanted; rows are counted, and not the values of a column
 */
public record PushedAggregate(Function function, Optional<ApiColumnHandle> argument)
{
    public static final PushedAggregate COUNT = new PushedAggregate(Function.COUNT, Optional.empty());

    private static final ApiColumnHandle COUNT_COLUMN = new ApiColumnHandle("$count", ColumnType.BIGINT, BigintType.BIGINT, new ValueSource.Count(), Optional.empty());

    public PushedAggregate
    {
        requireNonNull(function, "function is null");
        requireNonNull(argument, "argument is null");
        checkArgument(argument.isPresent() == (function != Function.COUNT), "a count has no argument, and nothing else has none");
    }

    static PushedAggregate of(Function function, ApiColumnHandle column)
    {
        return new PushedAggregate(function, Optional.of(column));
    }

    /**
     * What is read of each record.
     */
    public ApiColumnHandle read()
    {
        return argument.orElse(COUNT_COLUMN);
    }

    /**
     * The column of the scan that holds the value.
     */
    public ApiColumnHandle output()
    {
        return argument
                .map(column -> new ApiColumnHandle(toString(), column.columnType(), column.type(), column.source(), Optional.empty()))
                .orElse(COUNT_COLUMN);
    }

    /**
     * Whether one value takes the place of another one.
     */
    public boolean isBetter(long value, long other)
    {
        return switch (function) {
            case COUNT -> false;
            case MIN -> value < other;
            case MAX -> value > other;
        };
    }

    @Override
    public String toString()
    {
        return "%s(%s)".formatted(function.name().toLowerCase(ENGLISH), argument.map(ApiColumnHandle::name).orElse("*"));
    }

    /**
     * What is made of the rows.
     */
    public enum Function
    {
        COUNT,
        MIN,
        MAX,
    }
}
