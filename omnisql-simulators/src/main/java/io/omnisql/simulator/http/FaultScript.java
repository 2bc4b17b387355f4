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

import com.google.common.collect.ImmutableList;

import java.util.Optional;

/**
 * The faults a simulator is told to produce. Each counts its own requests; the first that is due wins. Thread-safe.
 */
public final class FaultScript
{
    private final OccasionList<Fault> armed = new OccasionList<>();

    public void add(Fault fault)
    {
        armed.add(fault.occasion(), fault);
    }

    public void clear()
    {
        armed.clear();
    }

    /**
     * Faults that have not yet hit all the requests they were made for.
     */
    public ImmutableList<Fault> pending()
    {
        return armed.pending();
    }

    Optional<Fault.Action> next(String route, SimulatedRequest request)
    {
        return armed.next(route, request, 1).stream().map(Fault::action).findFirst();
    }
}
