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
package io.omnisql.connector.definition;

import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with the searches of a definition.
 */
final class SearchValidator
{
    private final DefinitionProblems problems;

    SearchValidator(DefinitionProblems problems)
    {
        this.problems = requireNonNull(problems, "problems is null");
    }

    void validate(TableDefinition table, EndpointDefinition endpoint)
    {
        endpoint.search().flatMap(SearchText::divisor)
                .filter(divisor -> table.column(divisor).filter(column -> divides(column, endpoint)).isEmpty())
                .ifPresent(divisor -> problems.add("table %s, endpoint %s: searches are divided by ranges of '%s', which has to be a time with both bounds, by which scans are sorted", table.name(), endpoint.path(), divisor));
    }

    private static boolean divides(ColumnDefinition column, EndpointDefinition endpoint)
    {
        return column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS)
                && column.filter(FilterOperator.AT_LEAST, endpoint).isPresent()
                && column.filter(FilterOperator.AT_MOST, endpoint).isPresent()
                && column.sort().filter(endpoint.scanOrder()::containsValue).isPresent();
    }
}
