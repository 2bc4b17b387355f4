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

import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.Clause.Qualifier;
import io.omnisql.simulator.jira.jql.Operand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/**
 * What a field was, and how it changed, by the records of changes.
 *
 * @param field its name in them
 */
record JqlHistory(String field, Function<JiraIssue, List<String>> values, JqlDomain domain)
{
    JqlHistory
    {
        requireNonNull(field, "field is null");
        requireNonNull(values, "values is null");
        requireNonNull(domain, "domain is null");
    }

    Predicate<JiraIssue> compile(Clause.Terminal clause, JqlContext context)
    {
        Window window = window(clause, context);
        Optional<ImmutableSet<String>> by = ids(clause, Qualifier.Kind.BY, JqlFields.USER, context);
        return switch (clause.operator()) {
            case CHANGED -> {
                Optional<ImmutableSet<String>> from = ids(clause, Qualifier.Kind.FROM, domain, context);
                Optional<ImmutableSet<String>> to = ids(clause, Qualifier.Kind.TO, domain, context);
                yield issue -> steps(issue).stream().anyMatch(step -> window.holds(step.when(), step.when())
                        && accepts(by, step.author())
                        && accepts(from, step.from())
                        && accepts(to, step.to()));
            }
            case WAS, WAS_IN -> was(clause, window, by, context);
            case WAS_NOT, WAS_NOT_IN -> was(clause, window, by, context).negate();
            case EQUALS, NOT_EQUALS, LESS, GREATER, AT_MOST, AT_LEAST, LIKE, NOT_LIKE, IN, NOT_IN, IS, IS_NOT -> throw new IllegalArgumentException("no word about the past: " + clause.operator());
        };
    }

    private Predicate<JiraIssue> was(Clause.Terminal clause, Window window, Optional<ImmutableSet<String>> by, JqlContext context)
    {
        Operand operand = clause.operand().orElseThrow();
        boolean empty = operand.all().contains(new Operand.Empty());
        ImmutableSet<String> wanted = ValueJqlField.ids(operand, domain, clause.field(), context);
        return issue -> {
            List<Step> steps = steps(issue);
            Instant since = issue.times().created();
            Optional<String> author = Optional.of(issue.people().creator());
            for (Step step : steps) {
                if (window.holds(since, step.when()) && accepts(by, author) && step.from().map(wanted::contains).orElse(empty)) {
                    return true;
                }
                since = step.when();
                author = step.author();
            }
            Optional<String> now = values.apply(issue).stream().findFirst();
            return window.holds(since, context.viewer().now()) && accepts(by, author) && now.map(wanted::contains).orElse(empty);
        };
    }

    private List<Step> steps(JiraIssue issue)
    {
        List<Step> steps = new ArrayList<>();
        for (JiraChange change : issue.activity().changes()) {
            for (JiraChange.Item item : change.items()) {
                if (item.field().equals(field)) {
                    steps.add(new Step(change.created(), change.author(), item.from(), item.to()));
                }
            }
        }
        return steps;
    }

    private static boolean accepts(Optional<ImmutableSet<String>> wanted, Optional<String> found)
    {
        return wanted.isEmpty() || found.filter(wanted.get()::contains).isPresent();
    }

    private static Optional<ImmutableSet<String>> ids(Clause.Terminal clause, Qualifier.Kind kind, JqlDomain domain, JqlContext context)
    {
        return clause.qualifiers().stream()
                .filter(qualifier -> qualifier.kind() == kind)
                .findFirst()
                .map(qualifier -> ValueJqlField.ids(qualifier.operand(), domain, clause.field(), context));
    }

    private static Window window(Clause.Terminal clause, JqlContext context)
    {
        Instant from = Instant.MIN;
        Instant to = Instant.MAX;
        for (Qualifier qualifier : clause.qualifiers()) {
            List<Instant> times = switch (qualifier.kind()) {
                case AFTER, BEFORE, ON, DURING -> qualifier.operand().all().stream().flatMap(operand -> JqlTimes.instant(operand, clause.field(), context).stream()).toList();
                case BY, FROM, TO -> List.of();
            };
            if (times.isEmpty()) {
                continue;
            }
            switch (qualifier.kind()) {
                case AFTER -> from = times.getFirst();
                case BEFORE -> to = times.getFirst();
                case ON -> {
                    from = times.getFirst();
                    to = from.plusSeconds(86_400);
                }
                case DURING -> {
                    from = times.getFirst();
                    to = times.getLast();
                }
                case BY, FROM, TO -> {}
            }
        }
        return new Window(from, to);
    }

    private record Step(Instant when, Optional<String> author, Optional<String> from, Optional<String> to) {}

    private record Window(Instant from, Instant to)
    {
        private boolean holds(Instant start, Instant end)
        {
            return !end.isBefore(from) && start.isBefore(to);
        }
    }
}
