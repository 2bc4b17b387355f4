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

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * An API whose answers take as long as those of a service far away, on the real clock: for benchmarks. What making the answer takes is a part of it. Each connection waits for itself.
 */
public record SlowApi(SimulatedApi api, Duration latency)
        implements SimulatedApi
{
    public SlowApi
    {
        requireNonNull(api, "api is null");
        requireNonNull(latency, "latency is null");
    }

    @Override
    public String route(SimulatedRequest request)
    {
        return api.route(request);
    }

    @Override
    public UnderWay begin(SimulatedRequest request)
    {
        return api.begin(request);
    }

    @Override
    public Answer answer(SimulatedRequest request)
    {
        long start = System.nanoTime();
        Answer answer = api.answer(request);
        try {
            Thread.sleep(latency.minusNanos(System.nanoTime() - start));
        }
        catch (InterruptedException e) {
            // the simulator is being closed
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
