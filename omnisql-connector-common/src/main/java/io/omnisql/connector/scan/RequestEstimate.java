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

import io.omnisql.connector.planning.ApiTableHandle;

import java.util.List;

/**
 * How many requests a scan makes at least once its keys are known: one for each key, whose first page may be the last one; a single one where a limit may be met by the
 * first key. Declared sizes of tables are no part of it, as they are far off for most keys, and a query must not be refused for what it would not have cost. Pure.
 */
final class RequestEstimate
{
    private RequestEstimate() {}

    static long of(ApiTableHandle handle, List<KeyGroup> groups)
    {
        long keys = groups.stream().mapToLong(group -> group.keys().size()).sum();
        return handle.limit().isPresent() && handle.order().isEmpty() ? Math.min(keys, 1) : keys;
    }
}
