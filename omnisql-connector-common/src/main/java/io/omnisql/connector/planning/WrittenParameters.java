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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.Fidelity;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.request.RequestParameter;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The parameters of a request into which filters have been written, each of them once. Not thread-safe.
 */
final class WrittenParameters
{
    private final Map<String, RequestParameter> parameters = new LinkedHashMap<>();
    private final Map<String, Bound> bounds = new HashMap<>();

    List<RequestParameter> parameters()
    {
        return ImmutableList.copyOf(parameters.values());
    }

    boolean send(FilterCapability capability, String value)
    {
        String name = capability.parameter().name();
        return parameters.putIfAbsent(name, new RequestParameter(name, capability.parameter().prefix() + value, capability.fidelity() == Fidelity.INEXACT)) == null;
    }

    /**
     * Of several bounds in one parameter the tightest is sent, and each of them holds. A parameter that has something else already, such as a bound from the other side, is left as it is.
     */
    void sendBound(FilterCapability capability, Instant bound, BinaryOperator<Instant> tighter)
    {
        String name = capability.parameter().name();
        Optional<Bound> sent = Optional.ofNullable(bounds.get(name));
        if (parameters.containsKey(name) && sent.filter(other -> other.operator() == capability.operator()).isEmpty()) {
            return;
        }
        Bound tightest = new Bound(capability.operator(), sent.map(other -> tighter.apply(other.instant(), bound)).orElse(bound));
        bounds.put(name, tightest);
        parameters.put(name, new RequestParameter(name, capability.parameter().prefix() + tightest.instant(), true));
    }

    private record Bound(FilterOperator operator, Instant instant) {}
}
