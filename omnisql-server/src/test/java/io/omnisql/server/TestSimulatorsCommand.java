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
package io.omnisql.server;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSimulatorsCommand
{
    @Test
    void testBothPortsHaveToBeFree()
            throws IOException
    {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertRefused(port, "Port %s is taken: stop what listens there, or choose another one with --base-port N".formatted(port));
            // or somebody else has the one before
            assertRefused(port - 1, "Port (%s|%s) is taken: stop what listens there, or choose another one with --base-port N".formatted(port - 1, port));
        }
        assertRefused(65_535, "Jira's port, which is behind that of GitHub: 65536 is no port: give a number from 1 to 65535");
    }

    private static void assertRefused(int basePort, String message)
    {
        assertThatThrownBy(() -> new SimulatorsCommand().run(List.of("--base-port", String.valueOf(basePort))))
                .isInstanceOf(LauncherException.class)
                .hasMessageMatching(message);
    }
}
