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

import javax.net.ServerSocketFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Server sockets whose connections send at once what is written, as those of real services do. Otherwise a body that is smaller than a segment waits for the client to acknowledge the head, which a client
 * puts off by 40 ms.
 */
final class PromptServerSockets
        extends ServerSocketFactory
{
    @Override
    public ServerSocket createServerSocket()
            throws IOException
    {
        return new PromptServerSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port)
            throws IOException
    {
        return bound(new InetSocketAddress(port), 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog)
            throws IOException
    {
        return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
            throws IOException
    {
        return bound(new InetSocketAddress(address, port), backlog);
    }

    private static ServerSocket bound(InetSocketAddress address, int backlog)
            throws IOException
    {
        ServerSocket socket = new PromptServerSocket();
        socket.bind(address, backlog);
        return socket;
    }

    private static final class PromptServerSocket
            extends ServerSocket
    {
        private PromptServerSocket()
                throws IOException
        {}

        @Override
        public Socket accept()
                throws IOException
        {
            Socket socket = super.accept();
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
