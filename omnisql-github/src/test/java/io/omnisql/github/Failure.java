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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.client.FailureException;
import io.trino.testing.QueryFailedException;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a query failed, as its user sees it, and the requests that reached the simulator before.
 */
record Failure(String queryId, String errorName, String message, List<JournalEntry> requests)
{
    Failure
    {
        requireNonNull(queryId, "queryId is null");
        requireNonNull(errorName, "errorName is null");
        requireNonNull(message, "message is null");
        requests = ImmutableList.copyOf(requests);
    }

    static Failure of(QueryFailedException exception, List<JournalEntry> requests)
    {
        FailureException cause = (FailureException) exception.getCause();
        return new Failure(exception.getQueryId().toString(), cause.getFailureInfo().getErrorInfo().getName(), exception.getMessage(), requests);
    }

    Failure is(ApiErrorCode code)
    {
        assertThat(errorName).describedAs(message).isEqualTo(code.name());
        return this;
    }

    Failure says(String... parts)
    {
        assertThat(message).contains(parts);
        return this;
    }

    Failure withRequests(int count)
    {
        // what is told that nothing has changed costs nothing
        assertThat(requests).filteredOn(request -> request.status() != 304).hasSize(count);
        return this;
    }
}
