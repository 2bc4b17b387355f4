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

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closer;
import com.google.common.primitives.Ints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Tells before anything is started whether a port can be listened on.
 */
public final class PortCheck
{
    private static final int LARGEST_PORT = 65535;
    private static final int CONNECT_MILLIS = 500;

    private PortCheck() {}

    static int parse(String name, String value)
    {
        Integer port = Ints.tryParse(value);
        if (port == null || port < 1 || port > LARGEST_PORT) {
            throw new LauncherException("%s %s is no port: give a number from 1 to %s".formatted(name, value, LARGEST_PORT));
        }
        return port;
    }

    public static void requireFree(int port, String option)
    {
        if (!canListen(port) || answers(port)) {
            throw new LauncherException("Port %s is taken: stop what listens there, or choose another one with %s".formatted(port, option));
        }
    }

    /**
     * A port that was free a moment ago.
     */
    public static int findFree()
    {
        return findFree(1).getFirst();
    }

    /**
     * Several ports that were free a moment ago, no two of which are the same.
     */
    public static ImmutableList<Integer> findFree(int count)
    {
        try (Closer closer = Closer.create()) {
            ImmutableList.Builder<Integer> ports = ImmutableList.builder();
            for (int i = 0; i < count; i++) {
                ports.add(closer.register(new ServerSocket(0)).getLocalPort());
            }
            return ports.build();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean canListen(int port)
    {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        }
        catch (IOException e) {
            return false;
        }
    }

    // where a wildcard address may be bound beside a taken loopback address
    private static boolean answers(int port)
    {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        }
        catch (IOException e) {
            return false;
        }
    }
}
