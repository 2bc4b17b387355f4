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

import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.Paging;

import java.util.Collection;

import static java.lang.Math.clamp;
import static java.lang.Math.min;

/**
 * The points that a GraphQL query costs: one for every hundred connections that it asks for, were all its pages full. Pure.
 */
final class GraphQlPoints
{
    private static final int CONNECTIONS_OF_A_POINT = 100;

    private GraphQlPoints() {}

    /**
     * @param nested the connections that each record holds beside its fields
     */
    static int ofRecords(EndpointDefinition endpoint, int keys, Collection<GraphQlField> fields, int pageSize, long nested)
    {
        long ofRecord = fields.stream().mapToLong(GraphQlField::connections).sum() + nested;
        return points(keys * switch (endpoint.paging()) {
            case Paging.Connection pages -> 1 + min(pageSize, pages.largestPage()) * ofRecord;
            case Paging.Unpaged _, Paging.LinkHeader _, Paging.Cursor _, Paging.Offset _ -> ofRecord;
        });
    }

    static int ofCounts(int keys)
    {
        return points(keys);
    }

    private static int points(long connections)
    {
        return clamp(Math.round(connections / (double) CONNECTIONS_OF_A_POINT), 1, Integer.MAX_VALUE);
    }
}
