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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.sql.planner.plan.PlanNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What a query gave: rows in plain values, the kinds of nodes in its plan, and all requests that reached the simulator.
 */
record Answer(String queryId, List<List<Object>> rows, Set<String> planNodes, List<JournalEntry> journal)
{
    private static final int NOT_MODIFIED = 304;

    Answer
    {
        requireNonNull(queryId, "queryId is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(planNodes, "planNodes is null");
        journal = ImmutableList.copyOf(journal);
    }

    /**
     * The requests that cost something: those which were told that nothing has changed do not.
     */
    List<JournalEntry> requests()
    {
        return journal.stream().filter(request -> request.status() != NOT_MODIFIED).collect(toImmutableList());
    }

    /**
     * The requests that were told that nothing has changed.
     */
    List<JournalEntry> unchanged()
    {
        return journal.stream().filter(request -> request.status() == NOT_MODIFIED).collect(toImmutableList());
    }

    static Set<String> nodes(PlanNode root)
    {
        Set<String> names = new TreeSet<>();
        List<PlanNode> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            PlanNode node = open.removeLast();
            names.add(node.getClass().getSimpleName());
            open.addAll(node.getSources());
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * The values of the only column.
     */
    List<Object> column()
    {
        return rows.stream().map(List::getFirst).collect(Collectors.toList());
    }

    /**
     * The number of the requests but those of single issues and pull requests: one of them shows what stands in place of accounts that are gone, which each node asks for once, in whichever query is the first.
     */
    int requestsOfLists()
    {
        return (int) requests().stream().filter(request -> !request.path().matches("/repos/.*/(issues|pulls)/[0-9]+")).count();
    }
}
