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
 * What a simulator is told to do besides answering: what goes wrong, and what changes.
 */
public record Scripts(FaultScript faults, ChangeScript changes)
{
    public Scripts
    {
        requireNonNull(faults, "faults is null");
        requireNonNull(changes, "changes is null");
    }

    /**
     * Scripts with nothing in them.
     */
    public static Scripts empty()
    {
        return new Scripts(new FaultScript(), new ChangeScript());
    }
}
