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

import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.policy.predicate.SqlText.identifier;
import static io.omnisql.policy.predicate.SqlText.literal;
import static java.util.stream.Collectors.joining;

/**
 * A predicate as the expression of a row filter: comparisons with literals, none of which can fail.
 */
public final class EngineFilter
{
    private EngineFilter() {}

    public static String sql(RowPredicate predicate)
    {
        return switch (predicate) {
            case RowPredicate.All _ -> "TRUE";
            case RowPredicate.None _ -> "FALSE";
            case RowPredicate.And(List<RowPredicate> terms) -> joined(terms, " AND ");
            case RowPredicate.Or(List<RowPredicate> terms) -> joined(terms, " OR ");
            case RowPredicate.OneOf(String column, Type type, List<String> values, boolean negated) -> not(oneOf(column, type, values), negated);
            case RowPredicate.InRange(String column, Type type, Optional<Bound> low, Optional<Bound> high, boolean negated) -> not(inRange(column, type, low, high), negated);
            case RowPredicate.StartsWith(String column, Type _, String prefix, boolean negated) -> not("starts_with(%s, %s)".formatted(identifier(column), SqlText.text(prefix)), negated);
            case RowPredicate.ContainsAny(String column, Type elementType, List<String> values, boolean negated) -> not(containsAny(column, elementType, values), negated);
            case RowPredicate.IsNull(String column, Type _, boolean negated) -> "%s IS%s NULL".formatted(identifier(column), negated ? " NOT" : "");
        };
    }

    private static String joined(List<RowPredicate> terms, String operator)
    {
        return terms.stream().map(term -> "(" + sql(term) + ")").collect(joining(operator));
    }

    private static String not(String expression, boolean negated)
    {
        return negated ? "NOT (" + expression + ")" : expression;
    }

    private static String oneOf(String column, Type type, List<String> values)
    {
        if (values.size() == 1) {
            return "%s = %s".formatted(identifier(column), literal(type, values.getFirst()));
        }
        return "%s IN (%s)".formatted(identifier(column), literals(type, values));
    }

    private static String inRange(String column, Type type, Optional<Bound> low, Optional<Bound> high)
    {
        return Stream.concat(
                        low.map(bound -> "%s %s %s".formatted(identifier(column), bound.inclusive() ? ">=" : ">", literal(type, bound.value()))).stream(),
                        high.map(bound -> "%s %s %s".formatted(identifier(column), bound.inclusive() ? "<=" : "<", literal(type, bound.value()))).stream())
                .collect(joining(" AND "));
    }

    private static String containsAny(String column, Type elementType, List<String> values)
    {
        if (values.size() == 1) {
            return "contains(%s, %s)".formatted(identifier(column), literal(elementType, values.getFirst()));
        }
        return "arrays_overlap(%s, ARRAY[%s])".formatted(identifier(column), literals(elementType, values));
    }

    private static String literals(Type type, List<String> values)
    {
        return values.stream().map(value -> literal(type, value)).collect(joining(", "));
    }
}
