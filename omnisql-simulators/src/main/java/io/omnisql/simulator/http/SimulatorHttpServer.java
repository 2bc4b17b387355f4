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

import mockwebserver3.MockWebServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import static java.util.Objects.requireNonNull;

/**
 * An HTTP server on the loopback interface which serves one simulated API. Closing it frees the port.
 */
public final class SimulatorHttpServer
        implements AutoCloseable
{
    // the library logs every request; the reference is kept, since loggers are held weakly
    private static final Logger LIBRARY_LOGGER = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server;
    private final String scheme;

    private SimulatorHttpServer(MockWebServer server, String scheme)
    {
        this.server = requireNonNull(server, "server is null");
        this.scheme = requireNonNull(scheme, "scheme is null");
    }

    /**
     * Starts on a given port, or on a free one for port 0.
     *
     * @param certificate what it shows to clients, which have to come by https then
     */
    public static SimulatorHttpServer start(int port, Optional<ServerCertificate> certificate, SimulatedApi api, RequestJournal journal, Scripts scripts, ExchangeListener listener)
    {
        LIBRARY_LOGGER.setLevel(Level.WARNING);
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new PromptServerSockets());
        certificate.map(ServerCertificate::sockets).ifPresent(server::useHttps);
        server.setDispatcher(new SimulatorDispatcher(server, api, journal, scripts, listener));
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
        }
        catch (IOException e) {
            throw new UncheckedIOException("No simulator on port " + port, e);
        }
        return new SimulatorHttpServer(server, certificate.isPresent() ? "https" : "http");
    }

    public URI uri()
    {
        return URI.create(scheme + "://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close()
    {
        server.close();
    }
}
