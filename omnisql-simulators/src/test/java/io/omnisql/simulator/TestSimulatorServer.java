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
package io.omnisql.simulator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSimulatorServer
{
    @Test
    void testOptions()
    {
        assertThat(SimulatorServer.parse()).containsEntry("--base-port", "18080").containsEntry("--scale", "1");
        assertThat(SimulatorServer.parse("--scale", "10", "--seed", "7")).containsEntry("--scale", "10").containsEntry("--seed", "7");
        assertThatThrownBy(() -> SimulatorServer.parse("--sclae", "10")).hasMessageStartingWith("Usage: ");
        assertThatThrownBy(() -> SimulatorServer.parse("--scale")).hasMessageStartingWith("Usage: ");
    }
}
