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

import io.omnisql.connector.credential.Authenticator;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.request.SourceAddress;
import io.trino.spi.TrinoException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Sends one attempt, with the credential, which goes to the source's own host only. Redirects are never followed, and connections never retried behind the ledger's back. Thread-safe.
 */
final class Wire
        implements AutoCloseable
{
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient http;
    private final SourceAddress address;
    private final Authenticator authenticator;

    /**
     * @param http the connections and limits to share; whatever it is set to, each request is one attempt
     */
    Wire(OkHttpClient http, SourceAddress address, Authenticator authenticator)
    {
        this.http = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addInterceptor(new SendingInterceptor())
                .addNetworkInterceptor(new SingleAttemptInterceptor())
                .build();
        this.address = requireNonNull(address, "address is null");
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
    }

    CompletableFuture<AttemptResult> send(ApiRequest request, Credential credential, Exchange exchange, ApiCall call, long leftMillis)
    {
        Call sent = http.newCall(authenticated(request, credential).tag(Exchange.class, exchange).build());
        if (leftMillis < http.callTimeoutMillis()) {
            // none at all would be no limit
            sent.timeout().timeout(max(1, leftMillis), MILLISECONDS);
        }
        call.onAbort(sent::cancel);
        sent.enqueue(exchange);
        return exchange.result();
    }

    private Request.Builder authenticated(ApiRequest request, Credential credential)
    {
        if (!address.isSameOrigin(request.url())) {
            throw new TrinoException(UNTRUSTED_LINK, "The source named a page of %s on another host; it is not followed".formatted(request.route()));
        }
        Request.Builder builder = new Request.Builder().url(request.url());
        switch (request.payload()) {
            case Payload.None() -> builder.get();
            case Payload.Json(String text) -> builder.post(RequestBody.create(text, JSON));
            case Payload.Query query -> builder.post(RequestBody.create(query.text(), JSON));
        }
        request.headers().forEach(builder::header);
        authenticator.authenticate(builder, credential);
        return builder;
    }

    /**
     * Closes the connections that nobody uses at the moment.
     */
    void forgetConnections()
    {
        http.connectionPool().evictAll();
    }

    @Override
    public void close()
    {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }
}
