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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.ParameterValue;
import io.omnisql.connector.definition.SortParameters;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * What a search text says, by a reading that knows nothing of the dialect which has written it.
 *
 * @param conditions those that a record has to meet, all of them
 * @param order what the records are sorted by first, if they are
 */
public record SearchReading(List<Condition> conditions, Optional<Order> order)
{
    public SearchReading
    {
        conditions = ImmutableList.copyOf(conditions);
        requireNonNull(order, "order is null");
    }

    /**
     * The values that stand in conditions of a filter.
     */
    public Stream<String> values(FilterCapability filter)
    {
        return conditions.stream().filter(condition -> condition.isOf(filter)).flatMap(condition -> condition.values().stream());
    }

    /**
     * The parameter that the order would be, if it had one of its own.
     */
    public Stream<String> order(SortParameters parameters)
    {
        return order.stream().flatMap(first -> parameters.of(first.field(), first.descending()).values().stream());
    }

    /**
     * @param operator EQUAL as well for a field that holds several values
     * @param values of which it has one, or the bound, or the word for nothing
     * @param numbers whether all of them stand as numbers, and not as texts
     */
    public record Condition(String field, FilterOperator operator, List<String> values, boolean numbers)
    {
        public Condition
        {
            requireNonNull(field, "field is null");
            requireNonNull(operator, "operator is null");
            values = ImmutableList.copyOf(values);
        }

        private boolean isOf(FilterCapability filter)
        {
            FilterOperator declared = filter.operator() == FilterOperator.CONTAINS ? FilterOperator.EQUAL : filter.operator();
            return field.equals(filter.parameter().name()) && operator == declared && isOfKind(filter.parameter().value());
        }

        private boolean isOfKind(ParameterValue value)
        {
            return switch (value) {
                case ParameterValue.Text text -> numbers == text.number();
                case ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _ -> numbers;
                case ParameterValue.OneOf _, ParameterValue.Words _, ParameterValue.Choice _, ParameterValue.InstantFloor _, ParameterValue.InstantCeiling _, ParameterValue.Fixed _ -> !numbers;
                case ParameterValue.Bound _ -> true;
            };
        }
    }

    public record Order(String field, boolean descending)
    {
        public Order
        {
            requireNonNull(field, "field is null");
        }
    }
}
