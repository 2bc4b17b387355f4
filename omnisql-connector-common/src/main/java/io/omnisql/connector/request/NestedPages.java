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
package io.omnisql.connector.request;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;

import java.util.Collection;
import java.util.List;

import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * The first page of another query's records, which is asked for within each record of a query: the record is the object that the other query's first field finds.
 *
 * @param endpoint the other query: its first field finds one key's object, and the next one is the list
 * @param fields what is selected of its records
 * @param parameters the filters of the list
 * @param counts whether the number of records is asked for, and not the records
 */
public record NestedPages(EndpointDefinition endpoint, Collection<GraphQlField> fields, List<RequestParameter> parameters, int pageSize, boolean counts)
{
    public NestedPages
    {
        requireNonNull(endpoint, "endpoint is null");
        fields = ImmutableList.copyOf(fields);
        parameters = ImmutableList.copyOf(parameters);
    }

    /**
     * The connections that one record of the outer query then holds.
     */
    long connections()
    {
        return counts ? 1 : 1 + (long) min(pageSize, endpoint.largestPage()) * fields.stream().mapToLong(GraphQlField::connections).sum();
    }
}
