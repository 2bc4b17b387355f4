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
import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.JqlException;
import io.omnisql.simulator.jira.jql.JqlQuery;
import io.omnisql.simulator.jira.jql.SortField;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

/**
 * A JQL query that was understood: which issues it takes, and in which order.
 */
record JqlSearch(Predicate<JiraIssue> where, Comparator<JiraIssue> order)
{
    private static final int SORT_FIELDS = 7;

    JqlSearch
    {
        requireNonNull(where, "where is null");
        requireNonNull(order, "order is null");
    }

    /**
     * @throws JiraRefusal for what is no JQL, and for what names things that are not there
     */
    static JqlSearch compile(String jql, Viewer viewer)
    {
        JqlQuery query = parse(jql);
        JqlContext context = JqlContext.of(viewer);
        if (query.where().isEmpty()) {
            throw JiraRefusal.badRequest(ImmutableList.of("Unbounded JQL queries are not allowed here. Please add a search restriction to your query."));
        }
        if (query.orderBy().size() > SORT_FIELDS) {
            context.refuse("The ORDER BY clause has %s fields, and %s are allowed.".formatted(query.orderBy().size(), SORT_FIELDS));
        }
        Predicate<JiraIssue> where = condition(query.where().get(), false, context);
        Comparator<JiraIssue> order = order(query.orderBy(), context);
        if (!context.errors().isEmpty()) {
            throw JiraRefusal.badRequest(context.errors());
        }
        return new JqlSearch(where, order);
    }

    private static JqlQuery parse(String jql)
    {
        try {
            return JqlQuery.parse(jql);
        }
        catch (JqlException e) {
            throw JiraRefusal.badRequest(ImmutableList.of(e.getMessage()));
        }
    }

    /**
     * NOT is moved inwards to the operators, so that it leaves out empty fields as they do.
     */
    private static Predicate<JiraIssue> condition(Clause clause, boolean negated, JqlContext context)
    {
        return switch (clause) {
            case Clause.Not(Clause part) -> condition(part, !negated, context);
            case Clause.And(ImmutableList<Clause> parts) -> join(parts, !negated, negated, context);
            case Clause.Or(ImmutableList<Clause> parts) -> join(parts, negated, negated, context);
            case Clause.Terminal terminal -> terminal(negated ? terminal.opposite() : terminal, negated, context);
        };
    }

    private static Predicate<JiraIssue> join(List<Clause> parts, boolean all, boolean negated, JqlContext context)
    {
        List<Predicate<JiraIssue>> conditions = parts.stream().map(part -> condition(part, negated, context)).toList();
        return all
                ? issue -> conditions.stream().allMatch(condition -> condition.test(issue))
                : issue -> conditions.stream().anyMatch(condition -> condition.test(issue));
    }

    private static Predicate<JiraIssue> terminal(Clause.Terminal clause, boolean negated, JqlContext context)
    {
        List<JqlField> fields = JqlFields.find(clause.field(), context);
        if (fields.isEmpty()) {
            context.refuse("Field '%s' does not exist or you do not have permission to view it.".formatted(clause.field()));
            return _ -> false;
        }
        List<Predicate<JiraIssue>> conditions = fields.stream().map(field -> field.compile(clause, context)).toList();
        return switch (clause.operator()) {
            case CHANGED -> negated ? issue -> conditions.stream().noneMatch(condition -> condition.test(issue)) : issue -> conditions.stream().anyMatch(condition -> condition.test(issue));
            case NOT_EQUALS, NOT_IN, IS_NOT, NOT_LIKE, WAS_NOT, WAS_NOT_IN -> issue -> conditions.stream().allMatch(condition -> condition.test(issue));
            case EQUALS, IN, IS, LIKE, WAS, WAS_IN, LESS, GREATER, AT_MOST, AT_LEAST -> issue -> conditions.stream().anyMatch(condition -> condition.test(issue));
        };
    }

    /**
     * What is equal comes in descending order of ids, as does everything where no order is asked for.
     */
    private static Comparator<JiraIssue> order(List<SortField> fields, JqlContext context)
    {
        Comparator<JiraIssue> order = (_, _) -> 0;
        for (SortField sort : fields) {
            List<JqlField> found = JqlFields.find(sort.field(), context);
            if (found.isEmpty()) {
                context.refuse("Not able to sort using field '%s'.".formatted(sort.field()));
                continue;
            }
            Comparator<JiraIssue> next = found.getFirst().order(context);
            order = order.thenComparing(isDescending(sort, found.getFirst()) ? next.reversed() : next);
        }
        return order.thenComparing(comparingLong(JiraIssue::id).reversed());
    }

    private static boolean isDescending(SortField sort, JqlField field)
    {
        return switch (sort.direction()) {
            case ASCENDING -> false;
            case DESCENDING -> true;
            case OF_FIELD -> field.isDescending();
        };
    }
}
