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
package io.omnisql.github;

import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import static java.util.Objects.requireNonNull;

/**
 * A query that needs one capability, the rows it has to give, and the requests that it has to make.
 *
 * @param condition what follows the key in WHERE, and ORDER BY with LIMIT for an order
 * @param expected the rows among those of the key
 * @param parameters the query parameters of the first request to the endpoint, no more and no less; of a GraphQL query the filters, by their variables
 * @param requests the number of requests in all
 */
record CapabilityCase(
        String table,
        String column,
        String capability,
        String endpoint,
        ExpectedKey key,
        String condition,
        UnaryOperator<List<ExpectedRow>> expected,
        Map<String, String> parameters,
        int requests)
{
    CapabilityCase
    {
        requireNonNull(table, "table is null");
        requireNonNull(column, "column is null");
        requireNonNull(capability, "capability is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(key, "key is null");
        requireNonNull(condition, "condition is null");
        requireNonNull(expected, "expected is null");
        parameters = ImmutableMap.copyOf(new TreeMap<>(parameters));
    }

    /**
     * What tells the rows of a key apart, as one query.
     */
    String sql(String identity)
    {
        return "SELECT %s FROM %s WHERE %s%s".formatted(identity, table, key.condition(), condition);
    }

    @Override
    public String toString()
    {
        return "%s.%s %s on %s".formatted(table, column, capability, endpoint);
    }
}
