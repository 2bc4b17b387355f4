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
package io.omnisql.connector.testing;

import javax.net.ServerSocketFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps the server's ends of all connections, so that a test can see what the client does to them, and sends what they have at once. Thread-safe.
 */
public final class AcceptedSockets
        extends ServerSocketFactory
{
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Socket last()
    {
        return sockets.getLast();
    }

    /**
     * @param connection the number of the connection, from 0 on
     */
    public Socket get(int connection)
    {
        return sockets.get(connection);
    }

    @Override
    public ServerSocket createServerSocket()
            throws IOException
    {
        return new ServerSocket()
        {
            @Override
            public Socket accept()
                    throws IOException
            {
                Socket socket = super.accept();
                // the body of an answer otherwise waits 40 ms for the client to confirm the head
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port)
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog)
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
    {
        throw new UnsupportedOperationException();
    }
}
