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

import io.omnisql.connector.ratelimit.Closed.Reason;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * The endpoints of a source that were asked too fast, each with a gate of its own. Guarded by the registry.
 */
final class EndpointGates
{
    private final Map<String, Gate> gates = new TreeMap<>();

    Verdict verdict(String route, long now)
    {
        return gate(route).map(gate -> gate.verdict(now)).orElse(Verdict.GO);
    }

    /**
     * One that goes to an endpoint; empty where that is as good as new.
     */
    Optional<Gate.Passage> pass(String route)
    {
        return gate(route).map(Gate::pass);
    }

    /**
     * The endpoint has answered, and did not mind the rate.
     */
    void answered(String route, Optional<Gate.Passage> passage)
    {
        if (isPresent(route, passage)) {
            gates.remove(route);
        }
    }

    /**
     * @param rest for how long an endpoint is left alone that was refused so often in a row
     * @param told whether the source has said for how long
     * @return the nanoseconds until it may be asked again
     */
    long refused(String route, Optional<Gate.Passage> passage, LongUnaryOperator rest, boolean told, long now)
    {
        Gate gate = gates.computeIfAbsent(route, _ -> new Gate(Reason.PACED));
        long nanos = rest.applyAsLong(gate.inARow());
        if (!gate.isShut() || isPresent(route, passage)) {
            gate.shut(now, nanos);
        }
        else if (told) {
            gate.extend(now, nanos);
        }
        return gate.shutNanos(now);
    }

    void lose(String route, Optional<Gate.Passage> passage)
    {
        passage.ifPresent(lost -> gate(route).ifPresent(gate -> gate.lose(lost)));
    }

    boolean areAtRest(long now)
    {
        return gates.values().stream().allMatch(gate -> gate.isAtRest(now));
    }

    /**
     * Whether nothing has become of the endpoint since somebody passed.
     */
    private boolean isPresent(String route, Optional<Gate.Passage> passage)
    {
        return passage.isPresent() && gate(route).filter(gate -> !gate.isOutdated(passage.get())).isPresent();
    }

    private Optional<Gate> gate(String route)
    {
        return Optional.ofNullable(gates.get(route));
    }
}
