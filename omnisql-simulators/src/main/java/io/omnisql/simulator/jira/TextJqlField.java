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

import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.Operand;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/**
 * A field of text: it is searched by its words only, and never compared as a whole.
 *
 * @param texts those that the user may see
 * @param knowsEmpty whether it can be asked for being empty
 */
record TextJqlField(BiFunction<JiraIssue, Viewer, List<String>> texts, boolean knowsEmpty)
        implements JqlField
{
    TextJqlField
    {
        requireNonNull(texts, "texts is null");
    }

    @Override
    public Predicate<JiraIssue> compile(Clause.Terminal clause, JqlContext context)
    {
        return switch (clause.operator()) {
            case LIKE -> matches(clause, context);
            case NOT_LIKE -> {
                Predicate<JiraIssue> matches = matches(clause, context);
                yield issue -> !isEmpty(issue, context) && !matches.test(issue);
            }
            case IS -> empty(clause, context, true);
            case IS_NOT -> empty(clause, context, false);
            case EQUALS, NOT_EQUALS, LESS, GREATER, AT_MOST, AT_LEAST, IN, NOT_IN, WAS, WAS_NOT, WAS_IN, WAS_NOT_IN, CHANGED -> JqlField.unsupported(clause, context);
        };
    }

    private Predicate<JiraIssue> matches(Clause.Terminal clause, JqlContext context)
    {
        String query = switch (clause.operand().orElseThrow()) {
            case Operand.Text(String value) -> value;
            case Operand.Numeric(long value) -> String.valueOf(value);
            case Operand.Empty _, Operand.Several _, Operand.Function _ -> "";
        };
        if (query.isBlank()) {
            context.refuse("The field '%s' does not support searching for an empty string.".formatted(clause.field()));
            return _ -> false;
        }
        TextQuery words = TextQuery.parse(query);
        return issue -> texts.apply(issue, context.viewer()).stream().anyMatch(words::matches);
    }

    private Predicate<JiraIssue> empty(Clause.Terminal clause, JqlContext context, boolean wanted)
    {
        if (!knowsEmpty) {
            return JqlField.unsupported(clause, context);
        }
        if (!(clause.operand().orElseThrow() instanceof Operand.Empty)) {
            context.refuse("The operator '%s' takes EMPTY or NULL only.".formatted(clause.operator().text()));
        }
        return issue -> isEmpty(issue, context) == wanted;
    }

    private boolean isEmpty(JiraIssue issue, JqlContext context)
    {
        return texts.apply(issue, context.viewer()).stream().allMatch(String::isEmpty);
    }

    @Override
    public Comparator<JiraIssue> order(JqlContext context)
    {
        return Comparator.comparing(issue -> texts.apply(issue, context.viewer()).stream().findFirst().orElse("\uffff").toLowerCase(Locale.ROOT));
    }
}
