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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPortCheck
{
    @Test
    void testTakenPort()
            throws IOException
    {
        try (ServerSocket wildcard = new ServerSocket(0);
                ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(wildcard.getLocalPort());
            assertRefused(loopback.getLocalPort());
        }
    }

    @Test
    void testTakenPortThatDoesNotAnswer()
            throws IOException
    {
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertRefused(bound.getLocalPort());
        }
    }

    @Test
    void testFreePort()
    {
        assertThatCode(() -> PortCheck.requireFree(PortCheck.findFree(), "--port N")).doesNotThrowAnyException();
    }

    @Test
    void testFreePortsDiffer()
    {
        assertThat(PortCheck.findFree(20)).hasSize(20).doesNotHaveDuplicates();
    }

    private static void assertRefused(int port)
    {
        assertThatThrownBy(() -> PortCheck.requireFree(port, "--port N"))
                .isInstanceOf(LauncherException.class)
                .hasMessage("Port %s is taken: stop what listens there, or choose another one with --port N".formatted(port));
    }
}
