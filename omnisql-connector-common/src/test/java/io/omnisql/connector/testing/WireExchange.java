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

import okhttp3.HttpUrl;

import static java.util.Objects.requireNonNull;

/**
 * A request and its answer, as they were on the wire.
 *
 * @param target path and query string, as they were written
 * @param body of the request
 * @param answer the body of the answer
 * @param faulty whether the answer is not the source's own
 */
public record WireExchange(String method, String target, String body, int status, String answer, boolean faulty)
{
    public WireExchange
    {
        requireNonNull(method, "method is null");
        requireNonNull(target, "target is null");
        requireNonNull(body, "body is null");
        requireNonNull(answer, "answer is null");
    }

    public HttpUrl url()
    {
        return HttpUrl.get("http://localhost" + target);
    }

    @Override
    public String toString()
    {
        return "%s %s%s -> %s".formatted(method, target, body.isEmpty() ? "" : " " + body, status);
    }
}
