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

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import java.util.List;

/**
 * What a query may cost, known before it is executed: the points it is charged, and the nodes it could return. Both follow
 * from the sizes of connections alone.
 */
record GraphQlCost(int points, int nodes)
{
    private static final int MOST_NODES = 500_000;
    private static final int LARGEST_PAGE = 100;

    /**
     * Throws a problem where the query asks for too much, or does not say how much.
     */
    static GraphQlCost of(ExecutableNormalizedOperation operation, GraphQLSchema schema)
    {
        Sum sum = new Sum(schema);
        operation.getTopLevelFields().forEach(field -> sum.add(field, 1));
        if (sum.nodes > MOST_NODES) {
            throw new GraphQlProblem(
                    "MAX_NODE_LIMIT_EXCEEDED",
                    "This query requests up to %,d possible nodes which exceeds the maximum limit of %,d.".formatted(sum.nodes, MOST_NODES));
        }
        return new GraphQlCost((int) Math.max(1, Math.round(sum.requests / 100.0)), (int) sum.nodes);
    }

    private static final class Sum
    {
        private final GraphQLSchema schema;
        private long requests;
        private long nodes;

        private Sum(GraphQLSchema schema)
        {
            this.schema = schema;
        }

        /**
         * A field which is asked for so many times.
         */
        private void add(ExecutableNormalizedField field, long times)
        {
            long below = times;
            if (isConnection(field)) {
                long size = size(field);
                requests += times;
                nodes += times * size;
                below = times * Math.max(1, size);
            }
            else if (field.getResolvedArguments().get("ids") instanceof List<?> ids) {
                nodes += ids.size();
                below = times * Math.max(1, ids.size());
            }
            for (ExecutableNormalizedField child : field.getChildren()) {
                add(child, below);
            }
        }

        private boolean isConnection(ExecutableNormalizedField field)
        {
            return GraphQLTypeUtil.unwrapAll(field.getFieldDefinitions(schema).getFirst().getType()).getName().endsWith("Connection");
        }

        /**
         * A bare count needs no size.
         */
        private static long size(ExecutableNormalizedField field)
        {
            if (field.getChildren().stream().noneMatch(child -> child.getName().equals("nodes") || child.getName().equals("edges"))) {
                return 0;
            }
            for (String name : List.of("first", "last")) {
                if (field.getResolvedArguments().get(name) instanceof Integer size) {
                    if (size > LARGEST_PAGE || size < 1) {
                        throw new GraphQlProblem(
                                "EXCESSIVE_PAGINATION",
                                "Requesting " + size + " records on the `" + field.getName() + "` connection exceeds the `" + name + "` limit of 100 records.");
                    }
                    return size;
                }
            }
            throw new GraphQlProblem(
                    "MISSING_PAGINATION_BOUNDARIES",
                    "You must provide a `first` or `last` value to properly paginate the `" + field.getName() + "` connection.");
        }
    }
}
