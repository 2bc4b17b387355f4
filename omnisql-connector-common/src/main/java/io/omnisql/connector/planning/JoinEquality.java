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

import com.google.common.collect.ImmutableMap;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;

import java.util.Map;
import java.util.Optional;

import static io.trino.plugin.base.expression.ConnectorExpressions.extractConjuncts;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;

/**
 * The columns that a join compares, where it compares columns for equality and nothing else.
 *
 * @param columns the columns of the right side, by those of the left one
 */
record JoinEquality(Map<String, String> columns)
{
    JoinEquality
    {
        columns = ImmutableMap.copyOf(columns);
    }

    static Optional<JoinEquality> of(ConnectorExpression condition, Map<String, ColumnHandle> left, Map<String, ColumnHandle> right)
    {
        ImmutableMap.Builder<String, String> columns = ImmutableMap.builder();
        for (ConnectorExpression conjunct : extractConjuncts(condition)) {
            if (!(conjunct instanceof Call comparison) ||
                    !comparison.getFunctionName().equals(EQUAL_OPERATOR_FUNCTION_NAME) ||
                    !(comparison.getArguments().getFirst() instanceof Variable first) ||
                    !(comparison.getArguments().getLast() instanceof Variable second)) {
                return Optional.empty();
            }
            boolean isInOrder = left.containsKey(first.getName());
            Optional<String> ofLeft = name(left, isInOrder ? first : second);
            Optional<String> ofRight = name(right, isInOrder ? second : first);
            if (ofLeft.isEmpty() || ofRight.isEmpty()) {
                return Optional.empty();
            }
            columns.put(ofLeft.get(), ofRight.get());
        }
        return Optional.of(new JoinEquality(columns.buildKeepingLast()));
    }

    private static Optional<String> name(Map<String, ColumnHandle> columns, Variable variable)
    {
        return Optional.ofNullable(columns.get(variable.getName())).map(column -> ((ApiColumnHandle) column).name());
    }

    /**
     * The columns of the left side, by those of the right one; empty where one is compared with several.
     */
    Optional<Map<String, String>> byRight()
    {
        ImmutableMap.Builder<String, String> inverse = ImmutableMap.builder();
        columns.forEach((left, right) -> inverse.put(right, left));
        return columns.values().stream().distinct().count() == columns.size() ? Optional.of(inverse.buildOrThrow()) : Optional.empty();
    }
}
