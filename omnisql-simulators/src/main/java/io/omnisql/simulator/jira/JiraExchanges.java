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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.contract.OpenApiContract;
import io.omnisql.simulator.contract.Violation;
import io.omnisql.simulator.http.ExchangeListener;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Collects what the exchanges of a simulator do against the specification; nothing where there is none. Thread-safe.
 */
final class JiraExchanges
        implements ExchangeListener
{
    private final Optional<OpenApiContract> contract;
    private final List<Violation> violations = new ArrayList<>();

    JiraExchanges(Optional<OpenApiContract> contract)
    {
        this.contract = requireNonNull(contract, "contract is null");
    }

    synchronized ImmutableList<Violation> violations()
    {
        return ImmutableList.copyOf(violations);
    }

    @Override
    public void exchanged(String route, SimulatedRequest request, SimulatedResponse response)
    {
        JiraAddress address = JiraAddress.of(request.path());
        if (contract.isEmpty() || address.isUndescribed()) {
            return;
        }
        SimulatedRequest below = new SimulatedRequest(request.method(), address.path(), request.queryString(), request.headers(), request.body());
        List<Violation> found = contract.get().check(route, below, response);
        synchronized (this) {
            violations.addAll(found);
        }
    }
}
