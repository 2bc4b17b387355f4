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

import java.util.Comparator;
import java.util.function.Predicate;

/**
 * A field as JQL sees it: what may be said of it, which issues a clause takes, and how they are sorted.
 */
interface JqlField
{
    /**
     * The issues that a clause takes. What is wrong with it is told to the context.
     */
    Predicate<JiraIssue> compile(Clause.Terminal clause, JqlContext context);

    /**
     * Ascending, with the empty ones at the end.
     */
    Comparator<JiraIssue> order(JqlContext context);

    /**
     * Whether it is sorted from its last value where a query does not say in which direction.
     */
    default boolean isDescending()
    {
        return false;
    }

    static Predicate<JiraIssue> unsupported(Clause.Terminal clause, JqlContext context)
    {
        context.refuse("The operator '%s' is not supported by the '%s' field.".formatted(clause.operator().text(), clause.field()));
        return _ -> false;
    }
}
