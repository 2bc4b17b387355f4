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
import io.omnisql.connector.request.QueryCondition;
import io.omnisql.connector.request.RequestParameter;

import java.util.List;

/**
 * The part of a constraint that is sent to the source.
 *
 * @param conditions those of the search text, for an endpoint that has one
 * @param exact whether the source's answer holds no row that the constraint excludes
 */
public record PushedFilters(List<RequestParameter> parameters, List<QueryCondition> conditions, boolean exact)
{
    public PushedFilters
    {
        parameters = ImmutableList.copyOf(parameters);
        conditions = ImmutableList.copyOf(conditions);
    }

    PushedFilters(List<RequestParameter> parameters, boolean exact)
    {
        this(parameters, ImmutableList.of(), exact);
    }

    /**
     * Nothing is sent.
     */
    public static PushedFilters none()
    {
        return new PushedFilters(ImmutableList.of(), false);
    }

    /**
     * How many filters are sent.
     */
    int count()
    {
        return parameters.size() + conditions.size();
    }
}
