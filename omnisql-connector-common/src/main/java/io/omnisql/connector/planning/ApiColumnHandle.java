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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.ValueSource;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.type.Type;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A column as a scan needs it: complete in itself, so that workers look nothing up.
 */
public record ApiColumnHandle(String name, ColumnType columnType, Type type, ValueSource source, Optional<GraphQlField> graphQl)
        implements ColumnHandle
{
    public ApiColumnHandle
    {
        requireNonNull(name, "name is null");
        requireNonNull(columnType, "columnType is null");
        requireNonNull(type, "type is null");
        requireNonNull(source, "source is null");
        requireNonNull(graphQl, "graphQl is null");
    }

    /**
     * Where the value is in an endpoint's records. Those of a GraphQL query are made of columns: each member has the name of one, and what the query was asked with is known from there.
     */
    public ValueSource source(EndpointDefinition endpoint)
    {
        if (endpoint.query().isEmpty() || !source.isInRecord()) {
            return source;
        }
        return endpoint.variables().contains(name) ? new ValueSource.Key() : new ValueSource.At(new JsonPointer(ImmutableList.of(name)), false);
    }

    @Override
    public String toString()
    {
        return name;
    }
}
