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
package io.omnisql.connector.cache;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import okhttp3.HttpUrl;

import java.util.Comparator;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What tells one question from another: who asks, in which version of the source's API, and what. Holds the name of a credential and never a secret; its text holds no values either.
 *
 * @param url with its parameters in the order of their names
 * @param headers those that choose the form of the answer, such as its version
 */
public record CacheKey(String tenant, CredentialId credential, String method, String url, Map<String, String> headers, String body)
{
    private static final int INSTANCE_BYTES = 256;

    public CacheKey
    {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(credential, "credential is null");
        requireNonNull(method, "method is null");
        requireNonNull(url, "url is null");
        headers = ImmutableMap.copyOf(headers);
        requireNonNull(body, "body is null");
    }

    static CacheKey of(String tenant, CredentialId credential, ApiRequest request)
    {
        String body = switch (request.payload()) {
            case Payload.None() -> "";
            case Payload.Json(String text) -> text;
            case Payload.Query query -> query.text();
        };
        return new CacheKey(tenant, credential, request.method(), canonical(request.url()), request.headers(), body);
    }

    /**
     * Parameters of the same name keep their order, which may mean something.
     */
    private static String canonical(HttpUrl url)
    {
        if (url.encodedQuery() == null) {
            return url.toString();
        }
        String parameters = Splitter.on('&').splitToStream(url.encodedQuery())
                .sorted(Comparator.comparing(parameter -> Splitter.on('=').split(parameter).iterator().next()))
                .collect(joining("&"));
        return url.newBuilder().query(null).build() + "?" + parameters;
    }

    /**
     * Without the headers, which all keys share.
     */
    public int retainedBytes()
    {
        return INSTANCE_BYTES + 2 * (url.length() + body.length());
    }

    @Override
    public String toString()
    {
        return "%s as %s".formatted(method, credential);
    }
}
