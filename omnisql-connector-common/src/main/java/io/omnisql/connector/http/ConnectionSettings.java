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
package io.omnisql.connector.http;

import com.google.common.net.HostAndPort;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * How a catalog connects to its source's host.
 *
 * @param maxConcurrentRequests the requests that are under way at once
 * @param requestTimeout the time for one request, from connecting to the last byte of the answer
 * @param proxy an HTTP proxy between the catalog and its source; the JVM's own settings where there is none
 */
public record ConnectionSettings(int maxConcurrentRequests, Duration requestTimeout, Optional<HostAndPort> proxy, Optional<TrustStore> trustStore)
{
    // shorter than the idle time after which common servers and load balancers close a connection
    private static final int KEEP_ALIVE_SECONDS = 4;

    public ConnectionSettings
    {
        requireNonNull(requestTimeout, "requestTimeout is null");
        requireNonNull(proxy, "proxy is null");
        requireNonNull(trustStore, "trustStore is null");
    }

    /**
     * @param executor runs the requests, one thread each while it is under way
     */
    public OkHttpClient client(ExecutorService executor)
    {
        Dispatcher dispatcher = new Dispatcher(executor);
        // who has a permit is sent, as another queue would know nothing of what has happened since
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(maxConcurrentRequests, KEEP_ALIVE_SECONDS, SECONDS))
                .callTimeout(requestTimeout)
                .connectTimeout(requestTimeout)
                .readTimeout(requestTimeout)
                .writeTimeout(requestTimeout);
        // looked up for each connection, as its address may change while the catalog is there
        proxy.map(address -> InetSocketAddress.createUnresolved(address.getHost(), address.getPort()))
                .ifPresent(address -> builder.proxy(new Proxy(Proxy.Type.HTTP, address)));
        trustStore.ifPresent(store -> builder.sslSocketFactory(store.sockets(), store.authorities()));
        return builder.build();
    }
}
