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

import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiTableHandle;

import java.util.List;

import static java.lang.Math.ceilDiv;
import static java.lang.Math.max;
import static java.lang.Math.min;

/**
 * How many requests a scan is likely to make once its keys are known: by the table's declared size where nothing narrows a list, and a single page where a filter or
 * a bound does, so that it is rather too low than too high. Pure.
 */
final class RequestEstimate
{
    private RequestEstimate() {}

    static long of(TableDefinition table, ApiTableHandle handle, List<KeyGroup> groups)
    {
        long rowsPerKey = max(1, table.cardinality().rowsPerKey());
        long rows = min(rowsPerKey, handle.limit().orElse(rowsPerKey));
        long keysWanted = handle.limit().isPresent() && handle.order().isEmpty() ? ceilDiv(handle.limit().getAsLong(), rowsPerKey) : Long.MAX_VALUE;
        long requests = 0;
        for (KeyGroup group : groups) {
            long keys = min(group.keys().size(), keysWanted);
            requests += keys * pages(group, rows);
            keysWanted -= keys;
        }
        return requests;
    }

    private static long pages(KeyGroup group, long rows)
    {
        boolean isNarrowed = !group.filters().isEmpty() || group.order().sorted().filter(sorted -> sorted.bound().isPresent()).isPresent();
        return switch (group.endpoint().paging()) {
            case Paging.Unpaged() -> 1;
            case Paging.Pages _ when isNarrowed || group.endpoint().keyBatch().isPresent() -> 1;
            case Paging.Pages pages -> max(1, ceilDiv(rows, min(group.pageSize(), pages.largestPage())));
        };
    }
}
