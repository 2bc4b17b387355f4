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

import okhttp3.Interceptor;
import okhttp3.Response;

import java.io.IOException;

/**
 * Hands the head of an answer to its {@link Exchange}, and keeps OkHttp from sending a request again by itself, behind the ledger's back: whatever its settings,
 * it does so on 503 where it reads {@code Retry-After} as zero, and fails on a number that it cannot hold. Thread-safe.
 */
final class SingleAttemptInterceptor
        implements Interceptor
{
    @Override
    public Response intercept(Chain chain)
            throws IOException
    {
        Response response = chain.proceed(chain.request());
        chain.request().tag(Exchange.class).answered(response.code(), response.headers());
        return response.newBuilder().removeHeader("Retry-After").build();
    }
}
