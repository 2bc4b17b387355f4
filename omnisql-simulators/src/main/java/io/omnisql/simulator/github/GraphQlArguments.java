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
import graphql.language.Argument;
import graphql.schema.DataFetchingEnvironment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The arguments of one field, or the fields of one input object among them.
 */
record GraphQlArguments(String owner, Map<?, ?> values, ImmutableList<String> given, GraphQlExecution execution)
{
    GraphQlArguments
    {
        requireNonNull(owner, "owner is null");
        requireNonNull(values, "values is null");
        requireNonNull(given, "given is null");
        requireNonNull(execution, "execution is null");
    }

    static GraphQlArguments of(DataFetchingEnvironment environment)
    {
        return new GraphQlArguments(
                environment.getField().getName(),
                environment.getArguments(),
                environment.getField().getArguments().stream().map(Argument::getName).collect(toImmutableList()),
                environment.getGraphQlContext().get(GraphQlExecution.class));
    }

    /**
     * Refuses to act as if arguments did not exist which the simulator does not know.
     */
    GraphQlArguments only(String... served)
    {
        for (String name : given) {
            if (!List.of(served).contains(name)) {
                throw new GraphQlProblem("NOT_SIMULATED", "The simulator does not serve the argument " + name + " of " + owner);
            }
        }
        return this;
    }

    Optional<String> text(String name)
    {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    Optional<Integer> number(String name)
    {
        return text(name).map(Integer::valueOf);
    }

    boolean flag(String name)
    {
        return text(name).filter("true"::equals).isPresent();
    }

    /**
     * Empty where the argument is absent or has no elements, which filters nothing either way.
     */
    ImmutableList<String> texts(String name)
    {
        return values.get(name) instanceof List<?> list ? list.stream().map(Object::toString).collect(toImmutableList()) : ImmutableList.of();
    }

    Optional<Instant> time(String name)
    {
        return text(name).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            }
            catch (DateTimeException _) {
                throw new GraphQlProblem("argumentLiteralsIncompatible", "Argument '" + name + "' on Field '" + owner + "' has an invalid value.");
            }
        });
    }

    Optional<GraphQlArguments> object(String name)
    {
        return values.get(name) instanceof Map<?, ?> fields
                ? Optional.of(new GraphQlArguments(name, fields, fields.keySet().stream().map(Object::toString).collect(toImmutableList()), execution))
                : Optional.empty();
    }
}
