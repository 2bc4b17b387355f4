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
import io.omnisql.server.QueryAnswer;
import io.omnisql.server.QueryClient;
import io.omnisql.server.QueryCost;
import io.omnisql.server.Stopwatch;
import io.omnisql.server.TextTable;

import java.io.PrintStream;
import java.net.URI;

import static java.util.Objects.requireNonNull;

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
        QueryCost cost = client.cost(answer.queryId());
        out.print(TextTable.render(answer.columns(), answer.rows(), INDENT));
        out.println();
        out.println("%s%s rows · %s · %s".formatted(INDENT, answer.rows().size(), cost.text(query.leastRequests()), Stopwatch.seconds(answer.wallTime())));
        if (cost.requests() > query.leastRequests()) {
            out.println("%sToo many requests: %s would do".formatted(INDENT, query.leastRequests()));
            return false;
        }
        return true;
    }
}
