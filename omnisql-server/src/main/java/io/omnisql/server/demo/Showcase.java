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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.server.QueryAnswer;
import io.omnisql.server.QueryClient;
import io.omnisql.server.QueryCost;
import io.omnisql.server.Stopwatch;
import io.omnisql.server.TextTable;

import java.io.PrintStream;
import java.net.URI;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * Runs the showcase queries in their order and prints what each returns and costs.
 */
record Showcase(PrintStream out)
{
    private static final String INDENT = "   ";

    Showcase
    {
        requireNonNull(out, "out is null");
    }

    /**
     * False when a query has cost more requests than it needs.
     */
    boolean run(URI server)
    {
        boolean least = true;
        try (QueryClient client = QueryClient.connect(server, "demo")) {
            ImmutableList<ShowcaseQuery> queries = ShowcaseQuery.all();
            for (int number = 1; number <= queries.size(); number++) {
                least &= show(number, queries.get(number - 1), client);
            }
        }
        return least;
    }

    private boolean show(int number, ShowcaseQuery query, QueryClient client)
    {
        out.println();
        out.println("%s. %s".formatted(number, query.title()));
        out.println(query.sql().indent(INDENT.length()));
        QueryAnswer answer = client.run(query.sql());
        out.print(TextTable.render(answer.columns(), answer.rows(), INDENT));
        out.println();
        ImmutableMap<String, QueryCost> costs = query.leastRequests().keySet().stream().collect(toImmutableMap(identity(), catalog -> client.cost(answer.queryId(), catalog)));
        out.println("%s%s rows · %s · %s".formatted(INDENT, answer.rows().size(), query.text(costs), Stopwatch.seconds(answer.wallTime())));
        boolean least = true;
        for (String catalog : costs.keySet()) {
            int enough = query.leastRequests().get(catalog);
            if (costs.get(catalog).requests() > enough) {
                out.println("%sToo many requests in %s: %s would do".formatted(INDENT, catalog, enough));
                least = false;
            }
        }
        return least;
    }
}
