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
package io.omnisql.simulator.http;

/**
 * What happens between the requests of a client: each change is made once its request has come, and before that is answered,
 * in the order in which they were added. Requests that are hit by a fault count too. Thread-safe.
 */
public final class ChangeScript
{
    private final OccasionList<Runnable> armed = new OccasionList<>();

    public void add(Occasion occasion, Runnable change)
    {
        armed.add(occasion, change);
    }

    public void clear()
    {
        armed.clear();
    }

    /**
     * How many changes have requests to wait for.
     */
    public int pending()
    {
        return armed.pending().size();
    }

    void before(String route, SimulatedRequest request)
    {
        armed.next(route, request, Integer.MAX_VALUE).forEach(Runnable::run);
    }
}
