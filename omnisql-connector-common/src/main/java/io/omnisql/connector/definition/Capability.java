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
package io.omnisql.connector.definition;

import com.google.common.collect.ImmutableList;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Something that an endpoint can do with a column, in the form in which it is listed for users.
 *
 * @param name KEY for a path variable, KEYS for many values in one request, SORT, or the name of a filter operator
 * @param parameter the query parameter, or the path variable in braces
 */
public record Capability(String name, Fidelity fidelity, String parameter)
{
    public Capability
    {
        requireNonNull(name, "name is null");
        requireNonNull(fidelity, "fidelity is null");
        requireNonNull(parameter, "parameter is null");
    }

    public static List<Capability> of(ColumnDefinition column, EndpointDefinition endpoint)
    {
        ImmutableList.Builder<Capability> capabilities = ImmutableList.builder();
        boolean isOnlyListed = endpoint.keySource().filter(listing -> listing.always() && listing.column().equals(column.name())).isPresent();
        if (endpoint.variables().contains(column.name()) && !isOnlyListed) {
            capabilities.add(new Capability("KEY", Fidelity.INEXACT, "{" + column.name() + "}"));
        }
        endpoint.keyBatch()
                .filter(batch -> batch.column().equals(column.name()))
                .ifPresent(batch -> capabilities.add(new Capability("KEYS", Fidelity.INEXACT, batch.parameter())));
        column.filters().stream()
                .filter(filter -> filter.appliesTo(endpoint))
                .forEach(filter -> capabilities.add(new Capability(filter.operator().name(), filter.fidelity(), filter.parameter().name())));
        column.sort().ifPresent(word -> endpoint.sortParameters()
                .filter(parameters -> parameters.has(word))
                .ifPresent(parameters -> capabilities.add(new Capability("SORT", Fidelity.EXACT, parameters.column() + "=" + parameters.value(word)))));
        return capabilities.build();
    }
}
