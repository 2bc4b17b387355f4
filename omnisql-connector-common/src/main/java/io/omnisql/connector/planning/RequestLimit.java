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

import io.trino.spi.TrinoException;

import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;

/**
 * The requests that one query may make on a node.
 */
public record RequestLimit(int most)
{
    /**
     * Refuses a query that is sure to need more.
     */
    public void checkLeast(String table, long requests)
    {
        check(table, "at least", requests);
    }

    /**
     * Refuses a query that is likely to need more.
     */
    public void checkEstimate(String table, long requests)
    {
        check(table, "about", requests);
    }

    private void check(String table, String precision, long requests)
    {
        if (requests > most) {
            throw new TrinoException(
                    REQUEST_LIMIT_EXCEEDED,
                    "%s: the query needs %s %s requests, and may make %s (max_requests_per_query). Name fewer keys, add filters that the source evaluates, or add a LIMIT"
                            .formatted(table, precision, requests, most));
        }
    }
}
