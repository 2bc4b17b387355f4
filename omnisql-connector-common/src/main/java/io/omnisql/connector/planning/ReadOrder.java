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

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.EndpointDefinition;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The order in which an endpoint is read.
 *
 * @param parameters the sort parameters of the request
 * @param sorted the column whose order may end the reading early, if there is one
 */
public record ReadOrder(Map<String, String> parameters, Optional<SortedColumn> sorted)
{
    public ReadOrder
    {
        parameters = ImmutableMap.copyOf(parameters);
        requireNonNull(sorted, "sorted is null");
    }

    /**
     * The order in which a source lists records without a word, or the most stable one that it has.
     */
    public static ReadOrder ofScan(EndpointDefinition endpoint)
    {
        return new ReadOrder(endpoint.scanOrder(), Optional.empty());
    }

    /**
     * The column by which records arrive.
     *
     * @param bound the last value that the constraint admits in this order; behind it there is nothing to read
     * @param unit within which the records have another order, in the form of the column's values; 1 where each value has its place
     */
    public record SortedColumn(ApiColumnHandle column, boolean descending, OptionalLong bound, long unit)
    {
        public SortedColumn
        {
            requireNonNull(column, "column is null");
            requireNonNull(bound, "bound is null");
            checkArgument(unit > 0, "unit must be positive");
        }

        public SortedColumn(ApiColumnHandle column, boolean descending, OptionalLong bound)
        {
            this(column, descending, bound, 1);
        }

        /**
         * Whether the first records are the first rows.
         */
        @JsonIgnore
        public boolean isFine()
        {
            return unit == 1;
        }
    }
}
