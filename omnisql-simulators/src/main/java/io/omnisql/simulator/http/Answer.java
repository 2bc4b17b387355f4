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

import static java.util.Objects.requireNonNull;

/**
 * A response together with what the journal wants to know about it: what it cost of the budget, and the name of the
 * credential that paid, which is never the secret itself.
 */
public record Answer(SimulatedResponse response, int cost, String credential)
{
    public Answer
    {
        requireNonNull(response, "response is null");
        requireNonNull(credential, "credential is null");
    }
}
