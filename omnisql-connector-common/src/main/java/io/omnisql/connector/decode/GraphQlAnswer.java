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
package io.omnisql.connector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.trino.spi.TrinoException;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static java.util.Objects.requireNonNull;

/**
 * The answer to a GraphQL query: what was found under each alias, and what went wrong where.
 *
 * @param data the object of the aliases; missing where the query was not executed
 */
public record GraphQlAnswer(JsonNode data, List<Problem> problems)
{
    public GraphQlAnswer
    {
        requireNonNull(data, "data is null");
        problems = ImmutableList.copyOf(problems);
    }

    public static GraphQlAnswer read(byte[] body)
    {
        JsonNode document = JsonDocument.tree(body);
        if (!document.isObject() || !(document.has("data") || document.has("errors"))) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer to a GraphQL query has neither data nor errors");
        }
        ImmutableList.Builder<Problem> problems = ImmutableList.builder();
        document.path("errors").forEach(error -> problems.add(Problem.of(error)));
        return new GraphQlAnswer(document.path("data"), problems.build());
    }

    /**
     * Whether the query was executed, so that each alias has its own result.
     */
    public boolean isExecuted()
    {
        return data.isObject();
    }

    /**
     * What was found under an alias; null or missing where nothing was.
     */
    public JsonNode found(String alias)
    {
        return data.path(alias);
    }

    public List<Problem> problems(String alias)
    {
        return problems.stream().filter(problem -> !problem.path().isEmpty() && problem.path().getFirst().equals(alias)).collect(toImmutableList());
    }

    /**
     * The problems that concern no alias, and so all of them.
     */
    public List<Problem> commonProblems()
    {
        return problems.stream().filter(problem -> problem.path().isEmpty() || !data.has(problem.path().getFirst())).collect(toImmutableList());
    }

    /**
     * @param type the source's word for what is wrong; empty where it has none
     * @param path the place in the answer, beginning with the alias
     */
    public record Problem(String type, List<String> path)
    {
        public Problem
        {
            requireNonNull(type, "type is null");
            path = ImmutableList.copyOf(path);
        }

        private static Problem of(JsonNode error)
        {
            ImmutableList.Builder<String> path = ImmutableList.builder();
            error.path("path").forEach(segment -> path.add(segment.asText()));
            return new Problem(error.path("type").asText(""), path.build());
        }
    }
}
