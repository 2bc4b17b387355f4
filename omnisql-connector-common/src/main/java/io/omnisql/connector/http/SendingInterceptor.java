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
 * Tells an {@link Exchange} that its turn has come. Runs first on the thread that sends the request. Thread-safe.
 */
final class SendingInterceptor
        implements Interceptor
{
    @Override
    public Response intercept(Chain chain)
            throws IOException
    {
        if (chain.call().isCanceled()) {
            throw new IOException("Canceled before it was sent");
        }
        chain.request().tag(Exchange.class).sending();
        return chain.proceed(chain.request());
    }
}
