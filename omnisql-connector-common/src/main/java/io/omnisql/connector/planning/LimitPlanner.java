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

import java.util.Optional;

/**
 * Takes a limit into the handle. Pure.
 */
public final class LimitPlanner
{
    private LimitPlanner() {}

    /**
     * The handle with the limit; empty when its own limit is as low, or it has a single row, or other rows than the scan.
     */
    public static Optional<ApiTableHandle> plan(ApiTableHandle handle, long limit)
    {
        if (handle.isAggregated() || handle.distinct().isPresent() || (handle.limit().isPresent() && handle.limit().getAsLong() <= limit)) {
            return Optional.empty();
        }
        return Optional.of(handle.withLimit(limit));
    }

    public static Optional<ApiJoinHandle> plan(ApiJoinHandle join, long limit)
    {
        return join.limit().isPresent() && join.limit().getAsLong() <= limit ? Optional.empty() : Optional.of(join.withLimit(limit));
    }

    public static Optional<ApiSemiJoinHandle> plan(ApiSemiJoinHandle join, long limit)
    {
        return join.limit().isPresent() && join.limit().getAsLong() <= limit ? Optional.empty() : Optional.of(join.withLimit(limit));
    }
}
