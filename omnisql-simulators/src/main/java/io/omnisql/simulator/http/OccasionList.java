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

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Things that wait for their occasions. Each counts its own requests, and is gone when it has had them all. Thread-safe.
 */
final class OccasionList<T>
{
    private final List<Armed<T>> armed = new ArrayList<>();

    synchronized void add(Occasion occasion, T thing)
    {
        armed.add(new Armed<>(occasion, thing));
    }

    synchronized void clear()
    {
        armed.clear();
    }

    synchronized ImmutableList<T> pending()
    {
        return armed.stream().map(entry -> entry.thing).collect(toImmutableList());
    }

    /**
     * The things that are due with this request, no more than so many; what does not get its turn keeps its occasion.
     */
    synchronized ImmutableList<T> next(String route, SimulatedRequest request, int atMost)
    {
        List<Armed<T>> due = new ArrayList<>();
        for (Armed<T> entry : armed) {
            if (entry.occasion.counts(route, request)) {
                entry.seen++;
                if (due.size() < atMost && entry.seen > entry.occasion.skip()) {
                    entry.hits++;
                    due.add(entry);
                }
            }
        }
        armed.removeIf(entry -> entry.hits == entry.occasion.times());
        return due.stream().map(entry -> entry.thing).collect(toImmutableList());
    }

    private static final class Armed<T>
    {
        private final Occasion occasion;
        private final T thing;
        private int seen;
        private int hits;

        private Armed(Occasion occasion, T thing)
        {
            this.occasion = requireNonNull(occasion, "occasion is null");
            this.thing = requireNonNull(thing, "thing is null");
        }
    }
}
