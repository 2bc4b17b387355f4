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

import java.util.List;

import static java.lang.Math.min;

/**
 * How many requests a scan makes at least.
 *
 * @param own those that are its own
 * @param shared those that are sent once for all scans of a query which need them
 */
record LeastRequests(long own, long shared)
{
    static LeastRequests of(List<KeyGroup> groups)
    {
        return new LeastRequests(groups.stream().mapToLong(KeyGroup::leastRequests).sum(), groups.stream().mapToLong(KeyGroup::leastShared).sum());
    }

    /**
     * No more than the first key takes.
     */
    LeastRequests ofFirstKey()
    {
        return own > 0 ? new LeastRequests(1, 0) : new LeastRequests(0, min(shared, 1));
    }
}
