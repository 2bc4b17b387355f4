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
package io.omnisql.benchmark;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * A request for a page that is under way.
 */
record PageCall(CompletableFuture<Page> answer)
        implements Callback
{
    PageCall
    {
        requireNonNull(answer, "answer is null");
    }

    static PageCall send(OkHttpClient client, Request request)
    {
        PageCall call = new PageCall(new CompletableFuture<>());
        client.newCall(request).enqueue(call);
        return call;
    }

    /**
     * Waits for the page.
     */
    Page page()
    {
        return answer.join();
    }

    @Override
    public void onFailure(Call call, IOException failure)
    {
        answer.completeExceptionally(failure);
    }

    @Override
    public void onResponse(Call call, Response response)
    {
        try (response) {
            if (response.code() != 200) {
                throw new IOException("answered " + response.code());
            }
            Optional<String> next = NextPage.of(Optional.ofNullable(response.header("Link")));
            answer.complete(new Page(response.body().bytes(), next));
        }
        catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    /**
     * @param next the address of the page behind it
     */
    @SuppressWarnings("ArrayRecordComponent") // pages are not compared
    record Page(byte[] body, Optional<String> next)
    {
        Page
        {
            requireNonNull(body, "body is null");
            requireNonNull(next, "next is null");
        }
    }
}
