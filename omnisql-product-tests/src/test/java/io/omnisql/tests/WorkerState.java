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
package io.omnisql.tests;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.util.Objects.requireNonNull;

/**
 * Asks a worker for its state, or for another one, as an administrator does who cannot check its certificate: only nodes know the secret that it is made from.
 */
record WorkerState(URI worker)
{
    WorkerState
    {
        requireNonNull(worker, "worker is null");
    }

    String read()
            throws IOException, InterruptedException
    {
        try (HttpClient client = client()) {
            return client.send(HttpRequest.newBuilder(worker.resolve("/v1/info/state")).build(), ofString()).body();
        }
    }

    /**
     * The status of the answer.
     */
    int change(String state, String user)
            throws IOException, InterruptedException
    {
        try (HttpClient client = client()) {
            return client.send(
                    HttpRequest.newBuilder(worker.resolve("/v1/info/state"))
                            .header("X-Trino-User", user)
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("\"%s\"".formatted(state)))
                            .build(),
                    ofString()).statusCode();
        }
    }

    private static HttpClient client()
    {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return HttpClient.newBuilder().sslContext(context).build();
        }
        catch (GeneralSecurityException e) {
            throw new AssertionError("There is no TLS", e);
        }
    }

    private static final class AnyCertificate
            extends X509ExtendedTrustManager
    {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers()
        {
            return new X509Certificate[0];
        }
    }
}
