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
package io.omnisql.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.testing.SearchReading;
import io.omnisql.connector.testing.SearchReading.Condition;
import io.omnisql.connector.testing.SearchReading.Order;
import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.JqlQuery;
import io.omnisql.simulator.jira.jql.Operand;
import io.omnisql.simulator.jira.jql.SortField;

import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Reads JQL by the simulator's parser, which was made from Atlassian's pages. What the connector must never send is no reading: alternatives, negations, words of a text, functions, and a direction that is left to the field.
 */
final class JqlReading
{
    private JqlReading() {}

    static SearchReading of(String jql)
    {
        JqlQuery query = JqlQuery.parse(jql);
        Clause where = query.where().orElseThrow(() -> new AssertionError("a search without a restriction: " + jql));
        return new SearchReading(conjunction(where).map(JqlReading::condition).collect(toImmutableList()), query.orderBy().stream().findFirst().map(JqlReading::order));
    }

    private static Stream<Clause.Terminal> conjunction(Clause clause)
    {
        return switch (clause) {
            case Clause.And(ImmutableList<Clause> parts) -> parts.stream().flatMap(JqlReading::conjunction);
            case Clause.Terminal terminal -> Stream.of(terminal);
            case Clause.Or _, Clause.Not _ -> throw new AssertionError("conditions that are not all to be met: " + clause);
        };
    }

    private static Condition condition(Clause.Terminal clause)
    {
        if (!clause.qualifiers().isEmpty()) {
            throw new AssertionError("a condition on the past: " + clause);
        }
        ImmutableList<Operand> operands = clause.operand().map(Operand::all).orElse(ImmutableList.of());
        return new Condition(
                clause.field(),
                operator(clause),
                operands.stream().map(JqlReading::value).collect(toImmutableList()),
                operands.stream().allMatch(Operand.Numeric.class::isInstance));
    }

    private static FilterOperator operator(Clause.Terminal clause)
    {
        return switch (clause.operator()) {
            case EQUALS, IN -> FilterOperator.EQUAL;
            case AT_LEAST -> FilterOperator.AT_LEAST;
            case AT_MOST -> FilterOperator.AT_MOST;
            case IS -> FilterOperator.IS_NULL;
            case IS_NOT -> FilterOperator.IS_NOT_NULL;
            case NOT_EQUALS, NOT_IN, LESS, GREATER, LIKE, NOT_LIKE, WAS, WAS_NOT, WAS_IN, WAS_NOT_IN, CHANGED -> throw new AssertionError("an operator that is never sent: " + clause);
        };
    }

    private static String value(Operand operand)
    {
        return switch (operand) {
            case Operand.Text(String text) -> text;
            case Operand.Numeric(long number) -> Long.toString(number);
            case Operand.Empty _ -> "EMPTY";
            case Operand.Function _, Operand.Several _ -> throw new AssertionError("no value: " + operand);
        };
    }

    private static Order order(SortField field)
    {
        return switch (field.direction()) {
            case ASCENDING -> new Order(field.field(), false);
            case DESCENDING -> new Order(field.field(), true);
            case OF_FIELD -> throw new AssertionError("an order without a direction: " + field);
        };
    }
}
