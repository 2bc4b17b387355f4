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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The faults a simulator is told to produce. Each counts its own requests; the first that is due wins. Thread-safe.
 */
public final class FaultScript
{
    private final List<Armed> armed = new ArrayList<>();

    public synchronized void add(Fault fault)
    {
        armed.add(new Armed(fault));
    }

    public synchronized void clear()
    {
        armed.clear();
    }

    /**
     * Faults that have not yet hit all the requests they were made for.
     */
    public synchronized ImmutableList<Fault> pending()
    {
        return armed.stream()
                .map(entry -> entry.fault)
                .collect(toImmutableList());
    }

    synchronized Optional<Fault.Action> next(String route, SimulatedRequest request)
    {
        Optional<Fault.Action> action = Optional.empty();
        for (Armed entry : armed) {
            if (entry.fault.counts(route, request)) {
                entry.seen++;
                if (action.isEmpty() && entry.seen > entry.fault.skip()) {
                    entry.hits++;
                    action = Optional.of(entry.fault.action());
                }
            }
        }
        armed.removeIf(entry -> entry.hits == entry.fault.times());
        return action;
    }

    private static final class Armed
    {
        private final Fault fault;
        private int seen;
        private int hits;

        private Armed(Fault fault)
        {
            this.fault = requireNonNull(fault, "fault is null");
        }
    }
}
