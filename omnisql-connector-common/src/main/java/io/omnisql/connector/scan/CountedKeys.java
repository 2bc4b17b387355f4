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

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many records the source has counted for each key of which it tells more than one page. A list of another length has changed since. Not thread-safe.
 */
final class CountedKeys
{
    private final Map<SplitKey, Long> totals = new HashMap<>();

    /**
     * Takes note of what was counted with a page.
     *
     * @param last whether no page follows
     * @return whether it is what was counted with the pages before
     */
    boolean isAsBefore(BatchRequest page, OptionalLong total, boolean last)
    {
        if (total.isEmpty()) {
            return true;
        }
        if (page.cursor().isPresent()) {
            Long before = last ? totals.remove(page.key()) : totals.get(page.key());
            return before == null || before == total.getAsLong();
        }
        if (!last) {
            totals.put(page.key(), total.getAsLong());
        }
        return true;
    }
}
