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
 * The behaviour of one source: a request goes in, an answer with its route, cost and credential comes out. Thread-safe.
 */
public interface SimulatedApi
{
    /**
     * The template of the route a request belongs to, or the raw path where there is no such route.
     */
    String route(SimulatedRequest request);

    Answer answer(SimulatedRequest request);

    /**
     * Called when a request has come, before it is answered, which may take a while.
     */
    default UnderWay begin(SimulatedRequest request)
    {
        return () -> {};
    }
}
