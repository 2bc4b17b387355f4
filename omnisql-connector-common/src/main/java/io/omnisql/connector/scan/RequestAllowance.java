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
import io.trino.spi.TrinoException;

import java.util.function.LongUnaryOperator;

import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static java.util.Objects.requireNonNull;

/**
 * The requests that a query may make on a node, against which its scans are estimated before they read anything. Thread-safe.
 *
 * @param share how many requests of a scan are no other scan's
 */
record RequestAllowance(String table, int most, QueryUsage usage, LongUnaryOperator share)
{
    RequestAllowance(String table, int most, QueryUsage usage)
    {
        this(table, most, usage, LongUnaryOperator.identity());
    }

    RequestAllowance
    {
        requireNonNull(table, "table is null");
        requireNonNull(usage, "usage is null");
        requireNonNull(share, "share is null");
    }

    /**
     * Whether a scan that needs so many at least is sure not to be refused.
     */
    boolean admits(long requests)
    {
        return usage.scans().estimatedRequests() + requests <= most;
    }

    /**
     * Notes what a scan needs at least, and refuses the query if its scans together need too many requests.
     */
    void demand(long requests)
    {
        check(usage.scans().estimated(share.applyAsLong(requests)));
    }

    /**
     * The same where some of the requests may be those of other scans of the query.
     */
    void demand(LeastRequests requests)
    {
        demand(requests.own());
        check(usage.scans().estimatedShared(share.applyAsLong(requests.shared())));
    }

    private void check(long least)
    {
        if (least > most) {
            throw new TrinoException(
                    REQUEST_LIMIT_EXCEEDED,
                    "%s: the query needs at least %s requests, and may make %s (max_requests_per_query). Name fewer keys, or add a LIMIT".formatted(table, least, most));
        }
    }
}
