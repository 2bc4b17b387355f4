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
package io.omnisql.connector.testing;

import io.omnisql.connector.definition.Capability;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What an endpoint can do with a column, and where it says so.
 */
public record DeclaredCapability(TableDefinition table, EndpointDefinition endpoint, ColumnDefinition column, Capability capability)
{
    public DeclaredCapability
    {
        requireNonNull(table, "table is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(column, "column is null");
        requireNonNull(capability, "capability is null");
    }

    public static List<DeclaredCapability> of(SourceDefinition source)
    {
        return source.tables().stream().flatMap(DeclaredCapability::of).collect(toImmutableList());
    }

    private static Stream<DeclaredCapability> of(TableDefinition table)
    {
        return table.endpoints().stream()
                .flatMap(endpoint -> table.columns().stream()
                        .flatMap(column -> Capability.of(column, endpoint).stream()
                                .map(capability -> new DeclaredCapability(table, endpoint, column, capability))));
    }

    /**
     * The filter, if it is one.
     */
    public Optional<FilterCapability> filter()
    {
        return column.filters().stream()
                .filter(filter -> filter.appliesTo(endpoint) && filter.operator().name().equals(capability.name()) && filter.parameter().name().equals(capability.parameter()))
                .findFirst();
    }

    /**
     * As it is named in {@link TestedSource#unproven()}.
     */
    @Override
    public String toString()
    {
        return "%s.%s %s %s".formatted(table.name(), column.name(), capability.name(), endpoint.route());
    }
}
