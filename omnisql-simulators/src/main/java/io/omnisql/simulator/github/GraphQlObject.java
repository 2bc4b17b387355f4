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

import com.google.common.collect.ImmutableMap;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A value of an object type of the GraphQL schema: its type, and its fields, which are computed when they are asked for. An
 * empty optional stands for null.
 */
record GraphQlObject(String type, ImmutableMap<String, Field> fields)
{
    GraphQlObject
    {
        requireNonNull(type, "type is null");
        requireNonNull(fields, "fields is null");
    }

    static Builder builder(String type)
    {
        return new Builder(type);
    }

    Field field(String name)
    {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new GraphQlProblem("NOT_SIMULATED", "The simulator does not serve the field " + type + "." + name));
    }

    @FunctionalInterface
    interface Field
    {
        Object value(GraphQlArguments arguments);
    }

    static final class Builder
    {
        private final String type;
        private final ImmutableMap.Builder<String, Field> fields = ImmutableMap.builder();

        private Builder(String type)
        {
            this.type = requireNonNull(type, "type is null");
        }

        Builder put(String name, Object value)
        {
            requireNonNull(value, "value is null");
            return put(name, (Field) _ -> value);
        }

        Builder put(String name, Field field)
        {
            fields.put(name, field);
            return this;
        }

        /**
         * A numeric id in its two forms; the older one has 32 bits only, and is null where that is not enough.
         */
        Builder databaseId(long id)
        {
            put("databaseId", id == (int) id ? Optional.of((int) id) : Optional.empty());
            return put("fullDatabaseId", String.valueOf(id));
        }

        GraphQlObject build()
        {
            return new GraphQlObject(type, fields.buildOrThrow());
        }
    }
}
