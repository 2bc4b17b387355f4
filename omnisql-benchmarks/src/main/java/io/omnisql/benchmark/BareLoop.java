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

import io.omnisql.server.LauncherException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The same pages, read one after the other by nothing but an HTTP client that throws them away: what a program without any engine takes.
 */
record BareLoop(HttpClient client)
{
    BareLoop
    {
        requireNonNull(client, "client is null");
    }

    Duration read(URI first)
            throws InterruptedException
    {
        long start = System.nanoTime();
        Optional<URI> page = Optional.of(first);
        while (page.isPresent()) {
            page = next(page.get());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Optional<URI> next(URI page)
            throws InterruptedException
    {
        try {
            HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(page).header("Authorization", "Bearer " + DistantGitHub.TOKEN).build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new LauncherException("The simulator answers %s to %s".formatted(response.statusCode(), page));
            }
            return NextPage.of(response.headers().firstValue("Link")).map(URI::create);
        }
        catch (IOException e) {
            throw new LauncherException("Cannot read %s: %s".formatted(page, e.getMessage()), e);
        }
    }
}
