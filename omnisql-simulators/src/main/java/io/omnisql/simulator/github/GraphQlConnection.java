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
package io.omnisql.simulator.github;

import com.google.common.collect.ImmutableList;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes connections: a page of rows with cursors, and the count of all of them.
 */
final class GraphQlConnection
{
    private static final String PREFIX = "cursor:";

    private GraphQlConnection() {}

    static <T> GraphQlObject of(String rowType, GraphQlArguments arguments, List<T> rows, Function<T, GraphQlObject> form)
    {
        return of(rowType, arguments, rows, rows.size(), form);
    }

    /**
     * A connection whose count goes beyond the rows that can be reached.
     */
    static <T> GraphQlObject of(String rowType, GraphQlArguments arguments, List<T> rows, int count, Function<T, GraphQlObject> form)
    {
        int from = arguments.text("after").map(cursor -> position(cursor) + 1).orElse(0);
        int to = arguments.text("before").map(GraphQlConnection::position).orElse(rows.size());
        from = Math.min(Math.max(from, 0), rows.size());
        to = Math.max(from, Math.min(to, rows.size()));
        if (arguments.number("first").isPresent()) {
            to = Math.min(to, from + arguments.number("first").get());
        }
        if (arguments.number("last").isPresent()) {
            from = Math.max(from, to - arguments.number("last").get());
        }
        return render(rowType, new Page<>(rows, from, to, arguments.execution(), form), count);
    }

    private static GraphQlObject render(String rowType, Page<?> page, int count)
    {
        return GraphQlObject.builder(rowType + "Connection")
                .put("totalCount", count)
                .put("nodes", _ -> page.nodes())
                .put("edges", _ -> page.edges(rowType + "Edge"))
                .put("pageInfo", GraphQlObject.builder("PageInfo")
                        .put("hasNextPage", page.to() < page.rows().size())
                        .put("hasPreviousPage", page.from() > 0)
                        .put("startCursor", page.isEmpty() ? Optional.empty() : Optional.of(cursor(page.from())))
                        .put("endCursor", page.isEmpty() ? Optional.empty() : Optional.of(cursor(page.to() - 1)))
                        .build())
                .build();
    }

    private static String cursor(int position)
    {
        return Base64.getEncoder().encodeToString((PREFIX + position).getBytes(UTF_8));
    }

    private static int position(String cursor)
    {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), UTF_8);
            if (text.startsWith(PREFIX)) {
                return Integer.parseInt(text.substring(PREFIX.length()));
            }
        }
        catch (IllegalArgumentException _) {
            // not one of ours
        }
        throw new GraphQlProblem("INVALID_CURSOR_ARGUMENTS", "`" + cursor + "` does not appear to be a valid cursor.");
    }

    private record Page<T>(List<T> rows, int from, int to, GraphQlExecution execution, Function<T, GraphQlObject> form)
    {
        boolean isEmpty()
        {
            return from == to;
        }

        ImmutableList<GraphQlObject> nodes()
        {
            execution.serve(to - from);
            return rows.subList(from, to).stream().map(form).collect(toImmutableList());
        }

        ImmutableList<GraphQlObject> edges(String type)
        {
            ImmutableList<GraphQlObject> nodes = nodes();
            return IntStream.range(0, nodes.size())
                    .mapToObj(i -> GraphQlObject.builder(type).put("cursor", cursor(from + i)).put("node", nodes.get(i)).build())
                    .collect(toImmutableList());
        }
    }
}
