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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.Operand;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNull;

/**
 * A field whose values are things or whole texts, none, one or several. What says that it is not something leaves out the issues that have nothing in it.
 *
 * @param values ids
 * @param history the name of the field in the records of changes, for fields whose past can be asked for
 */
record ValueJqlField(Function<JiraIssue, List<String>> values, JqlDomain domain, Optional<String> history)
        implements JqlField
{
    ValueJqlField
    {
        requireNonNull(values, "values is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(history, "history is null");
    }

    @Override
    public Predicate<JiraIssue> compile(Clause.Terminal clause, JqlContext context)
    {
        return switch (clause.operator()) {
            case EQUALS, IN, IS -> among(clause, context);
            case NOT_EQUALS, NOT_IN, IS_NOT -> {
                Predicate<JiraIssue> among = among(clause, context);
                yield issue -> !values.apply(issue).isEmpty() && !among.test(issue);
            }
            case LESS -> compare(clause, context, result -> result < 0);
            case GREATER -> compare(clause, context, result -> result > 0);
            case AT_MOST -> compare(clause, context, result -> result <= 0);
            case AT_LEAST -> compare(clause, context, result -> result >= 0);
            case WAS, WAS_NOT, WAS_IN, WAS_NOT_IN, CHANGED -> history
                    .map(field -> new JqlHistory(field, values, domain).compile(clause, context))
                    .orElseGet(() -> JqlField.unsupported(clause, context));
            case LIKE, NOT_LIKE -> JqlField.unsupported(clause, context);
        };
    }

    private Predicate<JiraIssue> among(Clause.Terminal clause, JqlContext context)
    {
        ImmutableList<Operand> operands = clause.operand().orElseThrow().all();
        boolean empty = operands.contains(new Operand.Empty());
        ImmutableSet<String> wanted = operands.stream().flatMap(operand -> ids(operand, domain, clause.field(), context).stream()).collect(toImmutableSet());
        return issue -> {
            List<String> found = values.apply(issue);
            return found.isEmpty() ? empty && context.hasField(issue, clause.field()) : found.stream().anyMatch(wanted::contains);
        };
    }

    private Predicate<JiraIssue> compare(Clause.Terminal clause, JqlContext context, Predicate<Integer> accepts)
    {
        if (!domain.isRanked()) {
            return JqlField.unsupported(clause, context);
        }
        ImmutableSet<String> wanted = ids(clause.operand().orElseThrow(), domain, clause.field(), context);
        Comparator<String> order = domain.order(context);
        return issue -> values.apply(issue).stream().anyMatch(found -> wanted.stream().anyMatch(id -> accepts.test(order.compare(found, id))));
    }

    /**
     * What an operand means; where nothing is called so, that is an error.
     */
    static ImmutableSet<String> ids(Operand operand, JqlDomain domain, String field, JqlContext context)
    {
        return switch (operand) {
            case Operand.Empty _ -> ImmutableSet.of();
            case Operand.Text(String text) -> known(domain.find(text, context), text, domain, field, context);
            case Operand.Numeric(long number) -> known(domain.find(number, context), String.valueOf(number), domain, field, context);
            case Operand.Function function -> new JqlFunctions(context).values(function, domain, field);
            case Operand.Several(ImmutableList<Operand> operands) -> operands.stream().flatMap(part -> ids(part, domain, field, context).stream()).collect(toImmutableSet());
        };
    }

    private static ImmutableSet<String> known(ImmutableSet<String> found, String text, JqlDomain domain, String field, JqlContext context)
    {
        if (found.isEmpty()) {
            context.errors().add(domain.unknown(text, field));
        }
        return found;
    }

    @Override
    public Comparator<JiraIssue> order(JqlContext context)
    {
        return Comparator.comparing(issue -> values.apply(issue).stream().findFirst().orElse(null), nullsLast(domain.order(context)));
    }
}
