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
 * Keeps OkHttp from sending a request again by itself, behind the ledger's back: it does so, whatever its settings, on 503 with {@code Retry-After: 0}.
 * Without the header, {@link RetrySchedule} sends it again, a little later. Thread-safe.
 */
final class SingleAttemptInterceptor
        implements Interceptor
{
    private static final int SERVICE_UNAVAILABLE = 503;

    @Override
    public Response intercept(Chain chain)
            throws IOException
    {
        Response response = chain.proceed(chain.request());
        if (response.code() == SERVICE_UNAVAILABLE && response.header("Retry-After", "").equals("0")) {
            return response.newBuilder().removeHeader("Retry-After").build();
        }
        return response;
    }
}
