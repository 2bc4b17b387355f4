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
package io.omnisql.connector.ratelimit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Those who wait for a permit: queries take turns, and the requests of one query that draw on the same budget go in their order. Guarded by its registry.
 */
final class TurnQueue
{
    private final Map<Lane, Deque<Turn>> lanes = new LinkedHashMap<>();

    /**
     * What a query asks of one budget, through one catalog.
     */
    private record Lane(String queryId, CatalogPermits catalog, CredentialLimiter limiter, String rateLimit)
    {
        private static Lane of(Turn turn)
        {
            return new Lane(turn.demand().queryId(), turn.catalog(), turn.limiter(), turn.demand().rateLimit().name());
        }
    }

    void add(Turn turn)
    {
        lanes.computeIfAbsent(Lane.of(turn), _ -> new ArrayDeque<>()).addLast(turn);
    }

    void remove(Turn turn)
    {
        lanes.computeIfPresent(Lane.of(turn), (_, turns) -> {
            turns.remove(turn);
            return turns.isEmpty() ? null : turns;
        });
    }

    /**
     * The first of each lane, that of the lane first that has waited longest since one of its own went.
     */
    List<Turn> first()
    {
        return lanes.values().stream().map(Deque::getFirst).collect(toImmutableList());
    }

    /**
     * One of the first ones goes, and its lane to the end of the row.
     */
    void go(Turn turn)
    {
        Lane lane = Lane.of(turn);
        Deque<Turn> turns = lanes.remove(lane);
        turns.removeFirst();
        if (!turns.isEmpty()) {
            lanes.put(lane, turns);
        }
    }
}
