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
package io.omnisql.connector.scan;

import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.planning.RequestLimit;

import static java.util.Objects.requireNonNull;

/**
 * The requests that a query may make, against which its scans are estimated before they read anything. Thread-safe.
 */
record RequestAllowance(String table, RequestLimit limit, QueryUsage usage)
{
    RequestAllowance
    {
        requireNonNull(table, "table is null");
        requireNonNull(limit, "limit is null");
        requireNonNull(usage, "usage is null");
    }

    /**
     * Notes the estimate of a scan, and refuses the query if its scans together are likely to need too many requests.
     */
    void demand(long requests)
    {
        limit.checkEstimate(table, usage.estimated(requests));
    }
}
