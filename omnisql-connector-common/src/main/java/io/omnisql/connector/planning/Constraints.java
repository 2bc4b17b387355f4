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

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Looks up domains, and the values that they list, by the name of their column. Pure.
 */
final class Constraints
{
    private Constraints() {}

    static Optional<Domain> domain(TupleDomain<ApiColumnHandle> constraint, String column)
    {
        return constraint.getDomains().orElseThrow().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(column))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * The values that the constraint lists for a column, without null; empty where it admits more than can be listed.
     */
    static Optional<List<String>> values(TupleDomain<ApiColumnHandle> constraint, String column)
    {
        return domain(constraint, column).flatMap(DiscreteValues::of);
    }

    /**
     * The same, without those that the source never spells so.
     */
    static Optional<List<String>> spelledValues(TableDefinition table, TupleDomain<ApiColumnHandle> constraint, String column)
    {
        Optional<String> spelling = table.column(column).flatMap(ColumnDefinition::spelling);
        return values(constraint, column)
                .map(values -> values.stream()
                        .filter(value -> spelling.isEmpty() || value.matches(spelling.get()))
                        .collect(toImmutableList()));
    }

    /**
     * The only value of a column that the constraint admits.
     */
    static Optional<Object> constant(TupleDomain<ApiColumnHandle> constraint, String column)
    {
        return domain(constraint, column).filter(Domain::isSingleValue).map(Domain::getSingleValue);
    }

    /**
     * Whether the constraint admits one value of a column only.
     */
    static boolean isFixed(TupleDomain<ApiColumnHandle> constraint, String column)
    {
        return domain(constraint, column).filter(Domain::isSingleValue).isPresent();
    }
}
